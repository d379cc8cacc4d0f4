"""Counting again: every tally must say what its marks say."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from ..processes.models import Consultation, Phase
from ..proposals.models import Proposal
from .models import BallotState, Mark, Tally
from .rule import Use
from .tallies import Counts

OF_COUNTS = {
    "for_it": Count("pk", filter=Q(value__gt=0)),
    "against_it": Count("pk", filter=Q(value__lt=0)),
    "neutral_to_it": Count("pk", filter=Q(value=0)),
}


@dataclass(frozen=True)
class Difference:
    """One number that is not what the votes say. ``phase`` is empty where it is a proposal's support."""

    consultation: str
    proposal: int
    phase: Phase | None
    what: str
    stored: int
    counted: int

    def __str__(self) -> str:
        where = f"phase {self.phase.pk} ({self.phase.kind})" if self.phase else "all phases"
        return (
            f"{self.consultation}, {where}, proposal {self.proposal}: "
            f"{self.what} is stored as {self.stored}, the votes say {self.counted}"
        )


def counted_marks(phases: QuerySet[Phase]) -> dict[tuple[int, int], Counts]:
    """Phase id and proposal id → what all cast ballots say together, in one query."""
    marks = Mark.objects.filter(ballot__phase__in=phases, ballot__state=BallotState.CAST)
    grouped = marks.values("ballot__phase_id", "proposal_id").annotate(**OF_COUNTS)
    rows = grouped.values_list("ballot__phase_id", "proposal_id", *OF_COUNTS)
    return {(phase, proposal): Counts(*numbers) for phase, proposal, *numbers in rows}


def recount(consultation: Consultation | None = None) -> list[Difference]:
    """Where a tally, or a proposal's support, differs from the votes; of all consultations or of one."""
    phases = Phase.objects.select_related("consultation").exclude(use=Use.NONE)
    proposals = Proposal.objects.all()
    if consultation:
        phases, proposals = phases.filter(consultation=consultation), proposals.filter(consultation=consultation)
    counted = counted_marks(phases)
    return [*_of_tallies(phases, counted), *_of_support(proposals, phases, counted)]


def recount_phase(phase: Phase) -> list[Difference]:
    phases = Phase.objects.select_related("consultation").filter(pk=phase.pk)
    return list(_of_tallies(phases, counted_marks(phases)))


def _of_tallies(phases: QuerySet[Phase], counted: dict[tuple[int, int], Counts]) -> Iterator[Difference]:
    tallies = Tally.objects.filter(phase__in=phases)
    rows = tallies.values_list("phase_id", "proposal_id", *Counts._fields)
    stored = {(phase, proposal): Counts(*numbers) for phase, proposal, *numbers in rows}
    pairs = {key: (stored.get(key, Counts()), counted.get(key, Counts())) for key in stored.keys() | counted.keys()}
    wrong = sorted(key for key, (kept, found) in pairs.items() if kept != found)
    numbers, by_key = _numbers({proposal for _phase, proposal in wrong}), {phase.pk: phase for phase in phases}
    for key in wrong:
        phase = by_key[key[0]]
        for what, kept, found in zip(Counts._fields, *pairs[key], strict=True):
            if kept != found:
                yield Difference(phase.consultation.slug, numbers[key[1]], phase, what, kept, found)


def _of_support(
    proposals: QuerySet[Proposal], phases: QuerySet[Phase], counted: dict[tuple[int, int], Counts]
) -> Iterator[Difference]:
    supporting = {phase.pk for phase in phases if phase.use == Use.SUPPORT}
    support: dict[int, int] = defaultdict(int)
    for (phase, proposal), counts in counted.items():
        if phase in supporting:
            support[proposal] += counts.in_favour
    rows = proposals.order_by("pk").values_list("pk", "number", "consultation__slug", "support_count")
    for pk, number, slug, stored in rows.iterator():
        if stored != support[pk]:
            yield Difference(slug, number, None, "support_count", stored, support[pk])


def _numbers(proposals: set[int]) -> dict[int, int]:
    return dict(Proposal.objects.filter(pk__in=proposals).values_list("pk", "number"))
