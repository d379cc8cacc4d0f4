"""Words and signs of a text, each with its place."""

import re
from dataclasses import dataclass
from enum import Enum, auto

LETTER = r"[^\W\d_]"

# Every repetition has a limit or excludes what follows it: no text makes this slow.
TOKEN = re.compile(
    rf"""
    (?P<name>%\(\w{{1,64}}\)[sd] | %[sd]\b | \{{\w{{0,64}}\}})
    |(?P<address>(?:https?://|www\.)[^\s<>„“”"]+
        | [\w.+-]{{1,64}}@[\w-]{{1,64}}(?:\.[\w-]{{1,64}}){{1,8}}
        | (?<![\w.-])[\w-]{{1,64}}(?:\.[\w-]{{1,64}}){{0,4}}\.(?:de|com|org|eu|net|info|at|ch)\b(?:/[^\s<>„“”"]*)?)
    |(?P<number>\d+(?:[.,:]\d+)*)
    |(?P<word>{LETTER}+(?:(?:[-‑'’]|[:*_·](?={LETTER}))(?:{LETTER}|\d)+)*-?)
    |(?P<sign>[^\w\s]|_)
    """,
    re.VERBOSE,
)


class Kind(Enum):
    NAME = auto()
    ADDRESS = auto()
    NUMBER = auto()
    WORD = auto()
    SIGN = auto()


@dataclass(frozen=True, slots=True)
class Token:
    text: str
    start: int
    end: int
    kind: Kind
    lower: str

    @property
    def is_word(self) -> bool:
        """Whatever is read as a word; numbers, addresses and names of values, too."""
        return self.kind is not Kind.SIGN

    @property
    def is_capital(self) -> bool:
        return self.kind is Kind.WORD and self.text[0].isupper()

    @property
    def parts(self) -> list[str]:
        """What stands between the hyphens, or the dots that part words in Leichte Sprache."""
        return [part for part in re.split(r"[-‑·]", self.text) if part]


def tokens_of(text: str) -> list[Token]:
    """All words and signs in their order; spaces lie between them."""
    found = []
    for match in TOKEN.finditer(text):
        piece = match.group()
        kind = Kind[(match.lastgroup or "sign").upper()]
        found.append(Token(piece, match.start(), match.end(), kind, piece.lower()))
    return found
