"""Which public proposals still need a short text, or a look at the one they have."""

from django.db import models
from django.db.models import Exists, F, OuterRef, Prefetch, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..models import Candidacy, Proposal, ShortText
from .models import ShortTextQuerySet


class Show(models.TextChoices):
    MISSING = "missing", gettext_lazy("missing")
    OLDER = "older", gettext_lazy("older than the original")
    UNCHECKED = "unchecked", gettext_lazy("unchecked")
    ALL = "all", gettext_lazy("all")


def proposals_for(show: str, version: str) -> QuerySet[Proposal]:
    """Published proposals of living consultations; ``of_version`` holds their short text, ``is_standing`` whether they
    stand in a vote that is not over.
    """
    proposals = Proposal.objects.published().filter(consultation__is_archive=False)
    ours = ShortText.objects.filter(proposal=OuterRef("pk"), is_held_back=False).in_version(version)
    if show == Show.MISSING:
        # Whoever wrote in this version has told it already.
        proposals = proposals.exclude(Exists(ours)).exclude(language=version)
    elif show == Show.OLDER:
        proposals = proposals.filter(Exists(ours.with_originals().filter(source_version__lt=F("newest"))))
    elif show == Show.UNCHECKED:
        proposals = proposals.filter(Exists(ours.filter(checked_on=None)))
    running = Candidacy.objects.standing().filter(proposal=OuterRef("pk"), phase__ends__gt=timezone.now())
    of_version: ShortTextQuerySet = ShortText.objects.in_version(version).with_originals()
    return proposals.annotate(is_standing=Exists(running)).prefetch_related(
        Prefetch("short_texts", of_version, to_attr="of_version")
    )


def state_of(short: ShortText | None) -> str:
    """How far a short text is, in words."""
    if short is None:
        return _("missing")
    if short.is_held_back:
        return _("held back: please write it anew")
    if short.is_older:
        return _("older than the original")
    return _("checked") if short.is_checked else _("unchecked")
