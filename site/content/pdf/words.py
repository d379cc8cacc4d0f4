"""What a page's HTML becomes on paper: addresses are written out, and Leichte Sprache has each sentence on its line."""

import re
from html import escape
from html.parser import HTMLParser
from itertools import pairwise
from urllib.parse import unquote, urldefrag

from content.outgoing import absolute
from content.versions import EASY
from design.components.printing import to_type
from plain.sentences import sentences_of

INLINE = {"a", "abbr", "b", "em", "i", "small", "span", "strong", "time"}
# Their words are no sentences, or stand in one line.
HEADINGS = {"h1", "h2", "h3", "h4"}
UNBROKEN = {*HEADINGS, "title", "th", "svg"}
# "Am 3." may go on; everything else with one of these signs has ended.
ENDED = re.compile(r"[^\d\s][.!?…][)“”\"']*$")
TOGETHER = re.compile(r"(\d\.|\d(?= Uhr\b)) (?=[A-ZÄÖÜ])")
VOID = {"br", "hr", "img", "meta", "link", "source", "input", "wbr", "track"}


def on_paper(html: str) -> str:
    """The document with absolute addresses, written out behind their links. Decorative pictures become grounds, which
    programs that read aloud pass by.
    """
    writer = Writer()
    writer.feed(html)
    writer.close()
    return "".join(writer.written)


def decoration(source: str) -> str:
    address = source.replace("\\", "%5C").replace("'", "%27").replace("\n", "")
    return f"""<div class="decoration" style="background-image: url('{escape(address)}')"></div>""" if address else ""


def as_html(text: str) -> str:
    """Escaped; "10. Dezember" and "24 Uhr" stay in one line."""
    return escape(TOGETHER.sub("\\1\u00a0", text), quote=False)


def lines_of(text: str) -> list[str]:
    """One sentence a line; every sign of the text stays."""
    starts = [sentence.start for sentence in sentences_of(text)]
    borders = [0, *(start for start in starts if start > 0), len(text)]
    return [text[start:end].strip() for start, end in pairwise(borders) if text[start:end].strip()]


class Writer(HTMLParser):
    """Passes on what it reads, and changes what paper needs otherwise."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.written: list[str] = []
        # Open elements with the language inside each.
        self.open: list[tuple[str, str]] = []
        self.address = ""
        self.link_text = ""
        self.below_heading = ""
        self.has_ended = False

    @property
    def language(self) -> str:
        return self.open[-1][1] if self.open else ""

    @property
    def is_split(self) -> bool:
        return self.language == EASY and not any(tag in UNBROKEN for tag, _language in self.open)

    def handle_decl(self, decl: str) -> None:
        self.written.append(f"<!{decl}>")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            # Drawings: theirs have no end.
            self.open.pop()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag not in INLINE:
            self.has_ended = False
        if tag == "source":
            return
        if tag == "img" and not given.get("alt", "").strip():
            self.written.append(decoration(given.get("src", "")))
            return
        text = self.get_starttag_text() or ""
        if tag == "a":
            text = self.begin_link(given.get("href", ""), given.get("lang", ""))
        self.written.append(text)
        if tag not in VOID:
            self.open.append((tag, given.get("lang") or self.language))

    def begin_link(self, href: str, language: str) -> str:
        self.link_text = ""
        lang = f' lang="{escape(language)}"' if language else ""
        if not href or href.startswith("#"):
            self.address = ""
            return f"<a{lang}>"
        address = absolute(href) if href.startswith("/") else href
        is_web = address.startswith(("https://", "http://"))
        self.address = address if is_web else ""
        return f'<a href="{escape(address)}"{lang}>'

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if tag not in INLINE:
            self.has_ended = False
        if any(each == tag for each, _language in self.open):
            while self.open.pop()[0] != tag:
                pass
        self.written.append(f"</{tag}>")
        if tag == "a" and self.address:
            typed = unquote(to_type(urldefrag(self.address)[0]))
            if typed not in self.link_text:
                self.say(escape(typed))
            self.address = ""
        if tag in HEADINGS and self.below_heading:
            self.written.append(f'<p class="address">{self.below_heading}</p>')
            self.below_heading = ""

    def say(self, typed: str) -> None:
        """The address behind its link; that of a heading stands below it, or it would stand among the bookmarks."""
        if any(tag in HEADINGS for tag, _language in self.open):
            self.below_heading = typed
        else:
            self.written.append(f' <span class="address">({typed})</span>')

    def handle_data(self, data: str) -> None:
        self.link_text += data
        if not data.strip() or not self.is_split:
            self.written.append(as_html(data))
            return
        text = " ".join(data.split())
        if self.has_ended:
            self.written.append("<br>")
        elif data[0].isspace():
            self.written.append(" ")
        self.written.append("<br>".join(map(as_html, lines_of(text))))
        self.written.append(" " if data[-1].isspace() else "")
        self.has_ended = bool(ENDED.search(text))
