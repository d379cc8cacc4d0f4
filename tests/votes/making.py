"""Votes to test with."""

from datetime import timedelta

from django.utils import timezone

from accounts.models import User
from consultations.actions import Action
from consultations.channels import Channel
from consultations.models import Ballot, Consultation, Mark, Phase, Proposal, Tally
from consultations.votes import bulk
from tests.factories import make_candidacy, make_consultation, make_phase, make_user, make_vote_phase


def vote_phase(candidates: int = 6, **fields: object) -> tuple[Phase, list[Proposal]]:
    """A running choice of five among these candidates, numbered from 1."""
    phase = make_vote_phase(make_consultation(phases=False), **fields)
    return phase, [make_candidacy(phase, number=number).proposal for number in range(1, candidates + 1)]


def rating_phase(consultation: Consultation | None = None, **fields: object) -> Phase:
    consultation = consultation or make_consultation(phases=False)
    fields = {"use": "rating", "values": [-1, 0, 1], "results_during": True, **fields}
    return make_phase(consultation, opens=(Action.RATE,), **fields)


def people(number: int) -> list[User]:
    return [make_user() for _each in range(number)]


def put_in(phase: Phase, *proposals: Proposal, channel: str = Channel.WEB, **fields: object) -> Ballot:
    """A ballot of somebody, however it came in; call ``settle`` after the last one."""
    number = Ballot.objects.count()
    ballot = Ballot.objects.create(phase=phase, voter_key=f"somebody-{number}", channel=channel, **fields)
    Mark.objects.bulk_create(Mark(ballot=ballot, proposal=proposal, value=1) for proposal in proposals)
    return ballot


def settle(phase: Phase) -> None:
    """Bring the tallies to what the ballots say."""
    bulk._set_tallies(phase)


def end(phase: Phase) -> Phase:
    """Nobody can vote any more."""
    now = timezone.now()
    Phase.objects.filter(pk=phase.pk).update(starts=now - timedelta(days=8), ends=now - timedelta(seconds=1))
    phase.refresh_from_db()
    phase.consultation.__dict__.pop("timeline", None)
    return phase


def tally_of(phase: Phase, proposal: Proposal) -> tuple[int, int, int]:
    return Tally.objects.values_list("in_favour", "against", "neutral").get(phase=phase, proposal=proposal)
