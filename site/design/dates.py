"""Dates as people say them: "bis Freitag, 18. September, 24 Uhr"."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from django.utils import timezone
from django.utils.dateformat import format as date_format
from django.utils.translation import get_language, gettext


def _german_clock(moment: datetime) -> str:
    return f"{moment.hour}:{moment.minute:02d} Uhr" if moment.minute else f"{moment.hour} Uhr"


def _english_clock(moment: datetime) -> str:
    hour, half = moment.hour % 12 or 12, "pm" if moment.hour >= 12 else "am"
    return f"{hour}:{moment.minute:02d} {half}" if moment.minute else f"{hour} {half}"


@dataclass(frozen=True)
class Words:
    """How one language says a day, a time of day and a border. ``{day}`` and ``{clock}`` are filled in."""

    day: str
    clock: Callable[[datetime], str]
    moment: str
    until: str
    until_end_of_day: str
    since: str
    since_start_of_day: str
    period: str = "{starts} {ends}"


GERMAN = Words(
    day="l, j. F",
    clock=_german_clock,
    moment="{day}, {clock}",
    until="bis {day}, {clock}",
    until_end_of_day="bis {day}, 24 Uhr",
    since="ab {day}, {clock}",
    since_start_of_day="ab {day}",
)
EASY_GERMAN = Words(
    day="l, j. F",
    clock=_german_clock,
    moment="{day}, um {clock}",
    until="bis {day}, um {clock}",
    until_end_of_day="bis {day}, um 24 Uhr",
    since="ab {day}, um {clock}",
    since_start_of_day="ab {day}",
)
ENGLISH = Words(
    day="l, j F",
    clock=_english_clock,
    moment="{day}, {clock}",
    until="until {day}, {clock}",
    until_end_of_day="until the end of {day}",
    since="from {day}, {clock}",
    since_start_of_day="from {day}",
)
# A language without an entry reads the day's name from Django and the small words from here.
WORDS = {"de": GERMAN, "de-simple": EASY_GERMAN, "en": ENGLISH}


def words() -> Words:
    """The words of the active language; without any, the English ones."""
    language = get_language() or ""
    return WORDS.get(language) or WORDS.get(language.split("-")[0]) or ENGLISH


def say_day(value: date | datetime, now: datetime | None = None) -> str:
    """Weekday, day and month; the year only where it is not this one."""
    local = timezone.localtime(value).date() if isinstance(value, datetime) else value
    this_year = timezone.localtime(now).year
    pattern = words().day if local.year == this_year else f"{words().day} Y"
    return _day_in_words(local, pattern, get_language())


@lru_cache(maxsize=1000)
def _day_in_words(day: date, pattern: str, language: str | None) -> str:
    """In the active language, which is only named so that each has its own words."""
    return date_format(day, pattern)


def say_moment(value: datetime, now: datetime | None = None) -> str:
    local = timezone.localtime(value)
    return words().moment.format(day=say_day(local, now), clock=words().clock(local))


def say_until(value: datetime, now: datetime | None = None) -> str:
    """The end of a half-open span. Midnight belongs to the day before: "24 Uhr"."""
    local = timezone.localtime(value)
    if _is_midnight(local):
        return words().until_end_of_day.format(day=say_day(local.date() - timedelta(days=1), now))
    return words().until.format(day=say_day(local, now), clock=words().clock(local))


def say_since(value: datetime, now: datetime | None = None) -> str:
    local = timezone.localtime(value)
    if _is_midnight(local):
        return words().since_start_of_day.format(day=say_day(local, now))
    return words().since.format(day=say_day(local, now), clock=words().clock(local))


def say_period(starts: datetime | None, ends: datetime | None, now: datetime | None = None) -> str:
    """Both borders of a half-open span; a missing border is left out, two missing ones are said."""
    if starts and ends:
        return words().period.format(starts=say_since(starts, now), ends=say_until(ends, now))
    if starts:
        return say_since(starts, now)
    return say_until(ends, now) if ends else gettext("The date is not yet set.")


def _is_midnight(local: datetime) -> bool:
    return (local.hour, local.minute, local.second) == (0, 0, 0)
