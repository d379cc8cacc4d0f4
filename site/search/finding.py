"""A search: how much there is of each kind, and the first of it. As many queries for one result as for thousands."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from content.keyset import Keyset, KeysetPage

from .asking import CURSOR, KIND, Asked
from .kinds import KINDS
from .results import Kind, Result

if TYPE_CHECKING:
    from consultations.processes.readers import Reader

PAGE_SIZE = 20
#: So many of each kind stand on the first page, where there are several kinds.
TASTE = 3


@dataclass(frozen=True)
class Section:
    """Results of one kind; ``total`` says how many there are."""

    kind: Kind
    total: int
    page: KeysetPage
    results: list[Result]
    url: str


@dataclass(frozen=True)
class Count:
    """An entry of the choice among kinds."""

    label: str
    number: int
    url: str
    is_current: bool


class Search:
    """What this person finds."""

    def __init__(self, asked: Asked, person: "Reader", cursor: str = "") -> None:
        self.asked = asked
        self.rows = {kind.code: kind.rows(asked, person) for kind in KINDS}
        self.chosen = next((kind for kind in KINDS if kind.code == asked.kind), None)
        if self.chosen:
            self.sections = [self._section(self.chosen, PAGE_SIZE, cursor)]
            others = {kind.code: self.rows[kind.code].count() for kind in KINDS if kind is not self.chosen}
            self.numbers = {**others, self.chosen.code: self.sections[0].total}
        else:
            every = [self._section(kind, TASTE) for kind in KINDS]
            self.sections = [section for section in every if section.total]
            self.numbers = {section.kind.code: section.total for section in every}
            if len(self.sections) == 1:
                # Nothing to choose among.
                self.sections = [self._section(self.sections[0].kind, PAGE_SIZE, cursor)]

    @property
    def total(self) -> int:
        return sum(self.numbers.values())

    @property
    def is_one_list(self) -> bool:
        """Whether all that there is of a kind is shown, in pages, and not a taste of each."""
        return bool(self.chosen) or len(self.sections) == 1

    @property
    def counts(self) -> list[Count]:
        """The choice among kinds, all of them first. Nothing leads to a kind of which there is nothing."""
        asked = self.asked
        found = [
            Count(str(kind.label), number, asked.address(**{KIND: kind.code}), kind is self.chosen)
            for kind in KINDS
            if (number := self.numbers[kind.code]) or kind is self.chosen
        ]
        return [Count("", self.total, asked.address(**{KIND: ""}), not self.chosen), *found]

    def next_url(self) -> str:
        return self._address(self.sections[0].page.next_cursor)

    def previous_url(self) -> str:
        return self._address(self.sections[0].page.previous_cursor)

    def _address(self, cursor: str) -> str:
        return f"{self.asked.address(**{CURSOR: cursor})}#ergebnisse" if cursor else ""

    def _section(self, kind: Kind, size: int, cursor: str = "") -> Section:
        page = Keyset(self.rows[kind.code], order=kind.order, size=size).page(cursor)
        results = kind.show(page.items, self.asked.words.highlighter()) if page.items else []
        return Section(kind, page.total, page, results, self.asked.address(**{KIND: kind.code}))


def finds_something(asked: Asked, person: "Reader") -> bool:
    """Whether this person would find anything at all."""
    return any(_has_any(kind.rows(asked, person)) for kind in KINDS)


def _has_any(rows: QuerySet) -> bool:
    return rows.exists()
