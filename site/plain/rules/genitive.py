"""Genitive: after "des", between two nouns, after prepositions that want it."""

from collections.abc import Iterator

from plain.morphology import is_name, is_noun, lemma_of
from plain.rules.base import Context, Mark
from plain.sentences import Sentence
from plain.tokens import Kind, Token
from plain.words import words
from plain.words.functions import ARTICLES, COORDINATORS, PREPOSITIONS, PRONOUNS, SENTENCE_STARTERS, SUBORDINATORS

# Nothing else than a genitive before a noun.
ALWAYS = words("des eines meines deines seines ihres unseres eures")
# Before a noun in -s that is a genitive of it: "dieses Jahres", not "dieses Haus".
PERHAPS = words("dieses jenes jedes keines manches welches")
# Dative or genitive: a noun directly before them decides.
BETWEEN_NOUNS = words(
    """
    der einer dieser jener jeder meiner deiner seiner ihrer unserer eurer keiner aller vieler beider mehrerer
    einiger zweier dreier
    """
)
FEMININE = words("der einer dieser jener jeder meiner deiner seiner ihrer unserer eurer keiner")
WANT_GENITIVE = words(
    """
    wegen trotz während aufgrund innerhalb außerhalb anhand mithilfe anstelle seitens bezüglich hinsichtlich
    infolge mittels zwecks angesichts einschließlich unterhalb oberhalb inmitten zugunsten mangels ungeachtet
    anlässlich hinsichtlich vorbehaltlich zuzüglich abzüglich
    """
)
NO_NOUNS = ARTICLES | PREPOSITIONS | PRONOUNS | COORDINATORS | SUBORDINATORS
NO_NOUNS |= frozenset(word.lower() for word in SENTENCE_STARTERS) | words("ihnen ihren ihrem ihre sie ihr ihrer")


def genitive(sentence: Sentence, context: Context) -> Iterator[Mark]:
    tokens = sentence.tokens
    for index, token in enumerate(tokens):
        if token.kind is not Kind.WORD:
            continue
        noun = noun_after(tokens, index)
        if noun is None:
            continue
        if is_owner(tokens, index):
            yield Mark(token.start, noun.end)
            continue
        before = tokens[index - 1] if index else None
        if token.lower in ALWAYS or (token.lower in PERHAPS and is_genitive_form(noun)):
            yield Mark(token.start, noun.end, suggestion=with_von(tokens, index, noun))
        elif token.lower in BETWEEN_NOUNS and before is not None:
            if before.lower in WANT_GENITIVE:
                yield Mark(before.start, noun.end)
            elif is_a_noun(before, index - 1) and not is_a_day(before):
                yield Mark(token.start, noun.end, suggestion=with_von(tokens, index, noun))


def is_owner(tokens: list[Token], index: int) -> bool:
    """“Annas Haus”: a name with an -s of its own, directly before a noun."""
    token = tokens[index]
    if not token.is_capital or not token.lower.endswith("s") or (index and tokens[index - 1].lower in ARTICLES):
        return False
    return is_name(token.text) and lemma_of(token.text).lower() == token.lower[:-1] and tokens[index + 1].is_capital


def noun_after(tokens: list[Token], index: int) -> Token | None:
    """The noun that this article belongs to: at most two adjectives between them."""
    for token in tokens[index + 1 : index + 4]:
        if token.kind is not Kind.WORD:
            return None
        if token.is_capital:
            return None if token.lower in NO_NOUNS else token
        if not token.lower.endswith(("en", "er", "n")) or token.lower in NO_NOUNS:
            return None
    return None


def is_genitive_form(noun: Token) -> bool:
    lemma = lemma_of(noun.text)
    return noun.lower.endswith("s") and bool(lemma) and lemma.lower() != noun.lower


def is_a_noun(token: Token, index: int) -> bool:
    if not token.is_capital or token.lower in NO_NOUNS:
        return False
    return index > 0 or is_noun(token.text)


def is_a_day(token: Token) -> bool:
    return token.lower in {"montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag", "uhr"}


DATIVE = {"des": "vom", "eines": "von einem"} | {
    f"{owner}es": f"von {owner}em" for owner in ("mein", "dein", "sein", "ihr", "unser", "eur", "dies", "jen")
}


def with_von(tokens: list[Token], index: int, noun: Token) -> str:
    """“des Rates” → "vom Rat"; nothing where an adjective would have to change, too."""
    if tokens[index + 1] is not noun or (index and tokens[index - 1].lower in WANT_GENITIVE):
        return ""
    article = tokens[index].lower
    lemma = lemma_of(noun.text)
    if article in DATIVE:
        if not lemma or not noun.lower.startswith(lemma.lower()):
            return ""
        return f"{DATIVE[article]} {noun.text[: len(lemma)]}"
    if article == "der" and is_plural(noun):
        dative = noun.text if noun.lower.endswith(("n", "s")) else f"{noun.text}n"
        return f"von den {dative}"
    return "" if is_plural(noun) or article not in FEMININE else f"von {tokens[index].text} {noun.text}"


def is_plural(noun: Token) -> bool:
    """As far as its base form tells; names of streets have none."""
    lemma = lemma_of(noun.text)
    return bool(lemma) and lemma.lower() != noun.lower and not noun.lower.endswith("straße")
