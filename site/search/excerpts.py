"""The passage of a text in which a search has found something."""

import re
from dataclasses import dataclass

LENGTH = 240
BEFORE = 70
WHITE = re.compile(r"\s+")
LETTERS = re.compile(r"\w")


@dataclass(frozen=True)
class Part:
    """A piece of a passage; ``is_hit`` where it is a word that was looked for."""

    text: str
    is_hit: bool = False


def excerpt(text: str, wanted: re.Pattern[str], length: int = LENGTH) -> list[Part]:
    """The passage around the first hit, or the beginning, in parts; whole words, about ``length`` signs."""
    first = wanted.search(text)
    start = _start(text, max(first.start() - BEFORE, 0)) if first else 0
    end = _end(text, start + length)
    passage = WHITE.sub(" ", text[start:end]).strip()
    parts = _parts(passage, wanted)
    before = [Part("… ")] if start and parts else []
    after = [Part(" …")] if end < len(text.rstrip()) and parts else []
    return [*before, *parts, *after]


def _start(text: str, place: int) -> int:
    """The beginning of the next word, unless the text begins here."""
    if not place:
        return 0
    gap = WHITE.search(text, place, place + BEFORE)
    return gap.end() if gap else place


def _end(text: str, place: int) -> int:
    """The end of the last whole word before this place."""
    if place >= len(text):
        return len(text)
    gap = max(text.rfind(white, 0, place + 1) for white in " \n\t")
    return gap if gap > place - BEFORE else place


def _parts(passage: str, wanted: re.Pattern[str]) -> list[Part]:
    """Hits are marked as whole words: half a word is hard to read, and to listen to."""
    parts, done = [], 0
    for match in wanted.finditer(passage):
        start, end = _whole_word(passage, match.start(), match.end())
        if start < done or start == end:
            continue
        parts += [Part(passage[done:start]), Part(passage[start:end], is_hit=True)]
        done = end
    return [part for part in (*parts, Part(passage[done:])) if part.text]


def _whole_word(passage: str, start: int, end: int) -> tuple[int, int]:
    # A pattern may have taken the sign before and after the word.
    while start < end and not LETTERS.match(passage[start]):
        start += 1
    while end > start and not LETTERS.match(passage[end - 1]):
        end -= 1
    if start == end:
        return start, end
    while start and LETTERS.match(passage[start - 1]):
        start -= 1
    while end < len(passage) and LETTERS.match(passage[end]):
        end += 1
    return start, end
