"""Whether a text is German at all: the checker asks about nothing else."""

import re

from plain.words import words

#: Short words that hardly a German sentence is without, and that are no words of the site's other languages.
FREQUENT = words(
    "der die das den dem des und ist sind ein eine einen einem einer nicht auf für mit von zu im am an bei aus nach"
    " ich wir sie es dass wenn weil oder auch sich als wird werden hat haben kann können soll sollen"
    " mehr sehr viele viel gibt über zum zur vom beim noch nur aber hier dort man wo wie unser unsere mein kein keine"
)
LETTERS = re.compile(r"[^\W\d_]+")
#: Below, a text shows too little of itself.
ENOUGH_WORDS = 6
SHARE = 0.15
#: Text of so many words with hardly one of these is in another language, or none at all.
MANY_WORDS = 20
FOREIGN_SHARE = 0.05


def looks_german(text: str) -> bool:
    """By its commonest words. Short texts show too little: they count as none."""
    number, share = frequent(text)
    return number >= ENOUGH_WORDS and share >= SHARE


def looks_foreign(text: str) -> bool:
    """Only where this is as good as sure: short texts are taken for German."""
    number, share = frequent(text)
    return number >= MANY_WORDS and share < FOREIGN_SHARE


def frequent(text: str) -> tuple[int, float]:
    """How many words there are, and the share of the frequent ones; of a long text its beginning."""
    found = [word.lower() for word in LETTERS.findall(text[:5_000])]
    return len(found), sum(word in FREQUENT for word in found) / max(1, len(found))
