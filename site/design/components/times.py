"""Dates and times, as people say them and as machines read them."""

from datetime import date, datetime

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from design import dates

TIME = '<time datetime="{}">{}</time>'
WAYS_TO_SAY = {
    "moment": dates.say_moment,
    "day": dates.say_day,
    "until": dates.say_until,
    "since": dates.say_since,
}

register = template.Library()


@register.filter
def until(value: datetime | None) -> str:
    """ "bis Freitag, 18. September, 24 Uhr": the end of a half-open span."""
    return dates.say_until(value) if value else ""


@register.filter
def since(value: datetime | None) -> str:
    return dates.say_since(value) if value else ""


@register.filter
def time_left(value: datetime | None) -> str:
    """ "12 days left." A page that says it is kept until ``dates.next_midnight`` at most."""
    return dates.say_left(value) if value else ""


@register.filter
def day(value: date | datetime | None) -> str:
    return dates.say_day(value) if value else ""


@register.filter
def dated(value: date | None) -> str:
    """ "Dienstag, 3. November 2026": a paper names the year, also where it is this one."""
    return dates.say_date(value) if value else ""


@register.filter
def moment(value: datetime | None) -> str:
    return dates.say_moment(value) if value else ""


@register.simple_tag
def period(starts: datetime | None, ends: datetime | None) -> SafeString | str:
    """Both borders, each in its own ``<time>`` element."""
    if starts and ends:
        return format_html(dates.words().period, starts=when(starts, "since"), ends=when(ends, "until"))
    return when(starts, "since") or when(ends, "until") or dates.say_period(None, None)


@register.simple_tag
def when(value: date | datetime | None, how: str = "moment") -> SafeString | str:
    """A ``<time>`` element; ``how`` is moment, day, until or since. A date without a time is a day."""
    if not value:
        return ""
    if isinstance(value, datetime):
        return format_html(TIME, timezone.localtime(value).isoformat(), WAYS_TO_SAY[how](value))
    return format_html(TIME, value.isoformat(), dates.say_day(value))


@register.simple_tag
def span(starts: datetime | None, ends: datetime | None) -> SafeString | str:
    """When an event takes place: "Dienstag, 3. November, 18 bis 20 Uhr", each border in its own ``<time>`` element."""
    if not starts or not ends:
        return when(starts) or dates.say_period(None, None)
    pattern, beginning, ending = dates.span_parts(starts, ends)
    first = format_html(TIME, timezone.localtime(starts).isoformat(), beginning)
    return format_html(pattern, starts=first, ends=format_html(TIME, timezone.localtime(ends).isoformat(), ending))
