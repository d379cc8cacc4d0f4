"""Whoever wrote a proposal changes it or withdraws it; what was said stays in the versions."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import User
from consultations.models import (
    Candidacy,
    Consultation,
    FreedMark,
    Mark,
    Phase,
    Proposal,
    PublishingCheck,
    State,
)
from consultations.proposals import services
from consultations.rules import Denied, Reason
from consultations.votes.services import cast
from tests.factories import (
    make_candidacy,
    make_comment,
    make_vote_phase,
)

pytestmark = pytest.mark.django_db


def test_a_change_keeps_the_earlier_words(proposal: Proposal, anna: User) -> None:
    before = proposal.text

    services.change(proposal=proposal, person=anna, text="Zwei Bänke, bitte.", title="Zwei Bänke")

    proposal.refresh_from_db()
    assert (proposal.text, proposal.state) == ("Zwei Bänke, bitte.", State.PUBLISHED)
    assert [each.text for each in proposal.versions.all()] == ["Zwei Bänke, bitte.", before]


def test_saving_the_same_words_twice_adds_one_version(proposal: Proposal, anna: User) -> None:
    for _click in range(2):
        services.change(proposal=proposal, person=anna, text="Zwei Bänke, bitte.")

    assert proposal.versions.count() == 2


def test_a_new_place_alone_is_no_new_version(proposal: Proposal, anna: User) -> None:
    services.change(proposal=proposal, person=anna, text=proposal.text, title=proposal.title, district="5")

    proposal.refresh_from_db()
    assert (proposal.district, proposal.versions.count()) == ("5", 1)


def test_where_everything_is_checked_a_changed_text_waits_again(proposal: Proposal, anna: User) -> None:
    Consultation.objects.update(check_before_publishing=PublishingCheck.ALL)

    changed = services.change(proposal=proposal, person=anna, text="Etwas Neues")

    assert changed.state == State.WAITING


def test_nobody_changes_or_withdraws_what_others_wrote(
    proposal: Proposal, bernd: User, clara: User, dilek: User
) -> None:
    for person in (bernd, clara, dilek):
        with pytest.raises(Denied) as denied:
            services.change(proposal=proposal, person=person, text="Meins")
        assert denied.value.decision.reason == Reason.NOT_AUTHOR
        with pytest.raises(Denied):
            services.withdraw(proposal=proposal, person=person)

    proposal.refresh_from_db()
    assert (proposal.state, proposal.versions.count()) == (State.PUBLISHED, 1)


def test_what_nobody_owns_any_more_nobody_can_change(proposal: Proposal, anna: User, bernd: User) -> None:
    anna.delete()

    with pytest.raises(Denied):
        services.change(proposal=proposal, person=bernd, text="Meins")


def test_after_the_phase_a_proposal_can_be_withdrawn_but_not_changed(proposal: Proposal, anna: User) -> None:
    Phase.objects.update(ends=timezone.now())

    with pytest.raises(Denied) as denied:
        services.change(proposal=proposal, person=anna, text="Zu spät")
    withdrawn = services.withdraw(proposal=proposal, person=anna)

    assert denied.value.decision.reason == Reason.PHASE_OVER
    assert withdrawn.state == State.WITHDRAWN


# Withdrawing


def test_withdrawing_deletes_nothing(proposal: Proposal, anna: User, bernd: User) -> None:
    comment = make_comment(proposal, author=bernd)

    for _click in range(2):
        services.withdraw(proposal=proposal, person=anna)

    proposal.refresh_from_db()
    assert (proposal.state, proposal.versions.count()) == (State.WITHDRAWN, 1)
    comment.refresh_from_db()
    assert comment.state == State.PUBLISHED


def test_a_hidden_proposal_cannot_be_withdrawn_out_of_sight(proposal: Proposal, anna: User) -> None:
    Proposal.objects.update(state=State.HIDDEN)

    with pytest.raises(Denied) as denied:
        services.withdraw(proposal=proposal, person=anna)

    assert denied.value.decision.reason == Reason.HIDDEN


def test_votes_for_a_withdrawn_proposal_are_given_back(proposal: Proposal, anna: User, bernd: User) -> None:
    phase = make_vote_phase(proposal.consultation)
    make_candidacy(phase, proposal)
    cast(phase=phase, person=bernd, proposal=proposal)

    services.withdraw(proposal=proposal, person=anna)

    assert not Mark.objects.exists()
    assert FreedMark.objects.get().proposal == proposal
    assert not Candidacy.objects.get().is_in


def test_what_was_counted_stays(proposal: Proposal, anna: User) -> None:
    now = timezone.now()
    over = make_vote_phase(proposal.consultation, starts=now - timedelta(days=9), ends=now - timedelta(days=1))
    make_candidacy(over, proposal)

    with pytest.raises(Denied) as denied:
        services.withdraw(proposal=proposal, person=anna)

    assert denied.value.decision.reason == Reason.VOTE_COUNTED
