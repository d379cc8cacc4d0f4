"""What a text is like, in figures that do not depend on its length: the ground of the verdict."""

import math
from dataclasses import asdict, dataclass
from statistics import median

from plain.rules import clauses, genitive, nouns, verbs, words
from plain.rules.base import PLAIN, Context, Finder
from plain.sentences import Sentence
from plain.syllables import syllables
from plain.tokens import Kind, Token


@dataclass(frozen=True)
class Measures:
    """Means, shares, and numbers in ten words; words with hyphens count as parts, since that is why they have them."""

    sentence_length: float
    usual_length: float
    long_sentences: float
    syllables: float
    long_words: float
    clauses: float
    verbs: float
    nouns: float
    commas: float
    hyphens: float

    def values(self) -> list[float]:
        return list(asdict(self).values())


def measures(sentences: list[Sentence]) -> Measures:
    lengths = [len(sentence.words) for sentence in sentences]
    parts = [part for sentence in sentences for token in sentence.words for part in parts_of(token)]
    context = Context(PLAIN, {})
    total = sum(lengths)
    # A greeting, a name or a heading of three words has no clauses to count.
    full = max(1, sum(length > 3 for length in lengths))

    def found(*finders: Finder) -> int:
        return sum(1 for sentence in sentences for find in finders for _mark in find(sentence, context))

    return Measures(
        # Of the sentence that a word stands in: headings, greetings and names at the end of a letter weigh little. A
        # text of long sentences is hard however long they get.
        sentence_length=math.log(sum(length * length for length in lengths) / total),
        # One long sentence among short ones changes little here.
        usual_length=math.log(median(lengths)),
        long_sentences=sum(length for length in lengths if length > 12) / total,
        syllables=sum(syllables(part) for part in parts) / max(1, len(parts)),
        long_words=sum(len(part) > 11 for part in parts) / max(1, len(parts)),
        clauses=found(clauses.subordinate_clause) / full,
        verbs=10 * found(verbs.passive, verbs.subjunctive, verbs.past) / total,
        nouns=10 * found(genitive.genitive, words.rare_word, nouns.noun_style) / total,
        commas=sum(token.text in {",", ";", "–"} for sentence in sentences for token in sentence.tokens) / full,
        hyphens=sum("-" in token.text.strip("-") for sentence in sentences for token in sentence.words) / total,
    )


def parts_of(token: Token) -> list[str]:
    return token.parts if token.kind is Kind.WORD else []
