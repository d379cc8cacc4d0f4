"""Paging through lists that change while people read them.

A page begins after the last thing that the reader has seen, not at a number: what comes in meanwhile moves nothing,
and the thousandth page costs as much as the first.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any, Generic, TypeVar

from django.db import models
from django.db.models import Q

M = TypeVar("M", bound=models.Model)

AFTER, BEFORE = "a", "b"


@dataclass(frozen=True)
class KeysetPage(Generic[M]):
    """``start`` is the place of the first item in the whole list, from 1; cursors are empty where nothing follows."""

    items: list[M]
    total: int
    start: int = 1
    next_cursor: str = ""
    previous_cursor: str = ""

    @property
    def end(self) -> int:
        return self.start + len(self.items) - 1

    @property
    def is_all(self) -> bool:
        return len(self.items) == self.total


class Keyset(Generic[M]):
    """``queryset`` in pages of ``size``. ``order`` names integer columns or annotations without nulls, ``pk`` last."""

    def __init__(self, queryset: models.QuerySet[M], *, order: Sequence[str] = ("-pk",), size: int = 20) -> None:
        self.queryset = queryset.order_by(*order)
        self.order = [(each.removeprefix("-"), each.startswith("-")) for each in order]
        self.size = size

    def page(self, cursor: str | None = "") -> KeysetPage[M]:
        """The page that ``cursor`` (from a page before) leads to. A broken or outdated one leads to the first page."""
        direction, values = self._read(cursor or "")
        items = self._items(direction, values)
        if direction and (not items or (direction == BEFORE and len(items) < self.size)):
            # What the cursor pointed at has gone, or the page would be half empty.
            direction, items = "", self._items("", [])
        return self._page(items, is_first=not direction)

    def _page(self, items: list[M], *, is_first: bool) -> KeysetPage[M]:
        if is_first and len(items) < self.size:
            return KeysetPage(items=items, total=len(items))
        total = self.queryset.count()
        start = 1 if is_first else 1 + self.queryset.filter(self._beyond(self._values(items[0]), BEFORE)).count()
        has_more = start - 1 + len(items) < total
        return KeysetPage(
            items=items,
            total=total,
            start=start,
            next_cursor=self._write(AFTER, items[-1]) if has_more else "",
            previous_cursor=self._write(BEFORE, items[0]) if start > 1 else "",
        )

    def _items(self, direction: str, values: list[int]) -> list[M]:
        if not direction:
            return list(self.queryset[: self.size])
        found = self.queryset.filter(self._beyond(values, direction))
        if direction == AFTER:
            return list(found[: self.size])
        return list(found.reverse()[: self.size])[::-1]

    def _beyond(self, values: list[int], direction: str) -> Q:
        """Everything after (or before) the place that ``values`` stand for."""
        alternatives = []
        equal = Q()
        for (name, is_descending), value in zip(self.order, values, strict=True):
            lookup = "lt" if is_descending == (direction == AFTER) else "gt"
            alternatives.append(equal & Q(**{f"{name}__{lookup}": value}))
            equal &= Q(**{name: value})
        return reduce(or_, alternatives)

    def _values(self, item: M) -> list[int]:
        return [getattr(item, name) for name, _is_descending in self.order]

    def _write(self, direction: str, item: M) -> str:
        return ".".join([direction, *map(str, self._values(item))])

    def _read(self, cursor: str) -> tuple[str, list[int]]:
        """Direction and values; nothing where the cursor is none of ours. Eighteen digits fit every database."""
        pattern = rf"([{AFTER}{BEFORE}])" + r"\.(-?[0-9]{1,18})" * len(self.order)
        match: Any = re.fullmatch(pattern, cursor, re.ASCII)
        return (match[1], [int(value) for value in match.groups()[1:]]) if match else ("", [])
