"""The list of a consultation's proposals."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from accounts.models import User
from consultations.actions import Action
from consultations.formats import StepKind
from consultations.models import Consultation, Phase, Proposal, State
from tests.factories import (
    make_candidacy,
    make_category,
    make_consultation,
    make_phase,
    make_proposal,
    make_user,
    make_vote_phase,
)
from tests.votes.making import end

from .forms import list_page

pytestmark = pytest.mark.django_db


def shown(client: Client, consultation: Consultation, **asked: Any) -> list[Proposal]:
    response = client.get(list_page(consultation), asked)
    assert response.status_code == 200
    return response.context["page"].items


def make_many(consultation: Consultation, number: int) -> list[Proposal]:
    return [make_proposal(consultation, lot=lot) for lot in range(number)]


def test_the_list_says_how_many_there_are_and_shows_twenty(client: Client, consultation: Consultation) -> None:
    made = make_many(consultation, 45)

    first = client.get(list_page(consultation))
    second = client.get(list_page(consultation) + first.context["next_url"].partition("#")[0])
    third = client.get(list_page(consultation) + second.context["next_url"].partition("#")[0])
    back = client.get(list_page(consultation) + second.context["previous_url"].partition("#")[0])

    pages = [response.context["page"] for response in (first, second, third)]
    assert [(page.start, page.end, page.total) for page in pages] == [(1, 20, 45), (21, 40, 45), (41, 45, 45)]
    assert [item for page in pages for item in page.items] == made
    assert back.context["page"].items == pages[0].items
    assert "45" in first.content.decode()
    assert third.context["next_url"] == ""


def test_the_order_is_drawn_by_lot_unless_somebody_asks_for_another(client: Client, consultation: Consultation) -> None:
    one = make_proposal(consultation, lot=2, support_count=9)
    two = make_proposal(consultation, lot=1, comment_count=3)
    three = make_proposal(consultation, lot=3, support_count=5, comment_count=1)

    assert shown(client, consultation) == [two, one, three]
    assert shown(client, consultation, folge="neu") == [three, two, one]
    assert shown(client, consultation, folge="unterstuetzt") == [one, three, two]
    assert shown(client, consultation, folge="diskutiert") == [two, three, one]


def test_the_list_is_narrowed_down_by_topic_place_and_status(client: Client, consultation: Consultation) -> None:
    topic, other = make_category(consultation), make_category(consultation)
    here = make_proposal(consultation, district="0", quarter="elberfeld-mitte", status="done")
    here.categories.set([topic, other])
    make_proposal(consultation, district="0").categories.set([other])
    make_proposal(consultation, district="5", status="rejected")

    for asked in ({"thema": topic.slug}, {"ort": "elberfeld-mitte"}, {"stand": "done"}):
        assert shown(client, consultation, **asked) == [here]
    assert len(shown(client, consultation, ort="0")) == 2
    assert shown(client, consultation, thema=topic.slug, ort="5") == []


def test_what_was_asked_for_goes_along_to_the_next_page(client: Client, consultation: Consultation) -> None:
    for _number in range(21):
        make_proposal(consultation, district="0")
    make_proposal(consultation, district="5")

    first = client.get(list_page(consultation), {"ort": "0", "folge": "neu", "fremd": "x"})

    assert first.context["next_url"].startswith("?ort=0&folge=neu&weiter=")
    assert "fremd" not in first.context["next_url"]
    page = client.get(list_page(consultation) + first.context["next_url"].partition("#")[0]).context["page"]
    assert (page.start, page.end, page.total) == (21, 21, 21)


def test_words_are_searched_in_title_and_text(client: Client, consultation: Consultation) -> None:
    tree = make_proposal(consultation, title="Mehr Bäume", text="Am Platz ist es heiß.")
    make_proposal(consultation, title="Eine Bank", text="Zum Ausruhen.")

    assert shown(client, consultation, q="Bäume") == [tree]
    assert shown(client, consultation, q="Platz heiß") == [tree]
    assert shown(client, consultation, q="Platz Ausruhen") == []
    assert shown(client, consultation, q=str(tree.number)) == [tree]


@pytest.mark.skipif(connection.vendor != "postgresql", reason="Only PostgreSQL knows the forms of German words.")
def test_other_forms_of_a_german_word_are_found(client: Client, consultation: Consultation) -> None:
    tree = make_proposal(consultation, title="Radweg am Fluss", text="Bitte bauen.")

    assert shown(client, consultation, q="Radwege") == [tree]


GARBAGE = (
    "x' OR 1=1 --",
    "\x00",
    "%00",
    "-1",
    "9" * 40,
    "<script>alert(1)</script>",
    "a.1.x",
    "ä" * 500,
    "| & ! ( ) <->",
    '"',
    "\\",
    "%",
    "_",
    "el\ud83e",
    "contributor__account__email",
)


@pytest.mark.parametrize("name", ["q", "thema", "ort", "stand", "folge", "weiter", "meldung", "page", "per_page"])
@pytest.mark.parametrize("value", GARBAGE)
def test_garbage_in_the_address_is_no_error(name: str, value: str, client: Client, consultation: Consultation) -> None:
    make_proposal(consultation)
    make_category(consultation)

    response = client.get(list_page(consultation), {name: value.encode("utf-8", "surrogatepass")})

    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()
    if name != "q":
        assert len(response.context["page"].items) == 1


def test_the_address_gives_nothing_away_that_is_not_shown(client: Client, consultation: Consultation, anna) -> None:
    make_proposal(consultation, author=anna)

    response = client.get(list_page(consultation), {"contributor__account__email__startswith": "b", "folge": "-email"})

    assert len(response.context["page"].items) == 1


def test_hidden_things_are_in_no_list_no_count_and_no_search(
    client: Client, consultation: Consultation, anna: User, bernd: User
) -> None:
    public = make_proposal(consultation)
    for state in (State.WAITING, State.HIDDEN, State.WITHDRAWN):
        make_proposal(consultation, author=anna, state=state, title=f"Geheim {state}")
    make_proposal(make_consultation(), title="Woanders")

    for person in (None, bernd):
        if person:
            client.force_login(person)
        response = client.get(list_page(consultation))
        assert response.context["page"].items == [public]
        assert response.context["page"].total == 1
        assert "Geheim" not in response.content.decode()
        assert shown(client, consultation, q="Geheim") == []


def test_ones_own_waiting_proposal_is_marked(client: Client, consultation: Consultation, anna: User) -> None:
    waiting = make_proposal(consultation, author=anna, state=State.WAITING)
    client.force_login(anna)

    response = client.get(list_page(consultation))

    assert response.context["page"].items == [waiting]
    assert response.context["cards"][0]["level"] == "warning"


def make_hiding_phase(consultation: Consultation, **fields: Any) -> Phase:
    return make_phase(consultation, opens=(Action.SUPPORT,), results_during=False, **fields)


def test_hidden_numbers_are_neither_shown_nor_an_order(client: Client) -> None:
    consultation = make_consultation(phases=False)
    make_hiding_phase(consultation)
    few, many = make_proposal(consultation, lot=1), make_proposal(consultation, lot=2, support_count=987654)

    response = client.get(list_page(consultation), {"folge": "unterstuetzt"})

    assert response.context["page"].items == [few, many]
    assert "987654" not in response.content.decode()
    assert 'value="unterstuetzt"' not in response.content.decode()
    detail = client.get(many.get_absolute_url()).content.decode()
    assert "987654" not in detail


def test_numbers_are_shown_from_the_second_on_at_which_the_phase_is_over(client: Client, monkeypatch) -> None:
    border = timezone.now().replace(microsecond=0)
    consultation = make_consultation(phases=False)
    make_hiding_phase(consultation, starts=border - timedelta(days=1), ends=border)
    make_proposal(consultation, support_count=987654)

    monkeypatch.setattr(timezone, "now", lambda: border - timedelta(seconds=1))
    before = client.get(list_page(consultation)).content.decode()
    monkeypatch.setattr(timezone, "now", lambda: border)
    after = client.get(list_page(consultation)).content.decode()

    assert "987654" not in before
    assert "987654" in after


def test_a_consultation_without_support_shows_no_numbers_of_it(client: Client) -> None:
    consultation = make_consultation(phases=False)
    make_phase(consultation, opens=(Action.PROPOSE,))
    make_proposal(consultation, support_count=987654)

    assert "987654" not in client.get(list_page(consultation)).content.decode()


@pytest.mark.parametrize("number", [1, 30])
@pytest.mark.parametrize("is_signed_in", [False, True])
def test_the_number_of_queries_does_not_grow(
    number: int, is_signed_in: bool, client: Client, anna: User, django_assert_max_num_queries
) -> None:
    consultation = make_consultation()
    topic = make_category(consultation)
    for _each in range(number):
        make_proposal(consultation, author=make_user(), district="0").categories.set([topic])
    if is_signed_in:
        client.force_login(anna)
        client.get(list_page(consultation))

    with django_assert_max_num_queries(15):
        client.get(list_page(consultation))


def test_reading_sets_no_cookie_and_holds_no_token(client: Client, consultation: Consultation) -> None:
    proposal = make_proposal(consultation)

    for address in (list_page(consultation), proposal.get_absolute_url(), f"{proposal.get_absolute_url()}fassungen/"):
        response = client.get(address)
        assert response.cookies == {}
        assert "csrfmiddlewaretoken" not in response.content.decode()
        assert 'method="post"' not in response.content.decode()


def test_while_people_vote_the_list_leads_to_the_ballot(client: Client) -> None:
    phase = make_candidacy(make_vote_phase(make_consultation(phases=False))).phase
    link = f'href="/de/b/{phase.consultation.slug}/abstimmen/"'

    while_voting = client.get(list_page(phase.consultation)).content.decode()
    end(phase)
    afterwards = client.get(list_page(phase.consultation)).content.decode()

    assert (link in while_voting, link in afterwards) == (True, False)


def test_an_empty_list_says_what_helps(client: Client) -> None:
    now = timezone.now()
    running = make_consultation()
    coming = make_consultation(phases=False)
    make_phase(coming, starts=now + timedelta(days=1))
    over = make_consultation(phases=False)
    make_phase(over, starts=now - timedelta(days=9), ends=now - timedelta(days=1))
    informing = make_consultation(phases=False)
    make_phase(informing, opens=(), kind=StepKind.INFORM)

    pages = [client.get(list_page(each)).content.decode() for each in (running, coming, over, informing)]

    assert [page.count("empty-state__heading") for page in pages] == [1, 1, 1, 1]
    assert [f"/{running.slug}/vorschlaege/neu/" in pages[0], "vorschlaege/neu/" in "".join(pages[1:])] == [True, False]


def test_nothing_found_leads_back_to_everything(client: Client, consultation: Consultation) -> None:
    make_proposal(consultation)

    page = client.get(list_page(consultation), {"q": "gibtesnicht"}).content.decode()

    assert f'href="{list_page(consultation)}"' in page
    assert 'value="gibtesnicht"' in page
