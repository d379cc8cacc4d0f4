"""Days around today, so that every phase is in its state whenever the example is loaded."""

import datetime
from collections.abc import Iterator

from django.utils import timezone

from consultations.processes.services import midnight

EIGHT_IN_THE_MORNING = datetime.timedelta(hours=8)


def day(days: int) -> datetime.date:
    return timezone.localdate() + datetime.timedelta(days=days)


def in_office_hours(days: int) -> datetime.datetime:
    """A moment of that day at which an office works; never one that is still to come."""
    return min(midnight(day(days)) + datetime.timedelta(hours=10), timezone.now())


def moment(on: datetime.date, clock: str) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(on, datetime.time.fromisoformat(clock)))


def spread(number: int, since: datetime.datetime, until: datetime.datetime) -> Iterator[datetime.datetime]:
    """So many moments between the two, one after the other; none is still to come."""
    until = max(since, min(until, timezone.now()))
    step = (until - since) / (number + 1)
    for nth in range(1, number + 1):
        yield by_day(since + step * nth, since, until)


def by_day(at: datetime.datetime, since: datetime.datetime, until: datetime.datetime) -> datetime.datetime:
    """Few people write at night: what falls into it is put off by eight hours, where there is still time for that."""
    asleep = timezone.localtime(at).hour < EIGHT_IN_THE_MORNING.seconds // 3600
    later = at + EIGHT_IN_THE_MORNING
    return later if asleep and since <= later <= until else at
