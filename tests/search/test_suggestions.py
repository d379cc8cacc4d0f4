"""“Did you mean …?”"""

import pytest
from django.test import Client

from consultations.models import Consultation
from search.suggesting import Vocabulary
from tests.factories import make_consultation, make_proposal
from tests.pages.pages import translate

from .looking import html, make_information, search

pytestmark = pytest.mark.django_db


@pytest.fixture
def consultation() -> Consultation:
    return make_consultation()


def meant(client: Client, typed: str, language: str = "de") -> str:
    response = client.get(f"/{language}/suche/", {"q": typed})
    assert response.status_code == 200
    return response.context.get("meant", "")


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("Spielplaz", "Spielplatz"),
        ("Spielpatz", "Spielplatz"),
        ("spiehlplatz", "Spielplatz"),
        ("Fahradweg", "Fahrradweg"),
        ("Beleuchtunk", "Beleuchtung"),
        ("Bnak", "Bank"),
        ("Spielplaz Beleuchtunk", "Spielplatz Beleuchtung"),
        ("Spielplatz Beleuchtunk", "Spielplatz Beleuchtung"),
    ],
)
def test_a_slip_leads_to_the_word_that_was_meant(
    client: Client, consultation: Consultation, typed: str, right: str
) -> None:
    make_proposal(consultation, title="Spielplatz", text="Dort fehlen Beleuchtung, ein Fahrradweg und eine Bank.")

    assert meant(client, typed) == right


def test_the_suggestion_is_a_link_that_finds_something(client: Client, consultation: Consultation) -> None:
    make_information("Spielplatz")

    response = client.get("/de/suche/", {"q": "Spielplaz", "ort": "0"})

    assert response.context["meant_url"] == "/de/suche/?q=Spielplatz"
    assert client.get(response.context["meant_url"]).context["search"].total == 1


@pytest.mark.parametrize("typed", ["Xylophon", "Spielplatz", "ab", "12345", "§§"])
def test_nothing_is_suggested_where_nothing_is_like_it(client: Client, typed: str) -> None:
    make_information("Spielplatz")

    assert meant(client, typed) == ""


def test_nothing_is_suggested_that_finds_nothing(client: Client, consultation: Consultation) -> None:
    make_proposal(consultation, title="Spielplatz")
    make_proposal(consultation, title="Laterne")

    assert meant(client, "Spielplaz Laterne") == ""


def test_readers_of_a_version_are_told_its_words(client: Client) -> None:
    translate(make_information("Spielplatz"), "en", title="Playground")

    assert meant(client, "Playgroud", "en") == "Playground"
    assert meant(client, "Playgroud") == ""


def test_where_something_is_found_nobody_is_corrected(client: Client, consultation: Consultation) -> None:
    make_proposal(consultation, title="Spielplaz")
    make_proposal(consultation, title="Spielplatz")

    assert search(client, q="Spielplaz").total >= 1
    assert meant(client, "Spielplaz") == ""


def test_the_most_usual_spelling_is_suggested() -> None:
    vocabulary = Vocabulary.of(["Spielplatz", "Ein Spielplatz", "SPIELPLATZ"])

    assert vocabulary.nearest("spielplaz") == "Spielplatz"


def test_the_words_are_read_once(client: Client, consultation: Consultation, django_assert_max_num_queries) -> None:
    make_proposal(consultation, title="Spielplatz")
    html(client, q="Spielplaz")

    with django_assert_max_num_queries(20):
        html(client, q="Spielplaz Xylophon")
