"""Results, receipts and hidden numbers: what the public sees of a vote, and when."""

import pytest
from django.test import Client

from accounts.models import User
from consultations.votes import services
from tests.factories import make_candidacy, make_consultation, make_phase, make_proposal, make_vote_phase

from .making import end, people, put_in, rating_phase, settle, vote_phase
from .visiting import ballot_url, seen, signed_in, title_of, url

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


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
