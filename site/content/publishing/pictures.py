"""Pictures: what they show must be said in words, and not in the name of a file."""

import re
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from wagtail.images.blocks import ImageBlock

from .findings import Finding, excerpt, hint, must
from .walking import Piece, Reading, anchor_of, source_of

FILE_NAME = re.compile(
    r"\.(avif|gif|jpe?g|png|svg|webp|tiff?|heic|pdf)$|^\S*_\S*$"
    r"|^(img|dsc[nf]?|pxl|p|image|bild|foto|photo|picture|screenshot|scan|unbenannt|untitled)[\s_.-]*\d*$"
    r"|^[\d\s_.-]+$",
    re.IGNORECASE,
)
NEEDLESS = re.compile(r"^(ein |das |a |the )?(bild|foto|fotografie|grafik|picture|photo|image) (von|of|zeigt)\b", re.I)
#: What a screen reader reads in one breath.
LONGEST_ALT = 250


def in_body(pieces: list[Piece]) -> Iterator[Finding]:
    captions = {piece.anchor: piece.value for piece in pieces if piece.name == "caption"}
    for piece in pieces:
        if isinstance(piece.block, ImageBlock) and piece.value:
            yield from of_use(piece, caption=captions.get(piece.anchor) or "")
        elif source := source_of(piece):
            for alt in Reading(source).pictures:
                yield from about(alt, **piece.where)


def beside_sections(body: Any) -> Iterator[Finding]:
    """In Leichte Sprache a picture stands beside each section: each one without."""
    for child in body or ():
        if child.block_type == "heading" and child.value.get("level") == "2" and not child.value.get("picture"):
            sentence = _("No picture stands beside the section “%(words)s”. Choose one that shows what it is about.")
            words = excerpt(child.value.get("text") or "")
            yield hint("picture-beside", sentence % {"words": words}, place=child.block.label, anchor=anchor_of(child))


def of_use(piece: Piece, caption: str) -> Iterator[Finding]:
    picture = piece.value
    if getattr(picture, "decorative", False):
        return
    alt = (getattr(picture, "contextual_alt_text", "") or "").strip()
    yield from about(alt, **piece.where)
    if alt and alt == caption.strip():
        sentence = _("The words for people who cannot see the picture repeat the line below it. Say what one sees.")
        yield hint("alt-repeats", sentence, **piece.where)


def about(alt: Any, **where: str) -> Iterator[Finding]:
    """What is wrong with the words that stand for a picture."""
    alt = str(alt or "").strip()
    if not alt:
        sentence = _("This picture has no words for people who cannot see it. Say what it shows.")
        yield must("alt-missing", sentence, **where)
    elif FILE_NAME.search(alt):
        sentence = _("“%(words)s” looks like the name of a file. Say in a few words what the picture shows.")
        yield must("alt-file-name", sentence % {"words": excerpt(alt)}, **where)
    elif NEEDLESS.match(alt):
        sentence = _("Screen readers say themselves that it is a picture. Begin with what one sees.")
        yield hint("alt-begins", sentence, **where)
    elif len(alt) > LONGEST_ALT:
        sentence = _("The words for the picture are long. Say the most important in them, and the rest in the text.")
        yield hint("alt-long", sentence, **where)
