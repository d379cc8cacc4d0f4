"""Whoever deletes an account keeps what was written public, and cannot vote twice by coming back."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import FormerVoter, User
from accounts.privacy import export
from accounts.services import delete_account, open_account, purge_former_voters
from consultations.channels import Channel
from consultations.models import Ballot, Phase, Result, ResultState, Tally
from consultations.votes.services import cast
from tests.factories import make_candidacy, make_comment, make_consultation, make_proposal, make_vote_phase

pytestmark = pytest.mark.django_db


@pytest.fixture
def phase() -> Phase:
    return make_vote_phase(make_consultation(phases=False))


def vote(person: User, phase: Phase) -> None:
    candidacy = phase.candidacies.first() or make_candidacy(phase)
    cast(phase=phase, person=person, proposal=candidacy.proposal, value=1, channel=Channel.WEB)


def come_back(person: User) -> User:
    address = person.email
    delete_account(person)
    return open_account(email=address)


def test_deleting_the_account_and_signing_up_again_leaves_one_ballot(anna: User, phase: Phase) -> None:
    vote(anna, phase)

    vote(come_back(anna), phase)

    assert Ballot.objects.count() == 1
    assert Tally.objects.get().in_favour == 1


def test_it_holds_after_the_third_time_too(anna: User, phase: Phase) -> None:
    vote(anna, phase)

    vote(come_back(come_back(come_back(anna))), phase)

    assert Ballot.objects.count() == 1


def test_somebody_else_is_somebody_else(anna: User, bernd: User, phase: Phase) -> None:
    vote(anna, phase)
    vote(bernd, phase)

    assert Ballot.objects.count() == 2


def test_whoever_never_voted_leaves_nothing_behind(anna: User, phase: Phase) -> None:
    delete_account(anna)

    assert not FormerVoter.objects.exists()


def test_we_remember_until_the_result_is_final_and_then_forget(anna: User, phase: Phase) -> None:
    vote(anna, phase)
    delete_account(anna)
    yesterday = timezone.now() - timedelta(days=1)
    Phase.objects.update(starts=yesterday - timedelta(days=7), ends=yesterday)

    FormerVoter.objects.update(until=yesterday)
    purge_former_voters()
    assert FormerVoter.objects.get().until > timezone.now()

    Result.objects.create(phase=phase, state=ResultState.FINAL, people=1, votes=1)
    FormerVoter.objects.update(until=yesterday)
    purge_former_voters()
    assert not FormerVoter.objects.exists()


def test_what_somebody_wrote_outlives_the_account(anna: User) -> None:
    proposal = make_proposal(make_consultation(), author=anna)
    comment = make_comment(proposal, author=anna)

    delete_account(anna)

    for contribution in (proposal, comment):
        contribution.refresh_from_db()
        assert contribution.contributor.account is None
        assert contribution.text


def test_the_export_holds_ones_own_votes(anna: User, phase: Phase) -> None:
    vote(anna, phase)

    ballot = export(anna)["votes"][0]

    assert list(ballot["votes"].values()) == [1]
