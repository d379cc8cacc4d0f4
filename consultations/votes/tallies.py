"""Tallies: the running counts, kept in the transaction of each vote.

Everybody locks in the same order, or two ballots of five votes would wait for each other for ever: the phase, the
ballot, tallies by ascending proposal (for supports and ratings each with its proposal), marks, proposals ascending.
See ``docs/adr``.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from django.db.models import F, QuerySet

from ..processes.models import Phase
from ..proposals.models import Proposal
from .models import Tally
from .rule import Use

#: Proposal id → value.
Marks = Mapping[int, int]


class Counts(NamedTuple):
    in_favour: int = 0
    against: int = 0
    neutral: int = 0

    def plus(self, value: int, times: int = 1) -> "Counts":
        """These counts with ``times`` more marks of this value."""
        return Counts(
            self.in_favour + times * (value > 0),
            self.against + times * (value < 0),
            self.neutral + times * (value == 0),
        )


def lock(phase: Phase, proposals: Iterable[int]) -> dict[int, Proposal]:
    """Hold these tallies until the transaction ends; make those that do not exist yet. The proposals as they are."""
    wanted = sorted(set(proposals))
    here = Tally.objects.filter(phase=phase, proposal__in=wanted)
    if len(wanted) == 1 and (there := _held(phase, here)):
        # Only one tally has no order to keep, so that it need not be looked for before.
        return there
    present = set(here.values_list("proposal_id", flat=True))
    missing = [Tally(phase=phase, proposal_id=each) for each in wanted if each not in present]
    if missing:
        # Somebody else may be making the same ones.
        Tally.objects.bulk_create(missing, ignore_conflicts=True)
    return _held(phase, here)


def _held(phase: Phase, tallies: QuerySet[Tally]) -> dict[int, Proposal]:
    # PostgreSQL reads a row that it locks as it is once the waiting is over, one that it only joins as it was before.
    # A proposal hidden meanwhile is off the ballot, which is asked later; without a ballot its row has to tell.
    held = ("self",) if phase.needs_candidacy else ("self", "proposal")
    together = tallies.select_related("proposal").only("proposal__state", "proposal__consultation")
    locked = together.order_by("proposal_id").select_for_update(of=held, no_key=True)
    return {tally.proposal_id: tally.proposal for tally in locked}


def change(phase: Phase, before: Marks, after: Marks) -> None:
    """Move the locked tallies from what one ballot said to what it says now, and the proposals' support with them."""
    moved = sorted(differences(before, after).items())
    for proposal, difference in moved:
        add(phase, proposal, difference)
    if phase.use == Use.SUPPORT:
        for proposal, difference in moved:
            Proposal.objects.filter(pk=proposal).update(support_count=F("support_count") + difference.in_favour)


def add(phase: Phase, proposal: int, difference: Counts) -> None:
    steps = {name: F(name) + step for name, step in difference._asdict().items() if step}
    if steps:
        Tally.objects.filter(phase=phase, proposal_id=proposal).update(**steps)


def differences(before: Marks, after: Marks) -> dict[int, Counts]:
    """What changes for each proposal; nothing for those that stay as they are."""
    changed: dict[int, Counts] = {}
    for proposal in before.keys() | after.keys():
        old, new = before.get(proposal), after.get(proposal)
        if old == new:
            continue
        counts = Counts()
        if old is not None:
            counts = counts.plus(old, -1)
        if new is not None:
            counts = counts.plus(new)
        changed[proposal] = counts
    return changed
