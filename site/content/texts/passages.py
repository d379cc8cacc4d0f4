"""The words of a page, passage by passage. Addresses, pictures and settings are no words."""

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from django.conf import settings
from wagtail import blocks
from wagtail.blocks.stream_block import StreamValue
from wagtail.models import Page
from wagtail_localize.fields import get_translatable_fields

from content.page_words import words_in, words_of_leaf
from content.publishing.walking import Reading

#: What search engines and addresses say of the page.
SETTINGS = {"slug", "seo_title", "search_description"}
#: Shorter ones, as names and addresses, are the same in many versions.
TELLING_WORDS = 4


def passages_of(page: Page) -> list[str]:
    """What one would have to write anew in another version: the page's own lines, then its blocks, in their order."""
    kind = type(page)
    names = [field.field_name for field in get_translatable_fields(kind) if field.is_translated(page)]
    values = [getattr(page, name) for name in names if name not in SETTINGS]
    lines = [value for value in values if isinstance(value, str)]
    streams = [value for value in values if isinstance(value, StreamValue)]
    found = [*lines, *(text for value in streams for text in words_in(value.stream_block, value, passages_of_leaf))]
    return [passage for text in found if (passage := " ".join(text.split()))]


def passages_of_leaf(block: blocks.Block, value: Any) -> Iterator[str]:
    """Running text by its paragraphs."""
    if isinstance(block, blocks.RichTextBlock):
        yield from (paragraph.text for paragraph in Reading(getattr(value, "source", "") or "").paragraphs)
    else:
        yield from words_of_leaf(block, value)


def repeats_german(page: Page) -> bool:
    """Whether more than half of what another version says stands there in the words of the German page."""
    if page.locale.language_code == settings.LANGUAGE_CODE or page.alias_of_id:
        return False
    telling = {passage for passage in passages_of(page) if len(passage.split()) >= TELLING_WORDS}
    versions = Page.objects.filter(translation_key=page.translation_key, locale__language_code=settings.LANGUAGE_CODE)
    german = versions.specific().first() if telling else None
    if german is None:
        return False
    said = german if german.live else german.get_latest_revision_as_object()
    return len(telling & set(passages_of(said))) * 2 > len(telling)


def digest_of(passages: list[str]) -> str:
    """The same for the same passages in the same order, and for no others."""
    return sha256("\n".join(passages).encode()).hexdigest()
