"""Votes of the example content: as many as the texts say, on ballots as people would fill them in."""

from collections.abc import Iterable, Mapping
from itertools import chain, repeat
from typing import Any

from consultations.channels import Channel
from consultations.models import Ballot, Candidacy, Mark, Phase, Proposal, Tally
from consultations.votes.keys import digest, imported, phase_key
from consultations.votes.rule import Use

EVERY_SIXTH_ON_PAPER = 6

#: Whose mark says what, for each proposal.
Sheets = Mapping[Proposal, list[tuple[Ballot, int]]]


def cast_all(phases: list[Phase], proposals: Mapping[Proposal, dict[str, Any]]) -> None:
    """What the texts name ``support``, ``rating`` (for, neutral, against) and ``votes``, each in its phase."""
    for name, use, cast in (
        ("support", Use.SUPPORT, cast_support),
        ("rating", Use.RATING, cast_ratings),
        ("votes", Use.CHOICE, cast_choices),
    ):
        if wanted := {proposal: texts[name] for proposal, texts in proposals.items() if name in texts}:
            cast(next(phase for phase in phases if phase.use == use), wanted)


def cast_support(phase: Phase, wanted: Mapping[Proposal, int]) -> None:
    """Give each proposal its supporters; there are as many people as the most supported one has."""
    ballots = make_ballots(phase, max(wanted.values()))
    fill(phase, {proposal: in_favour(ballots[:number]) for proposal, number in wanted.items()})
    for proposal, number in wanted.items():
        proposal.support_count = number
    Proposal.objects.bulk_update(wanted, ["support_count"])


def cast_ratings(phase: Phase, wanted: Mapping[Proposal, list[int]]) -> None:
    """Let people be for, neutral or against; not everybody says something to every proposal."""
    ballots = make_ballots(phase, max(sum(numbers) for numbers in wanted.values()))
    filled = {}
    for nth, (proposal, (for_it, neutral, against)) in enumerate(wanted.items()):
        values = chain(repeat(1, for_it), repeat(0, neutral), repeat(-1, against))
        # Whoever is for the first one is not for all of them.
        turned = ballots[nth * len(ballots) // len(wanted) :] + ballots[: nth * len(ballots) // len(wanted)]
        filled[proposal] = list(zip(turned, values, strict=False))
    fill(phase, filled)


def cast_choices(phase: Phase, wanted: Mapping[Proposal, int]) -> None:
    """Put the proposals on the ballot and give each its votes, no ballot more than the rule allows."""
    in_order = sorted(wanted, key=lambda proposal: proposal.lot)
    Candidacy.objects.bulk_create(
        Candidacy(
            phase=phase,
            proposal=proposal,
            number=number,
            title=proposal.title,
            text=proposal.text,
            cost=proposal.cost,
            frozen_at=phase.starts,
        )
        for number, proposal in enumerate(in_order, start=1)
    )
    limit = phase.marks_per_ballot or len(wanted)
    ballots = make_ballots(phase, max(*wanted.values(), -(-sum(wanted.values()) // limit)))
    left = dict.fromkeys(ballots, limit)
    chosen = {}
    for proposal, number in wanted.items():
        # Those with the most votes left, so that no ballot runs over.
        voters = sorted(left, key=lambda ballot: -left[ballot])[:number]
        for ballot in voters:
            left[ballot] -= 1
        chosen[proposal] = in_favour(voters)
    fill(phase, chosen)


def in_favour(ballots: Iterable[Ballot]) -> list[tuple[Ballot, int]]:
    return [(ballot, 1) for ballot in ballots]


def make_ballots(phase: Phase, number: int) -> list[Ballot]:
    secret = phase_key(phase)
    return Ballot.objects.bulk_create(
        Ballot(
            phase=phase,
            voter_key=digest(secret, imported("example", str(nth))),
            channel=Channel.PAPER if phase.needs_candidacy and nth % EVERY_SIXTH_ON_PAPER == 0 else Channel.WEB,
        )
        for nth in range(number)
    )


def fill(phase: Phase, sheets: Sheets) -> None:
    """Write the marks, and what they come to."""
    Mark.objects.bulk_create(
        Mark(ballot=ballot, proposal=proposal, value=value)
        for proposal, marks in sheets.items()
        for ballot, value in marks
    )
    Tally.objects.bulk_create(
        Tally(
            phase=phase,
            proposal=proposal,
            in_favour=sum(value > 0 for _ballot, value in marks),
            against=sum(value < 0 for _ballot, value in marks),
            neutral=sum(value == 0 for _ballot, value in marks),
        )
        for proposal, marks in sheets.items()
    )
