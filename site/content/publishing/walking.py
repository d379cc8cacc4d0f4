"""The pieces of a page's body, each with the place where the editor finds it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from wagtail import blocks
from wagtail.images.blocks import ImageBlock


@dataclass(frozen=True)
class Piece:
    """One block at any depth. ``name`` is what the block around it calls it."""

    name: str
    block: blocks.Block
    value: Any
    place: str
    anchor: str

    @property
    def where(self) -> dict[str, str]:
        return {"place": self.place, "anchor": self.anchor}


def pieces(body: Any) -> Iterator[Piece]:
    """Every block of a body, in the order of the page."""
    for child in body or ():
        yield from _inside(Piece(child.block_type, child.block, child.value, str(child.block.label), anchor_of(child)))


def _inside(piece: Piece) -> Iterator[Piece]:
    yield piece
    block, value, place, anchor = piece.block, piece.value, piece.place, piece.anchor
    if not value:
        return
    if isinstance(block, blocks.BaseStructBlock) and not isinstance(block, ImageBlock):
        for name, child in block.child_blocks.items():
            yield from _inside(Piece(name, child, value.get(name), place, anchor))
    elif isinstance(block, blocks.ListBlock):
        for each in value.bound_blocks:
            yield from _inside(Piece(piece.name, block.child_block, each.value, place, anchor_of(each) or anchor))


def anchor_of(child: Any) -> str:
    """The id that the editor gives to the block; a body that was never saved has none."""
    return f"block-{child.id}-section" if child.id else ""


@dataclass
class Link:
    target: str
    text: str = ""


@dataclass
class Paragraph:
    text: str = ""
    bold: str = ""

    @property
    def is_all_bold(self) -> bool:
        return bool(self.text.strip()) and self.text.strip() == self.bold.strip()


@dataclass
class Reading(HTMLParser):
    """What stands in running text: paragraphs, links, pictures (their alt texts)."""

    source: str
    paragraphs: list[Paragraph] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)

    PARTS = frozenset({"p", "li", "h2", "h3", "h4", "h5", "h6", "blockquote"})

    def __post_init__(self) -> None:
        super().__init__()
        self.bold = 0
        self.link: Link | None = None
        self.feed(self.source)
        self.close()
        self.paragraphs = [each for each in self.paragraphs if each.text.strip()]

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attributes}
        if tag in self.PARTS:
            self.paragraphs.append(Paragraph())
        elif tag in ("b", "strong"):
            self.bold += 1
        elif tag == "a":
            target = f"{given.get('linktype', '')}{given.get('id', '')}{given.get('href', '')}"
            self.link = Link(target)
            self.links.append(self.link)
        elif tag == "img" or (tag == "embed" and given.get("embedtype") == "image"):
            self.pictures.append(given.get("alt", "").strip())
        elif tag == "br":
            self.handle_data("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("b", "strong"):
            self.bold -= 1
        elif tag == "a":
            self.link = None

    def handle_data(self, data: str) -> None:
        if not self.paragraphs:
            self.paragraphs.append(Paragraph())
        paragraph = self.paragraphs[-1]
        paragraph.text += data
        if self.bold:
            paragraph.bold += data
        if self.link is not None:
            self.link.text += data


def source_of(piece: Piece) -> str:
    """The running text of a piece; empty for every other kind of block."""
    return getattr(piece.value, "source", "") or "" if isinstance(piece.block, blocks.RichTextBlock) else ""


def paragraphs_of(piece: Piece) -> list[Paragraph]:
    return Reading(source_of(piece)).paragraphs
