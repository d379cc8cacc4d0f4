"""What the office would say aloud about consultations and phases."""

from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Exists, OuterRef
from django.utils import timezone
from wagtail.models import Page

if TYPE_CHECKING:
    from .models import Consultation, Phase  # noqa: F401  # Named in strings below.


@cache
def has_live_page(key: str) -> Exists:
    """Whether the consultation whose key stands in this column has a published page in at least one version."""
    return Exists(Page.objects.live().filter(translation_key=OuterRef(key)))


class ConsultationQuerySet(models.QuerySet["Consultation"]):
    def visible(self) -> Self:
        """Those with a published page in at least one language version; all others are hidden behind every door."""
        return self.filter(has_live_page("key"))


class PhaseQuerySet(models.QuerySet["Phase"]):
    def running(self, at: datetime | None = None) -> Self:
        at = at or timezone.now()
        return self.filter(starts__lte=at, ends__gt=at)

    def with_visibility(self) -> Self:
        """Adds ``is_visible``: whether the consultation can be seen."""
        return self.annotate(is_visible=has_live_page("consultation__key"))

    def in_order(self) -> Self:
        return self.order_by("starts", "ends", "pk")
