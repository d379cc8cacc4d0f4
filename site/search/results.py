"""What was found, ready to show."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from wagtail.models import Page

from content.versions import Memory, address_for_reader, name_of, other_language

from .asking import Asked
from .excerpts import Part, excerpt

if TYPE_CHECKING:
    from consultations.processes.readers import Reader


class Fact(NamedTuple):
    """A small fact about a result: words, or a moment that ``how`` says to say."""

    text: str = ""
    language: str = ""
    moment: date | datetime | None = None
    how: str = "day"


@dataclass(frozen=True)
class Result:
    """``language`` is that of title and passage where it is not the reader's; ``version`` names it where editors could
    have written the reader's.
    """

    title: str
    url: str
    passage: list[Part]
    preline: str = ""
    language: str = ""
    version: str = ""
    state: str = ""
    level: str = "info"
    facts: Sequence[Fact] = field(default_factory=list)
    #: The passage is told in the reader's version, whatever the title is in.
    is_told: bool = False

    @property
    def passage_language(self) -> str:
        return "" if self.is_told else self.language


@dataclass(frozen=True)
class Kind:
    """One kind of things that can be found. ``rows`` are what the person may see of what was asked for."""

    code: str
    label: Promise | str
    rows: "Callable[[Asked, Reader], QuerySet[Any]]"
    show: Callable[[Sequence[Any], re.Pattern[str]], list[Result]]
    order: tuple[str, ...]


# Headings and entries of lists end without a full stop; in a passage they would run into what follows.
OPEN_END = re.compile(r"(?<=\w)\s*\n\s*")


def of_page(page: Page, wanted: re.Pattern[str], **more: Any) -> Result:
    """A page as a result; ``page.said`` holds its words, from the index."""
    memory = Memory()
    code = page.locale.language_code
    return Result(
        title=page.title,
        url=address_for_reader({code: page}, memory) or page.get_url(memory) or "",
        passage=excerpt(OPEN_END.sub(". ", page.said or ""), wanted),
        language=other_language(code),
        version=_("Only in this version: %(name)s") % {"name": name_of(code)} if other_language(code) else "",
        **more,
    )
