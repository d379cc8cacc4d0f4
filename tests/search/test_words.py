"""How words are looked for: the same on SQLite and PostgreSQL, in lists and in the search for the whole site."""

import pytest
from django.db import connection
from django.test import Client

from consultations.models import Consultation, Proposal
from consultations.proposals.filtering import searched
from content.searching import LONGEST, MOST_WORDS, Words, knows_german, pattern_of, with_forms_of
from tests.factories import make_consultation, make_proposal

pytestmark = pytest.mark.django_db


@pytest.fixture
def consultation() -> Consultation:
    return make_consultation()


def finds(consultation: Consultation, typed: str, said: str) -> bool:
    proposal = make_proposal(consultation, title="Titel", text=said)
    return searched(Proposal.objects.filter(pk=proposal.pk), Words.read(typed)).exists()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Bänke", "Hier fehlt eine Bank."),
        ("Bank", "Hier fehlen BÄNKE."),
        ("Bänke", "Hier fehlt eine Sitzbank."),
        ("Baenke", "Hier fehlen Bänke."),
        ("Bänke", "Hier fehlen Baenke."),
        ("Banke", "Hier fehlen Bänke."),
        ("Straße", "An der Hauptstrasse."),
        ("STRASSE", "In der Straße."),
        ("heiß", "Am Platz ist es heiss."),
        ("Häuser", "Vor dem Haus."),
        ("Radwege", "Der Radweg ist schmal."),
        ("Kindern", "Ein Platz für Kinder."),
        ("ärzte", "Der Weg zum ÄRZTEHAUS."),
        ("Haltestelle", "An der Halte-Stelle."),
        ("Stimm-Zettel", "Auf dem Stimmzettel."),
        ("Sener", "Das sagt Frau Şener."),
        ("O'Neil", "Das sagt Frau O’Neil."),
        ("A 46", "An der A 46 ist es laut."),
        ("benches", "One more bench."),
        ("مرحبا", "مرحبا بكم"),
    ],
)
def test_a_word_is_found_however_it_is_written(consultation: Consultation, typed: str, said: str) -> None:
    assert finds(consultation, typed, said)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Bank", "Ein Bunker."),
        ("46", "Im Jahr 1946."),
        ("Öl", "Volle Körbe."),
        ("Bank Brunnen", "Hier fehlt eine Bank."),
        ("%", "100 % dafür"),
        ("B_nk", "Bank"),
        (".*", "Bank"),
    ],
)
def test_what_only_looks_alike_is_not_found(consultation: Consultation, typed: str, said: str) -> None:
    assert not finds(consultation, typed, said)


def test_a_place_is_found_by_its_name(consultation: Consultation) -> None:
    proposal = make_proposal(consultation, text="Hier fehlt eine Bank.", district="0", quarter="ostersbaum")
    make_proposal(consultation, text="Hier fehlt eine Bank.", district="5")

    for typed in ("Bank Elberfeld", "Ostersbaum", "bank ostersbäume"):
        assert list(searched(Proposal.objects.all(), Words.read(typed))) == [proposal]


def test_small_words_count_for_nothing() -> None:
    assert Words.read("Wo ist die Bank und der Baum?").words == ("Bank", "Baum")
    assert not Words.read("der und die")
    assert Words.read("der und die").has_only_small_words
    assert not Words.read("!? § %").has_only_small_words


def test_what_is_too_much_is_left_out() -> None:
    many = Words.read(" ".join(f"Wort{number}" for number in range(50)))
    long = Words.read("x" * 10_000)

    assert (len(many.words), many.is_cut) == (MOST_WORDS, True)
    assert (len(long.typed), long.is_cut) == (LONGEST, True)
    assert not Words.read("Eine Bank").is_cut


def test_every_letter_makes_a_pattern_that_the_database_understands() -> None:
    signs = "".join(chr(number) for number in range(1, 0x3000))
    words = [word for sign in signs for word in Words.read(sign * 3).words]

    with connection.cursor() as cursor:
        operator = "~*" if knows_german() else "REGEXP"
        for start in range(0, len(words), 200):
            part = [pattern_of(word) for word in words[start : start + 200]]
            cursor.execute("SELECT " + " OR ".join([f"'x' {operator} %s"] * len(part)), part)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="Only PostgreSQL knows the forms of German words.")
def test_the_forms_of_words_come_from_an_index_that_follows_every_change(consultation: Consultation) -> None:
    proposal = make_proposal(consultation, text="Am Platz.")
    Proposal.objects.filter(pk=proposal.pk).update(text="Auf den Plätzen.")
    found = with_forms_of(Words.read("Platz"), Proposal.objects.order_by(), "title", "text")

    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        plan = found.explain()

    assert list(found) == [proposal]
    assert "proposals_by_forms_of_words" in plan


def test_the_list_of_a_consultation_is_searched_in_the_same_way(client: Client, consultation: Consultation) -> None:
    bench = make_proposal(consultation, text="Eine Sitzbank.")
    make_proposal(consultation, text="Ein Baum.", title="Baum")
    list_page = f"/de/b/{consultation.slug}/vorschlaege/"

    assert client.get(list_page, {"q": "Bänke"}).context["page"].items == [bench]
    assert client.get(list_page, {"q": "die"}).context["page"].items == []
