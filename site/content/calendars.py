"""Calendar files (RFC 5545). Whoever builds one hands in dates that everybody may read; nothing here asks who does.

Moments are written in UTC: every calendar shows them in its owner's time, and no file has to explain summer time.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.http import HttpResponse
from icalendar import Calendar, Event, vDuration, vText

from content.facts import current_facts
from content.outgoing import absolute, one_line, printable
from content.page_cache import mark
from content.versions import active_language

#: How often calendars that follow us should look for something new.
REFRESH = timedelta(hours=6)
#: So long what is over stays in calendars that follow us.
KEPT = timedelta(days=365)


@dataclass(frozen=True)
class Appointment:
    """One date. ``uid`` is the same for ever, in every version and every file.

    ``starts`` and ``ends`` are moments, or days where it lasts all day; the end no longer belongs to it. ``revision``
    grows whenever something has changed. What does not ``block`` somebody's time is only a reminder.
    """

    uid: str
    title: str
    url: str
    starts: datetime | date
    ends: datetime | date
    changed: datetime
    text: str = ""
    place: str = ""
    revision: int = 0
    is_cancelled: bool = False
    blocks: bool = True


def calendar(appointments: Iterable[Appointment], *, name: str = "", about: str = "") -> HttpResponse:
    """The file as an answer; with a name it is a calendar to follow, without one a single date to keep."""
    file = Calendar()
    file.add("version", "2.0")
    file.add("prodid", f"-//{one_line(current_facts().site_name)}//Mitreden//{active_language().upper()}")
    file.add("calscale", "GREGORIAN")
    if name:
        # Each under the name that the standard gives it and under the one that most programs know.
        for key in ("name", "x-wr-calname"):
            file.add(key, vText(one_line(name)))
        for key in ("description", "x-wr-caldesc"):
            file.add(key, vText(printable(about)))
        for key in ("refresh-interval", "x-published-ttl"):
            file.add(key, vDuration(REFRESH), parameters={"value": "DURATION"})
    for appointment in appointments:
        file.add_component(_event(appointment))
    return mark(HttpResponse(file.to_ical(), content_type="text/calendar; charset=utf-8"))


def _event(appointment: Appointment) -> Event:
    event = Event()
    event.add("uid", appointment.uid)
    # Without a METHOD this says when the date was last changed, not when the file was made.
    event.add("dtstamp", _when(appointment.changed))
    event.add("last-modified", _when(appointment.changed))
    event.add("sequence", appointment.revision)
    event.add("summary", one_line(appointment.title))
    event.add("dtstart", _when(appointment.starts))
    event.add("dtend", _when(appointment.ends))
    event.add("status", "CANCELLED" if appointment.is_cancelled else "CONFIRMED")
    event.add("transp", "OPAQUE" if appointment.blocks and not appointment.is_cancelled else "TRANSPARENT")
    event.add("class", "PUBLIC")
    if appointment.place:
        event.add("location", one_line(appointment.place))
    # Not every calendar shows the address by itself.
    address = absolute(appointment.url)
    event.add("description", "\n\n".join(part for part in (printable(appointment.text), address) if part))
    event.add("url", address)
    return event


def _when(value: datetime | date) -> datetime | date:
    """A moment in UTC and to the second, as the format knows it; a day as it is."""
    return value.astimezone(UTC).replace(microsecond=0) if isinstance(value, datetime) else value
