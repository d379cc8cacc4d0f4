"""Sentences of a text, each with its place; headings and items of lists are sentences of their own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from plain.tokens import Token, tokens_of
from plain.words import words
from plain.words.abbreviations import DOTTED, MAY_END
from plain.words.functions import MONTHS, SENTENCE_STARTERS, TIES

# "1. Frage" is an item, "30. Juni" is a day.
ITEM = re.compile(rf"[ \t]{{0,40}}(?:[-–—•·*▪►✓]|\d{{1,3}}[.)](?!\s+(?:{'|'.join(MONTHS)})\b)|[a-zA-Z]\))\s+")
LINE_END = re.compile(r"\r\n|[\n\r\u2028\u2029\x0b\x0c\x85]")
END = re.compile(r"[.!?…]+[)\]}\"'“”‘’»«›‹]*")
CLOSED = re.compile(r"[.!?…:;][)\]}\"'“”‘’»«›‹]*\s*$")
# A line this long was broken by a program, not by its writer.
BROKEN_FROM = 50
# No sentence is longer; what goes on without an end is cut, so that no text takes long.
LONGEST = 1_500


def either_case(short: str) -> str:
    """At the beginning of a sentence "gem." is "Gem."; no space or a narrow one may part the letters."""
    first = f"[{short[0].lower()}{short[0].upper()}]" if len(short) > 3 else re.escape(short[0])
    return first + re.escape(short[1:]).replace(r"\ ", r"[ \u00a0\u202f]?")


ABBREVIATIONS = sorted(map(either_case, DOTTED), key=len, reverse=True)
ABBREVIATED = re.compile(rf"(?<![^\W_])(?:{'|'.join(ABBREVIATIONS)})")
SHORT_WORD = re.compile(r"(?<![^\W_])[A-ZÄÖÜ][^\W\d_]{0,2}\.$")
STREET = re.compile(r"[a-zäöüß]str\.$", re.IGNORECASE)
ORDINAL_BEFORE = words(
    """
    am zum vom im beim der die das den dem des bis ab seit und oder ein eine einen einer jeder jeden jede
    """
)


@dataclass(frozen=True)
class Sentence:
    """``text`` begins at ``start`` in the whole text; each line break in it is a space."""

    text: str
    start: int
    line: int
    is_line_start: bool = True

    @cached_property
    def tokens(self) -> list[Token]:
        return tokens_of(self.text)

    @cached_property
    def words(self) -> list[Token]:
        return [token for token in self.tokens if token.is_word]

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def sentences_of(text: str) -> list[Sentence]:
    """All sentences that hold a word."""
    found = []
    for line, start, end in units(text):
        pieces = (piece for place in split_unit(text, start, end) for piece in cut(text, *place))
        for index, (begin, finish) in enumerate(pieces):
            piece = LINE_END.sub(lambda broken: " " * len(broken.group()), text[begin:finish])
            sentence = Sentence(piece, begin, line, is_line_start=index == 0)
            if sentence.words:
                found.append(sentence)
    return found


def lines_of(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in LINE_END.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def units(text: str) -> Iterator[tuple[int, int, int]]:
    """Number of the first line, start and end of what belongs together: lines that only a program broke are joined."""
    begin: int | None = None
    first = 0
    previous = ""
    end = 0
    for number, (start, stop) in enumerate(lines_of(text), 1):
        line = text[start:stop]
        if begin is not None and (not line.strip() or not continues(previous, line)):
            yield first, begin, end
            begin = None
        if line.strip():
            if begin is None:
                begin, first = start, number
            previous, end = line, stop
    if begin is not None:
        yield first, begin, end


def continues(line: str, following: str) -> bool:
    """Does the sentence of this line go on in the next one?"""
    if ITEM.match(following):
        return False
    if CLOSED.search(line):
        # A full stop at the end of a long line says nothing: it may be an abbreviation or a paragraph.
        return False
    first = following.lstrip()[0]
    last = tokens_of(line[-40:])
    ties = bool(last) and (last[-1].text == "," or last[-1].lower in TIES)
    return first.islower() or ties or len(line.rstrip()) >= BROKEN_FROM


def split_unit(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Start and end of the sentences in one unit, without spaces and marks of lists around them."""
    item = ITEM.match(text, start, end)
    begin = item.end() if item else start
    closed_until = begin
    dots = {
        at: match.span() for match in ABBREVIATED.finditer(text, begin, end) for at in range(match.start(), match.end())
    }
    for match in END.finditer(text, begin, end):
        if match.start() < closed_until:
            continue
        closed_until = match.end()
        if is_end(text, begin, match, end, dots):
            yield from trimmed(text, begin, match.end())
            begin = match.end()
    yield from trimmed(text, begin, end)


def cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        space = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        edge = space if space > 0 else start + LONGEST
        yield from trimmed(text, start, edge)
        start = edge
    yield from trimmed(text, start, end)


def trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def is_end(text: str, begin: int, match: re.Match[str], end: int, dots: dict[int, tuple[int, int]]) -> bool:
    following = text[match.end() : min(end, match.end() + 40)]
    if not following.strip():
        return True
    is_dot = match.group()[0] == "." and len(match.group().rstrip("\"'“”‘’»«›‹)]}")) == 1
    if not following[0].isspace():
        return is_missing_space(text, match, following) if is_dot else False
    after = following.lstrip().lstrip("„“”\"'»«›‹‚(")
    if not after or after[0].islower():
        return False
    if not is_dot:
        return True
    return not is_short_form(text, begin, match, after, dots)


def is_missing_space(text: str, match: re.Match[str], following: str) -> bool:
    """“Ende.Anfang”: two letters before, a capital and a small one after it."""
    before = text[max(0, match.start() - 2) : match.start()]
    if len(before) < 2 or not before.isalpha() or not before.islower():
        return False
    word = re.match(r"[^\W\d_]{2,30}", following)
    return bool(word and following[0].isupper() and word.group() in SENTENCE_STARTERS)


def is_short_form(text: str, begin: int, match: re.Match[str], after: str, dots: dict[int, tuple[int, int]]) -> bool:
    """Is this dot part of a short form or of a number, not an end?"""
    next_word = re.match(r"[^\W_]+", after)
    starter = bool(next_word) and next_word.group() in SENTENCE_STARTERS  # type: ignore[union-attr]
    before = text[max(begin, match.start() - 40) : match.start() + 1]
    if place := dots.get(match.start()):
        start, stop = place
        short = re.sub(r"(?<=\.)(?=[^\W\d_])", " ", re.sub(r"\s", "", text[start:stop]))
        return not (stop == match.start() + 1 and short in MAY_END and starter)
    if STREET.search(before):
        return not starter
    number = re.search(r"(?:([^\W\d_]+)\W{1,3})?(?<![\d.,])(\d{1,9})\.$", before)
    if number:
        return is_ordinal(number.group(1) or "", number.group(2), next_word.group() if next_word else "", starter)
    # "A. Müller"; "Zi. 12".
    return bool(re.search(r"(?<![^\W_])[A-ZÄÖÜ]\.$", before) or (after[0].isdigit() and SHORT_WORD.search(before)))


def is_ordinal(word_before: str, digits: str, next_word: str, starter: bool) -> bool:
    if len(digits) > 2:
        return False
    if next_word in MONTHS:
        return True
    return word_before.lower() in ORDINAL_BEFORE and not starter
