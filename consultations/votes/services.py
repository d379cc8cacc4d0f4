"""Casting votes, taking them back, declaring a ballot void.

Every verb asks the rules inside its transaction, with the phase read afresh, and moves the tallies with the marks.
Doing the same again changes nothing. Votes come by the hundred a second and do not empty the page cache: a number
that is public during the vote may be as old as a kept page is.
"""

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Exists, F, OuterRef
from wagtail.log_actions import log

from ..actions import Action
from ..channels import Channel
from ..processes.models import Consultation, Phase
from ..processes.querysets import PhaseQuerySet
from ..proposals.models import Proposal, State
from ..rules import Denied, Reason, decide, decide_void, deny
from . import ballots, keys
from .ballots import Voter
from .candidacies import admit, draw_numbers, free_marks, keep_off, leave_out, start_if_due
from .models import Ballot, BallotState
from .results import count, make_final

if TYPE_CHECKING:
    from accounts.models import User

__all__ = [
    "admit",
    "cast",
    "cast_at",
    "cast_ballot",
    "count",
    "declare_void",
    "draw_numbers",
    "free_marks",
    "keep_off",
    "leave_out",
    "make_final",
    "start_if_due",
    "take_back",
    "take_back_ballot",
]


HAS_BALLOTS = Exists(Ballot.objects.filter(phase=OuterRef("pk")))


@transaction.atomic
def cast(
    *,
    phase: Phase,
    person: "User",
    proposal: Proposal,
    value: int = 1,
    channel: Channel = Channel.WEB,
    place: str = "",
    at: datetime | None = None,
) -> Ballot:
    """Give a vote to a proposal, or change the vote given to it."""
    phase, voter = _let_in(fresh(phase), person, channel, place, at)
    ballot = ballots.take(phase, voter)
    ballots.mark(ballot, {proposal.pk: value})
    return ballot


@transaction.atomic
def cast_at(*, slug: str, number: int, action: Action, person: "User", value: int) -> Ballot | None:
    """Give a vote to the proposal of this address in the phase that opens ``action`` now.

    None, and nothing done, where no such phase runs or no such proposal is published. One query finds all that is
    needed: this is the way of every support, and they come by the hundred a second.
    """
    at_this_address = _fresh_phases().filter(
        consultation__slug=slug,
        consultation__proposals__number=number,
        consultation__proposals__state=State.PUBLISHED,
    )
    running = at_this_address.running().in_order().annotate(proposal_id=F("consultation__proposals"))
    found = next((phase for phase in running if action in phase.opens), None)
    if found is None:
        return None
    phase, voter = _let_in(found, person)
    ballot = ballots.take(phase, voter)
    ballots.mark(ballot, {found.proposal_id: value})
    return ballot


@transaction.atomic
def cast_ballot(
    *,
    phase: Phase,
    person: "User",
    marks: Mapping[Proposal, int],
    channel: Channel = Channel.WEB,
    place: str = "",
    at: datetime | None = None,
) -> Ballot:
    """Fill in a whole ballot: these marks and no others."""
    phase, voter = _let_in(fresh(phase), person, channel, place, at)
    ballot = ballots.take(phase, voter)
    ballots.fill(ballot, {proposal.pk: value for proposal, value in marks.items()})
    return ballot


@transaction.atomic
def take_back(*, phase: Phase, person: "User", proposal: Proposal, at: datetime | None = None) -> Ballot | None:
    """Take back one's own vote for a proposal. Nobody reaches anybody else's ballot."""
    phase, voter = _let_in(fresh(phase), person, at=at)
    ballot = ballots.take_if_any(phase, voter)
    if ballot:
        ballots.unmark(ballot, {proposal.pk})
    return ballot


@transaction.atomic
def take_back_ballot(*, phase: Phase, person: "User", at: datetime | None = None) -> Ballot | None:
    """Take back all of one's own votes in this phase."""
    phase, voter = _let_in(fresh(phase), person, at=at)
    ballot = ballots.take_if_any(phase, voter)
    if ballot:
        ballots.unmark(ballot)
    return ballot


@transaction.atomic
def declare_void(*, ballot: Ballot, reason: str, by: "User") -> Ballot:
    """Take a ballot out of the count, with a reason, until the result is final. Its marks stay as evidence."""
    decide(by, Action.COUNT, on=ballot.phase).require()
    decide_void(ballot.phase).require()
    together = Ballot.objects.select_related("phase__consultation")
    ballot = together.select_for_update(of=("self",), no_key=True).get(pk=ballot.pk)
    if ballot.state == BallotState.VOID:
        return ballot
    ballots.void(ballot, reason)
    data = {"receipt": ballot.receipt, "reason": reason}
    log(instance=ballot.phase.consultation, action="consultations.declare_void", user=by, data=data)
    return ballot


def fresh(phase: Phase) -> Phase:
    """The phase as the database has it now: its dates may have changed since it was read."""
    return _fresh_phases().get(pk=phase.pk)


@cache
def _fresh_phases() -> PhaseQuerySet:
    """Phases with all that the rules ask of them and of their consultations, in one query.

    Put together once: whoever asks filters, and that makes a new query.
    """
    words = [f"consultation__{name}" for name in Consultation.WORDS]
    phases = Phase.objects.with_visibility().annotate(has_ballots=HAS_BALLOTS)
    return phases.select_related("consultation").defer(*words)


def _let_in(
    phase: Phase, person: "User", channel: Channel = Channel.WEB, place: str = "", at: datetime | None = None
) -> tuple[Phase, Voter]:
    """Ask the rules about the person, and see that what stands to vote is fixed before the first vote."""
    phase.consultation.is_visible = phase.is_visible  # type: ignore[attr-defined]  # Annotated by the query.
    action = phase.vote_action
    if action is None:
        raise Denied(deny(Reason.NOT_OFFERED, phase=phase))
    decide(person, action, on=phase, at=at).require()
    start_if_due(phase, at)
    return phase, Voter(keys.person(person), phase.consultation.level, channel, place)
