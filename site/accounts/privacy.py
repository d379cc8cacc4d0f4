"""Every area that keeps something about a person says so here: how to export it, and how to let it go.

class VotesConfig(AppConfig):
    def ready(self) -> None:
        privacy.register("votes", export=…, forget=…, keeps_voting_until=…)
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from accounts.models import User

Export = dict[str, Any] | list[Any]


@dataclass(frozen=True)
class Area:
    """What one area of the site knows about people."""

    name: str
    # What can be written as JSON: dates as ISO text, no foreign keys.
    export: "Callable[[User], Export] | None" = None
    # Rows for the account page: (term, text) or (term, text, url), in the reader's language version.
    describe: "Callable[[User], list[tuple[str, ...]]] | None" = None
    # Called in the transaction that deletes the account, just before.
    forget: "Callable[[User], None] | None" = None
    # Until when nobody with this voter id may vote afresh; ``None`` when nothing is running or counted any more.
    # It is asked again later, when the account is long gone.
    keeps_voting_until: Callable[[UUID], datetime | None] | None = None
    # The accounts that the area counts on, also before somebody signs in for the first time.
    counts_on: "Callable[[], QuerySet[User]] | None" = None


_areas: dict[str, Area] = {}


def register(
    name: str,
    *,
    export: "Callable[[User], Export] | None" = None,
    describe: "Callable[[User], list[tuple[str, ...]]] | None" = None,
    forget: "Callable[[User], None] | None" = None,
    keeps_voting_until: Callable[[UUID], datetime | None] | None = None,
    counts_on: "Callable[[], QuerySet[User]] | None" = None,
) -> None:
    """Name an area's functions. The same name again replaces them."""
    _areas[name] = Area(name, export, describe, forget, keeps_voting_until, counts_on)


def unregister(name: str) -> None:
    _areas.pop(name, None)


def export(user: "User") -> dict[str, Export]:
    """Everything that the site knows about somebody, by area."""
    return {area.name: area.export(user) for area in _areas.values() if area.export}


def describe(user: "User") -> list[tuple[str, ...]]:
    """The same in short, for people."""
    return [row for area in _areas.values() if area.describe for row in area.describe(user)]


def forget(user: "User") -> None:
    for area in _areas.values():
        if area.forget:
            area.forget(user)


def keeps_voting_until(voter_id: UUID) -> datetime | None:
    """The latest moment that any area names, or ``None``."""
    answers = [area.keeps_voting_until(voter_id) for area in _areas.values() if area.keeps_voting_until]
    return max((answer for answer in answers if answer), default=None)


def counted_on() -> "list[QuerySet[User]]":
    """The accounts that some area counts on, whether or not anybody has ever signed in with them."""
    return [area.counts_on() for area in _areas.values() if area.counts_on]
