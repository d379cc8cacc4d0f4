"""Proposals: something that can be discussed and voted on."""

import secrets
import uuid
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar, Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from content.multilingual import MultilingualTextField

from ..channels import Channel
from ..processes.models import Consultation, Contributor

if TYPE_CHECKING:
    from accounts.models import User


class Category(models.Model):
    consultation = ParentalKey(Consultation, on_delete=models.CASCADE, related_name="categories")
    slug = models.SlugField(max_length=80)
    name = MultilingualTextField(_("name"))
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("category")
        verbose_name_plural = _("categories")
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["consultation", "slug"], name="one_category_per_slug")]

    def __str__(self) -> str:
        return str(self.name)


class State(models.TextChoices):
    """The states of everything that people write."""

    WAITING = "waiting", _("waiting for a check")
    PUBLISHED = "published", _("published")
    HIDDEN = "hidden", _("hidden by moderation")
    WITHDRAWN = "withdrawn", _("withdrawn by its author")


class ProposalQuerySet(models.QuerySet["Proposal"]):
    def visible_to(self, person: "User | AnonymousUser | None") -> Self:
        """What lists, feeds, exports and search may show: published ones, and one's own that wait for a check.

        The same for everybody, staff included: the public site looks to moderators as it looks to citizens.
        """
        return self.filter(self._shown_to(person), consultation__in=Consultation.objects.visible_to(person))

    def shown_in(self, consultation: Consultation, person: "User | AnonymousUser | None") -> Self:
        """As ``visible_to``, in a consultation that is known to be visible: it asks about that no more."""
        return self.filter(self._shown_to(person), consultation=consultation)

    def with_readable_discussion(self, person: "User | AnonymousUser | None") -> Self:
        """As ``shown_in``, and those that their authors took back: what others wrote about them stays.

        Ask first whether this person may read the consultation.
        """
        return self.filter(self._shown_to(person) | Q(state=State.WITHDRAWN, published_at__isnull=False))

    @staticmethod
    def _shown_to(person: "User | AnonymousUser | None") -> Q:
        shown = Q(state=State.PUBLISHED)
        if person is not None and person.is_authenticated:
            shown |= Q(state=State.WAITING, contributor__account=person)
        return shown

    def published(self) -> Self:
        return self.filter(state=State.PUBLISHED)

    def waiting(self) -> Self:
        return self.filter(state=State.WAITING)

    def by_number(self) -> Self:
        return self.order_by("number")


def draw_lot() -> int:
    """A random place in the neutral order; drawn once, so that the order stays the same for everybody."""
    return secrets.randbelow(2**31)


class Proposal(models.Model):
    consultation = models.ForeignKey(Consultation, models.PROTECT, related_name="proposals")
    number = models.PositiveIntegerField(_("number"))
    contributor = models.ForeignKey(Contributor, models.PROTECT, related_name="proposals")
    submission = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    lot = models.PositiveIntegerField(default=draw_lot, editable=False)

    title = models.CharField(_("title"), max_length=200)
    text = models.TextField(_("text"))
    language = models.CharField(_("language"), max_length=10, default="de")
    categories = models.ManyToManyField(Category, verbose_name=_("categories"), blank=True, related_name="proposals")

    district = models.CharField(_("district"), max_length=20, blank=True)
    quarter = models.CharField(_("quarter"), max_length=40, blank=True)
    place = models.CharField(_("place in words"), max_length=200, blank=True)
    latitude = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    longitude = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    cost = models.PositiveIntegerField(_("cost in euros"), null=True, blank=True)

    state = models.CharField(_("state"), max_length=10, choices=State, default=State.WAITING)
    status = models.CharField(_("status"), max_length=30, default="received", editable=False)
    comment_count = models.PositiveIntegerField(default=0, editable=False)
    support_count = models.PositiveIntegerField(default=0, editable=False)

    channel = models.CharField(_("how it came in"), max_length=10, choices=Channel, default=Channel.WEB)
    received_at = models.CharField(_("where it came in"), max_length=100, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    source_id = models.CharField(max_length=100, blank=True, editable=False)
    source_url = models.URLField(max_length=500, blank=True)
    source_digest = models.CharField(
        max_length=64, blank=True, editable=False, help_text="SHA-256 of the imported row."
    )

    created_at = models.DateTimeField(default=timezone.now)
    published_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects: ClassVar[ProposalQuerySet] = ProposalQuerySet.as_manager()  # type: ignore[assignment]  # Manager made of a queryset.

    class Meta:
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["consultation", "number"], name="one_proposal_per_number"),
            models.UniqueConstraint(
                fields=["consultation", "source_id"], condition=~Q(source_id=""), name="one_proposal_per_source_id"
            ),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="proposal_coordinates_come_in_valid_pairs",
            ),
        ]
        indexes = [
            models.Index(fields=["consultation", "state", "lot"], name="proposals_by_lot"),
            models.Index(fields=["consultation", "state", "-id"], name="proposals_by_newest"),
            models.Index(fields=["consultation", "state", "-comment_count", "-id"], name="proposals_by_comments"),
            models.Index(fields=["consultation", "state", "-support_count", "-id"], name="proposals_by_support"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("consultations:proposal", args=[self.consultation.slug, self.number])

    @property
    def status_label(self) -> str:
        """What has become of it, in the words of its format."""
        return self.consultation.format_data.say_status(self.status)

    @property
    def handed_in_at(self) -> datetime | None:
        """When people handed it in; none where it was taken over from a source that does not say."""
        return self.published_at if self.channel == Channel.IMPORT else self.created_at

    @property
    def is_published(self) -> bool:
        return self.state == State.PUBLISHED


class ProposalVersion(models.Model):
    """What a proposal once said. Versions are public; moderation may redact passages of them."""

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    text = models.TextField()
    is_redacted = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["proposal", "number"], name="one_version_per_number")]

    def __str__(self) -> str:
        return f"{self.proposal_id} v{self.number}"
