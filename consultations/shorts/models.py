"""Short texts: what a contribution says, told by staff in a language version that its author did not write."""

from datetime import datetime
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Count, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..answers.models import Answer, AnswerCorrection, AnswerState, StatusEntry
from ..proposals.models import Proposal, ProposalVersion, State

#: What a list can show whole.
LONGEST = 600

TARGETS = ("proposal", "answer", "status_entry")


def only(name: str) -> Q:
    """The rows about this kind of thing and no other."""
    return Q(**{f"{each}__isnull": each != name for each in TARGETS})


class ShortTextQuerySet(models.QuerySet["ShortText"]):
    def shown(self) -> Self:
        """What people may read, everywhere: short texts of what is public, unless staff must look at them first."""
        of_public = (
            Q(proposal__state=State.PUBLISHED)
            | Q(answer__state__in=(AnswerState.RELEASED, AnswerState.CORRECTED))
            | Q(status_entry__proposal__state=State.PUBLISHED)
        )
        return self.filter(of_public, is_held_back=False)

    def in_version(self, code: str) -> Self:
        return self.filter(version=code)

    def with_originals(self) -> Self:
        """Adds what ``is_older`` and ``changed_at`` ask for: which version the original has now, and since when."""
        versions = ProposalVersion.objects.filter(proposal=OuterRef("proposal")).order_by("-number")
        corrections = AnswerCorrection.objects.filter(answer=OuterRef("answer")).order_by().values("answer")
        corrected = corrections.annotate(times=Count("pk")).values("times")
        latest = AnswerCorrection.objects.filter(answer=OuterRef("answer")).order_by("-at")
        return self.annotate(
            newest=Coalesce(Subquery(versions.values("number")[:1]), Subquery(corrected) + 1, Value(1)),
            original_since=Coalesce(Subquery(versions.values("created_at")[:1]), Subquery(latest.values("at")[:1])),
        )

    def up_to_date(self) -> Self:
        """Those made from what the original says now."""
        return self.with_originals().filter(source_version__gte=F("newest"))


class ShortText(models.Model):
    """One contribution in one language version, in a few plain sentences."""

    proposal = models.ForeignKey(Proposal, models.PROTECT, null=True, blank=True, related_name="short_texts")
    answer = models.ForeignKey(Answer, models.CASCADE, null=True, blank=True, related_name="short_texts")
    status_entry = models.ForeignKey(StatusEntry, models.PROTECT, null=True, blank=True, related_name="short_texts")
    version = models.CharField(_("language version"), max_length=10)
    text = models.TextField(_("short text"), max_length=LONGEST)
    source_version = models.PositiveSmallIntegerField(
        _("made from version"), help_text=_("Which version of the original it was made from.")
    )
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    written_at = models.DateTimeField(default=timezone.now)
    checked_by = models.CharField(_("checked by"), max_length=150, blank=True)
    checked_on = models.DateField(_("checked on"), null=True, blank=True)
    is_held_back = models.BooleanField(
        default=False, help_text=_("Something was blacked out in the original. Nobody outside sees this text.")
    )

    objects: ClassVar[ShortTextQuerySet] = ShortTextQuerySet.as_manager()  # type: ignore[assignment]  # Manager made of a queryset.

    #: Set by ``with_originals``.
    newest: int
    original_since: datetime | None

    class Meta:
        verbose_name = _("short text")
        verbose_name_plural = _("short texts")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=only("proposal") | only("answer") | only("status_entry"), name="short_text_is_about_one_thing"
            ),
            *(
                models.UniqueConstraint(
                    fields=[name, "version"],
                    condition=Q(**{f"{name}__isnull": False}),
                    name=f"one_short_text_per_{name}_and_version",
                )
                for name in TARGETS
            ),
            models.CheckConstraint(
                condition=Q(checked_by="", checked_on__isnull=True) | (~Q(checked_by="") & Q(checked_on__isnull=False)),
                name="checked_short_text_says_by_whom_and_when",
            ),
            models.CheckConstraint(condition=~Q(text=""), name="short_text_says_something"),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def is_checked(self) -> bool:
        return self.checked_on is not None

    @property
    def is_older(self) -> bool:
        """Whether the original has changed since; ask ``with_originals`` for the row first."""
        return self.source_version < self.newest
