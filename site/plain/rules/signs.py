"""Signs that are not read aloud alike by everybody."""

import re
from collections.abc import Iterator

from plain.rules.base import PLAIN, Context, Mark
from plain.sentences import Sentence
from plain.tokens import Kind

SPOKEN = {
    "&": "und", "%": "Prozent", "§": "Paragraf", "+": "plus", "=": "ist gleich", "/": "oder", "‰": "Promille",
    "²": "Quadrat", "<": "weniger als", ">": "mehr als", "×": "mal", "°": "Grad", "#": "Nummer", "~": "ungefähr",
}  # fmt: skip
ALONE = frozenset("&%§/*_#+=<>~|\\^[]{}()…;→←•·‰²³×°@†‡¹")
# Plain German may use brackets, per cent, a semicolon and signs of units.
FINE_IN_PLAIN = frozenset("%()…;²³°")
# A dot in the middle parts a long word for reading, as a hyphen does.
INSIDE = re.compile(r"[*:_]")


def special_sign(sentence: Sentence, context: Context) -> Iterator[Mark]:
    for token in sentence.tokens:
        if token.kind is Kind.SIGN:
            if token.text not in ALONE or (context.level == PLAIN and token.text in FINE_IN_PLAIN):
                continue
            if token.text == "+" and sentence.text[token.end : token.end + 1].isdigit():
                # The beginning of a telephone number.
                continue
            if token.text == ")" and "(" in sentence.text:
                continue
            yield Mark(token.start, token.end, suggestion=spoken(sentence.text, token.start, token.text))
        elif token.kind is Kind.WORD and (inside := INSIDE.search(token.text)):
            yield Mark(token.start, token.end, suggestion=both_forms(token.text, inside.start()))
    if context.level != PLAIN:
        for match in re.finditer(r"\.{3}", sentence.text):
            yield Mark(match.start(), match.end())


def spoken(text: str, at: int, sign: str) -> str:
    if sign == "/":
        around = text[max(0, at - 1) : at] + text[at + 1 : at + 2]
        return "" if any(letter.isdigit() for letter in around) else "oder"
    return SPOKEN.get(sign, "")


def both_forms(word: str, at: int) -> str:
    """“Bürger:innen” → "Bürgerinnen und Bürger"."""
    stem, ending = word[:at], word[at + 1 :]
    if ending == "innen":
        return f"{stem[:-1] if stem.endswith('e') else stem}innen und {stem}"
    if ending == "in":
        return f"{stem}in oder {stem}"
    return ""
