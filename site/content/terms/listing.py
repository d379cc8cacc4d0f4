"""The terms of one version, in the order of its alphabet."""

import unicodedata
from typing import NamedTuple

from .models import Term

#: Alphabets whose letters with marks are letters of their own. Elsewhere they stand with the plain letter.
ALPHABETS = {"tr": "abcçdefgğhıijklmnoöprsştuüvyz"}
OTHERS = "#"


class Entry(NamedTuple):
    pk: int
    word: str
    explanation: str
    spellings: tuple[str, ...]
    is_example: bool

    @property
    def anchor(self) -> str:
        return f"wort-{self.pk}"


class Letter(NamedTuple):
    letter: str
    entries: list[Entry]

    @property
    def anchor(self) -> str:
        return f"buchstabe-{'-'.join(str(ord(each)) for each in self.letter)}"


def entries_in(code: str) -> list[Entry]:
    """All terms that this version has, sorted. One query."""
    found = [
        Entry(term.pk, term.word[code], term.explanation[code], tuple(term.spellings(code)), term.is_example)
        for term in Term.objects.all()
        if term.is_in(code)
    ]
    return sorted(found, key=lambda entry: sorting(entry.word, code))


def by_letter(entries: list[Entry], code: str) -> list[Letter]:
    """What begins with the same letter stands together."""
    letters: dict[str, list[Entry]] = {}
    for entry in entries:
        letters.setdefault(first_letter(entry.word, code), []).append(entry)
    return [Letter(letter, found) for letter, found in letters.items()]


def first_letter(word: str, code: str) -> str:
    letter = folded(word, code)[:1]
    return upper(letter, code) if letter.isalpha() else OTHERS


def sorting(word: str, code: str) -> tuple[bool, list[tuple[int, str]], str]:
    """What does not begin with a letter comes first; spaces and hyphens do not count."""
    plain = "".join(letter for letter in folded(word, code) if letter.isalnum())
    alphabet = ALPHABETS.get(code, "")
    return plain[:1].isalpha(), [(alphabet.find(letter), letter) for letter in plain], word


def folded(word: str, code: str) -> str:
    """In small letters; without marks where the alphabet does not count them (ä as a, ß as ss: DIN 5007-1)."""
    if code in ALPHABETS:
        return word.replace("I", "ı").replace("İ", "i").lower()
    parts = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter)).lstrip("\"'„“”«»‚‘’(")


def upper(letter: str, code: str) -> str:
    return "İ" if code == "tr" and letter == "i" else letter.upper()
