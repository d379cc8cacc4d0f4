"""Single words: abbreviations, numbers, "man", hard words."""

import re
from collections.abc import Iterator
from functools import lru_cache

from plain.rules.base import Context, Mark
from plain.sentences import ABBREVIATED, Sentence
from plain.tokens import Kind, Token
from plain.words import words
from plain.words.abbreviations import DOTTED, LETTERS, UNITS, WELL_KNOWN, WELL_KNOWN_TITLES
from plain.words.functions import NUMBERS
from plain.words.simpler import FOREIGN, KNOWN_FOREIGN, SIMPLER

CAPITALS = re.compile(r"[A-ZÄÖÜ]{2,6}|[A-ZÄÖÜ][a-zäöü]{0,3}[A-ZÄÖÜ]{1,3}[a-z]?")
ROMAN = re.compile(r"(?=[IVXLCDM]{2})M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
NO_ROMAN = words("CD DM CV DI MI CM DL ML CL MC CC DC MM XL XXL MIX DIV LI CI MD DVD")
VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def abbreviation(sentence: Sentence, context: Context) -> Iterator[Mark]:
    marked = []
    for match in ABBREVIATED.finditer(sentence.text):
        short = re.sub(r"(?<=\.)(?=[^\W\d_])", " ", re.sub(r"\s", "", match.group()))
        if short in WELL_KNOWN_TITLES or (len(short) == 2 and not match.group()[0].isupper()):
            continue
        if is_end_of_word(sentence, match) or (
            short in {"So.", "Do.", "Mo.", "Art.", "Min.", "Fr.", "Mi.", "Di.", "Sa."}
            and match.end() == len(sentence.text)
        ):
            continue
        marked.append(match.span())
        yield Mark(match.start(), match.end(), suggestion=DOTTED.get(short, ""))
    shouted = is_shouted(sentence)
    for token in sentence.words:
        if token.kind is not Kind.WORD or any(start <= token.start < stop for start, stop in marked):
            continue
        if token.text in UNITS or token.text in LETTERS:
            yield Mark(token.start, token.end, suggestion=LETTERS[token.text])
        elif not shouted and is_letters(token.parts[0] if token.parts else ""):
            yield Mark(token.start, token.start + len(token.parts[0]))


def is_end_of_word(sentence: Sentence, match: re.Match[str]) -> bool:
    """“max.” inside of "Klimax." never matches; "Min." at the end of "5 Min." does."""
    return (
        match.end() < len(sentence.text)
        and sentence.text[match.end()].isalpha()
        and " " not in match.group()
        and len(match.group()) > 5
    )


def is_letters(text: str) -> bool:
    return bool(CAPITALS.fullmatch(text)) and text not in WELL_KNOWN and roman_value(text) == 0


def is_shouted(sentence: Sentence) -> bool:
    """A heading in capitals."""
    words = [token for token in sentence.words if token.kind is Kind.WORD]
    return len(words) > 1 and sum(token.text.isupper() for token in words) * 2 > len(words)


def roman_value(text: str) -> int:
    """0 for what is none."""
    if not ROMAN.fullmatch(text) or text in NO_ROMAN:
        return 0
    values = [VALUES[letter] for letter in text]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))


def roman_number(sentence: Sentence, context: Context) -> Iterator[Mark]:
    tokens = sentence.tokens
    for index, token in enumerate(tokens):
        if value := roman_value(token.text):
            yield Mark(token.start, token.end, suggestion=str(value))
        elif token.text in {"I", "V", "X"} and index and tokens[index - 1].is_capital:
            yield Mark(token.start, token.end, suggestion=str(VALUES[token.text]))


def man(sentence: Sentence, context: Context) -> Iterator[Mark]:
    for token in sentence.words:
        if token.lower == "man":
            yield Mark(token.start, token.end)


COUNTED = re.compile(
    rf"(?:({'|'.join(NUMBERS)}|ein)?(hundert|tausend))?(?:und)?(?:({'|'.join(NUMBERS)}|ein)und)?({'|'.join(NUMBERS)})?"
)
ORDINALS = {
    "zweite": "2.", "dritte": "3.", "vierte": "4.", "fünfte": "5.", "sechste": "6.", "siebte": "7.", "achte": "8.",
    "neunte": "9.", "zehnte": "10.", "elfte": "11.", "zwölfte": "12.", "zwanzigste": "20.",
}  # fmt: skip


def number_word(sentence: Sentence, context: Context) -> Iterator[Mark]:
    for token in sentence.words:
        if token.kind is not Kind.WORD or (
            token.lower in {"acht", "achte", "achten"} and follows_zich(sentence, token)
        ):
            continue
        value = number_of(token.lower)
        ordinal = ORDINALS.get(re.sub(r"[nrsm]$", "", token.lower)) if not token.is_capital else None
        if value:
            yield Mark(token.start, token.end, suggestion=str(value))
        elif ordinal and not (token.lower.startswith("acht") and token.lower != "achten" and token.lower != "achte"):
            yield Mark(token.start, token.end, suggestion=ordinal)


def follows_zich(sentence: Sentence, token: Token) -> bool:
    """“sich in Acht nehmen”, "Acht geben", "achten auf"."""
    return (
        token.is_capital
        or sentence.text[token.end :].startswith((" auf", " geben", " nehmen"))
        or token.lower == "achten"
    )


@lru_cache(maxsize=1_000)
def number_of(word: str) -> int:
    """“zweihundert” → 200; 0 for what is no number, and for "ein"."""
    if len(word) > 40:
        return 0
    match = COUNTED.fullmatch(word)
    if not match or not word or word in {"und", "ein"}:
        return 0
    factor, big, ones, rest = match.groups()
    total = (NUMBERS.get(factor or "", 1) * NUMBERS[big]) if big else 0
    total += (1 if ones == "ein" else NUMBERS.get(ones or "", 0)) + NUMBERS.get(rest or "", 0)
    return total if total > 1 else 0


@lru_cache(maxsize=1)
def simpler_forms() -> list[tuple[re.Pattern[str], str]]:
    return [(form_of(hard), simple) for hard, simple in SIMPLER.items()]


@lru_cache(maxsize=2_000)
def form_of(hard: str) -> re.Pattern[str]:
    """All forms of a word: "durch|führen" means its prefix may part ("durchgeführt")."""
    if hard[0].isupper():
        stem = re.escape(hard[:-1].lower() if hard.endswith("e") else hard.lower())
        return re.compile(rf"{stem}(?:e|n|en|er|es|s|ern|innen|nen)?")
    if hard.endswith(("en", "eln", "ern")):
        prefix, _bar, verb = hard.rpartition("|")
        stem = re.escape(verb[:-1] if verb.endswith(("eln", "ern")) else verb[:-2])
        return re.compile(rf"{re.escape(prefix)}(?:ge|zu)?{stem}(?:n|en|e|t|te|ten|st|et|est|end|ende|enden)?")
    return re.compile(rf"{re.escape(hard)}(?:e|en|er|es|em)?")


def is_form_of(word: str, hard: str) -> bool:
    """Whether ``word`` is a form of an entry of a word list."""
    return bool(hard) and form_of(hard).fullmatch(word.lower()) is not None


def by_first_letters() -> dict[str, list[tuple[re.Pattern[str], str]]]:
    table: dict[str, list[tuple[re.Pattern[str], str]]] = {}
    for hard, simple in SIMPLER.items():
        table.setdefault(hard.replace("|", "").lower()[:3], []).append((form_of(hard), simple))
    return table


OURS = by_first_letters()


def rare_word(sentence: Sentence, context: Context) -> Iterator[Mark]:
    """The city's words first, then ours, then words that only experts use by their endings."""
    listed = [(form_of(hard), simple) for hard, simple in context.word_list.items() if hard]
    for token in sentence.words:
        if token.kind is not Kind.WORD:
            continue
        simple = next((new for form, new in listed if form.fullmatch(token.lower)), None)
        if simple is None:
            simple = our_word_for(token.lower.replace("-", ""))
        if simple is not None:
            yield Mark(token.start, token.end, suggestion=simple)
        elif is_foreign(token):
            yield Mark(token.start, token.end)


@lru_cache(maxsize=20_000)
def our_word_for(word: str) -> str | None:
    return next((simple for form, simple in OURS.get(word[:3], []) if form.fullmatch(word)), None)


def is_foreign(token: Token) -> bool:
    last = token.parts[-1].lower() if token.parts else ""
    return bool(FOREIGN.fullmatch(last)) and not KNOWN_FOREIGN.search(last)
