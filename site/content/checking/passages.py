"""The words of a page for the checker: passage by passage, each with the place where the editor finds it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models
from wagtail import blocks
from wagtail.blocks.stream_block import StreamValue
from wagtail.images.blocks import ImageBlock
from wagtail.models import Page
from wagtail_localize.fields import get_translatable_fields

from content.page_words import words_of_leaf
from content.publishing import findings
from content.publishing.walking import Piece, paragraphs_of, pieces
from content.texts.passages import SETTINGS


@dataclass(frozen=True)
class Passage:
    """``anchor`` is the id of an element of the editor's form; a line cannot be parted into several."""

    text: str
    place: str
    anchor: str
    is_line: bool = False


def passages_of(page: Page) -> Iterator[Passage]:
    """What editors have written: the page's own lines, then its blocks, in their order."""
    kind = type(page)
    translated = [each.field_name for each in get_translatable_fields(kind) if each.is_translated(page)]
    names = [name for name in translated if name not in SETTINGS]
    # As in ``content.texts``: lines first, whatever the order of the fields.
    for name in names:
        value = getattr(page, name)
        if isinstance(value, str) and value.strip():
            field: Any = kind._meta.get_field(name)
            where = findings.field(name, field.verbose_name)
            yield Passage(value.strip(), is_line=not isinstance(field, models.TextField), **where)
    for name in names:
        value = getattr(page, name)
        if isinstance(value, StreamValue):
            for piece in pieces(value):
                yield from _of_piece(piece)


def _of_piece(piece: Piece) -> Iterator[Passage]:
    block = piece.block
    if isinstance(block, blocks.RichTextBlock):
        for paragraph in paragraphs_of(piece):
            yield Passage(paragraph.text.strip(), piece.place, piece.anchor)
    elif not _holds_others(block) and not isinstance(block, blocks.ChoiceBlock) and piece.value:
        for text in words_of_leaf(block, piece.value):
            yield Passage(text, piece.place, piece.anchor, is_line=not isinstance(block, blocks.TextBlock))


def _holds_others(block: blocks.Block) -> bool:
    is_struct = isinstance(block, blocks.BaseStructBlock) and not isinstance(block, ImageBlock)
    return is_struct or isinstance(block, blocks.ListBlock | blocks.BaseStreamBlock)
