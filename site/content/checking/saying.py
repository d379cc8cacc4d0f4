"""What the checker asks, as the office sees it: beside a page, beside a form, in the answer to the script."""

import logging
from collections import Counter
from collections.abc import Iterable
from itertools import groupby
from typing import Any

from wagtail.models import Page

from content.models import WordChoice
from plain.rules.words import is_form_of

from .asking import Question, level_of, questions
from .passages import Passage, passages_of

log = logging.getLogger(__name__)

#: More than anybody reads at once.
MOST = 150


def said_about(page: Page) -> dict[str, Any]:
    return said([(level_of(page), passages_of(page))], about=f"page {page.pk}")


def said(
    texts: Iterable[tuple[str, Iterable[Passage]]], *, about: str, choices: list[WordChoice] | None = None
) -> dict[str, Any]:
    """What a panel shows about passages, each with the level of its version; without a level nothing is asked.

    A fault in the checker costs its advice, never the editor. ``choices`` saves the query where there are many panels.
    """
    try:
        choices = known_choices() if choices is None else choices
        words = {choice.avoid: choice.prefer for choice in choices}
        found = [each for level, passages in texts if level for each in questions(passages, level, words)]
    except Exception:
        log.exception("The checker failed on %s.", about)
        return {"failed": True, "number": 0, "places": []}
    counts = Counter(each.is_must for each in found)
    shown = found[:MOST]
    return {
        "failed": False,
        "number": len(found),
        "musts": counts[True],
        "hints": counts[False],
        "left_out": len(found) - len(shown),
        "places": places(shown, choices),
    }


def known_choices() -> list[WordChoice]:
    return list(WordChoice.objects.select_related("term"))


def places(found: list[Question], choices: list[WordChoice]) -> list[dict[str, Any]]:
    """One entry for each place of the form, with its questions."""
    return [
        {
            "name": name,
            "anchor": anchor,
            "questions": [{"asked": each, "explanation": explanation(each, choices)} for each in asked],
        }
        for (anchor, name), asked in groupby(found, key=lambda each: (each.passage.anchor, each.passage.place))
    ]


def explanation(question: Question, choices: list[WordChoice]) -> str:
    """How the glossary explains the word, where the list names an entry of it."""
    if question.rule != "rare-word":
        return ""
    choice = next((each for each in choices if is_form_of(question.words, each.avoid)), None)
    if choice is None or choice.term is None:
        return ""
    words = choice.term.explanation
    return str(words.get(question.level) or words.get("de") or "")
