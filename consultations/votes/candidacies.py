"""Candidacies: what stands to vote, under which number, with which words and cost."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from content import page_cache

from ..actions import Action
from ..announcing import require_short_text
from ..processes.models import Phase
from ..proposals.models import Proposal, ProposalVersion, State
from ..rules import Denied, Reason, deny, require_staff, state_allows
from . import tallies
from .models import BallotState, Candidacy, FreedMark, Mark
from .rule import Use

if TYPE_CHECKING:
    from accounts.models import User


def locked(phase: Phase) -> Phase:
    """The phase as it is now; its candidacies and results change one after the other. Voters do not wait for it."""
    together = Phase.objects.select_related("consultation")
    return together.select_for_update(of=("self",), no_key=True).get(pk=phase.pk)


def _require_public(phase: Phase, proposal: Proposal) -> None:
    """Only a public proposal of the same consultation is said to stand to vote, or not to."""
    denial = state_allows(Proposal.objects.get(pk=proposal.pk, consultation=phase.consultation), {State.PUBLISHED})
    if denial:
        raise Denied(denial)


@transaction.atomic
def admit(
    *, phase: Phase, proposal: Proposal, by: "User | None" = None, cost: int | None = None, at: datetime | None = None
) -> Candidacy:
    """Put a proposal on the ballot. Once people vote, only what was on it before can come back."""
    phase = locked(phase)
    require_staff(by, Action.MANAGE, on=phase)
    _require_public(phase, proposal)
    candidacy = phase.candidacies.filter(proposal=proposal).first()
    if phase.is_over(at) or (candidacy is None and phase.starts <= (at or timezone.now())):
        raise Denied(deny(Reason.PHASE_OVER, phase=phase))
    require_short_text(phase, proposal)
    candidacy = candidacy or Candidacy(phase=phase, proposal=proposal)
    candidacy.is_in, candidacy.reason = True, ""
    if cost is not None and candidacy.frozen_at is None:
        candidacy.cost = cost
    if phase.use == Use.KNAPSACK and candidacy.cost is None and proposal.cost is None:
        raise ValidationError(_("A choice within a budget needs to know what the proposal costs."), code="cost_missing")
    candidacy.save()
    _noted(candidacy, "consultations.admit", by)
    page_cache.bump()
    return candidacy


@transaction.atomic
def keep_off(
    *, phase: Phase, proposal: Proposal, reason: str, by: "User | None" = None, at: datetime | None = None
) -> Candidacy:
    """Say of a proposal that never stood to vote why it does not. People can read the reason."""
    phase = locked(phase)
    require_staff(by, Action.MANAGE, on=phase)
    _require_public(phase, proposal)
    if phase.starts <= (at or timezone.now()):
        raise Denied(deny(Reason.PHASE_OVER, phase=phase))
    candidacy, is_new = Candidacy.objects.get_or_create(
        phase=phase, proposal=proposal, defaults={"is_in": False, "reason": reason}
    )
    if is_new:
        _noted(candidacy, "consultations.leave_out", by, reason=reason)
        page_cache.bump()
    return candidacy


@transaction.atomic
def leave_out(*, candidacy: Candidacy, reason: str, by: "User | None" = None, at: datetime | None = None) -> int:
    """Take a proposal off the ballot; voters get their votes back. The number of those votes."""
    phase = locked(candidacy.phase)
    require_staff(by, Action.MANAGE, on=phase)
    if phase.is_over(at):
        raise Denied(deny(Reason.VOTE_COUNTED, phase=phase))
    _noted(candidacy, "consultations.leave_out", by, reason=reason)
    return _take_off(candidacy, reason)


@transaction.atomic
def free_marks(proposal: Proposal, reason: str, at: datetime | None = None) -> int:
    """Give voters back what they gave to a proposal that is withdrawn or hidden. The number of votes given back.

    Only in a choice or a choice within a budget, where a vote is something one can run out of, and only until the
    end: what was counted stays as it was counted. Call it in the transaction that withdraws or hides.
    """
    standing = Candidacy.objects.standing().filter(proposal=proposal, phase__ends__gt=at or timezone.now())
    affected = standing.filter(phase__use__in=(Use.CHOICE, Use.KNAPSACK)).select_related("phase").order_by("phase_id")
    return sum(_take_off(candidacy, reason) for candidacy in affected)


def _noted(candidacy: Candidacy, action: str, by: "User | None", **data: str) -> None:
    # By its number: a log outlives what is taken out of a title.
    number = candidacy.proposal.number
    log(instance=candidacy.phase.consultation, action=action, user=by, data={"proposal": number, **data})


def _take_off(candidacy: Candidacy, reason: str) -> int:
    phase, proposal = candidacy.phase, candidacy.proposal_id
    # Whoever votes for this proposal holds its tally while looking whether it still stands.
    tallies.lock(phase, [proposal])
    Candidacy.objects.filter(pk=candidacy.pk).update(is_in=False, reason=reason)
    marks = list(Mark.objects.filter(ballot__phase=phase, ballot__state=BallotState.CAST, proposal=proposal))
    FreedMark.objects.bulk_create(
        [FreedMark(ballot_id=mark.ballot_id, proposal_id=proposal, value=mark.value) for mark in marks],
        # It may have come back and gone once more.
        ignore_conflicts=True,
    )
    freed = tallies.Counts()
    for mark in marks:
        freed = freed.plus(mark.value, -1)
    Mark.objects.filter(pk__in=[mark.pk for mark in marks]).delete()
    tallies.add(phase, proposal, freed)
    page_cache.bump()
    return len(marks)


def start_if_due(phase: Phase, at: datetime | None = None) -> bool:
    """Draw the numbers and freeze what stands to vote, if the phase has begun and nobody has done so yet."""
    if not phase.needs_candidacy or phase.starts > (at or timezone.now()):
        return False
    if not phase.candidacies.standing().filter(frozen_at=None).exists():
        return False
    with transaction.atomic():
        locked(phase)
        draw_numbers(phase)
        for candidacy in phase.candidacies.standing().filter(frozen_at=None).select_related("proposal"):
            freeze(candidacy, phase)
    page_cache.bump()
    return True


@transaction.atomic
def draw_numbers(phase: Phase) -> None:
    """Number what stands to vote in the order of the lots that ``secrets`` drew; a number once drawn stays."""
    locked(phase)
    highest = phase.candidacies.aggregate(highest=Max("number"))["highest"] or 0
    without = phase.candidacies.standing().filter(number=None).order_by("lot", "pk")
    for number, candidacy in enumerate(without, start=highest + 1):
        Candidacy.objects.filter(pk=candidacy.pk).update(number=number)


def freeze(candidacy: Candidacy, phase: Phase) -> None:
    """Keep the words that the proposal had when the vote began, whenever that is done, and its cost."""
    version = version_at(candidacy.proposal, phase.starts)
    candidacy.title = version.title if version else candidacy.proposal.title
    candidacy.text = version.text if version else candidacy.proposal.text
    if candidacy.cost is None:
        candidacy.cost = candidacy.proposal.cost
    candidacy.frozen_at = timezone.now()
    candidacy.save(update_fields=["title", "text", "cost", "frozen_at"])


def version_at(proposal: Proposal, moment: datetime) -> ProposalVersion | None:
    versions = proposal.versions.order_by("-number")
    return versions.filter(created_at__lte=moment).first() or versions.last()
