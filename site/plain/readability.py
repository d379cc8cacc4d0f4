"""Readability of German texts in three known formulas. Sources: inclusion papers of this house; values in the tests."""

from collections.abc import Iterable
from dataclasses import dataclass

from plain.sentences import Sentence
from plain.syllables import syllables
from plain.tokens import Kind

# Below, the figures say little.
ENOUGH_WORDS = 100


@dataclass(frozen=True)
class Counts:
    """What the formulas are made of; a word with hyphens is one word."""

    sentences: int
    words: int
    syllables: int
    long: int
    of_three_syllables: int
    of_one_syllable: int


@dataclass(frozen=True)
class Readability:
    """High Amstad is easy; Wiener 1 is a school year; high LIX is hard. ``None`` where there are no words."""

    amstad: float | None
    wiener1: float | None
    lix: float | None


def counts_of(sentences: Iterable[Sentence]) -> Counts:
    number, words = 0, []
    for sentence in sentences:
        number += 1
        words += [token.text for token in sentence.words if token.kind in (Kind.WORD, Kind.NUMBER)]
    spoken = [syllables(word) for word in words]
    return Counts(
        sentences=number,
        words=len(words),
        syllables=sum(spoken),
        long=sum(sum(letter.isalpha() for letter in word) > 6 for word in words),
        of_three_syllables=sum(count >= 3 for count in spoken),
        of_one_syllable=sum(count == 1 for count in spoken),
    )


def readability(counts: Counts) -> Readability:
    if not counts.words or not counts.sentences:
        return Readability(None, None, None)
    length = counts.words / counts.sentences
    percent = 100 / counts.words
    amstad = 180 - length - 58.5 * counts.syllables / counts.words
    wiener1 = (
        0.1935 * counts.of_three_syllables * percent
        + 0.1672 * length
        + 0.1297 * counts.long * percent
        - 0.0327 * counts.of_one_syllable * percent
        - 0.875
    )
    return Readability(round(amstad, 2), round(wiener1, 2), round(length + counts.long * percent, 2))
