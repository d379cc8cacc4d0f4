"""What the test run has written, read with distrust: a damaged file leads to a sentence, never to an error."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime

from . import software

#: No run writes more; whoever puts a larger file there means no good.
LARGEST = 20 * 1024 * 1024
MOST_CHECKS = 200
#: So many findings of a check are shown; how many more there are is said.
SHOWN = 20
LONGEST = 300
#: Results that are older than this say little about the site of today.
STALE_AFTER = timedelta(days=90)


class Problem(models.TextChoices):
    """Why there is nothing to show."""

    MISSING = "missing"
    UNREADABLE = "unreadable"


@dataclass(frozen=True)
class Finding:
    page: str
    version: str
    what: str


@dataclass(frozen=True)
class Acceptance:
    """Why something that was found is accepted for now, and in how many places it was found."""

    reason: str
    places: int


@dataclass(frozen=True)
class Outcome:
    """The last result of one check."""

    check: str
    passed: bool
    title: str = ""
    pages: int = 0
    findings: tuple[Finding, ...] = ()
    more: int = 0
    #: Nothing that passes is silent about what it passes over.
    accepted: tuple[Acceptance, ...] = ()


@dataclass(frozen=True)
class Results:
    version: str = ""
    #: The digest of the program that was checked.
    software: str = ""
    date: datetime | None = None
    outcomes: Mapping[str, Outcome] = field(default_factory=dict)
    problem: Problem | None = None

    @property
    def is_of_another_state(self) -> bool:
        """Whether what runs here is not what was checked, or nobody knows."""
        return self.problem is None and self.software != software.running()

    def is_stale(self, at: datetime | None = None) -> bool:
        """Whether nobody has run the checks for a long time."""
        return self.date is not None and (at or timezone.now()) - self.date > STALE_AFTER


def latest() -> Results:
    """The results that the site shows: those that came with the program, or those of a later run on this machine."""
    delivered, own = current(Path(settings.ACCESSIBILITY_RESULTS)), current(Path(settings.ACCESSIBILITY_RUN))
    return own if own.date and own.date > (delivered.date or datetime.min.replace(tzinfo=UTC)) else delivered


def current(path: Path) -> Results:
    """What stands in the file now, read anew when it changes."""
    try:
        state = path.stat()
    except OSError:
        return read(path)
    return _read_once(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=2)
def _read_once(path: Path, _changed: int, _size: int) -> Results:
    return read(path)


def read(path: Path) -> Results:
    try:
        if path.stat().st_size > LARGEST:
            return Results(problem=Problem.UNREADABLE)
        document = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Results(problem=Problem.MISSING)
    # Not JSON, not UTF-8, a folder, numbers or depths that Python refuses.
    except (OSError, ValueError, RecursionError):
        return Results(problem=Problem.UNREADABLE)
    if not isinstance(document, dict) or not isinstance(document.get("checks"), dict):
        return Results(problem=Problem.UNREADABLE)
    return Results(
        version=words(document.get("version")),
        software=words(document.get("software")),
        date=moment(document.get("date")),
        outcomes=dict(outcomes(document["checks"])),
    )


def outcomes(checks: dict[str, Any]) -> Any:
    """The checks that say whether they passed; what says something else was not checked."""
    for check, said in list(checks.items())[:MOST_CHECKS]:
        if isinstance(said, dict) and isinstance(said.get("passed"), bool):
            found = rows(said.get("findings"))
            yield (
                words(check),
                Outcome(
                    check=words(check),
                    passed=said["passed"],
                    title=words(said.get("title")),
                    pages=number(said.get("pages")),
                    findings=tuple(finding(each) for each in found[:SHOWN]),
                    more=max(len(found) - SHOWN, 0) + number(said.get("more")),
                    accepted=acceptances(rows(said.get("accepted"))),
                ),
            )


def rows(value: Any) -> list[dict[str, Any]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def finding(said: dict[str, Any]) -> Finding:
    return Finding(words(said.get("page")), words(said.get("version")), words(said.get("what")))


def acceptances(accepted: list[dict[str, Any]]) -> tuple[Acceptance, ...]:
    """Each reason once, with all its places: two rules may share one."""
    places: Counter[str] = Counter()
    for each in accepted:
        places[words(each.get("reason"))] += number(each.get("places"))
    return tuple(Acceptance(reason, number) for reason, number in places.items())[:SHOWN]


def words(value: Any) -> str:
    """One short line; no database and no page chokes on it."""
    if not isinstance(value, str):
        return ""
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in value[: 4 * LONGEST]).split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"


def number(value: Any) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 1_000_000 else 0


def moment(value: Any) -> datetime | None:
    """When the checks ran; None where that cannot be true."""
    if not isinstance(value, str):
        return None
    try:
        found = parse_datetime(value)
        if found is None and (day := parse_date(value)):
            found = datetime(day.year, day.month, day.day)
        if found is None:
            return None
        aware = (found if timezone.is_aware(found) else timezone.make_aware(found)).astimezone(UTC)
        # Local time, as pages say it, must be possible, too.
        timezone.localtime(aware)
    except (ValueError, OverflowError):
        return None
    return aware if aware <= timezone.now() + timedelta(days=1) else None
