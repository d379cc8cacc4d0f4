"""What a text is like, in figures that do not depend on its length: the ground of the verdict."""

import math
from dataclasses import asdict, dataclass

from plain.rules import clauses, genitive, nouns, verbs, words
from plain.rules.base import PLAIN, Context, Finder
from plain.sentences import Sentence
from plain.syllables import syllables
from plain.tokens import Kind, Token


@dataclass(frozen=True)
class Measures:
    """Means and shares; words with hyphens count as their parts, since that is why they have them."""

    sentence_length: float
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
    number = len(sentences)
    parts = [part for sentence in sentences for token in sentence.words for part in parts_of(token)]
    context = Context(PLAIN, {})
    total = sum(lengths)

    def found(*finders: Finder) -> int:
        return sum(1 for sentence in sentences for find in finders for _mark in find(sentence, context))

    return Measures(
        # A text of long sentences is hard however long they get.
        sentence_length=math.log(total / number),
        long_sentences=sum(length > 12 for length in lengths) / number,
        syllables=sum(syllables(part) for part in parts) / max(1, len(parts)),
        long_words=sum(len(part) > 11 for part in parts) / max(1, len(parts)),
        clauses=found(clauses.subordinate_clause) / number,
        verbs=found(verbs.passive, verbs.subjunctive, verbs.past) / number,
        nouns=found(genitive.genitive, words.rare_word, nouns.noun_style) / number,
        commas=sum(token.text in {",", ";", "–"} for sentence in sentences for token in sentence.tokens) / number,
        hyphens=sum("-" in token.text.strip("-") for sentence in sentences for token in sentence.words) / total,
    )


def parts_of(token: Token) -> list[str]:
    return token.parts if token.kind is Kind.WORD else []
