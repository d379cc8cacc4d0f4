"""What I voted: for the voter's own eyes. Reading makes no key and no ballot."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..processes.models import Phase
from ..proposals.models import Proposal
from ..rules import is_signed_in
from . import keys
from .models import Ballot, BallotState, Mark

if TYPE_CHECKING:
    from ..rules import Person


def mine(phase: Phase, person: "Person", proposals: Iterable[Proposal]) -> dict[int, int]:
    """Proposal id → value of the person's own counted marks among these proposals; one query for all of them."""
    key = key_of(phase, person)
    if key is None:
        return {}
    ballots = {"ballot__phase": phase, "ballot__voter_key": key, "ballot__state": BallotState.CAST}
    return dict(Mark.objects.filter(**ballots, proposal__in=proposals).values_list("proposal_id", "value"))


def own_ballot(phase: Phase, person: "Person") -> Ballot | None:
    key = key_of(phase, person)
    return Ballot.objects.filter(phase=phase, voter_key=key).first() if key else None


def key_of(phase: Phase, person: "Person") -> str | None:
    return keys.known_voter_key(phase, keys.person(person)) if is_signed_in(person) else None
