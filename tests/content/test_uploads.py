"""Whatever staff upload, by whichever way: good files come in clean, all others get a sentence."""

import html
import json
import re
from io import BytesIO
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext, override
from PIL import Image as Pillow
from wagtail.documents.models import Document
from wagtail.images.models import Image

from tests.content import upload_sentences as sentences
from tests.content.uploads import (
    PDF,
    SCRIPT,
    SVG,
    WAYS_OF_DOCUMENTS,
    WAYS_OF_IMAGES,
    archive,
    open_text,
    photo_with_place,
    picture,
    png_that_says,
    upload,
    word_file,
    zip_bomb,
)
from tests.pages.pages import make_admin

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_files(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def office(client: Client) -> Client:
    client.force_login(make_admin())
    return client


def words_of(response: HttpResponse) -> str:
    """What the office reads: the page, or what the script of the page shows."""
    if response.headers["Content-Type"] == "application/json":
        told = json.loads(response.content)
        return " ".join(str(told.get(name, "")) for name in ("error_message", "html", "htmlFragment", "form"))
    return response.content.decode()


def says(response: HttpResponse, sentence: str) -> bool:
    """Whether the office reads this sentence, in its language, whatever it names."""
    with override("de"):
        parts = re.split(r"%\(\w+\)s", gettext(sentence))
    return re.search(".+".join(map(re.escape, parts)), html.unescape(words_of(response))) is not None


def newest(model: Any) -> Any:
    return model.objects.filter(title="neu").order_by("-pk").first()


HOSTILE_PICTURES = {
    "svg": ("bild.svg", SVG, sentences.NO_DRAWING),
    "svg called png": ("bild.png", b"<?xml version='1.0'?>" + SVG, sentences.NO_DRAWING),
    "page called jpg": ("bild.jpg", b"<!doctype html>" + SCRIPT, sentences.NO_PICTURE),
    "gif": ("bild.gif", picture("GIF"), sentences.NO_PICTURE),
    "gif called png": ("bild.png", picture("GIF"), sentences.NO_PICTURE),
    "jpeg called png": ("bild.png", picture("JPEG"), sentences.WAGTAILS_ENDING),
    "bomb": ("bild.png", png_that_says(20_000, 20_000), sentences.TOO_MUCH),
    "lesser bomb": ("bild.png", png_that_says(9_000, 9_000), sentences.TOO_MANY_POINTS),
    "broken off": ("bild.jpg", picture(size=(900, 900))[:3000], sentences.NO_PICTURE),
    "broken png": ("bild.png", png_that_says(900, 900), sentences.NO_PICTURE),
    "moving": (
        "bild.webp",
        picture("WEBP", save_all=True, append_images=[Pillow.new("RGB", (60, 40), "red")]),
        sentences.MOVES,
    ),
    "empty": ("bild.png", b"", sentences.EMPTY_PICTURE),
    "too heavy": ("bild.png", lambda: picture("PNG") + b"0" * 15 * 1024 * 1024, sentences.TOO_LARGE),
    "no ending": ("bild", picture("PNG"), sentences.WAGTAILS_KINDS),
    "windows program": ("bild.png", b"MZ" + b"\x00" * 900, sentences.NO_PICTURE),
    "photoshop": ("bild.jpg", b"8BPS\x00\x01" + b"\x00" * 900, sentences.NO_PICTURE),
}


@pytest.mark.parametrize("way", WAYS_OF_IMAGES)
@pytest.mark.parametrize("name", HOSTILE_PICTURES)
def test_what_is_no_good_picture_gets_a_sentence(office: Client, way: str, name: str):
    file_name, content, sentence = HOSTILE_PICTURES[name]

    response = WAYS_OF_IMAGES[way](office, upload(file_name, content))

    assert response.status_code == 200
    assert says(response, sentence)
    assert newest(Image) is None


@pytest.mark.parametrize("way", WAYS_OF_IMAGES)
@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_photo_loses_place_camera_and_comment_and_stands_upright(office: Client, way: str, form: str):
    WAYS_OF_IMAGES[way](office, upload(f"foto.{form.lower()}", photo_with_place(form)))

    stored = newest(Image)
    content = stored.file.open().read()
    shown = Pillow.open(BytesIO(content))
    assert (stored.width, stored.height, shown.size, shown.format) == (20, 40, (20, 40), form)
    assert (dict(shown.getexif()), shown.info.get("xmp"), shown.info.get("comment")) == ({}, None, None)
    assert b"Anna" not in content
    assert b"Laurentius" not in content
    red, _green, blue = shown.convert("RGB").getpixel((10, 5))  # type: ignore[misc]  # Three colours.
    assert red > 200 > 60 > blue


def test_what_was_hidden_behind_a_picture_is_gone(office: Client):
    WAYS_OF_IMAGES["add"](office, upload("bild.png", picture("PNG") + SCRIPT + archive({"a.txt": "b"})))

    content = newest(Image).file.open().read()
    assert (SCRIPT in content, b"PK\x03\x04" in content) == (False, False)


def test_a_large_photo_that_lies_in_a_temporary_file_is_cleaned_too(office: Client, settings: Any):
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 1

    WAYS_OF_IMAGES["add"](office, upload("foto.jpeg", photo_with_place()))

    assert b"Anna" not in newest(Image).file.open().read()


def test_a_photo_whose_title_is_refused_waits_clean(office: Client):
    """Wagtail puts the upload aside and asks for the title again."""
    data = {"title": "x" * 300, "files[]": upload("foto.jpeg", photo_with_place())}
    told = json.loads(
        office.post(reverse("wagtailimages:add_multiple"), data, headers={"X-Requested-With": "XMLHttpRequest"}).content
    )

    office.post(
        reverse("wagtailimages:create_multiple_from_uploaded_image", args=[told["uploaded_file_id"]]),
        {f"uploaded-image-{told['uploaded_file_id']}-title": "neu"},
        headers={"X-Requested-With": "XMLHttpRequest"},
    )

    assert b"Anna" not in newest(Image).file.open().read()


def test_a_huge_photo_is_stored_as_large_as_screens_show_it(office: Client):
    WAYS_OF_IMAGES["add"](office, upload("foto.jpg", picture(size=(6000, 4000))))

    assert (newest(Image).width, newest(Image).height) == (3200, 2133)


@pytest.mark.parametrize("mode", ["L", "P", "RGBA", "1", "LA", "I;16"])
def test_pictures_of_every_kind_of_colour_come_in(office: Client, mode: str):
    file = BytesIO()
    Pillow.new(mode, (60, 40)).save(file, "PNG")

    WAYS_OF_IMAGES["add"](office, upload("bild.png", file.getvalue()))

    assert newest(Image).get_rendition("width-30|format-webp").width == 30


def test_a_print_picture_in_four_colours_comes_in(office: Client):
    file = BytesIO()
    Pillow.new("CMYK", (60, 40)).save(file, "JPEG")

    WAYS_OF_IMAGES["add"](office, upload("bild.jpg", file.getvalue()))

    assert Pillow.open(newest(Image).file.open()).mode == "RGB"


NAMES = [
    "../../../etc/passwd.png", "..\\..\\system.png", "/etc/cron.d/x.png", "Bänke am Markt \u202egnp.exe.png",
    "\x00.png", "a\x00b.png", "CON.png", " .png", "😀.png", "%2e%2e%2fx.png", "x" * 300 + ".png",
    "<script>alert(1)</script>.png",
    "a\r\nSet-Cookie: b=c.png", "مرحبا.png",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", ["image", "document"])
def test_a_hostile_name_leaves_the_folder_of_uploads_alone(office: Client, tmp_path: Any, name: str, kind: str):
    ways = WAYS_OF_IMAGES if kind == "image" else WAYS_OF_DOCUMENTS
    model = Image if kind == "image" else Document

    responses = [ways[way](office, upload(name, picture("PNG"))) for way in ("add", "many", "chooser")]

    assert {response.status_code for response in responses} <= {200, 302}
    stored = [item.file for item in model.objects.all()]
    assert all((tmp_path / file.name).resolve().is_relative_to(tmp_path) for file in stored)
    assert not [file.name for file in stored if any(sign in file.name for sign in "<>\x00\r\n\\%:")]
    assert not [file.name for file in stored if "\u202e" in file.name]


GOOD_DOCUMENTS = {
    "pdf": ("plan.pdf", PDF),
    "word": ("brief.docx", word_file()),
    "open text": ("brief.odt", open_text()),
    "table": ("zahlen.csv", "Bezirk;Bänke\nBarmen;12\n".encode()),
    "text": ("lies.txt", "\ufeffZwei < drei, sagte sie.\n".encode()),
    "data": ("daten.json", b'{"a": [1, 2]}'),
    "captions": ("film.vtt", b"WEBVTT\n\n00:00.000 --> 00:02.000\nGuten Tag.\n"),
    "calendar": ("termin.ics", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"),
    "bundle": ("plaene.zip", archive({"Plan/eins.pdf": PDF, "lies.txt": "gut"})),
    "photo": ("foto.jpg", picture()),
    "film": ("film.mp4", b"\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isomiso2" + b"\x00" * 500),
    "recording": ("seite.mp3", b"ID3\x04\x00\x00\x00\x00\x00\x00" + b"\xff\xfb\x90\x64" + b"\x00" * 500),
    "recording without a name": ("seite.mp3", b"\xff\xfb\x90\x64" + b"\x00" * 500),
    "recording of a phone": ("seite.m4a", b"\x00\x00\x00\x1cftypM4A \x00\x00\x00\x00M4A mp42" + b"\x00" * 500),
    "web film": ("film.webm", b"\x1aE\xdf\xa3\x9fB\x86\x81\x01B\xf7\x81\x01B\x82\x84webm" + b"\x00" * 500),
}


@pytest.mark.parametrize("way", WAYS_OF_DOCUMENTS)
@pytest.mark.parametrize("name", GOOD_DOCUMENTS)
def test_good_files_come_in_by_every_way(office: Client, way: str, name: str):
    WAYS_OF_DOCUMENTS[way](office, upload(*GOOD_DOCUMENTS[name]))

    assert newest(Document).file.size > 0


HOSTILE_DOCUMENTS = {
    "page called txt": ("lies.txt", b"\n <!DOCTYPE html><html>" + SCRIPT, sentences.WEB_PAGE),
    "script in txt": ("lies.txt", b"Guten Tag " + SCRIPT, sentences.WEB_PAGE),
    "page called pdf": ("plan.pdf", b"<html>" + SCRIPT, sentences.NO_PDF),
    "page": ("seite.html", b"<html>", sentences.OTHER_KINDS),
    "svg": ("bild.svg", SVG, sentences.OTHER_KINDS),
    "svg called png": ("bild.png", SVG, sentences.NO_DRAWING),
    "page called jpg": ("bild.jpg", SCRIPT, sentences.NO_PICTURE),
    "program": ("mach.exe", b"MZ", sentences.OTHER_KINDS),
    "program called pdf": ("mach.exe.pdf", b"MZ\x90\x00", sentences.NO_PDF),
    "no ending": ("plan", PDF, sentences.OTHER_KINDS),
    "pdf broken off": ("plan.pdf", PDF[:40], sentences.PDF_BREAKS_OFF),
    "pdf that runs": ("plan.pdf", PDF.replace(b"/Catalog", b"/Catalog /S /JavaScript /JS (x)"), sentences.PDF_PROGRAM),
    "pdf behind a zip": ("plan.pdf", archive({"a.txt": "b"}) + PDF, sentences.NO_PDF),
    "zip behind a program": ("plaene.zip", b"MZ" + archive({"a.txt": "b"}), sentences.OTHER_KIND),
    "zip called word": ("brief.docx", archive({"a.txt": "b"}), sentences.OTHER_KIND),
    "excel called word": ("brief.docx", word_file("spreadsheetml.sheet.main+xml"), sentences.OTHER_KIND),
    "macros by kind": (
        "brief.docx",
        word_file("application/vnd.ms-word.document.macroEnabled.main+xml"),
        sentences.MACROS,
    ),
    "macros by part": ("brief.docx", word_file(**{"word/vbaProject.bin": b"x"}), sentences.MACROS),
    "macros in open text": ("brief.odt", open_text(**{"Basic/Standard/m.xml": b"x"}), sentences.MACROS),
    "table called text": ("brief.odt", open_text("spreadsheet"), sentences.OTHER_KIND),
    "old word": ("brief.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", sentences.OTHER_KINDS),
    "bomb": ("plaene.zip", zip_bomb, sentences.BOMB),
    "bomb called word": ("brief.docx", zip_bomb, sentences.BOMB),
    "many": ("plaene.zip", lambda: archive({f"{number}.txt": "" for number in range(3001)}), sentences.BOMB),
    "slipping out": ("plaene.zip", archive({"../../x.txt": "b"}), sentences.SLIPS),
    "zip in zip": ("plaene.zip", archive({"b.zip": archive({"a.txt": "b"})}), sentences.BUNDLE),
    "program in zip": ("plaene.zip", archive({"mach.exe": b"MZ"}), sentences.BUNDLE),
    "zip broken off": ("plaene.zip", archive({"a.txt": "b" * 900})[:60], sentences.DAMAGED),
    "zip without files": ("plaene.zip", archive({}), sentences.OTHER_KIND),
    "utf-16": ("lies.txt", "Guten Tag".encode("utf-16"), sentences.NO_TEXT),
    "binary called csv": ("zahlen.csv", b"a;b\x00\x01", sentences.NO_TEXT_INSIDE),
    "no json": ("daten.json", b"{", sentences.NO_JSON),
    "deep json": ("daten.json", b"[" * 100_000, sentences.NO_JSON),
    "no calendar": ("termin.ics", b"Termin", sentences.NO_CALENDAR),
    "no captions": ("film.vtt", b"00:00 Guten Tag", sentences.NO_CAPTIONS),
    "page called mp4": ("film.mp4", b"<html>" + b" " * 20, sentences.NO_MP4),
    "film with a place": (
        "film.mp4",
        b"\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isomiso2\xa9xyz\x00\x12\x15\xc7+51.2562+007.1508/",
        sentences.PLACE,
    ),
    "page called mp3": ("seite.mp3", b"<html>" + b" " * 20, sentences.NO_MP3),
    "page called m4a": ("seite.m4a", b"<html>" + b" " * 20, sentences.NO_M4A),
    "film called webm": ("film.webm", b"\x1aE\xdf\xa3matroska" + b"\x00" * 80, sentences.NO_WEBM),
    "empty": ("plan.pdf", b"", sentences.EMPTY),
    "too heavy": ("lies.txt", lambda: b"a" * (5 * 1024 * 1024 + 1), sentences.TOO_LARGE),
}


@pytest.mark.parametrize("way", WAYS_OF_DOCUMENTS)
@pytest.mark.parametrize("name", HOSTILE_DOCUMENTS)
def test_what_is_no_good_file_gets_a_sentence(office: Client, way: str, name: str):
    file_name, content, sentence = HOSTILE_DOCUMENTS[name]

    response = WAYS_OF_DOCUMENTS[way](office, upload(file_name, content))

    assert response.status_code == 200
    assert says(response, sentence)
    assert newest(Document) is None


def test_an_archive_that_lies_about_its_size_is_refused(office: Client):
    """Its lists say ten bytes where a hundred thousand come out."""
    content = archive({"a.txt": b"0" * 100_000})
    lie = content.replace((100_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))

    response = WAYS_OF_DOCUMENTS["add"](office, upload("plaene.zip", lie))

    assert says(response, sentences.DAMAGED)
    assert newest(Document) is None


def test_photos_among_the_files_lose_their_place_too(office: Client):
    WAYS_OF_DOCUMENTS["add"](office, upload("foto.jpg", photo_with_place()))

    assert b"Anna" not in newest(Document).file.open().read()


def test_whoever_uploads_a_file_reads_that_it_must_be_accessible(office: Client):
    for name in ("wagtaildocs:add", "wagtaildocs:add_multiple", "wagtaildocs_chooser:choose"):
        assert says(office.get(reverse(name)), sentences.ACCESSIBLE)


def test_staff_pictures_of_themselves_are_cleaned(office: Client):
    data = {"avatar-avatar": upload("ich.jpeg", photo_with_place())}

    office.post(reverse("wagtailadmin_account"), {**account_fields(office), **data})

    profile = office_user(office).wagtail_userprofile
    assert b"Anna" not in profile.avatar.open().read()


def office_user(client: Client) -> Any:
    from accounts.models import User

    return User.objects.get(pk=client.session["_auth_user_id"])


def account_fields(client: Client) -> dict[str, Any]:
    """What the account's form sends back unchanged."""
    panels = client.get(reverse("wagtailadmin_account")).context["panels_by_tab"]
    fields = {}
    for panel in [panel for panels_of_tab in panels.values() for panel in panels_of_tab]:
        form = panel.get_form()
        fields |= {form.add_prefix(name): form[name].value() for name in form.fields if name != "avatar"}
    return {name: value for name, value in fields.items() if value not in (None, False)}
