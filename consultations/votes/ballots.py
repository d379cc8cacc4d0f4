"""What happens inside a ballot. Callers have asked the rules about the voter and hold a transaction."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone

from ..channels import Channel
from ..processes.models import Phase
from ..proposals.models import Proposal
from ..rules import Denied, Reason, decide_ballot, decide_candidates, decide_mark, deny
from . import tallies
from .keys import KeyUnusable, voter_key
from .models import Ballot, BallotState, Mark
from .rule import Use, VotingRule
from .tallies import Marks

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Voter:
    """Who votes, as the phase's key sees them, and how the vote came in."""

    identity: str
    level: str
    channel: Channel = Channel.WEB
    place: str = ""


def take(phase: Phase, voter: Voter) -> Ballot:
    """The voter's ballot, made by the first vote and held until the transaction ends."""
    key = key_of(phase, voter)
    new = Ballot(phase=phase, voter_key=key, channel=voter.channel, place=voter.place, level=voter.level)
    ballot = make_or_hold(new)
    ballot.is_new = ballot.receipt == new.receipt
    if ballot.is_new and not phase.has_ballots:  # type: ignore[attr-defined]  # Annotated where it was read afresh.
        # The first ballot locks the rule; until it existed, staff could still change it.
        phase.refresh_from_db(fields=VotingRule.FIELDS)
    return _opened(ballot, phase, voter)


#: The ORM needs two statements, and this runs at every vote. Setting the state to what it is locks the row.
MAKE_OR_HOLD = """
    INSERT INTO consultations_ballot
        (phase_id, voter_key, channel, place, level, day, state, void_reason, receipt)
    VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)
    ON CONFLICT (phase_id, voter_key) DO UPDATE SET state = consultations_ballot.state
    RETURNING *
"""


def make_or_hold(new: Ballot) -> Ballot:
    """This ballot, or the one that its voter has already; locked either way."""
    values = (new.phase_id, new.voter_key, new.channel, new.place, new.level, new.day)
    return Ballot.objects.raw(MAKE_OR_HOLD, [*values, new.state, new.void_reason, new.receipt])[0]


def take_if_any(phase: Phase, voter: Voter) -> Ballot | None:
    """The same, but none where the voter has no ballot."""
    ballot = _held(phase, key_of(phase, voter)).first()
    return _opened(ballot, phase, voter) if ballot else None


def key_of(phase: Phase, voter: Voter) -> str:
    """The voter key. Without the phase's key nobody can vote, and the voter hears why."""
    try:
        return voter_key(phase, voter.identity)
    except KeyUnusable as fault:
        log.error("Nobody can vote: %s", fault)
        raise Denied(deny(Reason.OUT_OF_ORDER, phase=phase)) from fault


def _held(phase: Phase, key: str) -> QuerySet[Ballot]:
    return Ballot.objects.filter(phase=phase, voter_key=key).select_for_update(no_key=True)


def _opened(ballot: Ballot, phase: Phase, voter: Voter) -> Ballot:
    """The ballot, if it may be changed in the way that the voter comes in now."""
    ballot.phase = phase
    decide_ballot(state=ballot.state, is_same_channel=ballot.channel == voter.channel).require()
    ballot.channel, ballot.place, ballot.level = voter.channel, voter.place, voter.level
    return ballot


def mark(ballot: Ballot, given: Marks) -> None:
    """Add these marks to the ballot, or change them."""
    there = tallies.lock(ballot.phase, given)
    before = marks_of(ballot)
    _write(ballot, before, _allowed(ballot.phase, before, given, there))


def fill(ballot: Ballot, given: Marks) -> None:
    """Make these the ballot's only marks."""
    there = tallies.lock(ballot.phase, {*marks_of(ballot), *given})
    # Read again: until the tallies were ours, a proposal may have left the ballot.
    before = marks_of(ballot)
    _write(ballot, before, _allowed(ballot.phase, {}, given, there))


def unmark(ballot: Ballot, proposals: set[int] | None = None) -> None:
    """Take the marks of these proposals back, or all of them."""
    tallies.lock(ballot.phase, marks_of(ballot) if proposals is None else proposals)
    before = marks_of(ballot)
    kept = {} if proposals is None else {key: value for key, value in before.items() if key not in proposals}
    _write(ballot, before, kept)


def void(ballot: Ballot, reason: str) -> None:
    """Take the ballot out of the count. Its marks stay as evidence."""
    tallies.lock(ballot.phase, marks_of(ballot))
    tallies.change(ballot.phase, marks_of(ballot), {})
    ballot.state, ballot.void_reason = BallotState.VOID, reason
    ballot.save(update_fields=["state", "void_reason"])


def marks_of(ballot: Ballot) -> dict[int, int]:
    # What this transaction has just made holds none, and nobody else can reach it.
    return {} if ballot.is_new else dict(Mark.objects.filter(ballot=ballot).values_list("proposal_id", "value"))


def _allowed(phase: Phase, before: Marks, given: Marks, there: Mapping[int, Proposal]) -> dict[int, int]:
    """What the ballot says with the given marks added one by one, as far as the rule goes."""
    # After the lock: whoever takes a proposal off the ballot holds its tally meanwhile.
    decide_candidates(phase, [there[proposal] for proposal in given]).require()
    marks = dict(before)
    costs = costs_of(phase) if phase.use == Use.KNAPSACK else {}
    for proposal, value in given.items():
        decide_mark(phase, marks=marks, costs=costs, proposal=proposal, value=value).require()
        marks[proposal] = value
    return marks


def costs_of(phase: Phase) -> Mapping[int, int]:
    """Euros of each proposal on the ballot; nothing where the cost is not known."""
    return {proposal: cost or 0 for proposal, cost in phase.candidacies.values_list("proposal_id", "cost")}


def _write(ballot: Ballot, before: Marks, after: Marks) -> None:
    if gone := before.keys() - after.keys():
        Mark.objects.filter(ballot=ballot, proposal__in=gone).delete()
    for proposal in sorted(before.keys() & after.keys()):
        if before[proposal] != after[proposal]:
            Mark.objects.filter(ballot=ballot, proposal=proposal).update(value=after[proposal])
    new = [Mark(ballot=ballot, proposal_id=key, value=after[key]) for key in sorted(after.keys() - before.keys())]
    Mark.objects.bulk_create(new)
    tallies.change(ballot.phase, before, after)
    if before != after and not ballot.is_new:
        ballot.day = timezone.localdate()
        ballot.state = BallotState.CAST if after else BallotState.TAKEN_BACK
        ballot.save(update_fields=["channel", "place", "level", "day", "state"])
    ballot.is_new = False
