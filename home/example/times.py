"""Days around today, so that every phase is in its state whenever the example is loaded."""

import datetime
from collections.abc import Iterator

from django.utils import timezone

EIGHT_HOURS = datetime.timedelta(hours=8)
FRIDAY, WEEK = 4, 7


def day(days: int) -> datetime.date:
    return timezone.localdate() + datetime.timedelta(days=days)


def workday(days: int, *, later: bool = False) -> datetime.date:
    """That day, or the Friday before (``later``: the Monday after) where it is at a weekend."""
    on = day(days)
    over = on.weekday() - FRIDAY
    if over <= 0:
        return on
    return on + datetime.timedelta(days=WEEK - FRIDAY - over if later else -over)


def in_office_hours(days: int) -> datetime.datetime:
    """A moment around that day at which an office works; never one that is still to come."""
    return min(moment(workday(days), "10:00"), timezone.now())


def moment(on: datetime.date, clock: str) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(on, datetime.time.fromisoformat(clock)))


def spread(number: int, since: datetime.datetime, until: datetime.datetime) -> Iterator[datetime.datetime]:
    """So many moments between the two, one after the other; none is still to come."""
    until = max(since, min(until, timezone.now()))
    step = (until - since) / (number + 1)
    return iter(sorted(by_day(since + step * nth, until) for nth in range(1, number + 1)))


def by_day(at: datetime.datetime, until: datetime.datetime) -> datetime.datetime:
    """Few people write at night: what falls into it is put off by eight hours, where there is still time for that."""
    is_night = timezone.localtime(at).time() < datetime.time(8)
    return min(at + EIGHT_HOURS, until) if is_night else at
