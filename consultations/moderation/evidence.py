"""Letting go of words that nobody may read any more, once nobody can object any more."""

from datetime import date, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from ..models import Comment, Proposal, State
from .models import DecisionKind, ModerationDecision
from .redaction import wipe
from .targets import GAP, Target, locked


def purge(today: date | None = None) -> int:
    """Empty evidence whose date has passed, and what is hidden or withdrawn since then. The number of texts let go."""
    today = today or timezone.localdate()
    due = ModerationDecision.objects.exclude(evidence="").filter(evidence_until__lt=today)
    gone = sum(_let_go(decision) for decision in due.select_related("proposal", "comment").iterator())
    oldest = today - timedelta(days=settings.EVIDENCE_DAYS)
    for model in (Proposal, Comment):
        withdrawn = model.objects.filter(state=State.WITHDRAWN, withdrawn_at__date__lt=oldest).exclude(text=GAP)
        gone += sum(_wipe(target, State.WITHDRAWN) for target in withdrawn.iterator())
    return gone


@transaction.atomic
def _let_go(decision: ModerationDecision) -> int:
    target = decision.proposal or decision.comment
    latest = target.moderation_decisions.first() if target else None
    if target and decision == latest and decision.kind == DecisionKind.HIDE:
        _wipe(target, State.HIDDEN)
    ModerationDecision.objects.filter(pk=decision.pk).update(evidence="")
    return 1


@transaction.atomic
def _wipe(target: Target, state: State) -> int:
    target = locked(target)
    if target.state != state:
        return 0
    wipe(target)
    return 1
