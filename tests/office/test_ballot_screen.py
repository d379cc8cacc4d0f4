"""The screen *Stimmzettel*: what stands to vote, the count, and void ballots."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from wagtail.log_actions import registry as log_registry

from accounts.models import User
from consultations.models import BallotState, Phase, Result, ResultState, Tally
from tests.factories import make_candidacy, make_consultation, make_proposal, make_vote_phase
from tests.office.helpers import make_ballot

DAY = timedelta(days=1)


@pytest.fixture
def office(client: Client, admin_user: User) -> Client:
    client.force_login(admin_user)
    return client


def upcoming() -> Phase:
    now = timezone.now()
    return make_vote_phase(make_consultation(phases=False), starts=now + DAY, ends=now + 9 * DAY)


def over(*votes: int) -> Phase:
    """A vote that is over, with so many ballots for each of the proposals on it."""
    phase = make_vote_phase(make_consultation(phases=False))
    for number in votes:
        candidacy = make_candidacy(phase)
        for _each in range(number):
            make_ballot(phase, candidacy.proposal)
        Tally.objects.create(phase=phase, proposal=candidacy.proposal, in_favour=number)
    Phase.objects.filter(pk=phase.pk).update(ends=timezone.now() - DAY / 24)
    return phase


def act(client: Client, phase: Phase, name: str, **data: Any) -> str:
    """Press a button and come back to the screen; its body."""
    response = client.post(reverse(f"consultations_admin:{name}", args=[phase.consultation_id, phase.pk]), data)
    assert response.status_code == 302
    return client.get(response.url).content.decode()


def screen(client: Client, phase: Phase, **query: str) -> str:
    url = reverse("consultations_admin:ballot_paper", args=[phase.consultation_id, phase.pk])
    return client.get(url, query).content.decode()


def test_ticked_proposals_come_onto_the_ballot(office: Client) -> None:
    phase = upcoming()
    proposals = [make_proposal(phase.consultation) for _each in range(3)]

    act(office, phase, "admit", proposal=[proposal.pk for proposal in proposals[:2]])

    assert {candidacy.proposal for candidacy in phase.candidacies.standing()} == set(proposals[:2])


def test_what_is_left_out_has_a_reason(office: Client) -> None:
    phase = upcoming()
    proposal = make_proposal(phase.consultation)

    act(office, phase, "leave_out", proposal=proposal.pk)
    assert not phase.candidacies.exists()

    body = act(office, phase, "leave_out", proposal=proposal.pk, reason="Gehört dem Land")
    assert (phase.candidacies.get().is_in, phase.candidacies.get().reason) == (False, "Gehört dem Land")
    assert "Gehört dem Land" in body


def test_what_is_taken_off_can_come_back(office: Client) -> None:
    phase = upcoming()
    candidacy = make_candidacy(phase)

    act(office, phase, "take_off", candidacy=candidacy.pk, reason="Ein Irrtum")
    candidacy.refresh_from_db()
    assert not candidacy.is_in

    act(office, phase, "put_back", candidacy=candidacy.pk)
    candidacy.refresh_from_db()
    assert candidacy.is_in


def test_a_proposal_of_another_consultation_does_not_come_onto_the_ballot(office: Client) -> None:
    phase, foreign = upcoming(), make_proposal(make_consultation())

    act(office, phase, "admit", proposal=foreign.pk)

    assert not phase.candidacies.exists()


def test_numbers_are_drawn_once(office: Client) -> None:
    phase = upcoming()
    for _each in range(5):
        make_candidacy(phase, number=None)

    act(office, phase, "draw_numbers")
    drawn = dict(phase.candidacies.values_list("pk", "number"))
    act(office, phase, "draw_numbers")

    assert sorted(drawn.values()) == [1, 2, 3, 4, 5]
    assert dict(phase.candidacies.values_list("pk", "number")) == drawn


def test_nobody_counts_while_people_vote(office: Client) -> None:
    phase = make_vote_phase(make_consultation(phases=False))

    act(office, phase, "count")

    assert not Result.objects.exists()


def test_counting_states_a_provisional_result(office: Client, admin_user: User) -> None:
    phase = over(3, 1)

    act(office, phase, "count")

    result = Result.objects.get()
    assert (result.state, result.people, result.votes, result.counted_by) == ("provisional", 4, 4, admin_user)


def test_counts_that_differ_state_no_result(office: Client) -> None:
    phase = over(3)
    Tally.objects.update(in_favour=4)

    act(office, phase, "count")

    assert not Result.objects.exists()


def test_a_result_becomes_final_with_the_councils_decision(office: Client) -> None:
    phase = over(2)
    act(office, phase, "count")

    body = act(office, phase, "make_final", decision_url="https://ris.example.org/vo/123")

    result = Result.objects.get()
    assert (result.state, result.decision_url) == (ResultState.FINAL, "https://ris.example.org/vo/123")
    assert 'href="https://ris.example.org/vo/123"' in body


@pytest.mark.parametrize("address", ["javascript:alert(1)", "kein Link"])
def test_the_decision_is_a_real_address(office: Client, address: str) -> None:
    phase = over(2)
    act(office, phase, "count")

    act(office, phase, "make_final", decision_url=address)

    assert Result.objects.get().state == ResultState.PROVISIONAL


def test_a_ballot_is_found_by_its_receipt_however_it_is_typed(office: Client) -> None:
    phase = over(1)
    ballot = phase.ballots.get()

    body = screen(office, phase, receipt=ballot.receipt.lower().replace("-", " "))

    assert ballot.receipt in body


def test_a_ballot_is_declared_void_with_a_reason(office: Client) -> None:
    phase = over(1)
    ballot = phase.ballots.get()

    act(office, phase, "declare_void", receipt=ballot.receipt)
    ballot.refresh_from_db()
    assert ballot.state == BallotState.CAST

    act(office, phase, "declare_void", receipt=ballot.receipt, reason="Zweimal abgegeben")
    ballot.refresh_from_db()
    assert (ballot.state, ballot.void_reason) == (BallotState.VOID, "Zweimal abgegeben")
    assert Tally.objects.get().in_favour == 0


def test_a_receipt_of_another_phase_is_not_found(office: Client) -> None:
    phase, other = over(1), over(1)

    act(office, phase, "declare_void", receipt=other.ballots.get().receipt, reason="Irrtum")

    assert other.ballots.get().state == BallotState.CAST


def test_no_voter_key_is_on_the_screen(office: Client) -> None:
    phase = over(1)
    ballot = phase.ballots.get()

    assert ballot.voter_key not in screen(office, phase, receipt=ballot.receipt)


def test_hostile_words_are_shown_as_text(office: Client) -> None:
    hostile = "<script>alert(1)</script>"
    phase = upcoming()
    make_candidacy(phase, title=hostile, is_in=False, reason=hostile)
    make_proposal(phase.consultation, title=hostile)

    assert hostile not in screen(office, phase)
    assert hostile not in screen(office, phase, q=hostile, receipt=hostile)


def test_thirty_proposals_take_as_many_queries_as_one(office: Client, django_assert_num_queries: Callable) -> None:
    phase = upcoming()
    make_candidacy(phase)
    make_proposal(phase.consultation)
    screen(office, phase)
    with CaptureQueriesContext(connection) as with_one:
        screen(office, phase)

    for _each in range(29):
        make_candidacy(phase)
        make_proposal(phase.consultation)

    with django_assert_num_queries(len(with_one)):
        screen(office, phase)


def test_the_log_says_who_put_a_proposal_on_the_ballot_and_why_it_was_taken_off(
    office: Client, admin_user: User
) -> None:
    phase = upcoming()
    proposal = make_proposal(phase.consultation, number=17)

    act(office, phase, "admit", proposal=proposal.pk)
    act(office, phase, "take_off", candidacy=phase.candidacies.get().pk, reason="Gehört dem Land")

    entries = log_registry.get_logs_for_instance(phase.consultation).order_by("pk")
    with override("en"):
        assert [(entry.user, entry.message) for entry in entries] == [
            (admin_user, "Proposal 17 put on the ballot"),
            (admin_user, "Proposal 17 taken off the ballot: Gehört dem Land"),
        ]
