"""How many planted faults each rule finds, and how often it asks where nothing is."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from plain.checker import check
from plain.rules import RULES

TEXTS = Path(__file__).parent / "texts"
PLANTED, LATER = TEXTS / "planted.txt", TEXTS / "planted-later.txt"


@dataclass(frozen=True)
class Tried:
    """One planted sentence of a rule: is there a fault, and was it found?"""

    rule: str
    text: str
    is_faulty: bool
    is_found: bool


@cache
def tried(file: Path = PLANTED) -> tuple[Tried, ...]:
    rule = ""
    found = []
    for line in file.read_text(encoding="utf-8").splitlines():
        sign, _space, text = line.partition(" ")
        if sign == "#":
            rule = text
            continue
        rules = {finding.rule for _sentence, finding in check(text, "de-simple").findings}
        found.append(Tried(rule, text, sign == "+", rule in rules))
    return tuple(found)


def rows(file: Path = PLANTED) -> list[str]:
    """A table of docs/plain.md."""
    lines = ["| Rule | faults | found | sound | asked in vain | precision | recall |", "|---|---|---|---|---|---|---|"]
    for rule in RULES:
        mine = [one for one in tried(file) if one.rule == rule.id]
        if not mine:
            continue
        faults = [one for one in mine if one.is_faulty]
        hits = sum(one.is_found for one in faults)
        vain = sum(one.is_found for one in mine if not one.is_faulty)
        precision, recall = hits / (hits + vain), hits / len(faults)
        sound = len(mine) - len(faults)
        lines.append(f"| {rule.id} | {len(faults)} | {hits} | {sound} | {vain} | {precision:.2f} | {recall:.2f} |")
    return lines
