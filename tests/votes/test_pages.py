"""Supporting and rating on pages, without JavaScript: every change is one POST and ends on a page that says so."""

from collections.abc import Callable

import pytest
from django.test import Client

from accounts.models import User
from consultations.actions import Action
from consultations.models import Ballot, Mark
from consultations.votes import services
from tests.factories import make_consultation, make_phase, make_proposal

from .making import rating_phase, tally_of, vote_phase
from .visiting import ballot_url, signed_in, title_of, url

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


@pytest.mark.django_db(transaction=True)
def test_a_vote_asks_the_database_twelve_questions(
    anna: User, bernd: User, django_assert_max_num_queries: Callable
) -> None:
    proposal = make_proposal(make_consultation())
    page = url("support", proposal.consultation.slug, proposal.number)
    signed_in(bernd).post(page, {"value": "1"})
    client = signed_in(anna)

    # With the begin and the end of the transaction.
    with django_assert_max_num_queries(14):
        given = client.post(page, {"value": "1"})

    assert given.status_code == 302
    assert tally_of(proposal.consultation.timeline[0], proposal) == (2, 0, 0)


def test_support_is_given_and_taken_back_on_its_own_page(anna: User) -> None:
    proposal = make_proposal(make_consultation())
    page = url("support", proposal.consultation.slug, proposal.number)
    client = signed_in(anna)

    given = client.post(page, {"value": "1"})

    assert (given.status_code, given["Location"]) == (302, f"{page}?meldung=supported#meldung")
    after = client.get(given["Location"])
    assert title_of(after).startswith("Thank you. You now support this proposal.")
    assert 'id="meldung"' in after.content.decode()
    assert b"Take your support back" in after.content
    back = client.post(page, {"take_back": "1"})
    assert back["Location"] == f"{page}?meldung=support-taken-back#meldung"
    proposal.refresh_from_db()
    assert proposal.support_count == 0


def test_a_list_leads_to_supporting_and_shows_what_one_supports(anna: User) -> None:
    consultation = make_consultation()
    mine, other = make_proposal(consultation), make_proposal(consultation)
    services.cast(phase=consultation.timeline[0], person=anna, proposal=mine)
    page = url("proposals", consultation.slug)

    own = signed_in(anna).get(page).content.decode()
    strangers = Client().get(page).content.decode()

    assert own.count("You support this.") == 1
    assert f'Support<span class="sr-only" lang="de">: {other.title}</span>' in own
    assert strangers.count("You support this.") == 0
    for proposal in (mine, other):
        assert url("support", consultation.slug, proposal.number) in strangers


def test_two_clicks_on_support_are_one_support(anna: User) -> None:
    proposal = make_proposal(make_consultation())
    page = url("support", proposal.consultation.slug, proposal.number)
    client = signed_in(anna)

    for _click in range(2):
        client.post(page, {"value": "1"})

    proposal.refresh_from_db()
    assert (proposal.support_count, Mark.objects.count()) == (1, 1)


def test_looking_changes_nothing(anna: User) -> None:
    phase, (first, *_others) = vote_phase()
    client = signed_in(anna)
    for address in (
        url("support", phase.consultation.slug, first.number) + "?value=1",
        ballot_url(phase) + f"?give={phase.candidacies.get(proposal=first).pk}",
        url("take_all_back", phase.consultation.slug, phase.pk),
        url("receipt", phase.consultation.slug),
    ):
        client.get(address)

    assert not Ballot.objects.exists()


def test_pages_with_forms_are_never_kept(anna: User) -> None:
    phase, _proposals = vote_phase()
    client = signed_in(anna)

    for address in (ballot_url(phase), url("receipt", phase.consultation.slug)):
        assert "no-store" in client.get(address)["Cache-Control"]


def test_a_rating_can_be_given_and_changed(anna: User) -> None:
    phase = rating_phase()
    proposal = make_proposal(phase.consultation)
    page = url("rate", phase.consultation.slug, proposal.number)
    client = signed_in(anna)

    client.post(page, {"value": "0"})
    assert tally_of(phase, proposal) == (0, 0, 1)
    client.post(page, {"value": "-1"})
    assert tally_of(phase, proposal) == (0, 1, 0)
    shown = client.get(page).content.decode()
    assert "Take your rating back" in shown
    assert "I am for it" in shown
    client.post(page, {"take_back": "1"})

    assert tally_of(phase, proposal) == (0, 0, 0)


@pytest.mark.parametrize("data", [{"value": "x"}, {"nothing": "1"}])
def test_who_pressed_no_button_sees_the_page_again(anna: User, data: dict[str, str]) -> None:
    phase = rating_phase()
    proposal = make_proposal(phase.consultation)

    response = signed_in(anna).post(url("rate", phase.consultation.slug, proposal.number), data)

    assert response.status_code == 200
    assert not Mark.objects.exists()


def test_a_value_that_no_button_sends_is_answered_with_a_sentence(anna: User) -> None:
    phase = rating_phase()
    proposal = make_proposal(phase.consultation)

    response = signed_in(anna).post(url("rate", phase.consultation.slug, proposal.number), {"value": "5"})

    assert response.status_code == 403
    assert "This vote has no such choice." in response.content.decode()
    assert not Mark.objects.exists()


def test_a_phase_that_opens_ratings_only_has_no_support_page(anna: User) -> None:
    consultation = make_consultation(phases=False)
    make_phase(consultation, opens=(Action.COMMENT,))
    proposal = make_proposal(consultation)

    assert signed_in(anna).get(url("support", consultation.slug, proposal.number)).status_code == 403
