"""Bodies to test with: a page with one block of each kind."""

from typing import Any

from django.core.files.base import ContentFile
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file

from content.blocks import BodyBlock
from tests.pages.pages import make_page


def block(kind: str) -> Any:
    return BodyBlock().child_blocks[kind]


def make_image(**fields: Any) -> Image:
    return Image.objects.create(title="Bank am Markt", file=get_test_image_file(size=(1200, 900)), **fields)


def make_document(name: str = "plan.pdf", content: bytes = b"x" * 2048) -> Document:
    return Document.objects.create(title=f"Datei {name}", file=ContentFile(content, name=name))


def items(*values: dict[str, Any]) -> list[dict[str, Any]]:
    """Items of a list block as the database keeps them; without ids wagtail-localize passes them by."""
    return [{"type": "item", "id": f"0000000{number}", "value": value} for number, value in enumerate(values, start=1)]


def table(headers: str = "both", **fields: Any) -> dict[str, Any]:
    cells = {
        "caption": "Bänke in den Bezirken",
        "columns": [{"type": "text", "heading": "Bezirk"}, {"type": "number", "heading": "Anzahl"}],
        "rows": [{"values": ["Barmen", "12"]}, {"values": ["Ronsdorf", "7"]}],
    }
    return {"headers": headers, "table": {**cells, **fields}}


def every_block(link: int = 0) -> list[tuple[str, dict[str, Any] | str]]:
    """A value for each kind, with a link to the page ``link`` wherever rich text may stand."""
    rich = f'<p>Text mit <a linktype="page" id="{link}">Verweis</a>.</p>' if link else "<p>Text ohne Verweis.</p>"
    image, document = make_image(), make_document()
    picture = {"image": image.pk, "alt_text": "Eine Bank", "decorative": False}
    video = {"video": make_document("film.mp4").pk, "title": "Der Film", "length": "2:05", "poster": image.pk}
    speech = {"has_speech": True, "captions": make_document("film.vtt").pk, "language": "de", "transcript": rich}
    return [
        ("heading", {"text": "Eine Überschrift", "level": "2"}),
        ("text", rich),
        ("facts", {"facts": items({"term": "Wo", "description": "Am Markt"})}),
        ("steps", {"steps": items({"title": "Erstens", "text": rich})}),
        ("table", table()),
        ("quote", {"text": "Ich brauche eine Bank.", "person": "Anna", "language": ""}),
        ("accordion", {"questions": items({"title": "Wer darf?", "text": rich})}),
        ("picture", {"image": picture, "caption": "Frühling", "crop": ""}),
        ("video", {**video, **speech}),
        ("sign_language", {**video, "title": "In Gebärden"}),
        ("recording", {"audio": make_document("seite.mp3").pk, "length": "3:10"}),
        ("downloads", {"files": items({"document": document.pk, "title": "Plan", "text": "", "language": "de"})}),
        (
            "call_to_action",
            {"text": "Jetzt", "label": "Los", "page": link or None, "url": "" if link else "https://e.org/"},
        ),
        ("contact", {"name": "Clara", "role": "hilft", "phone": "0202 1", "email": "clara@example.org"}),
        ("nowhere", {"text": "Rufen Sie an."}),
        ("listing", {"kind": "consultations", "heading": "Jetzt", "count": 3, "district": ""}),
    ]


def make_page_with(*values: tuple[str, Any], **fields: Any) -> Any:
    """A live page at ``/de/seite/`` whose body holds these values, as the database keeps them."""
    page = make_page(**{"slug": "seite", **fields})
    raw = [{"type": kind, "id": f"b-{number}", "value": value} for number, (kind, value) in enumerate(values)]
    page.body = page.body.stream_block.to_python(raw)
    page.save()
    return page
