"""The glossary page: every word of a version, in the order of its alphabet; and the office's screen."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from content.models import Term
from content.terms.listing import by_letter, entries_in
from home.models import GlossaryPage
from tests.pages.pages import make_page
from tests.terms.terms import make_term

pytestmark = pytest.mark.django_db


def order_of(code: str) -> list[tuple[str, list[str]]]:
    return [(each.letter, [entry.word for entry in each.entries]) for each in by_letter(entries_in(code), code)]


def test_german_words_stand_in_german_order_whatever_dots_and_capitals_they_have():
    for word in ("Zone", "Ärger", "Antrag", "abwägen", "Öffnung", "Straße", "Strasse-Nord", "3-Stufen-Plan"):
        make_term(word)

    assert order_of("de") == [
        ("#", ["3-Stufen-Plan"]),
        ("A", ["abwägen", "Antrag", "Ärger"]),
        ("O", ["Öffnung"]),
        ("S", ["Straße", "Strasse-Nord"]),
        ("Z", ["Zone"]),
    ]


def test_turkish_letters_with_marks_are_letters_of_their_own():
    for word in ("çevre", "cadde", "ilçe", "ışık", "dilek"):
        make_term(word, code="tr")

    assert order_of("tr") == [("C", ["cadde"]), ("Ç", ["çevre"]), ("D", ["dilek"]), ("I", ["ışık"]), ("İ", ["ilçe"])]


def test_the_page_leads_to_each_letter_and_says_what_is_an_example(client: Client):
    Term.objects.create(word={"de": "Bezirk"}, explanation={"de": "Teil der Stadt."}, is_example=True)
    make_term("Haushalt")
    make_page(kind=GlossaryPage, slug="glossar")

    main = BeautifulSoup(client.get("/de/glossar/").content, "html.parser").main

    letters = main.find("nav", class_="letters").find_all("a")
    assert [main.find(id=link["href"].removeprefix("#")).get_text() for link in letters] == ["B", "H"]
    assert [each.get_text(" ", strip=True) for each in main.select("dt")] == ["Bezirk (Beispiel)", "Haushalt"]


@pytest.mark.parametrize("number", [1, 30])
def test_any_number_of_terms_takes_as_many_queries(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, number: int
):
    make_page(kind=GlossaryPage, slug="glossar")
    for each in range(number):
        make_term(f"Wort{each}")
    page = GlossaryPage.objects.get()

    with django_assert_num_queries(2):
        assert sum(len(each.entries) for each in page.letters()) == number


def test_a_word_that_is_explained_is_found_and_a_deleted_one_is_not(client: Client):
    make_page(kind=GlossaryPage, slug="glossar", title="Wörter")
    term = make_term("Erbpacht", "Ein langer Vertrag.")
    assert "/de/glossar/" in client.get("/de/suche/", {"q": "Erbpacht"}).content.decode()

    term.delete()

    assert "/de/glossar/" not in client.get("/de/suche/", {"q": "Erbpacht"}).content.decode()


def test_a_word_needs_its_explanation_and_no_word_is_explained_twice():
    make_term(forms="Haushalts")

    with pytest.raises(ValidationError, match="beides"):
        Term(word={"en": "budget"}).full_clean()
    with pytest.raises(ValidationError, match="Haushalts"):
        Term(word={"de": "Haushalts"}, explanation={"de": "Noch einmal."}).full_clean()
    with pytest.raises(ValidationError, match="mindestens"):
        Term().full_clean()
    Term(word={"de-simple": "Haushalt"}, explanation={"de-simple": "Geld."}).full_clean()


def test_an_editor_explains_a_word(client: Client, dilek: User):
    client.force_login(dilek)
    fields = {"word_de": "Haushalt", "explanation_de": "Das Geld der Stadt.", "forms_de": "Haushalts\r\nHaushalte"}

    response = client.post(reverse("terms:add"), fields)

    assert response.status_code == 302
    assert Term.objects.get().spellings("de") == ["Haushalt", "Haushalts", "Haushalte"]
    assert "Haushalt" in client.get(reverse("terms:index")).content.decode()
