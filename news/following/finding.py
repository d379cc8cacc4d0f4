"""What feeds and calendars show: for everybody, in the reader's version."""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Max, Min, OuterRef, Subquery

from ..models import EventPage, NewsPage


def articles() -> Any:
    return NewsPage.objects.visible_to(AnonymousUser()).for_version().for_lists()


def events(person: Any = None) -> Any:
    """With ``begun_at`` and ``changed_at``: the facts of an event are the same in all versions, and so are these."""
    own = EventPage.objects.filter(translation_key=OuterRef("translation_key")).order_by().values("translation_key")
    return (
        EventPage.objects.visible_to(person or AnonymousUser())
        .for_version()
        .for_lists()
        .annotate(
            begun_at=Subquery(own.annotate(moment=Min("first_published_at")).values("moment")),
            changed_at=Subquery(own.annotate(moment=Max("last_published_at")).values("moment")),
        )
    )


def changed_at(event: Any) -> datetime:
    """When an editor last published something about it."""
    moment: datetime = event.changed_at or event.first_published_at or event.starts
    return moment


def revision_of(event: Any) -> int:
    """A number that grows with each change: the minutes since it was first published."""
    if not (event.begun_at and event.changed_at):
        return 0
    return max(0, int((event.changed_at - event.begun_at).total_seconds() // 60))
