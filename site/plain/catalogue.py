"""The texts of an interface: short pieces with names of values and marks of HTML in them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import polib

from plain.checker import check
from plain.report import CheckedSentence, Finding

MARKUP = re.compile(r"<[^<>]{0,500}>|&[a-z]{2,8};")
# The page, not the text, decides where a line of the interface ends.
NOT_OURS = frozenset({"one-line"})


@dataclass(frozen=True)
class Doubt:
    """A finding in one translation of a catalogue."""

    msgid: str
    translation: str
    sentence: CheckedSentence
    finding: Finding


def without_markup(text: str) -> str:
    """As long as before, so that places stay."""
    return MARKUP.sub(lambda mark: " " * len(mark.group()), text)


def doubts(path: Path, level: str) -> Iterator[Doubt]:
    """What the checker asks about the translations of this file, plural forms included."""
    for entry in polib.pofile(str(path)):
        if entry.obsolete or entry.fuzzy:
            continue
        # Plural forms differ little; each is asked about.
        texts = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
        for text in dict.fromkeys(text for text in texts if text):
            for sentence, finding in check(without_markup(text), level, without=NOT_OURS).findings:
                yield Doubt(entry.msgid, text, sentence, finding)
