"""What HanTa knows about single words. It is loaded at the first question, and asked once for each word."""

import re
from functools import cache, lru_cache
from typing import Any

from plain.words.functions import ARTICLES, COORDINATORS, NEGATIONS, PREPOSITIONS, PRONOUNS, SUBORDINATORS
from plain.words.verbs import NO_PARTICIPLES, PARTICIPLES, STRONG_PAST

NO_VERBS = ARTICLES | PREPOSITIONS | COORDINATORS | PRONOUNS | SUBORDINATORS | NEGATIONS

# Longer ones are no words; HanTa's time grows with the square of the length.
LONGEST = 45
ASKABLE = re.compile(r"[a-zäöüßA-ZÄÖÜ]+")


@cache
def tagger() -> Any:
    from HanTa.HanoverTagger import HanoverTagger

    return HanoverTagger("morphmodel_ger.pgz")


@lru_cache(maxsize=20_000)
def tags(word: str) -> tuple[str, ...]:
    """All that this word may be, the likeliest first, the unlikely left out; nothing where HanTa knows nothing."""
    if len(word) > LONGEST or not ASKABLE.fullmatch(word):
        return ()
    try:
        return tuple(kind for kind, _weight in tagger().tag_word(word, cutoff=4))
    except (IndexError, KeyError, ValueError):
        # Letters that no German word has in this order.
        return ()


def kind_of(word: str) -> str:
    return next(iter(tags(word)), "")


@lru_cache(maxsize=20_000)
def parts_of(word: str) -> tuple[tuple[str, str], ...]:
    """The pieces of a word, each with HanTa's mark for it."""
    if not tags(word):
        return ()
    try:
        _stem, parts, _kind = tagger().analyze(word, pos=kind_of(word), taglevel=3)
    except (IndexError, KeyError, ValueError):
        return ()
    return tuple((part, mark) for part, mark in parts)


@lru_cache(maxsize=20_000)
def lemma_of(word: str) -> str:
    if not tags(word):
        return ""
    try:
        return str(tagger().analyze(word, pos=kind_of(word), taglevel=1)[0])
    except (IndexError, KeyError, ValueError):
        return ""


def is_noun(word: str) -> bool:
    return kind_of(word) in {"NN", "NNA", "NNI", "NE"}


def is_name(word: str) -> bool:
    return kind_of(word) == "NE"


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
    likely = kind_of(word)
    if likely.endswith("(PP)") or (likely == "ADJ(D)" and parts_of(word)[:1] == (("ge", "PREF_PP"),)):
        return True
    # "durchgeführt", "veröffentlicht": also a form of the present; "werden" beside it decides for the participle.
    return word.endswith("t") and "VV(PP)" in tags(word)


PARTING = re.compile(r"(?:ab|an|auf|aus|bei|ein|fest|her|hin|los|mit|nach|statt|teil|vor|weg|zu|zurück|zusammen)(.+)")


def is_strong_past(word: str) -> bool:
    """“kam”, “ankam”."""
    parted = PARTING.fullmatch(word)
    return word in STRONG_PAST or (parted is not None and parted.group(1) in STRONG_PAST)


@lru_cache(maxsize=20_000)
def is_weak_past(word: str) -> bool:
    """Past tense with -te: "machte", "arbeiteten"."""
    if not word.endswith(("te", "ten", "test", "tet")):
        return False
    if not kind_of(word).endswith("(FIN)") or not parts_of(word):
        return False
    ending, mark = parts_of(word)[-1]
    if mark != "SUF_FIN":
        return False
    # "arbeitet" is present: its past is "arbeitete".
    return ending in {"te", "ten", "test", "tet", "ete", "eten", "etest", "etet"} and ending != "tet"


@lru_cache(maxsize=20_000)
def is_finite(word: str) -> bool:
    """May this word be the verb that a clause is built around?"""
    if word in NO_VERBS or not word.endswith(("t", "e", "n")):
        # Past tenses that end otherwise stand in a list of their own.
        return is_strong_past(word)
    return any(kind.endswith("(FIN)") for kind in tags(word))


@lru_cache(maxsize=20_000)
def is_infinitive(word: str) -> bool:
    return word.endswith("n") and any(kind.endswith(("(INF)", "(IZU)")) for kind in tags(word))


@lru_cache(maxsize=20_000)
def is_infinitive_with_zu(word: str) -> bool:
    """“einzureichen”."""
    return "zu" in word and word.endswith("n") and kind_of(word).endswith("(IZU)")
