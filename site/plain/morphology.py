"""What HanTa knows about single words. It is loaded at the first question, and asked once for each word."""

import re
from functools import cache, lru_cache
from typing import Any

from plain.words.verbs import NO_PARTICIPLES, PARTICIPLES

# Longer ones are no words; HanTa's time grows with the square of the length.
LONGEST = 45
ASKABLE = re.compile(r"[a-zäöüßA-ZÄÖÜ]+")


@cache
def tagger() -> Any:
    from HanTa.HanoverTagger import HanoverTagger

    return HanoverTagger("morphmodel_ger.pgz")


@lru_cache(maxsize=20_000)
def analysis(word: str) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    """Lemma, kind and parts of a word; empty where there is nothing to know."""
    if len(word) > LONGEST or not ASKABLE.fullmatch(word):
        return "", "", ()
    try:
        _stem, parts, kind = tagger().analyze(word, taglevel=3)
        lemma = tagger().analyze(word, taglevel=1)[0]
    except (IndexError, KeyError, ValueError):
        # Letters that no German word has in this order.
        return "", "", ()
    return lemma, kind, tuple((part, mark) for part, mark in parts)


@lru_cache(maxsize=20_000)
def kinds(word: str) -> frozenset[str]:
    """All that this word may be, the unlikely left out."""
    if len(word) > LONGEST or not ASKABLE.fullmatch(word):
        return frozenset()
    try:
        return frozenset(kind for kind, _weight in tagger().tag_word(word, cutoff=4))
    except (IndexError, KeyError, ValueError):
        return frozenset()


def lemma_of(word: str) -> str:
    return analysis(word)[0]


def is_noun(word: str) -> bool:
    return analysis(word)[1] in {"NN", "NNA", "NNI", "NE"}


def is_name(word: str) -> bool:
    return analysis(word)[1] == "NE"


PARTICIPLE_SHAPE = re.compile(
    r"(?:.{0,12}ge.{2,}(?:t|en)|(?:.{0,8})(?:be|ver|er|ent|zer|miss|über|unter|wieder|durch|um|voll|wider|hinter).{2,}(?:t|en)|.{2,}iert)"
)


@lru_cache(maxsize=20_000)
def is_participle(word: str) -> bool:
    """Second participle in its bare form: "geprüft", "beschlossen"."""
    if word in NO_PARTICIPLES:
        return False
    if word in PARTICIPLES:
        return True
    if not PARTICIPLE_SHAPE.fullmatch(word):
        return False
    likely = analysis(word)[1]
    if likely.endswith("(PP)") or (likely == "ADJ(D)" and analysis(word)[2][0][1:] == ("PREF_PP",)):
        return True
    # "durchgeführt", "veröffentlicht": also a form of the present; "werden" beside it decides for the participle.
    return word.endswith("t") and "VV(PP)" in kinds(word)


@lru_cache(maxsize=20_000)
def is_weak_past(word: str) -> bool:
    """Past tense with -te: "machte", "arbeiteten"."""
    if not word.endswith(("te", "ten", "test", "tet")):
        return False
    _lemma, kind, parts = analysis(word)
    if not kind.endswith("(FIN)") or not parts:
        return False
    ending, mark = parts[-1]
    if mark != "SUF_FIN":
        return False
    # "arbeitet" is present: its past is "arbeitete".
    return ending in {"te", "ten", "test", "tet", "ete", "eten", "etest", "etet"} and ending != "tet"


@lru_cache(maxsize=20_000)
def is_finite(word: str) -> bool:
    """May this word be the verb that a clause is built around?"""
    return any(kind.endswith("(FIN)") for kind in kinds(word))


@lru_cache(maxsize=20_000)
def is_infinitive(word: str) -> bool:
    return word.endswith("n") and any(kind.endswith(("(INF)", "(IZU)")) for kind in kinds(word))


@lru_cache(maxsize=20_000)
def is_infinitive_with_zu(word: str) -> bool:
    """“einzureichen”."""
    return "zu" in word and word.endswith("n") and analysis(word)[1].endswith("(IZU)")
