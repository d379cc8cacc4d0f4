"""Where a long compound may be split: "Bürgerbeteiligung" → "Bürger-Beteiligung"."""

import re
from functools import lru_cache
from itertools import combinations, pairwise

from plain.morphology import parts_of
from plain.words import words

LONG = 14
STEMS = ("NN", "NE", "VV", "ADJ", "ADV", "APPR", "PTKVZ", "CARD")
# Endings after which a further noun begins, for compounds that HanTa takes as one piece.
JOINT = re.compile(r"(?<=[a-zäöüß]{3})(?:ungs|heits|keits|schafts|tions|täts|ings|ums)(?=[a-zäöüß]{4,})")
# No words: they stay with their neighbour.
NEVER_ALONE = words("ab an auf aus bei ein mit nach vor zu um be ver er ent zer ge un ur in los her hin da")


@lru_cache(maxsize=5_000)
def split(word: str) -> str:
    """A proposal with hyphens; empty when this word is no compound."""
    places = joints(word)
    if not places:
        return ""
    best = min(
        (pieces(word, chosen) for count in range(1, min(4, len(places) + 1)) for chosen in combinations(places, count)),
        key=unwieldiness,
    )
    return "-".join(piece[0].upper() + piece[1:] for piece in best)


def joints(word: str) -> list[int]:
    """Places between two stems, by what HanTa knows, else by endings."""
    places = []
    at = 0
    parts = parts_of(word)
    if "".join(part for part, _mark in parts) == word.lower():
        for index, (part, mark) in enumerate(parts):
            is_stem = mark.startswith(STEMS) and "DUBIUM" not in mark and "SUF" not in mark
            if is_stem and at >= 3 and len(word) - at >= 3 and parts[index - 1][0] not in NEVER_ALONE:
                places.append(at)
            at += len(part)
    if not places:
        places = [match.end() for match in JOINT.finditer(word.lower())]
    return places[:8]


def pieces(word: str, places: tuple[int, ...]) -> list[str]:
    edges = [0, *places, len(word)]
    return [word[start:stop] for start, stop in pairwise(edges)]


def unwieldiness(parts: list[str]) -> tuple[int, int, int]:
    """Few long pieces, few hyphens, pieces of like length; a tiny piece is as bad as a long one."""
    lengths = [len(part) for part in parts]
    long = sum(length >= LONG for length in lengths) + sum(length < 3 for length in lengths)
    return long, len(parts), max(lengths) - min(lengths)
