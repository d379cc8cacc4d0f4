"""Reports by readers and decisions by moderators."""

import uuid
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..comments.models import Comment
from ..processes.models import Consultation
from ..proposals.models import Proposal


class HouseRule(models.TextChoices):
    """The codes of the house rules, version 2026-11."""

    INSULT = "insult", _("It insults or threatens people")
    HATE = "hate", _("It stirs up hatred")
    PRIVATE = "private", _("It contains personal data of others")
    ILLEGAL = "illegal", _("It is against the law")
    ADVERTISING = "advertising", _("It is advertising")
    OFF_TOPIC = "off_topic", _("It does not belong here")
    DUPLICATE = "duplicate", _("The same has been written before")


HOUSE_RULES_VERSION = "2026-11"

EXACTLY_ONE_TARGET = Q(proposal__isnull=False, comment__isnull=True) | Q(proposal__isnull=True, comment__isnull=False)


class DecisionKind(models.TextChoices):
    PUBLISH = "publish", _("publish")
    HIDE = "hide", _("hide")
    REDACT = "redact", _("black out a passage")
    KEEP = "keep", _("leave as it is")


class ModerationDecision(models.Model):
    """What staff decided about a contribution, why, and what the evidence was."""

    consultation = models.ForeignKey(Consultation, models.PROTECT, related_name="moderation_decisions")
    proposal = models.ForeignKey(Proposal, models.PROTECT, null=True, blank=True, related_name="moderation_decisions")
    comment = models.ForeignKey(Comment, models.PROTECT, null=True, blank=True, related_name="moderation_decisions")
    kind = models.CharField(_("decision"), max_length=10, choices=DecisionKind)
    rule = models.CharField(_("house rule"), max_length=20, choices=HouseRule, blank=True)
    text = models.TextField(_("explanation to the author"), blank=True)
    evidence = models.TextField(_("evidence"), blank=True, help_text=_("What was taken away, until the date below."))
    evidence_until = models.DateField(null=True, blank=True)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=EXACTLY_ONE_TARGET, name="decision_is_about_one_thing"),
            models.CheckConstraint(
                condition=~Q(kind__in=[DecisionKind.HIDE, DecisionKind.REDACT]) | ~Q(rule=""),
                name="decision_against_a_text_names_the_rule",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} – {self.proposal or self.comment}"


class ReportQuerySet(models.QuerySet["Report"]):
    def open(self) -> Self:
        return self.filter(decision__isnull=True)


class Report(models.Model):
    """Somebody says that a contribution breaks the house rules. No account is needed."""

    consultation = models.ForeignKey(Consultation, models.PROTECT, related_name="reports")
    proposal = models.ForeignKey(Proposal, models.PROTECT, null=True, blank=True, related_name="reports")
    comment = models.ForeignKey(Comment, models.PROTECT, null=True, blank=True, related_name="reports")
    submission = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    rule = models.CharField(_("house rule"), max_length=20, choices=HouseRule)
    text = models.TextField(_("what is wrong"), blank=True)
    email = models.EmailField(_("your e-mail address"), blank=True)
    language = models.CharField(max_length=10, default="de")
    created_at = models.DateTimeField(default=timezone.now)
    decision = models.ForeignKey(ModerationDecision, models.PROTECT, null=True, blank=True, related_name="reports")

    objects: ClassVar[ReportQuerySet] = ReportQuerySet.as_manager()  # type: ignore[assignment]  # Manager made of a queryset.

    class Meta:
        verbose_name = pgettext_lazy("a thing", "report")
        verbose_name_plural = _("reports")
        ordering = ["created_at", "pk"]
        constraints = [models.CheckConstraint(condition=EXACTLY_ONE_TARGET, name="report_is_about_one_thing")]

    def __str__(self) -> str:
        return f"{self.get_rule_display()} – {self.proposal or self.comment}"
