"""Noun style and long nouns."""

import re
from collections.abc import Iterator

from plain.compounds import LONG, split
from plain.morphology import kind_of
from plain.rules.base import HINT, PLAIN, SIMPLE, Context, Mark
from plain.sentences import Sentence
from plain.tokens import Kind, Token
from plain.words import words
from plain.words.verbs import COMPLEX_NOUN_VERBS

NOUNS_OF_DOING = (
    "ung",
    "ungen",
    "heit",
    "keit",
    "keiten",
    "ierung",
    "ismus",
    "tät",
    "nahme",
    "nahmen",
    "barkeit",
    "tion",
    "tionen",
)
# Things and people, not doings.
COMMON = words(
    """
    wohnung wohnungen zeitung zeitungen meinung meinungen rechnung rechnungen zeichnung kleidung kreuzung
    verwaltung einladung abteilung station stationen information informationen person rechnungen zeichnungen
    heizung achtung lösung lösungen abstimmung beteiligung sitzung sitzungen hoffnung leitung entschuldigung
    ordnung werbung nation anleitung freiheit krankheit möglichkeit möglichkeiten gesundheit sicherheit
    mehrheit wahrheit region veranstaltung veranstaltungen zukunft stimmung erfahrung erfahrungen regelung
    unterstützung
    """
)
MOST = {PLAIN: 3, SIMPLE: 2}


def noun_style(sentence: Sentence, context: Context) -> Iterator[Mark]:
    text = sentence.text.lower()
    for phrase, verb in COMPLEX_NOUN_VERBS:
        at = text.find(phrase)
        if at >= 0:
            yield Mark(at, at + len(phrase), suggestion=verb)
    doings = [token for token in sentence.words if is_doing(token)]
    happens = any(token.lower in {"erfolgt", "erfolgen", "erfolgte"} for token in sentence.words)
    if len(doings) >= MOST[context.level] or (happens and doings):
        yield Mark(doings[0].start, doings[-1].end)


def is_doing(token: Token) -> bool:
    if not token.is_capital or len(token.text) < 7:
        return False
    last = token.parts[-1].lower()
    return last.endswith(NOUNS_OF_DOING) and last not in COMMON


def long_noun(sentence: Sentence, context: Context) -> Iterator[Mark]:
    """A noun of 14 letters and more without a hyphen. What has no parts can only be replaced: that is a hint."""
    for token in sentence.words:
        if token.kind is not Kind.WORD:
            continue
        at = token.start
        for part in re.split(r"[-‑·]", token.text):
            if len(part) >= LONG and part.isalpha() and is_a_noun(token, part):
                proposal = split(part)
                if proposal:
                    yield Mark(at, at + len(part), suggestion=proposal)
                else:
                    question = "Dieses Wort ist lang. Gibt es ein kürzeres?"
                    yield Mark(at, at + len(part), severity=HINT, question=question)
            at += len(part) + 1


def is_a_noun(token: Token, part: str) -> bool:
    """At the beginning of a sentence other words have capitals, too."""
    if not token.is_capital:
        return False
    return (token.start > 0 and "-" not in token.text) or kind_of(part)[:2] in {"NN", "NE", ""}
