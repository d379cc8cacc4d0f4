"""The ballot and the receipt, without JavaScript: every vote is one POST and ends on a page that says so."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from consultations.models import Ballot, BallotState, Candidacy, Level, Mark
from consultations.votes import services
from tests.factories import make_consultation, make_proposal, make_vote_phase

from .making import end, tally_of, vote_phase
from .visiting import ballot_url, signed_in, title_of, url

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


def test_each_button_of_the_ballot_is_one_vote_and_is_named_with_its_title(anna: User) -> None:
    phase, proposals = vote_phase(3)
    client = signed_in(anna)
    candidacy = phase.candidacies.get(proposal=proposals[1])
    shown = client.get(ballot_url(phase)).content.decode()
    for proposal in proposals:
        assert f'Give a vote<span class="sr-only" lang="de">: {proposal.title}</span>' in shown

    given = client.post(ballot_url(phase), {"give": candidacy.pk})

    assert given["Location"] == f"{ballot_url(phase)}?nr={candidacy.pk}&meldung=vote-saved#meldung"
    after = client.get(given["Location"])
    assert title_of(after).startswith("Your vote is saved.")
    text = after.content.decode()
    assert "1 of 5 votes given." in text
    assert "They are saved. You need not send anything." in text
    assert f'href="#nr-{phase.pk}-2"' in text
    assert f'Take your vote back<span class="sr-only" lang="de">: {proposals[1].title}</span>' in text
    client.post(ballot_url(phase), {"take_back": candidacy.pk})
    assert not Mark.objects.exists()


def test_with_no_vote_left_the_others_are_blocked_with_the_reason_and_what_helps(anna: User) -> None:
    phase, proposals = vote_phase(6)
    services.cast_ballot(phase=phase, person=anna, marks=dict.fromkeys(proposals[:5], 1))
    client = signed_in(anna)

    shown = client.get(ballot_url(phase)).content.decode()

    assert "5 of 5 votes given." in shown
    assert "Give a vote" not in shown
    assert shown.count("You have no vote left.") == 1
    assert f'href="#stimmen-{phase.pk}"' in shown
    assert "first take a vote back" in shown
    late = client.post(ballot_url(phase), {"give": phase.candidacies.get(proposal=proposals[5]).pk})
    assert late.status_code == 403
    assert title_of(late).startswith("You have given all your votes.")
    assert 'id="meldung"' in late.content.decode()
    assert Mark.objects.count() == 5


def test_the_last_vote_is_named_before_it_is_given(anna: User) -> None:
    phase, proposals = vote_phase(7)
    services.cast_ballot(phase=phase, person=anna, marks=dict.fromkeys(proposals[:4], 1))

    shown = signed_in(anna).get(ballot_url(phase)).content.decode()

    assert "4 of 5 votes given." in shown
    assert shown.count("You have 1 vote left.") == 3
    assert shown.count(">Give a vote<") == 3


def test_a_vote_that_was_taken_back_says_so_where_it_stood_and_can_be_given_again(anna: User) -> None:
    phase, proposals = vote_phase(3)
    services.cast_ballot(phase=phase, person=anna, marks=dict.fromkeys(proposals[:2], 1))
    client = signed_in(anna)
    candidacy = phase.candidacies.get(proposal=proposals[0])

    undone = client.post(ballot_url(phase), {"take_back": candidacy.pk}, follow=True).content.decode()

    assert undone.count("You have taken this vote back.") == 1
    own = undone.split(f'id="nr-{phase.pk}-1"')[1].split("</article>")[0]
    assert "You have taken this vote back." in own
    assert "Give a vote" in own
    assert "You have taken this vote back." not in client.get(ballot_url(phase)).content.decode()


def test_a_ballot_within_a_budget_shows_the_money_left(anna: User) -> None:
    phase = make_vote_phase(make_consultation(phases=False), use="knapsack", marks_per_ballot=None, budget_cap=50_000)
    dear = make_proposal(phase.consultation)
    Candidacy.objects.create(phase=phase, proposal=dear, cost=40_000)
    Candidacy.objects.create(phase=phase, proposal=make_proposal(phase.consultation), cost=10_001)
    services.cast(phase=phase, person=anna, proposal=dear)

    shown = signed_in(anna).get(ballot_url(phase)).content.decode()

    assert "40,000 euros of 50,000 euros spent. 10,000 euros are left." in shown
    assert "There is not enough money left for this." in shown


def test_whoever_is_not_signed_in_reads_the_ballot_and_comes_back_to_the_vote_they_meant(anna: User) -> None:
    phase, (first, *_others) = vote_phase()
    candidacy = phase.candidacies.get(proposal=first)
    client = Client()
    assert "Give a vote" in client.get(ballot_url(phase)).content.decode()

    away = client.post(ballot_url(phase), {"give": candidacy.pk})
    assert away.status_code == 302
    assert away["Location"].startswith(reverse("account_login"))
    assert not Ballot.objects.exists()
    client.force_login(anna, backend="allauth.account.auth_backends.AuthenticationBackend")
    back = client.get(ballot_url(phase)).content.decode()
    assert f"You wanted to give a vote to “{candidacy}”." in back
    client.post(ballot_url(phase), {"give": candidacy.pk})

    assert Mark.objects.get().proposal == first
    assert "You wanted to give a vote" not in client.get(ballot_url(phase)).content.decode()


def test_before_and_after_the_vote_the_ballot_says_when_and_where_to_go(anna: User) -> None:
    coming = make_vote_phase(
        make_consultation(phases=False),
        starts=timezone.now() + timedelta(days=2),
        ends=timezone.now() + timedelta(days=9),
    )
    over, _proposals = vote_phase()
    end(over)
    client = signed_in(anna)

    assert "This has not begun yet." in client.get(ballot_url(coming)).content.decode()
    shown = client.get(ballot_url(over)).content.decode()
    assert "The time for this is over." in shown
    assert url("result", over.consultation.slug) in shown


def test_a_click_that_comes_after_the_end_hears_so(anna: User) -> None:
    phase, (first, *_others) = vote_phase()
    candidacy = phase.candidacies.get(proposal=first)
    end(phase)

    late = signed_in(anna).post(ballot_url(phase), {"give": candidacy.pk})

    assert late.status_code == 403
    assert title_of(late).startswith("The time for this is over.")


def test_somebody_who_may_not_vote_reads_the_ballot_and_why(anna: User) -> None:
    phase, (first, *_others) = vote_phase()
    type(phase.consultation).objects.update(level=Level.CHECKED)

    shown = signed_in(anna).get(ballot_url(phase)).content.decode()

    assert "Only people whom the office has entered can take part here." in shown
    assert first.title in shown
    assert "Give a vote" not in shown


def test_a_consultation_without_a_vote_has_no_ballot() -> None:
    consultation = make_consultation()

    assert Client().get(url("ballot", consultation.slug)).status_code == 403


def test_votes_given_back_are_told_on_the_ballot(anna: User) -> None:
    phase, (first, second, *_others) = vote_phase()
    services.cast_ballot(phase=phase, person=anna, marks={first: 1, second: 1})
    services.free_marks(first, "withdrawn")

    shown = signed_in(anna).get(ballot_url(phase)).content.decode()

    assert "You have got votes back" in shown
    assert "1 of 5 votes given." in shown
    assert "1 proposal does not stand to vote" in shown
    assert "The author has withdrawn this text." in shown


def test_whose_ballot_is_void_reads_why_and_no_word_of_votes_to_give(anna: User) -> None:
    phase, (first, *_others) = vote_phase()
    services.cast_ballot(phase=phase, person=anna, marks={first: 1})
    client = signed_in(anna)
    assert "You have 5 votes." in client.get(ballot_url(phase)).content.decode()
    Ballot.objects.update(state=BallotState.VOID, void_reason="It was given twice.")

    shown = client.get(ballot_url(phase)).content.decode()

    assert "You cannot vote here" in shown
    assert "It was given twice." in shown
    assert "You have 5 votes." not in shown
    assert "take your votes back" not in shown


def test_taking_everything_back_asks_once_more(anna: User, bernd: User) -> None:
    phase, (first, second, *_others) = vote_phase()
    services.cast_ballot(phase=phase, person=anna, marks={first: 1, second: 1})
    services.cast(phase=phase, person=bernd, proposal=first)
    page = url("take_all_back", phase.consultation.slug, phase.pk)
    client = signed_in(anna)
    assert "You have given 2 votes." in client.get(page).content.decode()

    done = client.post(page)

    assert done["Location"] == f"{ballot_url(phase)}?meldung=ballot-taken-back#meldung"
    assert tally_of(phase, first) == (1, 0, 0)


def test_nobody_reaches_the_votes_of_others(anna: User, bernd: User) -> None:
    phase, (first, *_others) = vote_phase()
    ballot = services.cast(phase=phase, person=anna, proposal=first)
    candidacy = phase.candidacies.get(proposal=first)
    stranger = signed_in(bernd)

    stranger.post(ballot_url(phase), {"take_back": candidacy.pk})
    stranger.post(url("take_all_back", phase.consultation.slug, phase.pk))
    shown = stranger.get(url("receipt", phase.consultation.slug)).content.decode()

    assert ballot.receipt not in shown
    assert tally_of(phase, first) == (1, 0, 0)


def test_a_button_of_another_consultation_does_nothing_here(anna: User) -> None:
    phase, _proposals = vote_phase()
    elsewhere, _more = vote_phase()

    response = signed_in(anna).post(ballot_url(phase), {"give": elsewhere.candidacies.first().pk})  # type: ignore[union-attr]

    assert response.status_code == 200
    assert not Mark.objects.exists()


def test_the_receipt_shows_number_and_votes_to_its_voter_only(anna: User) -> None:
    phase, (first, second, *_others) = vote_phase()
    ballot = services.cast(phase=phase, person=anna, proposal=first)
    page = url("receipt", phase.consultation.slug)

    shown = signed_in(anna).get(page).content.decode()

    assert ballot.receipt in shown
    assert first.title in shown
    assert second.title not in shown
    away = Client().get(page)
    assert away.status_code == 302
    door = Client().get(away["Location"])
    assert "Your receipt belongs to your account." in door.content.decode()
    assert f'value="{page}"' in door.content.decode()


def test_the_ballot_asks_the_database_as_often_for_thirty_as_for_one(
    anna: User, django_assert_max_num_queries: object
) -> None:
    client = signed_in(anna)
    numbers = []
    for candidates in (1, 30):
        phase, proposals = vote_phase(candidates)
        services.cast(phase=phase, person=anna, proposal=proposals[0])
        client.get(ballot_url(phase))
        with django_assert_max_num_queries(40) as queries:  # type: ignore[operator]
            client.get(ballot_url(phase))
        numbers.append(len(queries))

    assert numbers[0] == numbers[1]
