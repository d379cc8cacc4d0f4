"""What the office would say aloud about consultations and phases."""

from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from wagtail.models import Page

from .readers import Readers, is_of_the_office, is_signed_in

if TYPE_CHECKING:
    from .models import Consultation, Phase  # noqa: F401  # Named in strings below.
    from .readers import Reader


@cache
def has_live_page(key: str) -> Exists:
    """Whether the consultation whose key stands in this column has a published page in at least one version."""
    return Exists(Page.objects.live().filter(translation_key=OuterRef(key)))


class ConsultationQuerySet(models.QuerySet["Consultation"]):
    def visible(self) -> Self:
        """Those with a published page in at least one language version; all others are hidden behind every door."""
        return self.filter(has_live_page("key"))

    def readable_by(self, person: "Reader") -> Self:
        """Those whose texts this person may read, published or not: the office reads all, others what is for everybody
        and what staff have invited them to.
        """
        if is_of_the_office(person):
            return self.all()
        readable = Q(readers=Readers.EVERYBODY)
        if is_signed_in(person):
            invitations = person.contributors.filter(found_entitled_at__isnull=False)
            readable |= Q(pk__in=invitations.values("consultation"))
        return self.filter(readable)

    def visible_to(self, person: "Reader") -> Self:
        """What this person finds behind any door: page, list, feed, export, search."""
        return self.visible().readable_by(person)

    def finished(self, at: datetime | None = None) -> Self:
        """Archives, and those whose phases are all over."""
        return self.filter(self._is_finished(at or timezone.now()))

    def announced(self, at: datetime | None = None) -> Self:
        """Those of which no phase has begun."""
        at = at or timezone.now()
        return self.exclude(self._is_finished(at)).exclude(self._has_phase(starts__lte=at))

    def running(self, at: datetime | None = None) -> Self:
        """Those that have begun and are not finished; between two phases, too."""
        at = at or timezone.now()
        return self.exclude(self._is_finished(at)).filter(self._has_phase(starts__lte=at))

    def _is_finished(self, at: datetime) -> Q:
        return Q(is_archive=True) | (self._has_phase() & ~self._has_phase(ends__gt=at))

    def _has_phase(self, **which: datetime) -> Q:
        phases = self.model._meta.get_field("phases").related_model._base_manager
        return Q(Exists(phases.filter(consultation=OuterRef("pk"), **which)))


class PhaseQuerySet(models.QuerySet["Phase"]):
    def running(self, at: datetime | None = None) -> Self:
        at = at or timezone.now()
        return self.filter(starts__lte=at, ends__gt=at)

    def with_visibility(self) -> Self:
        """Adds ``is_visible``: whether the consultation can be seen."""
        return self.annotate(is_visible=has_live_page("consultation__key"))

    def in_order(self) -> Self:
        return self.order_by("starts", "ends", "pk")
