"""Text in, questions out."""

import re
from collections.abc import Mapping
from unicodedata import normalize

from plain.german import looks_foreign
from plain.measures import measures
from plain.readability import counts_of, readability
from plain.report import CheckedSentence, Finding, Report
from plain.rules import RULES
from plain.rules.base import LEVELS, PLAIN, Context, Rule
from plain.sentences import Sentence, sentences_of
from plain.verdict import verdict

#: Soft hyphens and other signs that nobody sees; they would part words.
UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")


def check(
    text: str,
    level: str = PLAIN,
    *,
    word_list: Mapping[str, str] | None = None,
    without: frozenset[str] = frozenset(),
) -> Report:
    """All findings in their order. ``word_list``: the city's words, hard to simple; ``without``: ids of rules.

    Places are those in the text as it is seen: "ü" is one sign however it was typed, and a soft hyphen is none.
    """
    if level not in LEVELS:
        raise ValueError(f"There is no level {level!r}, only {', '.join(LEVELS)}.")
    context = Context(level, word_list or {})
    rules = [rule for rule in RULES if level in rule.severity and rule.id not in without]
    text = UNSEEN.sub("", normalize("NFC", text))
    sentences = sentences_of(text)
    checked = tuple(
        CheckedSentence(sentence.text, sentence.start, findings_in(sentence, rules, context)) for sentence in sentences
    )
    return Report(
        level=level,
        sentences=checked,
        readability=readability(counts_of(sentences)),
        verdict=None if not sentences or looks_foreign(text) else verdict(measures(sentences)),
        source=text,
    )


def findings_in(sentence: Sentence, rules: list[Rule], context: Context) -> tuple[Finding, ...]:
    found = [
        Finding(
            rule=rule.id,
            severity=mark.severity or rule.severity[context.level],
            start=mark.start,
            end=mark.end,
            message=mark.question or rule.question,
            suggestion=mark.suggestion,
        )
        for rule in rules
        for mark in rule.find(sentence, context)
    ]
    return tuple(sorted(found, key=lambda finding: (finding.start, finding.end)))
