"""What the city says to a proposal, and what became of it."""

from typing import ClassVar, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from content.multilingual import MultilingualTextField

from ..processes.models import Consultation
from ..proposals.models import Proposal


class AnswerState(models.TextChoices):
    DRAFT = "draft", _("draft")
    RELEASED = "released", _("released")
    CORRECTED = "corrected", _("corrected")


class AnswerQuerySet(models.QuerySet["Answer"]):
    def public(self) -> Self:
        return self.exclude(state=AnswerState.DRAFT)

    def overdue(self, today: object = None) -> Self:
        return self.filter(state=AnswerState.DRAFT, promised_for__lt=today or timezone.localdate())


class Answer(models.Model):
    """The city's answer; one answer may serve several proposals."""

    consultation = models.ForeignKey(Consultation, models.PROTECT, related_name="answers")
    proposals = models.ManyToManyField(Proposal, related_name="answers", blank=True)
    text = MultilingualTextField(pgettext_lazy("a thing", "answer"), multiline=True, blank=True)
    office = models.CharField(_("responsible office"), max_length=200, blank=True)
    responsible = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="answers",
        verbose_name=_("who sees to it"),
    )
    promised_for = models.DateField(_("promised for"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=AnswerState, default=AnswerState.DRAFT, editable=False)
    released_at = models.DateTimeField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[AnswerQuerySet] = AnswerQuerySet.as_manager()  # type: ignore[assignment]  # Manager made of a queryset.

    class Meta:
        verbose_name = pgettext_lazy("a thing", "answer")
        verbose_name_plural = _("answers")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=AnswerState.DRAFT) | Q(released_at__isnull=False),
                name="public_answer_says_since_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.office}: {str(self.text)[:60]}" if self.office else str(self.text)[:60]


class AnswerCorrection(models.Model):
    """What an answer said before it was corrected. Public."""

    answer = models.ForeignKey(Answer, models.CASCADE, related_name="corrections")
    text_before = MultilingualTextField(multiline=True)
    reason = models.TextField(_("reason"))
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.answer_id} {self.at:%Y-%m-%d}"


class StatusEntry(models.Model):
    """A step of a proposal's way. Append-only: a wrong one is followed by a right one."""

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="status_entries")
    status = models.CharField(_("status"), max_length=30)
    reason = MultilingualTextField(_("reason"), multiline=True, blank=True)
    next_step = MultilingualTextField(_("next step"), blank=True)
    next_step_on = models.DateField(_("date of the next step"), null=True, blank=True)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("status entry")
        verbose_name_plural = _("status entries")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.label

    def save(self, *args: object, **kwargs: object) -> None:
        if self.pk and not self._state.adding:
            raise ValidationError(_("A status entry is never changed. Add a new one."))
        super().save(*args, **kwargs)  # type: ignore[arg-type]  # Handed on as they came.

    @property
    def label(self) -> str:
        """The status in the words of the proposal's format."""
        return self.proposal.consultation.format_data.say_status(self.status)
