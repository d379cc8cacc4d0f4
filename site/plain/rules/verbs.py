"""Passive, Konjunktiv, past tense, negation."""

import re
from collections.abc import Iterator

from plain.morphology import (
    is_infinitive,
    is_infinitive_with_zu,
    is_participle,
    is_strong_past,
    is_weak_past,
    kind_of,
    parts_of,
)
from plain.rules.base import Context, Mark
from plain.sentences import Sentence
from plain.tokens import Kind, Token
from plain.words.functions import NEGATIONS, SUBJECTS
from plain.words.verbs import BEING, COMMON_PAST, PASSIVE_HELPERS, REPORTED, SUBJUNCTIVES

BREAKS = frozenset([",", ";", ":", "–", "—", "(", ")"])


def clauses(sentence: Sentence) -> Iterator[list[Token]]:
    """Words between two commas, brackets or dashes."""
    clause: list[Token] = []
    for token in sentence.tokens:
        if token.text in BREAKS:
            if clause:
                yield clause
            clause = []
        elif token.is_word:
            clause.append(token)
    if clause:
        yield clause


def passive(sentence: Sentence, context: Context) -> Iterator[Mark]:
    """A form of "werden" with a participle in its clause, or "ist … zu tun"."""
    for clause in clauses(sentence):
        helpers = [
            index for index, token in enumerate(clause) if token.lower in PASSIVE_HELPERS and is_lower(clause, index)
        ]
        if helpers and (place := participle_beside(clause, helpers)) is not None:
            first, last = sorted((helpers[0], place))
            yield Mark(clause[first].start, clause[last].end)
        elif mark := has_to_be_done(clause):
            yield mark


def is_lower(clause: list[Token], index: int) -> bool:
    """Small, or a question's first word: not the noun "Werden"."""
    return not clause[index].is_capital or index == 0


def participle_beside(clause: list[Token], helpers: list[int]) -> int | None:
    """The participle that "werden" belongs to; none where an infinitive says that this is the future."""
    for index, token in enumerate(clause):
        if token.kind is not Kind.WORD or token.is_capital or index in helpers:
            continue
        if not is_participle(token.lower):
            continue
        follows = any(helper < index for helper in helpers)
        stands_before = index + 1 in helpers or index + 2 in helpers
        if stands_before or (follows and not ends_in_infinitive(clause, index)):
            return index
    return None


def ends_in_infinitive(clause: list[Token], participle: int) -> bool:
    """“wird geprüft haben”: future. "wird geprüft und bezahlt": passive."""
    following = clause[participle + 1 :]
    return bool(following) and following[0].lower in {"haben", "sein"}


def has_to_be_done(clause: list[Token]) -> Mark | None:
    """“ist einzureichen”, "sind zu beachten"."""
    for index, token in enumerate(clause):
        if token.lower not in BEING:
            continue
        for place in range(index + 1, min(len(clause), index + 25)):
            word = clause[place]
            if is_infinitive_with_zu(word.lower):
                return Mark(token.start, word.end)
            if word.lower == "zu" and place + 1 < len(clause):
                verb = clause[place + 1]
                if not verb.is_capital and is_infinitive(verb.lower):
                    return Mark(token.start, verb.end)
    return None


def subjunctive(sentence: Sentence, context: Context) -> Iterator[Mark]:
    words = sentence.words
    says_i = any(token.lower == "ich" for token in words)
    for index, token in enumerate(words):
        if token.kind is not Kind.WORD or (token.is_capital and index):
            continue
        if token.lower in SUBJUNCTIVES:
            if not (token.lower == "seien" and index == 0):
                yield Mark(token.start, token.end)
        elif index and (reports(words[index - 1], token) or (token.lower in REPORTED and not says_i)):
            yield Mark(token.start, token.end)


def reports(subject: Token, verb: Token) -> bool:
    """“sie komme”, “er gehe”; not “sie kam”, “er konnte” and not “ich komme”."""
    if subject.lower not in {"er", "sie", "es", "man"} or verb.is_capital or not verb.lower.endswith("e"):
        return False
    if verb.lower in COMMON_PAST or is_strong_past(verb.lower):
        return False
    return kind_of(verb.lower).endswith("(FIN)") and parts_of(verb.lower)[-1:] == (("e", "SUF_FIN"),)


def past(sentence: Sentence, context: Context) -> Iterator[Mark]:
    """“ging”, "machte"; not "war" and "hatte", which everybody says."""
    passives = list(passive(sentence, context))
    words = sentence.words
    for index, token in enumerate(words):
        if token.kind is not Kind.WORD or token.is_capital or token.lower in COMMON_PAST | SUBJUNCTIVES:
            continue
        if any(mark.start <= token.start < mark.end for mark in passives) and token.lower.startswith("wurde"):
            continue
        if is_strong_past(token.lower) or (is_weak_past(token.lower) and not describes(words, index)):
            yield Mark(token.start, token.end)


def describes(words: list[Token], index: int) -> bool:
    """“genug reservierte Plätze”: a participle before its noun."""
    if not re.search(r"ierten?$", words[index].lower) or index + 1 >= len(words) or not words[index + 1].is_capital:
        return False
    return index > 0 and not words[index - 1].is_capital and words[index - 1].lower not in SUBJECTS


def negation(sentence: Sentence, context: Context) -> Iterator[Mark]:
    for token in sentence.words:
        if token.lower in NEGATIONS:
            yield Mark(token.start, token.end)
