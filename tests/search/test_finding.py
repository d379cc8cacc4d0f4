"""What is found, in which order, and what the page says about it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from consultations.models import Consultation, ConsultationPage
from consultations.pages.overview import overview
from tests.factories import make_consultation, make_phase, make_proposal
from tests.news.making import make_article, make_event
from tests.pages.pages import make_consultation_page, translate

from .looking import address, html, make_information, search, text, titles

pytestmark = pytest.mark.django_db


def page_of(consultation: Consultation, **fields: object) -> ConsultationPage:
    return make_consultation_page(translation_key=consultation.key, **fields)


@pytest.fixture
def consultation() -> Consultation:
    """One whose page speaks of benches."""
    consultation = make_consultation(published=False)
    page_of(consultation, title="Orte zum Ausruhen", summary="Wo fehlen Bänke?")
    return consultation


def test_everything_that_editors_and_people_write_is_found(client: Client, consultation: Consultation) -> None:
    make_proposal(consultation, title="Eine Bank am Markt")
    make_article(title="Neue Bänke", lead="")
    make_event(title="Spaziergang", lead="Wir suchen Plätze für Bänke.")
    make_information("Wer macht was", "Das Bauamt repariert Bänke.")
    make_information("Impressum", "Angaben nach dem Gesetz.")

    found = search(client, q="Bank")

    assert found.numbers == {"beteiligungen": 1, "vorschlaege": 1, "aktuelles": 1, "termine": 1, "seiten": 1}
    assert titles(client, q="Bank") == [
        "Orte zum Ausruhen",
        "Eine Bank am Markt",
        "Neue Bänke",
        "Spaziergang",
        "Wer macht was",
    ]
    assert "5 results" in html(client, "en", q="Bank") or found.total == 5


def test_a_result_leads_to_its_page_and_shows_the_passage(client: Client, consultation: Consultation) -> None:
    proposal = make_proposal(consultation, title="Am Markt", text="Dort ist es heiß. " * 30 + "Zwei Sitzbänke helfen.")

    result = search(client, q="Bank", art="vorschlaege").sections[0].results[0]
    said = html(client, q="Bank", art="vorschlaege")

    assert result.url == proposal.get_absolute_url()
    assert "<mark>Sitzbänke</mark> helfen." in said
    assert said.count("Dort ist es heiß.") < 6
    assert f'<a href="{result.url}">Am Markt</a>' in said


def test_what_people_write_is_shown_as_text(client: Client, consultation: Consultation) -> None:
    make_proposal(consultation, title="<b>Bank</b>", text="<script>alert('Bank')</script> <img src=x onerror=Bank>")

    said = html(client, q="Bank <i>Bank</i> alert")

    assert "<script>alert" not in said and "<img src=x" not in said and "<b>" not in said and "<i>" not in said
    assert "&lt;script&gt;<mark>alert</mark>(&#x27;<mark>Bank</mark>&#x27;)" in said


def test_titles_come_first_and_then_the_newest(client: Client, consultation: Consultation) -> None:
    inside = make_proposal(consultation, title="Eine Sitzbank")
    older = make_proposal(consultation, title="Bank am Fluss")
    newer = make_proposal(consultation, title="Bank am Wald")
    text_only = make_proposal(consultation, title="Am Markt", text="Hier fehlt eine Bank.")

    found = search(client, q="Bank", art="vorschlaege").sections[0].page.items

    assert found == [newer, older, inside, text_only]


def test_of_each_kind_there_is_a_taste_and_a_way_to_the_rest_in_pages(
    client: Client, consultation: Consultation
) -> None:
    for number in range(45):
        make_proposal(consultation, title=f"Bank {number}x")

    taste = search(client, q="Bank")
    first = search(client, q="Bank", art="vorschlaege")
    second = client.get(first.next_url().partition("#")[0]).context["search"]
    third = client.get(second.next_url().partition("#")[0]).context["search"]
    back = client.get(second.previous_url().partition("#")[0]).context["search"]

    assert [(section.kind.code, section.total, len(section.results)) for section in taste.sections] == [
        ("beteiligungen", 1, 1),
        ("vorschlaege", 45, 3),
    ]
    pages = [each.sections[0].page for each in (first, second, third)]
    assert [(page.start, page.end, page.total) for page in pages] == [(1, 20, 45), (21, 40, 45), (41, 45, 45)]
    assert len({item.pk for page in pages for item in page.items}) == 45
    assert back.sections[0].page.items == pages[0].items
    assert third.next_url() == ""
    assert "21" in html(client, q="Bank", art="vorschlaege", weiter=pages[0].next_cursor)


def test_where_there_is_one_kind_only_all_of_it_is_shown(client: Client) -> None:
    consultation = make_consultation()
    for number in range(5):
        make_proposal(consultation, title=f"Bank {number}x")

    assert len(titles(client, q="Bank")) == 5


def test_a_district_narrows_down(client: Client, consultation: Consultation) -> None:
    make_proposal(consultation, title="Bank hier", district="0")
    make_proposal(consultation, title="Bank dort", district="5")
    make_article(title="Bank hier", district="0")
    make_article(title="Bank dort", district="5")
    make_event(title="Bank hier", district="0")
    make_information("Bank")

    assert set(titles(client, q="Bank", ort="0")) == {"Bank hier"}
    assert search(client, q="Bank", ort="0").total == 3


def test_a_state_narrows_down(client: Client) -> None:
    now, day = timezone.now(), timedelta(days=1)
    for state, begin, end in (("kommt", 1, 2), ("laeuft", -1, 1), ("vorbei", -2, -1)):
        starts, ends = now + begin * day, now + end * day
        consultation = make_consultation(published=False, phases=False)
        make_phase(consultation, starts=starts, ends=ends)
        page_of(consultation, title=f"Bank {state}")
        make_event(title=f"Bank {state}", starts=starts, ends=ends)
    done = make_proposal(consultation, title="Bank getan", status="done")
    make_proposal(consultation, title="Bank geprüft", status="received")

    for state in ("kommt", "laeuft", "vorbei"):
        assert titles(client, q="Bank", stand=state) == [f"Bank {state}"] * 2
    assert search(client, q="Bank", stand="done").sections[0].page.items == [done]
    assert search(client, q="Bank", stand="gibtesnicht").total == 8


def test_the_states_of_consultations_are_those_of_their_list(client: Client) -> None:
    now, day = timezone.now(), timedelta(days=1)
    for spans in ([], [(-3, -2)], [(-3, -2), (2, 3)], [(-1, 1)], [(1, 2)], [(-2, -1), (-1, 1)]):
        consultation = make_consultation(published=False, phases=False)
        page_of(consultation)
        for starts, ends in spans:
            make_phase(consultation, starts=now + starts * day, ends=now + ends * day)
    page_of(make_consultation(published=False, is_archive=True))
    consultations, listed = Consultation.objects.all(), overview(at=now)

    for found, entries in (
        (consultations.running(now), listed.running),
        (consultations.announced(now), listed.announced),
        (consultations.finished(now), listed.finished),
    ):
        assert {each.pk for each in found} == {entry.consultation.pk for entry in entries}
        assert entries


def test_the_readers_version_comes_first_and_the_default_one_says_which_it_is(client: Client) -> None:
    only_german = make_information("Bank auf Deutsch", "Nur hier.")
    both = make_information("Bank in beiden", "Zweimal.")
    translate(both, "en", title="Bank in both", body=text("Twice."))

    english, german = search(client, "en", q="Bank"), search(client, q="Bank")

    results = english.sections[0].results
    assert [(each.title, each.language, bool(each.version)) for each in results] == [
        ("Bank in both", "", False),
        ("Bank auf Deutsch", "de", True),
    ]
    assert results[1].url == f"/en/{only_german.slug}/"
    assert client.get(results[1].url).status_code == 200
    assert 'lang="de"' in html(client, "en", q="Bank").partition("Bank auf Deutsch")[0].rpartition("<h3")[2]
    assert [each.title for each in german.sections[0].results] == ["Bank in beiden", "Bank auf Deutsch"]


def test_contributions_are_marked_with_their_own_language(client: Client, consultation: Consultation) -> None:
    make_proposal(consultation, title="Daha fazla bank", text="Parkta bank yok.", language="tr")

    assert search(client, q="bank", art="vorschlaege").sections[0].results[0].language == "tr"
    main = html(client, q="parkta").partition("<main")[2].partition("</main>")[0]
    assert main.count('lang="tr"') == 2


def test_cancelled_events_and_finished_consultations_say_so(client: Client) -> None:
    make_event(title="Bank-Fest", state="cancelled", state_note="Sturm")
    page_of(make_consultation(published=False, is_archive=True, phases=False), title="Bank-Archiv")

    results = {each.title: each for section in search(client, q="Bank").sections for each in section.results}

    assert results["Bank-Fest"].level == "warning"
    assert results["Bank-Fest"].state and results["Bank-Archiv"].state


def test_many_results_cost_as_many_queries_as_one(client: Client, consultation: Consultation) -> None:
    def make(number: int) -> None:
        for _each in range(number):
            page_of(make_consultation(published=False), title="Bank")
            make_proposal(consultation, title="Bank", district="0", quarter="ostersbaum")
            make_article(title="Bank", district="0")
            make_event(title="Bank")
            make_information("Bank")

    def count(**asked: str) -> int:
        client.get(address(), asked)
        with CaptureQueriesContext(connection) as queries:
            client.get(address(), asked)
        return len(queries)

    make(4)
    few = [count(q="Bank"), count(q="Bank", art="vorschlaege"), count(q="Bank", art="beteiligungen")]
    make(26)
    many = [count(q="Bank"), count(q="Bank", art="vorschlaege"), count(q="Bank", art="beteiligungen")]

    # A list of more than one page asks for its length.
    assert [after - before for before, after in zip(few, many, strict=True)] == [0, 1, 1]
    assert max(many) <= 20


def test_a_changed_page_is_found_by_its_new_words_only(client: Client) -> None:
    page = make_information("Auskunft", "Hier steht etwas über Brunnen.")
    page.body = text("Hier steht etwas über Laternen.")
    page.save_revision().publish()

    assert titles(client, q="Laternen") == ["Auskunft"]
    assert search(client, q="Brunnen").total == 0


def test_words_that_editors_only_chose_are_no_words_of_the_page(client: Client) -> None:
    body = [("heading", {"text": "Überschrift", "level": "2"}), *text("Ein Text.")]
    page = make_information("Auskunft")
    page.body = body
    page.save()

    assert page.text_to_search() == "Überschrift\nEin Text."
