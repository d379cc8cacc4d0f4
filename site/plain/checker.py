"""Text in, questions out."""

from collections.abc import Mapping

from plain.measures import measures
from plain.readability import counts_of, readability
from plain.report import CheckedSentence, Finding, Report
from plain.rules import RULES
from plain.rules.base import LEVELS, PLAIN, Context, Rule
from plain.sentences import Sentence, sentences_of
from plain.verdict import verdict


def check(
    text: str,
    level: str = PLAIN,
    *,
    word_list: Mapping[str, str] | None = None,
    without: frozenset[str] = frozenset(),
) -> Report:
    """All findings in their order. ``word_list``: the city's words, hard to simple; ``without``: ids of rules."""
    if level not in LEVELS:
        raise ValueError(f"There is no level {level!r}, only {', '.join(LEVELS)}.")
    context = Context(level, word_list or {})
    rules = [rule for rule in RULES if level in rule.severity and rule.id not in without]
    sentences = sentences_of(text)
    checked = tuple(
        CheckedSentence(sentence.text, sentence.start, findings_in(sentence, rules, context)) for sentence in sentences
    )
    return Report(
        level=level,
        sentences=checked,
        readability=readability(counts_of(sentences)),
        verdict=verdict(measures(sentences)) if sentences else None,
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
