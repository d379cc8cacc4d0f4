"""Clauses inside of others."""

import itertools
from collections.abc import Iterator

from plain.morphology import is_finite, is_infinitive, is_infinitive_with_zu, is_participle
from plain.rules.base import Context, Mark
from plain.sentences import Sentence
from plain.tokens import Kind, Token
from plain.words import words
from plain.words.functions import POSSIBLE_SUBORDINATORS, PREPOSITIONS, RELATIVE, SUBJECTS, SUBORDINATORS
from plain.words.verbs import HELPERS

STOPS = frozenset([",", ";", ":", "–", "—", ".", "!", "?", "(", ")"])
FOR_AIMS = words("um ohne anstatt statt")


def subordinate_clause(sentence: Sentence, context: Context) -> Iterator[Mark]:
    tokens = sentence.tokens
    for index, token in enumerate(tokens):
        if token.kind is Kind.WORD and leads_clause(tokens, index):
            yield Mark(token.start, token.end)
    if mark := verb_first_condition(sentence):
        yield mark


def leads_clause(tokens: list[Token], index: int) -> bool:
    word = tokens[index].lower
    if word in SUBORDINATORS:
        return True
    if index and tokens[index - 1].text == "," and is_relative(tokens, index):
        return True
    if word not in POSSIBLE_SUBORDINATORS | FOR_AIMS or not starts_clause(tokens, index):
        return False
    clause = clause_from(tokens, index)
    return ends_in_aim(clause) if word in FOR_AIMS else is_question_or_clause(tokens, index, clause)


def starts_clause(tokens: list[Token], index: int) -> bool:
    for token in reversed(tokens[:index]):
        if token.is_word or token.text in STOPS:
            return token.text in STOPS or token.lower in {"und", "oder", "aber"}
    return True


def clause_from(tokens: list[Token], index: int) -> list[Token]:
    clause: list[Token] = []
    for token in tokens[index:]:
        if token.text in STOPS and clause:
            break
        if token.is_word:
            clause.append(token)
    return clause


def is_verb(token: Token) -> bool:
    if token.kind is not Kind.WORD or token.is_capital:
        return False
    return token.lower in HELPERS or is_finite(token.lower)


def is_question_or_clause(tokens: list[Token], index: int, clause: list[Token]) -> bool:
    """A verb closes the clause. At the beginning, "Wer kommt?" is a question and "Da kommt er" is none."""
    if len(clause) < 2 or not is_verb(clause[-1]):
        return False
    is_beginning = not any(token.is_word for token in tokens[:index])
    second = clause[1]
    if is_beginning:
        return not is_verb(second) and "," in [token.text for token in tokens]
    return len(clause) == 2 or not (is_verb(second) and second.lower in HELPERS)


def is_relative(tokens: list[Token], index: int) -> bool:
    """“, die hier wohnen” and ", in der sie wohnt"; not ", die Bahn" and not ", das ist gut"."""
    if tokens[index].lower in PREPOSITIONS and index + 1 < len(tokens):
        pronoun = tokens[index + 1]
        clause = clause_from(tokens, index + 1)
    else:
        pronoun = tokens[index]
        clause = clause_from(tokens, index)
    if pronoun.lower not in RELATIVE or len(clause) < 2 or not is_verb(clause[-1]):
        return False
    if pronoun is not tokens[index] and clause[1].is_capital and is_participle(clause[-1].lower):
        # ", durch die Anwohner verhindert": an article, no relative clause.
        return False
    # ", das ist neu gebaut": the verb stands second, so this is a sentence of its own.
    return len(clause) == 2 or not (is_verb(clause[1]) and clause[1].lower in HELPERS)


def ends_in_aim(clause: list[Token]) -> bool:
    """“um … zu bauen”."""
    for first, second in itertools.pairwise(clause):
        if first.lower == "zu" and is_infinitive(second.lower):
            return True
    return any(is_infinitive_with_zu(token.lower) for token in clause[1:])


def verb_first_condition(sentence: Sentence) -> Mark | None:
    """“Haben Sie Fragen, rufen Sie uns an.”: "wenn" is left out."""
    words = sentence.words
    commas = [index for index, token in enumerate(sentence.tokens) if token.text == ","]
    if not commas or sentence.text.rstrip().endswith("?") or len(words) < 4:
        return None
    first, second = words[0], words[1]
    after = [token for token in sentence.tokens[commas[0] + 1 :] if token.is_word]
    if not after or (second.lower not in SUBJECTS and not second.is_capital):
        return None
    leads = first.lower in HELPERS or is_finite(first.lower)
    answers = (is_verb(after[0]) and not after[0].lower.endswith("st")) or after[0].lower in {"so", "dann"}
    return Mark(first.start, first.end) if leads and answers else None
