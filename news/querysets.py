"""What the office would say aloud about news and events."""

from datetime import UTC, datetime
from functools import reduce
from operator import add
from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.db.models import BigIntegerField, Case, Exists, OuterRef, Q, Value, When
from django.db.models.functions import ExtractDay, ExtractHour, ExtractMinute, ExtractMonth, ExtractYear
from django.utils import timezone
from wagtail.models import Page
from wagtail.query import PageQuerySet

from consultations.models import Consultation
from consultations.processes.readers import is_of_the_office
from content.versions import active_language

if TYPE_CHECKING:
    from accounts.models import User
    from consultations.processes.readers import Reader


class ReadablePages(PageQuerySet):
    """Pages that may belong to a consultation, and are then for those who may read it."""

    def visible_to(self, person: "Reader") -> Self:
        """What this person finds behind any door: page, list, feed, calendar, search, sitemap."""
        readable = Consultation.objects.readable_by(person)
        return self.live().filter(Q(consultation=None) | Q(consultation__in=readable))

    def for_version(self, code: str = "") -> Self:
        """Each thing once, for readers of a version (the active one): in it, or the default page that stands in."""
        code = code or active_language()
        if code == settings.LANGUAGE_CODE:
            return self.filter(locale__language_code=code)
        own = Page.objects.live().filter(translation_key=OuterRef("translation_key"), locale__language_code=code)
        default = Q(locale__language_code=settings.LANGUAGE_CODE) & ~Exists(own)
        return self.filter(Q(locale__language_code=code) | default)

    def in_district(self, district: str) -> Self:
        """What is about this district. What is for the whole city is for each district, too."""
        return self.filter(district__in=(district, "")) if district else self

    def for_lists(self) -> Self:
        """With what an entry of a list needs, and without the bodies."""
        return self.defer_streamfields().select_related("locale", "topic", "consultation")


def closed_to(person: "User") -> Q | None:
    """Pages about consultations that this person may not read; the office reads all."""
    if is_of_the_office(person):
        return None
    closed = Consultation.objects.exclude(pk__in=Consultation.objects.readable_by(person).values("pk"))
    return Q(newspage__consultation__in=closed) | Q(eventpage__consultation__in=closed)


class NewsQuerySet(ReadablePages):
    def newest_first(self) -> Self:
        """By the day of the article. ``day_number`` makes the day a number, which keyset paging needs."""
        day_number = ExtractYear("date") * 10_000 + ExtractMonth("date") * 100 + ExtractDay("date")
        return self.annotate(day_number=day_number).order_by(*NEWEST_FIRST)

    def newest(self) -> Self:
        """In the same order, for those who want the first few only: without the number, which costs time."""
        return self.order_by("-date", "-pk")


class EventQuerySet(ReadablePages):
    def upcoming(self, at: datetime | None = None) -> Self:
        """Those that are not over."""
        return self.filter(ends__gt=at or timezone.now())

    def next(self, at: datetime | None = None) -> Self:
        """Upcoming ones by their beginning, for those who want the first few only: without the numbers of paging."""
        return self.upcoming(at).order_by("starts", "pk")

    def past(self, at: datetime | None = None) -> Self:
        return self.filter(ends__lte=at or timezone.now())

    def nearest_first(self, at: datetime | None = None) -> Self:
        """Upcoming ones by their beginning, then past ones, the latest first. The columns are numbers for paging."""
        over = Q(ends__lte=at or timezone.now())
        minute = _minute_number("starts")
        return self.annotate(
            is_over=Case(When(over, then=Value(1)), default=Value(0), output_field=BigIntegerField()),
            distance=Case(When(over, then=minute * -1), default=minute, output_field=BigIntegerField()),
        ).order_by(*NEAREST_FIRST)


NEWEST_FIRST = ("-day_number", "-pk")
NEAREST_FIRST = ("is_over", "distance", "pk")


def _minute_number(column: str) -> Any:
    """A moment as the number that its digits make, to the minute: 202611031800. In UTC, where no hour comes twice."""
    weights = (
        (ExtractYear, 100_000_000),
        (ExtractMonth, 1_000_000),
        (ExtractDay, 10_000),
        (ExtractHour, 100),
        (ExtractMinute, 1),
    )
    parts = [part(column, tzinfo=UTC) * Value(weight, output_field=BigIntegerField()) for part, weight in weights]
    return reduce(add, parts)
