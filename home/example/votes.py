"""Votes of the example content: as many as the texts say, on ballots as people would fill them in."""

from collections.abc import Mapping

from consultations.channels import Channel
from consultations.models import Ballot, Candidacy, Mark, Phase, Proposal, Tally
from consultations.votes.keys import imported, voter_key

EVERY_SIXTH_ON_PAPER = 6


def cast_support(phase: Phase, wanted: Mapping[Proposal, int]) -> None:
    """Give each proposal its supporters; there are as many people as the most supported one has."""
    ballots = make_ballots(phase, max(wanted.values()))
    fill(phase, {proposal: ballots[:number] for proposal, number in wanted.items()})
    for proposal, number in wanted.items():
        proposal.support_count = number
        proposal.save(update_fields=["support_count"])


def cast_choices(phase: Phase, wanted: Mapping[Proposal, int]) -> None:
    """Put the proposals on the ballot and give each its votes, no ballot more than the rule allows."""
    in_order = sorted(wanted, key=lambda proposal: proposal.lot)
    for number, proposal in enumerate(in_order, start=1):
        Candidacy.objects.create(
            phase=phase,
            proposal=proposal,
            number=number,
            title=proposal.title,
            text=proposal.text,
            cost=proposal.cost,
            frozen_at=phase.starts,
        )
    limit = phase.marks_per_ballot or len(wanted)
    ballots = make_ballots(phase, max(*wanted.values(), -(-sum(wanted.values()) // limit)))
    left = dict.fromkeys(ballots, limit)
    chosen: dict[Proposal, list[Ballot]] = {}
    for proposal, number in wanted.items():
        # Those with the most votes left, so that no ballot runs over.
        chosen[proposal] = sorted(left, key=lambda ballot: -left[ballot])[:number]
        for ballot in chosen[proposal]:
            left[ballot] -= 1
    fill(phase, chosen)


def make_ballots(phase: Phase, number: int) -> list[Ballot]:
    return Ballot.objects.bulk_create(
        Ballot(
            phase=phase,
            voter_key=voter_key(phase, imported("example", str(nth))),
            channel=Channel.PAPER if phase.needs_candidacy and nth % EVERY_SIXTH_ON_PAPER == 0 else Channel.WEB,
        )
        for nth in range(number)
    )


def fill(phase: Phase, chosen: Mapping[Proposal, list[Ballot]]) -> None:
    Mark.objects.bulk_create(
        Mark(ballot=ballot, proposal=proposal, value=1) for proposal, ballots in chosen.items() for ballot in ballots
    )
    Tally.objects.bulk_create(
        Tally(phase=phase, proposal=proposal, in_favour=len(ballots)) for proposal, ballots in chosen.items()
    )
