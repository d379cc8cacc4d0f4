"""What readers of each version see of short texts."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from consultations.models import Consultation, Proposal, State
from consultations.proposals.services import change
from consultations.shorts.services import write
from tests.factories import make_candidacy, make_proposal, make_vote_phase

from .test_services import make_answer, make_step

pytestmark = pytest.mark.django_db

TEXT = "Am Markt soll eine Bank stehen.\nDort kann man sitzen."
ORIGINAL = "Sitzgelegenheit"


def get(client: Client, version: str, consultation: Consultation, rest: str = "") -> str:
    response = client.get(f"/{version}/b/{consultation.slug}/{rest}")
    assert response.status_code == 200
    return str(response.content.decode())


def test_the_list_in_leichte_sprache_shows_the_short_text_instead_of_the_original(
    client: Client, proposal: Proposal
) -> None:
    write(target=proposal, version="de-simple", text=TEXT)

    easy = get(client, "de-simple", proposal.consultation, "vorschlaege/")
    german = get(client, "de", proposal.consultation, "vorschlaege/")

    assert ("Dort kann man sitzen." in easy, ORIGINAL in easy) == (True, False)
    assert ("Dort kann man sitzen." in german, ORIGINAL in german) == (False, True)


def test_where_there_is_no_short_text_the_list_says_so_and_shows_the_original(
    client: Client, proposal: Proposal
) -> None:
    response = client.get(f"/de-simple/b/{proposal.consultation.slug}/vorschlaege/")

    assert ORIGINAL in response.content.decode()
    assert response.context["lacks_shorts"]
    assert [bool(card["mark"]) for card in response.context["cards"]] == [True]


def test_in_german_nothing_changes(client: Client, proposal: Proposal) -> None:
    make_proposal(proposal.consultation, language="tr")

    response = client.get(f"/de/b/{proposal.consultation.slug}/vorschlaege/")

    assert not response.context["lacks_shorts"]
    assert [(card["mark"], card["short"]) for card in response.context["cards"]] == [("", None)] * 2


def test_english_readers_need_no_short_text_of_english_words(client: Client, consultation: Consultation) -> None:
    make_proposal(consultation, language="en", lot=1)
    make_proposal(consultation, language="de", lot=2)

    cards = client.get(f"/en/b/{consultation.slug}/vorschlaege/").context["cards"]

    assert [bool(card["mark"]) for card in cards] == [False, True]


def test_the_page_shows_the_short_text_first_and_the_original_behind_it(client: Client, proposal: Proposal) -> None:
    write(target=proposal, version="de-simple", text=TEXT)

    page = get(client, "de-simple", proposal.consultation, f"{proposal.number}/")

    _head, short, rest = page.partition("Dort kann man sitzen.")
    original = rest[rest.index("<details>") : rest.index("</details>")]
    assert (bool(short), 'lang="de"' in original, ORIGINAL in original) == (True, True, True)


def test_the_page_says_who_wrote_and_who_checked_it(client: Client, proposal: Proposal) -> None:
    checked = {"checked_by": "Prüfgruppe Barmen", "checked_on": date(2026, 5, 4)}
    write(target=proposal, version="en", text="A bench.")
    write(target=proposal, version="de-simple", text=TEXT, **checked)

    unchecked_page = get(client, "en", proposal.consultation, f"{proposal.number}/")
    checked_page = get(client, "de-simple", proposal.consultation, f"{proposal.number}/")

    assert "Nobody has checked it yet." in unchecked_page
    assert "Prüfgruppe Barmen" in checked_page
    assert "4.\xa0Mai" in checked_page


def test_an_older_short_text_says_since_when(client: Client, anna: User, consultation: Consultation) -> None:
    proposal = make_proposal(consultation, author=anna)
    write(target=proposal, version="en", text="A bench.")
    before = get(client, "en", consultation, f"{proposal.number}/")

    change(proposal=proposal, person=anna, text="Etwas ganz anderes.")
    after = get(client, "en", consultation, f"{proposal.number}/")

    said = "This short text is older."
    assert (said in before, said in after) == (False, True)


def test_answers_and_steps_are_told_in_short_too(client: Client, proposal: Proposal) -> None:
    answer, step = make_answer(proposal), make_step(proposal)
    write(target=answer, version="de-simple", text="Die Bank kommt bald.")
    write(target=step, version="de-simple", text="Wir sehen uns den Markt an.")

    page = get(client, "de-simple", proposal.consultation, f"{proposal.number}/")

    assert page.index("Wir sehen uns den Markt an.") < page.index("Wir prüfen.")
    assert page.index("Die Bank kommt bald.") < page.index("Wir stellen sie auf.")


def test_an_answer_written_in_the_version_itself_is_no_original_in_another(client: Client, proposal: Proposal) -> None:
    make_answer(proposal, text={"de": "Wir stellen sie auf.", "de-simple": "Die Bank kommt."})

    answers = client.get(f"/de-simple/b/{proposal.consultation.slug}/{proposal.number}/").context["answers"]

    assert [(str(each["mark"]), each["short"]) for each in answers] == [("", None)]


def test_the_ballot_shows_short_texts(client: Client, proposal: Proposal) -> None:
    phase = make_vote_phase(proposal.consultation)
    make_candidacy(phase, proposal)
    make_candidacy(phase, make_proposal(proposal.consultation, text="Langer Text."))
    write(target=proposal, version="de-simple", text=TEXT)

    ballot = get(client, "de-simple", proposal.consultation, "abstimmen/")

    assert ballot.index("Dort kann man sitzen.") < ballot.index(ORIGINAL)
    assert "Langer Text." in ballot


def test_the_ballot_tells_no_words_that_came_after_those_that_stand_to_vote(
    client: Client, anna: User, consultation: Consultation
) -> None:
    proposal = make_proposal(consultation, author=anna, text="Eine Bank am Markt.")
    make_candidacy(make_vote_phase(consultation), proposal)
    write(target=proposal, version="de-simple", text="Am Markt soll eine Bank stehen.")
    change(proposal=proposal, person=anna, text="Ein Brunnen am Markt.")

    of_the_ballot = get(client, "de-simple", consultation, "abstimmen/")
    write(target=proposal, version="de-simple", text="Am Markt soll ein Brunnen stehen.")
    later = get(client, "de-simple", consultation, "abstimmen/")

    assert "Am Markt soll eine Bank stehen." in of_the_ballot
    assert ("Brunnen stehen" in later, "Eine Bank am Markt." in later) == (False, True)


@pytest.mark.parametrize("state", [State.HIDDEN, State.WAITING, State.WITHDRAWN])
def test_what_is_not_public_shows_its_short_text_behind_no_door(
    state: State, client: Client, proposal: Proposal
) -> None:
    make_candidacy(make_vote_phase(proposal.consultation), proposal)
    write(target=proposal, version="de-simple", text="Kurzgeheimnis")
    write(target=make_step(proposal), version="de-simple", text="Kurzgeheimnis")
    Proposal.objects.filter(pk=proposal.pk).update(state=state)

    doors = ["vorschlaege/", f"{proposal.number}/", "abstimmen/", "ergebnis/", "vorschlaege/?q=Kurzgeheimnis", "daten/"]
    addresses = [f"/de-simple/b/{proposal.consultation.slug}/{door}" for door in doors]
    pages = [client.get(address).content.decode() for address in addresses]
    found = client.get("/de-simple/suche/?q=Kurzgeheimnis").content.decode()

    # The search box repeats what was typed.
    assert [page.count("Kurzgeheimnis</p>") for page in [*pages, found]] == [0] * 7


def test_readers_find_what_they_can_read(client: Client, proposal: Proposal) -> None:
    write(target=proposal, version="de-simple", text=TEXT)
    address = f"b/{proposal.consultation.slug}/vorschlaege/?q=stehen"

    easy = client.get(f"/de-simple/{address}").context["page"].total
    german = client.get(f"/de/{address}").context["page"].total
    result = client.get("/de-simple/suche/?q=stehen").content.decode()

    assert (easy, german) == (1, 0)
    assert "<mark>stehen</mark>" in result


@pytest.mark.parametrize("rest", ["vorschlaege/", "abstimmen/"])
@pytest.mark.parametrize("number", [1, 30])
def test_lists_ask_once_more_however_many_there_are(
    client: Client, consultation: Consultation, rest: str, number: int
) -> None:
    phase = make_vote_phase(consultation)
    for _each in range(number):
        proposal = make_proposal(consultation)
        make_candidacy(phase, proposal)
        write(target=proposal, version="de-simple", text=TEXT)

    assert queries_of(client, consultation, rest) == [0, 1]


def test_a_page_of_a_proposal_asks_once_more_at_most(client: Client, proposal: Proposal) -> None:
    for _each in range(3):
        write(target=make_step(proposal), version="de-simple", text=TEXT)
        write(target=make_answer(proposal), version="de-simple", text=TEXT)

    assert queries_of(client, proposal.consultation, f"{proposal.number}/") == [0, 1]


def queries_of(client: Client, consultation: Consultation, rest: str) -> list[int]:
    """How often the tables of short texts are asked, in German and in Leichte Sprache."""
    numbers = []
    for version in ("de", "de-simple"):
        with CaptureQueriesContext(connection) as captured:
            get(client, version, consultation, rest)
        numbers.append(sum('FROM "consultations_shorttext"' in each["sql"] for each in captured.captured_queries))
    return numbers
