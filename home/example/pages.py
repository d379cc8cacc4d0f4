"""Pages of the example content, in each language version."""

from typing import Any

from wagtail.models import Locale, Page
from wagtail.signal_handlers import disable_reference_index_auto_update

from consultations.pages.models import ConsultationIndexPage, ConsultationPage
from news.models import EventIndexPage, EventPage, NewsIndexPage, NewsPage

from ..models import HomePage
from .pictures import picture

Texts = dict[str, Any]

#: What lies directly below the home page is not named.
PARENTS: dict[type[Page], type[Page]] = {
    ConsultationPage: ConsultationIndexPage,
    NewsPage: NewsIndexPage,
    EventPage: EventIndexPage,
}


def rich_text(text: str) -> str:
    """Plain paragraphs as rich text: an empty line parts paragraphs, a line break stays one."""
    return "".join(f"<p>{paragraph.replace(chr(10), '<br/>')}</p>" for paragraph in text.split("\n\n"))


def body(sections: list[dict[str, str]]) -> list[tuple[str, Any]]:
    blocks: list[tuple[str, Any]] = []
    for section in sections:
        beside = picture(section["picture"]) if "picture" in section else None
        blocks.append(("heading", {"text": section["heading"], "level": "2", "picture": beside}))
        blocks.append(("text", rich_text(section["text"])))
    return blocks


def make_pages(texts: Texts) -> None:
    """The list of consultations."""
    make_versions(ConsultationIndexPage, texts["index"], show_in_menus=True)


def make_consultation_pages(texts: Texts, slug: str, **facts: Any) -> ConsultationPage:
    texts = {code: {"slug": slug, **words} for code, words in texts.items()}
    page: ConsultationPage = make_versions(ConsultationPage, texts, **facts)
    return page


def make_versions(model: type[Page], texts: Texts, **fields: Any) -> Any:
    """One published page for each language version, German first; they share a ``translation_key``."""
    first = None
    for code, words in texts.items():
        words = {**words, "body": body(words.get("body", []))}
        page = model(locale=Locale.objects.get(language_code=code), **fields, **words)
        if first is not None:
            page.translation_key = first.translation_key
        # What it refers to is noted once, when it is published; the first saving has looked at its fields.
        with disable_reference_index_auto_update():
            parent_of(page, code).add_child(instance=page)
            revision = page.save_revision(clean=False)
        revision.publish()
        first = first or page
    return first


def parent_of(page: Page, code: str) -> Page:
    above = PARENTS.get(type(page), HomePage)
    return above.objects.get(locale__language_code=code)
