"""Words are explained where they stand: once a page, in its own version, and never inside other people's words."""

import pytest
from bs4 import BeautifulSoup
from django.conf import LazySettings
from django.test import Client
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks

from content.terms.explaining import Explaining
from tests.content.bodies import every_block, items, make_page_with
from tests.pages.pages import home, make_page
from tests.terms.terms import make_term

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def words_in(html: str) -> list[str]:
    """What is marked as explained, in the order of the page."""
    return [link.get_text() for link in BeautifulSoup(html, "html.parser").select("a.hard-word")]


def explained(html: str, code: str = "de") -> list[str]:
    return words_in(Explaining(code).explain(html))


def soup_of(client: Client, path: str = "/de/seite/") -> BeautifulSoup:
    return BeautifulSoup(client.get(path).content, "html.parser")


def test_a_word_leads_to_its_explanation_right_behind_the_paragraph(client: Client):
    make_term()
    make_page_with(("text", "<p>Der Haushalt ist beschlossen.</p><p>Das freut uns.</p>"))

    main = soup_of(client).main

    word = main.find("a", class_="hard-word")
    explanation = main.find(id=word["href"].removeprefix("#"))
    details = explanation.find_parent("details")
    assert (word.get_text(), explanation.get_text(strip=True)) == ("Haushalt", "Das Geld der Stadt.")
    assert details.find_previous_sibling("p").get_text() == "Der Haushalt ist beschlossen."
    assert details.find_next_sibling("p").get_text() == "Das freut uns."
    assert not details.has_attr("open")
    assert details.summary.get_text() == "Was bedeutet „Haushalt“?"


def test_a_word_is_explained_the_first_time_only_also_across_blocks(client: Client):
    make_term()
    questions = {"questions": items({"title": "Haushalt?", "text": "<p>Im Haushalt.</p>"})}
    make_page_with(
        ("heading", {"text": "Haushalt", "level": "2"}),
        ("text", "<p>Der Haushalt. Ein Haushalt.</p>"),
        ("text", "<p>Noch ein Haushalt.</p>"),
        ("accordion", questions),
    )

    main = soup_of(client).main

    assert [link.parent.get_text() for link in main.select("a.hard-word")] == ["Der Haushalt. Ein Haushalt."]
    assert len(main.select("details.explained")) == 1


@pytest.mark.parametrize(
    "html",
    [
        "<h3>Haushalt</h3>",
        '<p><a href="/de/">Unser <b>Haushalt</b></a></p>',
        "<blockquote>Haushalt</blockquote>",
        "<p>Haushalts-Plan, Haushaltsplan, Privathaushalt, haushalt, HAUSHALT</p>",
        '<p title="Haushalt">Geld</p>',
    ],
)
def test_other_words_headings_links_and_quotes_stay_as_they_are(html: str):
    make_term()

    assert Explaining("de").explain(html) == html


def test_a_quote_and_what_people_say_of_themselves_are_not_explained(client: Client):
    make_term()
    quote = {"text": "Der Haushalt reicht nicht.", "person": "Anna", "language": ""}
    make_page_with(("quote", quote), ("contact", {"name": "Haushalt", "role": "Haushalt", "phone": "", "email": ""}))

    assert soup_of(client).main.select("a.hard-word, details.explained") == []


def test_given_forms_are_found_and_small_words_also_at_the_beginning_of_a_sentence():
    make_term(forms="Haushalts\nHaushalten")
    make_term("abwägen", "Gründe vergleichen.")

    assert explained("<p>Teil des Haushalts.</p>") == ["Haushalts"]
    assert explained("<p>Abwägen heißt: vergleichen.</p>") == ["Abwägen"]


def test_of_two_terms_the_longer_one_is_explained():
    make_term("Stadt")
    make_term("Rat der Stadt", "Gewählte Leute.")

    assert explained("<p>Der Rat der&nbsp;Stadt tagt. Die Stadt hilft.</p>") == ["Rat der\xa0Stadt", "Stadt"]


def test_no_version_borrows_the_words_of_another():
    make_term(code="de-simple", explanation="So viel Geld hat die Stadt.")

    assert (explained("<p>Haushalt</p>"), explained("<p>Haushalt</p>", "de-simple")) == ([], ["Haushalt"])


def test_where_the_german_page_stands_in_german_words_explain_it(client: Client):
    make_term()
    make_term("Haushalt", "Money.", code="en")
    make_page_with(("text", "<p>Der Haushalt.</p>"))

    details = soup_of(client, "/en/seite/").main.find("details", class_="explained")

    assert "Das Geld der Stadt." in details.get_text()
    assert details.summary.get_text() == "Was bedeutet „Haushalt“?"


def test_hostile_words_are_shown_as_text():
    make_term("<b>Q&A</b>", "<script>alert(1)</script>")

    html = Explaining("de").explain("<p>Ein &lt;b&gt;Q&amp;A&lt;/b&gt; hier.</p>")

    assert "<script>" not in html
    assert html.count("&lt;b&gt;Q&amp;A&lt;/b&gt;") == 2


def test_in_leichte_sprache_explanations_are_open_and_stand_once_more_at_the_end(client: Client):
    make_term(code="de-simple", explanation="So viel Geld hat die Stadt.")
    make_page_with(("text", "<p>Das ist der Haushalt.</p>"), parent=home("de-simple"), slug="seite")

    main = soup_of(client, "/de-simple/seite/").main

    assert main.find("details", class_="explained").has_attr("open")
    collected = main.find("section", class_="hard-words")
    assert collected.h2.get_text() == "Schwere Wörter auf dieser Seite"
    assert [each.get_text(strip=True) for each in collected.select("dt, dd")] == [
        "Haushalt",
        "So viel Geld hat die Stadt.",
    ]


def test_other_versions_collect_nothing(client: Client):
    make_term()
    make_page_with(("text", "<p>Der Haushalt.</p>"))

    assert soup_of(client).main.find("section", class_="hard-words") is None


@pytest.mark.parametrize("number", [1, 30])
def test_any_number_of_terms_and_blocks_takes_one_query(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, number: int
):
    explaining = Explaining("de")
    for each in range(number):
        make_term(f"Wort{each}")

    with django_assert_num_queries(1):
        html = "".join(explaining.explain(f"<p>Wort{each} und Haus.</p>") for each in range(number))

    assert len(words_in(html)) == number


def test_a_changed_explanation_is_on_kept_pages_at_once(
    client: Client, settings: LazySettings, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
):
    settings.PAGE_CACHE_SECONDS = 60
    term = make_term()
    make_page_with(("text", "<p>Der Haushalt.</p>"))
    assert "Das Geld der Stadt." in soup_of(client).main.get_text()

    with django_capture_on_commit_callbacks(execute=True):
        term.explanation = {"de": "Was die Stadt ausgibt."}
        term.save()

    assert "Was die Stadt ausgibt." in soup_of(client).main.get_text()


def test_every_block_can_be_shown_with_terms(client: Client):
    make_term("Text")
    make_page_with(*every_block())

    assert [each.get_text() for each in soup_of(client).main.select("a.hard-word")] == ["Text"]


def test_a_page_without_terms_is_as_it_was(client: Client):
    make_page(slug="leer")

    assert client.get("/de/leer/").status_code == 200


def test_a_turkish_word_keeps_its_dot_at_the_beginning_of_a_sentence():
    make_term("ilçe", "Kentin bir bölümü.", "tr")

    assert [explained(html, "tr") for html in ("<p>İlçe büyük.</p>", "<p>Ilçe.</p>")] == [["İlçe"], []]
