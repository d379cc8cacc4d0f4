"""What feeds and calendars show: for everybody, in the reader's version."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db.models import Max, Min, OuterRef, Subquery

from ..models import EventPage, EventState, NewsPage


def articles() -> Any:
    return NewsPage.objects.visible_to(AnonymousUser()).for_version().for_lists()


def events(person: Any = None) -> Any:
    """With ``begun_at`` and ``changed_at``: the facts of an event are the same in all versions, and so are these.

    ``leading_note`` is what the German page says of a change.
    """
    versions = EventPage.objects.filter(translation_key=OuterRef("translation_key")).order_by()
    own = versions.values("translation_key")
    leading = versions.live().filter(locale__language_code=settings.LANGUAGE_CODE)
    return (
        EventPage.objects.visible_to(person or AnonymousUser())
        .for_version()
        .for_lists()
        .annotate(
            begun_at=Subquery(own.annotate(moment=Min("first_published_at")).values("moment")),
            changed_at=Subquery(own.annotate(moment=Max("last_published_at")).values("moment")),
            leading_note=Subquery(leading.values("state_note")[:1]),
        )
    )


def changed_at(event: Any) -> datetime:
    """When an editor last published something about it."""
    moment: datetime = event.changed_at or event.first_published_at or event.starts
    return moment


def note_of(event: Any) -> str:
    """What has changed; as on its page, the German words until the version has its own."""
    if event.state == EventState.PLANNED:
        return ""
    note: str = event.state_note or event.leading_note or ""
    return note


def revision_of(event: Any) -> int:
    """A number that grows with each change: the minutes since it was first published."""
    if not (event.begun_at and event.changed_at):
        return 0
    return max(0, int((event.changed_at - event.begun_at).total_seconds() // 60))
