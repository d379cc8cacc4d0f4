"""How the words that a reader types are looked for. The same on every page that searches.

A word is found inside longer ones, with or without its ending, its dots and its hyphens: "Bänke" finds "Sitzbank",
"Haltestelle" finds "Halte-Stelle", "Strasse" finds "Straße". This needs nothing that only one database has.
PostgreSQL knows the forms of German words besides.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchVectorField
from django.db import connection, models
from django.db.models import Case, Func, IntegerField, Q, Value, When

#: What is typed beyond this is left out.
LONGEST = 200
MOST_WORDS = 10
LONGEST_WORD = 40
MOST_BY_FORMS = 1000

# Words that every text is full of. Nobody looks for them.
SMALL = """
aber als also am an auch auf aus bei beim bin bis bist da damit dann das dass dein deine dem den der des die dies
diese diesem diesen dieser dieses doch dort du ein eine einem einen einer eines er es etwas euch fuer für gibt hat
habe haben hier ich ihr ihre ihren im in ins ist ja kann kein keine man mein meine mich mir mit nach nicht noch nun
nur ob oder ohne sehr sein seine sich sie sind so ueber über um und uns unser unsere unter vom von vor wann war warum
was wegen wenn wer werden wie wieso wir wird wo wurde zu zum zur
a about and are at be by can do for from has have how i if into is it my not of on or our that the their there this to
was we what when where which who why will with you your
"""
SMALL_WORDS = frozenset(SMALL.split())

# An ending may be left out while so many letters remain.
SHORTEST_STEM = 4
ENDINGS = ("ern", "em", "en", "er", "es", "e", "n", "s")

# Shorter words, and numbers, must stand alone: "A" is not every text, "46" is not "1946".
SHORTEST_PART = 3

# How each letter may be written in a text.
VARIANTS = {
    "a": "aäàáâãåāă",
    "c": "cçćč",
    "e": "eéèêëēęě",
    "g": "gğ",
    "i": "iïíìîīı",
    "l": "lł",
    "n": "nñńň",
    "o": "oöôóòõøō",
    "s": "sşšś",
    "u": "uüûúùūů",
    "y": "yýÿ",
    "z": "zžźż",
}
PLAIN = str.maketrans({sign: letter for letter, signs in VARIANTS.items() for sign in signs} | {"ß": "ss"})
# "Baenke" is how one writes "Bänke" without the dots.
WITHOUT_DOTS = re.compile("([aou])e")
HYPHENS = "-\u2010\u2011\u00ad"
WORD = re.compile(rf"[^\W_]+(?:[{HYPHENS}'’][^\W_]+)*")


@dataclass(frozen=True)
class Words:
    """What a reader looks for. False where there is nothing that one could look for."""

    typed: str = ""
    words: tuple[str, ...] = ()
    is_cut: bool = False
    has_only_small_words: bool = False

    @classmethod
    def read(cls, typed: str) -> "Words":
        """Take anything: signs that no word has, words that every text has and what is too much are left out."""
        # Some signs cannot even be handed to the database.
        kept = "".join(sign if sign.isprintable() or sign in HYPHENS else " " for sign in typed[:LONGEST])
        kept = " ".join(unicodedata.normalize("NFC", kept).split())
        found = WORD.findall(kept)
        telling = [word for word in found if word.lower() not in SMALL_WORDS]
        words = tuple(dict.fromkeys(telling))
        return cls(
            typed=kept,
            words=tuple(word[:LONGEST_WORD] for word in words[:MOST_WORDS]),
            is_cut=len(typed) > LONGEST or len(words) > MOST_WORDS or any(len(word) > LONGEST_WORD for word in words),
            has_only_small_words=bool(found) and not telling,
        )

    def __bool__(self) -> bool:
        return bool(self.words)

    def __str__(self) -> str:
        return " ".join(self.words)

    @property
    def number(self) -> int | None:
        """The number that somebody typed: "17", "#17", "Nr. 17"."""
        match = re.fullmatch(r"(?:#|nr\.?|no\.?)?\s*([0-9]{1,9})", self.typed, re.IGNORECASE | re.ASCII)
        return int(match[1]) if match else None

    def held_by(self, *columns: str, also: Callable[[str], Q] | None = None) -> Q:
        """Rows that hold every word, each in any of these columns. ``also`` says for a word's pattern where else it may
        stand.
        """
        patterns = [pattern_of(word) for word in self.words]
        elsewhere = [[also(pattern)] if also else [] for pattern in patterns]
        return _all(
            _any([*(Q(**{f"{column}__iregex": pattern}) for column in columns), *more])
            for pattern, more in zip(patterns, elsewhere, strict=True)
        )

    def rank_in(self, column: str) -> Case:
        """0 where this column holds every word at the beginning of one of its own, 1 where it holds them, else 2."""
        begins = _all(Q(**{f"{column}__iregex": beginning_of(word)}) for word in self.words)
        ranks = (When(begins, then=Value(0)), When(self.held_by(column), then=Value(1)))
        return Case(*ranks, default=Value(2), output_field=IntegerField())

    def highlighter(self) -> re.Pattern[str]:
        """Finds the words in a text as the database does."""
        return re.compile("|".join(f"(?:{pattern_of(word)})" for word in self.words), re.IGNORECASE)


def _all(conditions: Iterable[Q]) -> Q:
    return reduce(and_, conditions)


def _any(conditions: Iterable[Q]) -> Q:
    return reduce(or_, conditions)


# Patterns are for Python (SQLite) and for PostgreSQL alike: only signs that mean the same in both.
BEGINNING, END = r"(^|\W)", r"(\W|$)"
BEFORE_NUMBER, AFTER_NUMBER = "(^|[^0-9])", "([^0-9]|$)"
HYPHEN = f"[{HYPHENS}'’]?"
DOUBLE_S = f"(s{HYPHEN}s|ß)"


def folded(word: str) -> str:
    """The word in small letters, without dots, accents and hyphens."""
    plain = unicodedata.normalize("NFKD", word.lower().translate(PLAIN))
    plain = unicodedata.normalize("NFC", "".join(sign for sign in plain if sign.isalnum()))
    return WITHOUT_DOTS.sub(r"\1", plain)


def stem_of(plain: str) -> str:
    """The folded word without its ending, roughly: what is left must stand in the text."""
    for ending in ENDINGS:
        stem = plain.removesuffix(ending)
        # The second half of a double letter is no ending.
        if stem != plain and len(stem) >= SHORTEST_STEM and not (ending == "s" and stem.endswith("s")):
            return stem
    return plain


def pattern_of(word: str) -> str:
    """A regular expression that finds the word, however it is written. Longer words may hold it, unless it is short."""
    stem = stem_of(folded(word))
    if stem.isdigit():
        return f"{BEFORE_NUMBER}{stem}{AFTER_NUMBER}"
    return f"{BEGINNING}{_core(stem)}{END}" if len(stem) < SHORTEST_PART else _core(stem)


def beginning_of(word: str) -> str:
    """As ``pattern_of``, at the beginning of a word only."""
    pattern = pattern_of(word)
    return pattern if pattern.startswith((BEGINNING, BEFORE_NUMBER)) else BEGINNING + pattern


def _core(stem: str) -> str:
    """Leichte Sprache parts long words: "Halte-Stelle"."""
    return HYPHEN.join(_letters(stem))


def _letters(stem: str) -> Iterator[str]:
    for letters in re.findall("ss|.", stem):
        if letters == "ss":
            yield DOUBLE_S
        elif variants := VARIANTS.get(letters):
            # Some servers know no capitals but those of English.
            yield f"[{variants}{variants.upper()}]" + ("e?" if letters in "aou" else "")
        else:
            yield letters


class GermanForms(Func):
    """The forms of German words in these columns. Written out in full: only so does PostgreSQL use the index of it."""

    function = "to_tsvector"
    template = "%(function)s('german'::regconfig, %(expressions)s)"
    arg_joiner = " || ' ' || "
    output_field = SearchVectorField()


def knows_german() -> bool:
    """Whether the database knows the forms of German words."""
    return connection.vendor == "postgresql"


def with_forms_of(words: Words, rows: models.QuerySet[Any], *columns: str) -> models.QuerySet[Any]:
    """Rows in which PostgreSQL finds every word in any form. Ask ``knows_german`` first.

    No more than ``MOST_BY_FORMS``: where a word stands in most rows, PostgreSQL leaves its index aside and works the
    forms of each text out anew. What is so common is found by its letters.
    """
    return rows.annotate(forms=GermanForms(*columns)).filter(forms=german_query(words))[:MOST_BY_FORMS]


def german_query(words: Words) -> SearchQuery:
    return SearchQuery(str(words), config="german", search_type="plain")
