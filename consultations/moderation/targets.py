"""What moderation is about: proposals and comments, handled alike."""

import hashlib

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from ..comments.models import Comment
from ..comments.states import locked as locked_comment
from ..comments.states import move as move_comment
from ..processes.models import Consultation
from ..proposals.models import Proposal, State
from ..proposals.states import locked as locked_proposal
from ..proposals.states import move as move_proposal
from .models import ModerationDecision, Report, ReportQuerySet

Target = Proposal | Comment

#: What is left of a passage, and of a whole text once its evidence has gone.
GAP = "[…]"


def consultation_of(target: Target) -> Consultation:
    return target.consultation if isinstance(target, Proposal) else target.thread.consultation


def proposal_of(target: Target) -> Proposal | None:
    """The proposal itself, or the one that a comment is about."""
    return target if isinstance(target, Proposal) else target.thread.proposal


def as_columns(target: Target) -> dict[str, Target | None]:
    """How reports and decisions point at it."""
    is_proposal = isinstance(target, Proposal)
    return {"proposal": target if is_proposal else None, "comment": None if is_proposal else target}


def about(target: Target) -> Q:
    return Q(proposal=target) if isinstance(target, Proposal) else Q(comment=target)


def reports_on(target: Target) -> ReportQuerySet:
    return Report.objects.filter(about(target))


def decisions_on(target: Target) -> models.QuerySet[ModerationDecision]:
    return ModerationDecision.objects.filter(about(target))


def name_of(target: Target) -> str:
    """What it is called in lists and logs: never by its own words, which may be what is wrong with it."""
    if isinstance(target, Proposal):
        return _("Proposal %(number)d") % {"number": target.number}
    return _("Comment %(number)d") % {"number": target.pk}


def address_of(target: Target) -> str:
    """The permanent address of a contribution, in the active language version."""
    if isinstance(target, Proposal):
        return target.get_absolute_url()
    return reverse("consultations:comment", args=[consultation_of(target).slug, target.pk])


def words_of(target: Target) -> str:
    return f"{target.title}\n\n{target.text}" if isinstance(target, Proposal) else target.text


def locked(target: Target) -> Target:
    """The contribution as it is now, and nobody else's until the transaction ends."""
    return locked_proposal(target) if isinstance(target, Proposal) else locked_comment(target)


def move(target: Target, state: State) -> None:
    """Give the contribution a new state, with the counts that hang on it."""
    if isinstance(target, Proposal):
        move_proposal(target, state)
    else:
        move_comment(target, state)


def fingerprint(target: Target) -> str:
    """Changes whenever its words, its state or what staff decided change: so nobody decides on something unseen."""
    latest = decisions_on(target).order_by("-pk").values_list("pk", flat=True).first()
    seen = f"{target.state}\0{words_of(target)}\0{latest}"
    return hashlib.sha256(seen.encode()).hexdigest()[:32]
