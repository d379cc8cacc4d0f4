"""What a program can see of PDF/UA: what each rule of ``faults_in`` finds stands in tests/paper/test_structure.py."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ContentStream

#: Operators that put something on the sheet.
PAINTING = {b"Tj", b"TJ", b"'", b'"', b"Do", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"S", b"s", b"sh", b"EI"}
#: What may lie in what: as ISO 32000 has it for lists and tables.
INSIDE = {"LI": {"L"}, "LBody": {"LI"}, "Lbl": {"LI"}, "TR": {"Table", "THead", "TBody", "TFoot"}, "TH": {"TR"}}
INSIDE |= {"TD": {"TR"}, "THead": {"Table"}, "TBody": {"Table"}}


@dataclass
class Tag:
    """One element of the structure tree."""

    kind: str
    own: Any
    children: list[Tag] = field(default_factory=list)

    def all(self) -> Iterator[Tag]:
        yield self
        for child in self.children:
            yield from child.all()


@dataclass
class Document:
    reader: PdfReader
    root: Tag

    @property
    def tags(self) -> list[Tag]:
        return list(self.root.all())

    def kinds(self) -> set[str]:
        return {tag.kind for tag in self.tags}

    def text(self) -> str:
        return "\n".join(page.extract_text() for page in self.reader.pages).replace("\u00a0", " ")

    def bookmarks(self) -> list[str]:
        return list(titles(self.reader.outline))


def titles(outline: Any) -> Iterator[str]:
    for each in outline:
        if isinstance(each, list):
            yield from titles(each)
        else:
            yield str(each.title)


def read(content: bytes) -> Document:
    reader = PdfReader(BytesIO(content))
    tree = reader.trailer["/Root"].get("/StructTreeRoot")
    return Document(reader, tag_of(tree["/K"][0]) if tree else Tag("none", {}))


def tag_of(own: Any) -> Tag:
    own = own.get_object()
    kids = own.get("/K", [])
    kids = [kid.get_object() for kid in (kids if isinstance(kids, list) else [kids])]
    elements = [kid for kid in kids if hasattr(kid, "get") and "/S" in kid]
    return Tag(str(own["/S"])[1:], own, [tag_of(kid) for kid in elements])


def faults_in(document: Document) -> list[str]:
    """Each fault in a few words; nothing where no rule is broken."""
    return [*of_the_file(document), *of_the_tags(document.root), *of_the_headings(document), *of_the_sheets(document)]


def of_the_file(document: Document) -> Iterator[str]:
    reader, catalogue = document.reader, document.reader.trailer["/Root"]
    xmp = catalogue["/Metadata"].get_data().decode() if "/Metadata" in catalogue else ""
    if 'pdfuaid:part="1"' not in xmp:
        yield "does not say that it is PDF/UA"
    if not catalogue.get("/MarkInfo", {}).get("/Marked"):
        yield "is not marked"
    if not catalogue.get("/Lang"):
        yield "has no language"
    if not (reader.metadata and reader.metadata.title) or "dc:title" not in xmp:
        yield "has no title"
    if not catalogue.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
        yield "shows the name of its file instead of its title"
    if "none" in document.kinds():
        yield "has no tags"
    if not document.bookmarks():
        yield "has no bookmarks"


def of_the_tags(tag: Tag) -> Iterator[str]:
    for child in tag.children:
        if child.kind in INSIDE and tag.kind not in INSIDE[child.kind]:
            yield f"{child.kind} in {tag.kind}"
        if child.kind == "Figure" and not str(child.own.get("/Alt", "")).strip():
            yield "picture without words"
        if child.kind == "TD" and not child.own.get("/A", {}).get("/Headers"):
            yield "cell without headers"
        yield from of_the_tags(child)


def of_the_headings(document: Document) -> Iterator[str]:
    levels = [int(tag.kind[1]) for tag in document.tags if tag.kind in {"H1", "H2", "H3", "H4", "H5", "H6"}]
    if levels.count(1) != 1 or levels[0] != 1:
        yield "does not begin with its one main heading"
    for above, below in zip([1, *levels], levels, strict=False):
        if below > above + 1:
            yield f"H{below} after H{above}"


def of_the_sheets(document: Document) -> Iterator[str]:
    for page in document.reader.pages:
        if page.get("/Tabs") != "/S":
            yield "Tab does not follow the tags"
        for annotation in page.get("/Annots", []):
            if annotation.get_object()["/Subtype"] == "/Link" and "/StructParent" not in annotation.get_object():
                yield "link without a tag"
        for font in page["/Resources"].get("/Font", {}).values():
            if not is_embedded(font.get_object()):
                yield "typeface not embedded"
        yield from of_the_content(page, document.reader)


def is_embedded(font: Any) -> bool:
    descriptors = [each.get_object()["/FontDescriptor"] for each in font.get("/DescendantFonts", [])]
    return bool(descriptors) and all("/FontFile2" in each or "/FontFile3" in each for each in descriptors)


def of_the_content(page: Any, reader: PdfReader) -> Iterator[str]:
    depth, marked = 0, []
    for operands, operator in ContentStream(page.get_contents(), reader).operations:
        if operator in {b"BMC", b"BDC"}:
            depth += 1
            if operator == b"BDC" and "/MCID" in operands[1]:
                marked.append(int(operands[1]["/MCID"]))
        elif operator == b"EMC":
            depth -= 1
        elif operator in PAINTING and not depth:
            yield "content without a tag"
    if len(marked) != len(set(marked)):
        yield "two contents with one mark"
