"""Dates as people say them: "bis Freitag, 18. September, 24 Uhr"."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from django.utils import timezone
from django.utils.dateformat import format as date_format
from django.utils.translation import get_language, gettext, ngettext, pgettext

# "3. November" and "18 bis 20 Uhr" stay in one line. A year may go to the next one: with letters of twice the size a
# phone has no room for the whole date.
NO_BREAK = "\u00a0"
# What a catalogue says of dates, for the languages that have no entry in WORDS.
CONTEXT = "date"


def _german_clock(moment: datetime) -> str:
    return f"{_bare_clock(moment)}{NO_BREAK}Uhr"


def _english_clock(moment: datetime) -> str:
    hour, half = moment.hour % 12 or 12, "pm" if moment.hour >= 12 else "am"
    return f"{hour}:{moment.minute:02d}{NO_BREAK}{half}" if moment.minute else f"{hour}{NO_BREAK}{half}"


def _bare_clock(moment: datetime) -> str:
    return f"{moment.hour}:{moment.minute:02d}" if moment.minute else f"{moment.hour}"


def _german_end(moment: datetime) -> str:
    """Midnight is the end of the day that goes, not the start of the next one."""
    return f"24{NO_BREAK}Uhr" if _is_midnight(moment) else _german_clock(moment)


def _english_end(moment: datetime) -> str:
    return "midnight" if _is_midnight(moment) else _english_clock(moment)


def _clock_of_day(moment: datetime) -> str:
    """As timetables everywhere write it: 09:05, 18:00."""
    return f"{moment.hour:02d}:{moment.minute:02d}"


def _end_of_day(moment: datetime) -> str:
    return "24:00" if _is_midnight(moment) else _clock_of_day(moment)


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
    #: An event: the day and its first time, then the last one; from one day to another; a whole day.
    span_day: str = "{day}, {clock}"
    span: str = f"{{starts}}{NO_BREAK}bis{NO_BREAK}{{ends}}"
    span_of_days: str = "{starts}, bis {ends}"
    all_day: str = "{day}, den ganzen Tag"
    #: How a span within a day names its first time, and its last one.
    first_clock: Callable[[datetime], str] = _bare_clock
    last_clock: Callable[[datetime], str] = _german_end
    #: A day with its year, where that is not simply put behind.
    day_of_year: str = ""

    def pattern(self, with_year: bool) -> str:
        return (self.day_of_year or f"{self.day} Y") if with_year else self.day


GERMAN = Words(
    day=f"l, j.{NO_BREAK}F",
    clock=_german_clock,
    moment="{day}, {clock}",
    until="bis {day}, {clock}",
    until_end_of_day=f"bis {{day}}, 24{NO_BREAK}Uhr",
    since="ab {day}, {clock}",
    since_start_of_day="ab {day}",
)
EASY_GERMAN = Words(
    day=f"l, j.{NO_BREAK}F",
    clock=_german_clock,
    moment=f"{{day}}, um{NO_BREAK}{{clock}}",
    until=f"bis {{day}}, um{NO_BREAK}{{clock}}",
    until_end_of_day=f"bis {{day}}, um{NO_BREAK}24{NO_BREAK}Uhr",
    since=f"ab {{day}}, um{NO_BREAK}{{clock}}",
    since_start_of_day="ab {day}",
    span=f"{{starts}}{NO_BREAK}Uhr bis{NO_BREAK}{{ends}}",
    span_day=f"{{day}}, von{NO_BREAK}{{clock}}",
)
ENGLISH = Words(
    day=f"l, j{NO_BREAK}F",
    clock=_english_clock,
    moment="{day}, {clock}",
    until="until {day}, {clock}",
    until_end_of_day="until the end of {day}",
    since="from {day}, {clock}",
    since_start_of_day="from {day}",
    span=f"{{starts}} to{NO_BREAK}{{ends}}",
    span_of_days="{starts}, to {ends}",
    all_day="{day}, all day",
    first_clock=_english_clock,
    last_clock=_english_end,
)
# The languages that have a way of their own; every other one says it in its catalogue.
WORDS = {"de": GERMAN, "de-simple": EASY_GERMAN, "en": ENGLISH}


def words() -> Words:
    """The words of the active language; without any, the English ones."""
    language = get_language() or "en"
    return WORDS.get(language) or WORDS.get(language.split("-")[0]) or _from_catalogue(language)


@lru_cache
def _from_catalogue(language: str) -> Words:
    """The words of the active language; Django has the names of days and months."""
    return Words(
        # Translators: the letters are Django's: l weekday, j day, F month, Y year.
        day=pgettext("date", "l, j F"),
        day_of_year=pgettext("date", "l, j F Y"),
        clock=_clock_of_day,
        moment=pgettext("date", "{day}, {clock}"),
        until=pgettext("date", "until {day}, {clock}"),
        until_end_of_day=pgettext("date", "until the end of {day}"),
        since=pgettext("date", "from {day}, {clock}"),
        since_start_of_day=pgettext("date", "from {day}"),
        period=pgettext("date", "{starts} {ends}"),
        span_day=pgettext("date", "{day}, {clock}"),
        span=pgettext("date", "{starts} to {ends}"),
        span_of_days=pgettext("date", "{starts}, to {ends}"),
        all_day=pgettext("date", "{day}, all day"),
        first_clock=_clock_of_day,
        last_clock=_end_of_day,
    )


def say_day(value: date | datetime, now: datetime | None = None) -> str:
    """Weekday, day and month; the year only where it is not this one."""
    local = timezone.localtime(value).date() if isinstance(value, datetime) else value
    return _day_in_words(local, timezone.localtime(now).year, get_language())


def say_date(value: date) -> str:
    """A day with its year, where a paper is dated."""
    return _day_in_words(value, None, get_language())


@lru_cache(maxsize=1000)
def _day_in_words(day: date, this_year: int | None, language: str | None) -> str:
    """With the year where it is not this one. In the active language, only named so that each has its own words."""
    return date_format(day, words().pattern(with_year=day.year != this_year))


def say_moment(value: datetime, now: datetime | None = None) -> str:
    minute = timezone.localtime(value).replace(second=0, microsecond=0, tzinfo=None)
    return _moment_in_words(minute, timezone.localtime(now).year, get_language())


@lru_cache(maxsize=1000)
def _moment_in_words(minute: datetime, this_year: int, language: str | None) -> str:
    """A page says the moment of each comment more than once; as above, the language is only named."""
    day = _day_in_words(minute.date(), this_year, language)
    return words().moment.format(day=day, clock=words().clock(minute))


def say_until(value: datetime, now: datetime | None = None) -> str:
    """The end of a half-open span. Midnight belongs to the day before: "24 Uhr"."""
    local = timezone.localtime(value)
    if _is_midnight(local):
        return words().until_end_of_day.format(day=say_day(local.date() - timedelta(days=1), now))
    return words().until.format(day=say_day(local, now), clock=words().clock(local))


def say_left(ends: datetime, now: datetime | None = None) -> str:
    """How many days are left until a border: "12 days left"; empty once it has passed.

    Counted in Berlin's days, as in a calendar. True until the next midnight, see ``next_midnight``.
    """
    now = now or timezone.now()
    if ends <= now:
        return ""
    last_day = timezone.localtime(ends - timedelta(microseconds=1)).date()
    days = (last_day - timezone.localtime(now).date()).days
    if days == 0:
        return gettext("Today is the last day.")
    return ngettext("%(days)d day left.", "%(days)d days left.", days) % {"days": days}


def next_midnight(now: datetime | None = None) -> datetime:
    """When the next day begins in Berlin, and with it what is said about days left."""
    tomorrow = timezone.localtime(now).date() + timedelta(days=1)
    return timezone.make_aware(datetime.combine(tomorrow, time.min))


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


def span_parts(starts: datetime, ends: datetime, now: datetime | None = None) -> tuple[str, str, str]:
    """How an event's time is said: the pattern, and what stands for ``{starts}`` and ``{ends}`` in it.

    "Dienstag, 3. November, 18 bis 20 Uhr": where both lie on one day, it is named once. Midnight ends a day.
    """
    first, last = timezone.localtime(starts), timezone.localtime(ends)
    # The end does not belong to the span: up to midnight is still the day before.
    last_day = (last - timedelta(microseconds=1)).date() if last > first else last.date()
    said, whole_days = words(), _is_midnight(first) and _is_midnight(last)
    if whole_days and first.date() == last_day:
        return said.all_day.replace("{day}", "{starts}"), say_day(first, now), ""
    if whole_days:
        return said.span_of_days, say_day(first, now), say_day(last_day, now)
    if first.date() == last_day:
        beginning = said.span_day.format(day=say_day(first, now), clock=said.first_clock(first))
        return said.span, beginning, said.last_clock(last)
    ending = said.moment.format(day=say_day(last_day, now), clock=said.last_clock(last))
    return said.span_of_days, say_moment(starts, now), ending


def say_span(starts: datetime, ends: datetime, now: datetime | None = None) -> str:
    """When an event takes place."""
    pattern, beginning, ending = span_parts(starts, ends, now)
    return pattern.format(starts=beginning, ends=ending)


def _is_midnight(local: datetime) -> bool:
    return (local.hour, local.minute, local.second) == (0, 0, 0)
