"""The pages on which people vote, without JavaScript: every change is one POST and ends on a page that says so."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from consultations.actions import Action
from consultations.models import Ballot, Candidacy, Level, Mark, Phase
from consultations.votes import services
from tests.factories import make_candidacy, make_consultation, make_phase, make_proposal, make_vote_phase

from .making import end, people, put_in, rating_phase, settle, tally_of, vote_phase

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english(settings: object) -> None:
    from django.utils import translation

    translation.activate("en")


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def url(name: str, *args: object) -> str:
    return reverse(f"consultations:{name}", args=args)


def ballot_url(phase: Phase) -> str:
    return url("ballot", phase.consultation.slug)


def title_of(response: object) -> str:
    return " ".join(response.content.decode().split("<title>")[1].split("</title>")[0].split())  # type: ignore[attr-defined]


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
    assert f'Support<span class="sr-only">: {other.title}</span>' in own
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


@pytest.mark.parametrize("data", [{"value": "5"}, {"value": "x"}, {"nothing": "1"}])
def test_a_value_that_no_button_sends_is_answered_with_the_page(anna: User, data: dict[str, str]) -> None:
    phase = rating_phase()
    proposal = make_proposal(phase.consultation)

    response = signed_in(anna).post(url("rate", phase.consultation.slug, proposal.number), data)

    assert response.status_code == 200
    assert not Mark.objects.exists()


def test_each_button_of_the_ballot_is_one_vote_and_is_named_with_its_title(anna: User) -> None:
    phase, proposals = vote_phase(3)
    client = signed_in(anna)
    candidacy = phase.candidacies.get(proposal=proposals[1])
    shown = client.get(ballot_url(phase)).content.decode()
    for proposal in proposals:
        assert f'Give a vote<span class="sr-only">: {proposal.title}</span>' in shown

    given = client.post(ballot_url(phase), {"give": candidacy.pk})

    assert given["Location"] == f"{ballot_url(phase)}?nr={candidacy.pk}&meldung=vote-saved#meldung"
    after = client.get(given["Location"])
    assert title_of(after).startswith("Your vote is saved.")
    text = after.content.decode()
    assert "1 of 5 votes given." in text
    assert "They are saved. You need not send anything." in text
    assert f'href="#nr-{phase.pk}-2"' in text
    assert f'Take your vote back<span class="sr-only">: {proposals[1].title}</span>' in text
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
    assert Client().get(page).status_code == 302


def test_pages_show_the_same_whatever_people_vote_while_numbers_are_hidden(anna: User) -> None:
    consultation = make_consultation(phases=False)
    support = make_phase(consultation, results_during=False)
    vote = make_vote_phase(consultation)
    proposals = [make_candidacy(vote, number=number).proposal for number in (1, 2, 3)]
    slug, client = consultation.slug, signed_in(anna)
    addresses = [
        url("result", slug),
        url("ballot", slug),
        url("support", slug, proposals[1].number),
        url("proposals", slug),
        url("proposal", slug, proposals[1].number),
        consultation.get_absolute_url(),
    ]
    services.start_if_due(vote)
    before = [seen(reader, address) for address in addresses for reader in (client, Client())]

    for person in people(7):
        services.cast(phase=support, person=person, proposal=proposals[1])
        services.cast(phase=vote, person=person, proposal=proposals[1])

    assert [seen(reader, address) for address in addresses for reader in (client, Client())] == before
    assert client.get(url("receipts", slug)).status_code == 404
    assert client.get(url("receipts_as_text", slug)).status_code == 404


def seen(reader: Client, address: str) -> str:
    """The page without what is new in every page: the form's token."""
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", reader.get(address, follow=True).content.decode())


def test_sorting_by_support_gives_nothing_away_while_numbers_are_hidden() -> None:
    consultation = make_consultation(phases=False)
    phase = make_phase(consultation, results_during=False)
    proposals = [make_proposal(consultation, lot=place) for place in range(5)]
    for person in people(2):
        services.cast(phase=phase, person=person, proposal=proposals[4])
    address = url("proposals", consultation.slug)

    neutral = Client().get(address).content.decode()
    sorted_by_support = Client().get(address, {"folge": "unterstuetzt"}).content.decode()

    def order(page: str) -> list[int]:
        return sorted(range(5), key=lambda place: page.find(proposals[place].title))

    assert order(sorted_by_support) == order(neutral)
    assert "unterstuetzt" not in neutral


def test_the_result_tells_people_votes_channels_and_what_was_not_checked(officer: User) -> None:
    phase, (first, second, _third) = vote_phase(3)
    put_in(phase, first, second)
    put_in(phase, first, channel="paper")
    settle(phase)
    result = services.count(phase=end(phase), by=officer)
    address = url("result", phase.consultation.slug)

    provisional = Client().get(address)
    services.make_final(result=result, decision_url="https://rat.example/1", by=officer)
    final = Client().get(address)

    assert title_of(provisional).startswith("Provisional result")
    text = provisional.content.decode()
    for words in ("People who voted", "Void ballots", "Paper", "We did not check where people live", "a second time"):
        assert words in text
    assert title_of(final).startswith("Final result")
    assert "https://rat.example/1" in final.content.decode()
    assert "Provisional" not in final.content.decode()
    assert not final.cookies


def test_the_list_of_receipts_lets_anybody_count_again(anna: User) -> None:
    phase, (first, second, third) = vote_phase(3)
    ballot = services.cast_ballot(phase=phase, person=anna, marks={third: 1, first: 1})
    void = put_in(phase, second, state="void", void_reason="Twice.")
    empty = put_in(phase)
    settle(phase)
    end(phase)

    as_text = Client().get(url("receipts_as_text", phase.consultation.slug))
    page = Client().get(url("receipts", phase.consultation.slug)).content.decode()

    lines = as_text.content.decode().splitlines()
    assert as_text["Content-Type"] == "text/plain; charset=utf-8"
    assert f"{ballot.receipt}  1, 3" in lines
    assert f"{void.receipt}  void" in lines
    assert empty.receipt not in as_text.content.decode()
    assert ballot.receipt in page


def test_supports_have_no_list_of_receipts(anna: User) -> None:
    phase = make_consultation().timeline[0]
    services.cast(phase=phase, person=anna, proposal=make_proposal(phase.consultation))
    end(phase)

    assert Client().get(url("receipts", phase.consultation.slug)).status_code == 404


def test_no_page_about_votes_says_that_they_are_anonymous_or_secret(anna: User) -> None:
    phase, (first, *_others) = vote_phase()
    services.cast(phase=phase, person=anna, proposal=first)
    rated = rating_phase(phase.consultation)
    slug, client = phase.consultation.slug, signed_in(anna)
    pages = [ballot_url(phase), url("receipt", slug), url("rate", slug, first.number), url("result", slug)]
    pages.append(url("take_all_back", slug, phase.pk))
    assert rated.use == "rating"

    for language in ("en", "de", "de-simple"):
        for address in pages:
            text = client.get(address.replace("/en/", f"/{language}/")).content.decode().lower()
            assert [word for word in ("anonym", "geheim", "confidential") if word in text] == [], address


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


def test_a_phase_that_opens_ratings_only_has_no_support_page(anna: User) -> None:
    consultation = make_consultation(phases=False)
    make_phase(consultation, opens=(Action.COMMENT,))
    proposal = make_proposal(consultation)

    assert signed_in(anna).get(url("support", consultation.slug, proposal.number)).status_code == 403
