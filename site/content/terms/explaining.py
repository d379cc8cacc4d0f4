"""Explains words where they stand: the first time that a page says them. docs/adr/0030-words-explained-in-place.md"""

import re
from functools import cached_property
from html import escape
from typing import NamedTuple

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import override

from content import page_cache
from content.versions import EASY

from .listing import Entry, entries_in, upper

TAG = re.compile(r"(<[^>]*>)")
NAME = re.compile(r"</?([a-zA-Z][\w-]*)")
#: What these hold is somebody else's words, a heading, or leads elsewhere already.
SILENT = {"a", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "q", "cite", "code", "summary"}
VOID = {"br", "hr", "img", "embed", "source", "input", "wbr"}
#: Behind one of these an explanation may stand.
BLOCKS = {"p", "ul", "ol", "dl", "div", "table", "figure", "blockquote", "h2", "h3", "h4", "h5", "h6"}
# "Haushalts-Plan" is another word than "Haushalt", and "&amp;" holds no "amp".
BEFORE, AFTER = r"(?<![\w&#-])", r"(?![\w-])"
SPACE = r"(?:\s|&nbsp;)+"


class Lexicon(NamedTuple):
    """All spellings of a version as one pattern, longest first, and the term behind each."""

    pattern: re.Pattern[str] | None
    terms: dict[str, Entry]


def lexicon(code: str) -> Lexicon:
    """Made once, until somebody changes a term."""
    return page_cache.remembered(f"lexicon-{code}", lambda: make_lexicon(entries_in(code), code))


def make_lexicon(entries: list[Entry], code: str) -> Lexicon:
    terms: dict[str, Entry] = {}
    for entry in entries:
        for spelling in entry.spellings:
            # A small word has a capital letter at the beginning of a sentence; a noun is never written small.
            for written in (spelling, upper(spelling[:1], code) + spelling[1:]):
                terms.setdefault(escape(written, quote=False), entry)
    longest_first = sorted(terms, key=lambda spelling: (-len(spelling), spelling))
    choices = "|".join(SPACE.join(map(re.escape, spelling.split())) for spelling in longest_first)
    return Lexicon(re.compile(f"{BEFORE}(?:{choices}){AFTER}") if choices else None, terms)


class Explaining:
    """One page in one version: which words it has explained so far, in their order."""

    def __init__(self, code: str) -> None:
        self.code = code
        self.found: list[Entry] = []

    @cached_property
    def lexicon(self) -> Lexicon:
        return lexicon(self.code)

    @property
    def is_easy(self) -> bool:
        return self.code == EASY

    def explain(self, html: str) -> SafeString:
        """Rich text of editors, with each word that is new to the page explained behind its paragraph or list."""
        if self.lexicon.pattern is None:
            return mark_safe(html)  # noqa: S308 - Wagtail's own output, unchanged.
        made: list[str] = []
        behind: list[Entry] = []
        depth = silent = 0
        for piece in TAG.split(html):
            name = NAME.match(piece)
            if name is None:
                made.append(piece if silent else self.marked(piece, behind))
                continue
            made.append(piece)
            tag = name[1].lower()
            if tag in VOID:
                continue
            step = -1 if piece.startswith("</") else 1
            depth += step
            silent += step if tag in SILENT else 0
            if depth == 0 and tag in BLOCKS:
                made += map(self.explanation, behind)
                behind.clear()
        made += map(self.explanation, behind)
        return mark_safe("".join(made))  # noqa: S308 - Wagtail's own output, and what a template has escaped.

    def marked(self, text: str, behind: list[Entry]) -> str:
        """The text, with a link to the explanation at each word that needs one."""

        def link(match: re.Match[str]) -> str:
            entry = self.lexicon.terms[" ".join(match[0].replace("&nbsp;", " ").split())]
            if entry in self.found:
                return match[0]
            self.found.append(entry)
            behind.append(entry)
            return f'<a class="hard-word" href="#{entry.anchor}">{match[0]}</a>'

        pattern = self.lexicon.pattern
        return pattern.sub(link, text) if pattern else text

    def explanation(self, entry: Entry) -> str:
        # In the language of the text, also where the German page stands in for another.
        with override(self.code):
            return render_to_string("content/terms/explanation.html", {"entry": entry, "is_open": self.is_easy})
