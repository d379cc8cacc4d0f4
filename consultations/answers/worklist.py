"""What still waits for an answer of the city."""

from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..models import Answer, Proposal

if TYPE_CHECKING:
    from accounts.models import User

    from .models import AnswerQuerySet


class Show(models.TextChoices):
    UNANSWERED = "unanswered", _("unanswered")
    OVERDUE = "overdue", _("overdue")
    MINE = "mine", _("mine")
    ALL = "all", _("all")


def proposals_for(show: str, person: "User", today: date | None = None) -> QuerySet[Proposal]:
    """Published proposals of living consultations, the ones that were promised an answer first on top."""
    today = today or timezone.localdate()
    proposals = Proposal.objects.published().filter(consultation__is_archive=False)
    if show == Show.ALL:
        return proposals
    if show == Show.MINE:
        return proposals.filter(Exists(_drafts().filter(responsible=person)))
    unanswered = proposals.exclude(Exists(_answers().public()))
    if show == Show.OVERDUE:
        return unanswered.filter(Exists(_answers().overdue(today)) | Q(consultation__answer_by__lt=today))
    return unanswered


def _answers() -> "AnswerQuerySet":
    return Answer.objects.filter(proposals=OuterRef("pk"))


def _drafts() -> "AnswerQuerySet":
    return _answers().exclude(pk__in=Answer.objects.public())
