"""What the checker asks about the texts of a page. Advice: nothing here stops anybody."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from wagtail.models import Page

from plain.checker import check
from plain.report import Report
from plain.rules.base import LEVELS, MUST

from .models import CheckedText
from .passages import Passage, passages_of

#: A line of a form ends where its field ends.
ONE_LINE = frozenset({"one-line"})


@dataclass(frozen=True)
class Question:
    """About one passage, with the sentence that it stands in. ``words`` is what is asked about."""

    passage: Passage
    level: str
    rule: str
    is_must: bool
    words: str
    sentence: str
    message: str
    suggestion: str


def level_in(language: str) -> str:
    """Which rules a text in this language has; empty for every language that is no German."""
    return language if language in LEVELS else ""


def level_of(page: Page) -> str:
    return level_in(str(page.locale.language_code))


def questions(passages: Iterable[Passage], level: str, words: Mapping[str, str]) -> Iterator[Question]:
    """In the order of the page."""
    listed = tuple(sorted(words.items()))
    for passage in passages:
        for sentence, finding in checked(passage.text, level, listed, passage.is_line).findings:
            yield Question(
                passage=passage,
                level=level,
                rule=finding.rule,
                is_must=finding.severity == MUST,
                words=" ".join(sentence.text[finding.start : finding.end].split()),
                sentence=" ".join(sentence.text.split()),
                message=finding.message,
                suggestion=finding.suggestion,
            )


# Whoever writes changes one passage of many, and is answered while writing.
@lru_cache(maxsize=1_000)
def checked(text: str, level: str, words: tuple[tuple[str, str], ...], is_line: bool) -> Report:
    return check(text, level, word_list=dict(words), without=ONE_LINE if is_line else frozenset())


def result_of(page: Page, *, digest: str, words: Mapping[str, str], list_digest: str) -> CheckedText:
    """What there is to say about the page as a whole; not saved."""
    passages = list(passages_of(page))
    found = list(questions(passages, level_of(page), words))
    whole = check("\n\n".join(passage.text for passage in passages), level_of(page))
    figures: Any = whole.readability
    return CheckedText(
        page_id=page.pk,
        digest=digest,
        list_digest=list_digest,
        musts=sum(each.is_must for each in found),
        hints=sum(not each.is_must for each in found),
        words=sum(len(sentence.text.split()) for sentence in whole.sentences),
        amstad=figures.amstad,
        wiener1=figures.wiener1,
        lix=figures.lix,
        verdict=whole.verdict or "",
    )
