"""What the office would say aloud about consultations and phases."""

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Exists, OuterRef
from django.utils import timezone
from wagtail.models import Page

if TYPE_CHECKING:
    pass


class ConsultationQuerySet(models.QuerySet["Consultation"]):
    def visible(self) -> Self:
        """Those with a published page in at least one language version; all others are hidden behind every door."""
        return self.filter(Exists(Page.objects.live().filter(translation_key=OuterRef("key"))))

    def running(self, at: datetime | None = None) -> Self:
        return self.filter(Exists(self._phases().running(at)))

    def announced(self, at: datetime | None = None) -> Self:
        """None of their phases has begun."""
        at = at or timezone.now()
        phases = self._phases()
        return self.filter(Exists(phases)).exclude(Exists(phases.filter(starts__lte=at)))

    def finished(self, at: datetime | None = None) -> Self:
        """Nothing runs and nothing will: archives, and those whose last phase is over."""
        at = at or timezone.now()
        return self.exclude(Exists(self._phases().filter(ends__gt=at)))

    def _phases(self) -> "PhaseQuerySet":
        from .models import Phase

        return Phase.objects.filter(consultation=OuterRef("pk"))


class PhaseQuerySet(models.QuerySet["Phase"]):
    def running(self, at: datetime | None = None) -> Self:
        at = at or timezone.now()
        return self.filter(starts__lte=at, ends__gt=at)

    def in_order(self) -> Self:
        return self.order_by("starts", "ends", "pk")
