"""Headings: people who do not see the page jump from one to the next."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from .findings import Finding, excerpt, hint, must
from .walking import Piece, anchor_of, paragraphs_of

#: Blocks that begin with a heading of their own, of the second level.
WITH_HEADING = {"listing", "nowhere"}
#: From so many words on, a page without headings is hard to survey.
MANY_WORDS = 300


def in_body(body: Any, pieces: list[Piece]) -> Iterator[Finding]:
    # A list has a line of the same name.
    headings = [piece for piece in pieces if piece.name == "heading" and isinstance(piece.value, dict)]
    yield from order(body)
    yield from words(headings)
    yield from bold_instead(pieces)
    if not headings and words_of(pieces) > MANY_WORDS:
        sentence = _("This is a long text without headings. Give each section a heading.")
        yield hint("headings-none", sentence, place=str(_("Body")))


def order(body: Any) -> Iterator[Finding]:
    """No level is left out, and no heading stands alone."""
    level, last = 1, None
    for child in body or ():
        is_heading = child.block_type == "heading"
        new = level_of(child)
        if new > level + 1:
            sentence = _("“%(words)s” is part of a section, but none begins before it. Choose the level “Section”.")
            yield must("heading-order", sentence % {"words": excerpt(child.value.get("text") or "")}, **where(child))
        if last and new and new <= level:
            yield alone(last)
        level = new or level
        last = child if is_heading else None
    if last:
        yield alone(last)


def level_of(child: Any) -> int:
    """The level of the heading with which a block begins; 0 for none."""
    if child.block_type == "heading":
        return int(child.value.get("level") or 2)
    return 2 if child.block_type in WITH_HEADING else 0


def where(child: Any) -> dict[str, str]:
    return {"place": str(child.block.label), "anchor": anchor_of(child)}


def alone(child: Any) -> Finding:
    sentence = _("Nothing stands below the heading “%(words)s”. Write something there, or take it away.")
    return hint("heading-alone", sentence % {"words": excerpt(child.value.get("text") or "")}, **where(child))


def words(headings: list[Piece]) -> Iterator[Finding]:
    texts = [(piece.value.get("text") or "").strip() for piece in headings]
    often = {text for text, number in Counter(texts).items() if text and number > 1}
    for piece, text in zip(headings, texts, strict=True):
        if not text:
            yield must("heading-empty", _("This heading is empty. Write it, or take it away."), **piece.where)
        elif text in often:
            often.discard(text)
            sentence = _("Several headings say “%(words)s”. Let each say what stands below it.")
            yield hint("heading-twice", sentence % {"words": excerpt(text)}, **piece.where)


def bold_instead(pieces: list[Piece]) -> Iterator[Finding]:
    """A short paragraph that is bold as a whole looks like a heading, but nobody can jump to it."""
    for piece in pieces:
        for paragraph in paragraphs_of(piece)[:-1]:
            if paragraph.is_all_bold and len(paragraph.text) < 80:
                sentence = _("“%(words)s” is all bold. If it is a heading, use the block “Heading”.")
                yield hint("heading-bold", sentence % {"words": excerpt(paragraph.text)}, **piece.where)


def words_of(pieces: list[Piece]) -> int:
    return sum(len(each.text.split()) for piece in pieces for each in paragraphs_of(piece))
