"""How many people support or have rated each proposal, where the public may see it."""

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone

from ..models import Consultation, Phase, Proposal, ResultLine, Tally
from ..votes import results
from ..votes.rule import Use


def supports_are_public(consultation: Consultation, at: datetime | None = None) -> bool:
    """Numbers of supports are shown where people could support, unless a phase in which they count still hides them."""
    begun = phases_begun(consultation, Use.SUPPORT, at)
    return bool(begun) and all(phase.shows_numbers(at) for phase in begun)


def phases_begun(consultation: Consultation, use: Use, at: datetime | None = None) -> list[Phase]:
    at = at or timezone.now()
    return [phase for phase in consultation.timeline if phase.use == use and phase.starts <= at]


def ratings_of(
    consultation: Consultation, proposals: Iterable[Proposal], at: datetime | None = None
) -> dict[int, Tally]:
    """Proposal id → how it was rated in the latest phase of ratings, in one query; none while numbers are hidden."""
    begun = phases_begun(consultation, Use.RATING, at)
    if not begun or not begun[-1].shows_numbers(at):
        return {}
    tallies = Tally.objects.filter(phase=begun[-1], proposal__in=[each.pk for each in proposals])
    return {tally.proposal_id: tally for tally in tallies}


def votes_counted(phase: Phase, proposal: Proposal, at: datetime | None = None) -> int | None:
    """The votes that a proposal got, as staff have stated them, or else as they are now; None while nobody may know."""
    if not phase.shows_numbers(at):
        return None
    line = ResultLine.objects.filter(result=results.latest(phase), proposal=proposal).first()
    counted = line or Tally.objects.filter(phase=phase, proposal=proposal).first()
    if counted:
        return counted.in_favour
    return 0 if phase.candidacies.standing().filter(proposal=proposal).exists() else None
