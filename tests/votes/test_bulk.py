from datetime import date

import pytest

from accounts.models import User
from consultations.channels import Channel
from consultations.models import Ballot, Mark, Phase, Proposal, State
from consultations.rules import Denied, Reason
from consultations.votes.bulk import ImportedVote, take_in_votes
from consultations.votes.recount import recount
from tests.factories import make_consultation, make_proposal

from .making import rating_phase, tally_of

pytestmark = pytest.mark.django_db


def archive(proposals: int = 3) -> tuple[Phase, list[Proposal]]:
    phase = rating_phase(make_consultation(phases=False, is_archive=True))
    return phase, [make_proposal(phase.consultation) for _each in range(proposals)]


def bring(phase: Phase, *rows: tuple[str, Proposal, int]) -> object:
    votes = [ImportedVote(voter, proposal.pk, value) for voter, proposal, value in rows]
    return take_in_votes(phase, votes, source="elsewhere")


def test_votes_from_elsewhere_become_ballots_marks_and_tallies() -> None:
    phase, (first, second, _third) = archive()

    done = bring(phase, ("a", first, 1), ("a", second, -1), ("b", first, 0))

    assert (done.people, done.added, done.rejected) == (2, 3, [])
    assert (tally_of(phase, first), tally_of(phase, second)) == ((1, 0, 1), (0, 1, 0))
    assert set(Ballot.objects.values_list("channel", flat=True)) == {Channel.IMPORT}
    assert recount() == []


def test_a_later_row_replaces_an_earlier_one() -> None:
    phase, (first, *_others) = archive()

    done = bring(phase, ("a", first, 1), ("a", first, -1))

    assert (done.added, tally_of(phase, first)) == (1, (0, 1, 0))


def test_the_same_rows_again_change_nothing() -> None:
    phase, (first, second, _third) = archive()
    rows = (("a", first, 1), ("b", second, 1))
    bring(phase, *rows)
    before = (list(Ballot.objects.order_by("pk").values()), list(Mark.objects.order_by("pk").values()))

    done = bring(phase, *rows)

    assert (done.added, done.changed, done.unchanged) == (0, 0, 2)
    assert (list(Ballot.objects.order_by("pk").values()), list(Mark.objects.order_by("pk").values())) == before


def test_further_rows_change_and_add_and_leave_the_rest() -> None:
    phase, (first, second, third) = archive()
    bring(phase, ("a", first, 1), ("b", second, 1))

    done = bring(phase, ("a", first, -1), ("a", second, 1), ("c", third, 1))

    assert (done.added, done.changed, done.unchanged) == (2, 1, 0)
    assert [tally_of(phase, each) for each in (first, second, third)] == [(0, 1, 0), (2, 0, 0), (1, 0, 0)]
    assert recount() == []


def test_rows_that_do_not_fit_are_rejected_one_by_one() -> None:
    phase, (first, *_others) = archive()
    elsewhere = make_proposal(make_consultation())

    done = bring(phase, ("a", elsewhere, 1), ("a", first, 5), ("b", first, 1))

    assert done.rejected == [(0, Reason.NOT_ON_THE_BALLOT), (1, Reason.VALUE_NOT_ALLOWED)]
    assert (done.people, done.added) == (1, 1)


def test_votes_for_hidden_proposals_are_kept() -> None:
    phase, _proposals = archive()
    hidden = make_proposal(phase.consultation, state=State.HIDDEN)

    done = bring(phase, ("a", hidden, 1))

    assert (done.added, tally_of(phase, hidden)) == (1, (1, 0, 0))


def test_imported_supports_are_the_numbers_at_the_proposals() -> None:
    phase = make_consultation(is_archive=True).timeline[0]
    proposal = make_proposal(phase.consultation)

    bring(phase, ("a", proposal, 1), ("b", proposal, 1))

    proposal.refresh_from_db()
    assert proposal.support_count == 2
    assert recount() == []


def test_imports_go_only_into_archives(anna: User) -> None:
    phase = rating_phase()
    proposal = make_proposal(phase.consultation)

    with pytest.raises(Denied):
        bring(phase, ("a", proposal, 1))

    assert not Ballot.objects.exists()


def test_an_imported_ballot_keeps_the_day_of_the_last_vote() -> None:
    phase, (first, second, _third) = archive()
    rows = [
        ImportedVote("a", first.pk, 1, date(2023, 9, 2)),
        ImportedVote("a", second.pk, 1, date(2023, 9, 1)),
    ]

    take_in_votes(phase, rows, source="elsewhere")

    assert Ballot.objects.get().day == date(2023, 9, 2)
