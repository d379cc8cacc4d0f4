"""Tallies: the running counts, kept in the transaction of each vote.

Everybody locks in the same order, or two ballots of five votes would wait for each other for ever: the phase, the
ballot, tallies by ascending proposal (for supports and ratings each with its proposal), marks, proposals ascending.
See ``docs/adr``.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from django.db import connection
from django.db.models import QuerySet

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
    if len(wanted) == 1 and (there := _held(phase, wanted)):
        # Only one tally has no order to keep, so that it need not be looked for before.
        return there
    here = Tally.objects.filter(phase=phase, proposal__in=wanted)
    present = set(here.values_list("proposal_id", flat=True))
    missing = [Tally(phase=phase, proposal_id=each) for each in wanted if each not in present]
    if missing:
        # Somebody else may be making the same ones.
        Tally.objects.bulk_create(missing, ignore_conflicts=True)
    return _held(phase, wanted)


def _held(phase: Phase, proposals: Iterable[int]) -> dict[int, Proposal]:
    # PostgreSQL reads a row that it locks as it is once the waiting is over, one that it only joins as it was before.
    # A proposal hidden meanwhile is off the ballot, which is asked later; without a ballot its row has to tell.
    held = ("self",) if phase.needs_candidacy else ("self", "proposal")
    locked = _locking(*held).filter(phase=phase, proposal__in=proposals)
    return {tally.proposal_id: tally.proposal for tally in locked}


@cache
def _locking(*held: str) -> QuerySet[Tally]:
    """Tallies in the order of locking, each with its proposal; put together once for all votes."""
    together = Tally.objects.select_related("proposal").only("proposal__state", "proposal__consultation")
    return together.order_by("proposal_id").select_for_update(of=held, no_key=True)


def change(phase: Phase, before: Marks, after: Marks) -> None:
    """Move the locked tallies from what one ballot said to what it says now, and the proposals' support with them."""
    moved = sorted(differences(before, after).items())
    for proposal, difference in moved:
        add(phase, proposal, difference)
    if phase.use == Use.SUPPORT:
        with connection.cursor() as cursor:
            for proposal, difference in moved:
                cursor.execute(ADD_SUPPORT, [difference.in_favour, proposal])


#: Two constant statements: to put them together with the ORM costs a tenth of a vote.
ADD_TO_TALLY = """
    UPDATE consultations_tally
    SET in_favour = in_favour + %s, against = against + %s, neutral = neutral + %s
    WHERE phase_id = %s AND proposal_id = %s
"""
ADD_SUPPORT = "UPDATE consultations_proposal SET support_count = support_count + %s WHERE id = %s"


def add(phase: Phase, proposal: int, difference: Counts) -> None:
    if any(difference):
        with connection.cursor() as cursor:
            cursor.execute(ADD_TO_TALLY, [*difference, phase.pk, proposal])


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
