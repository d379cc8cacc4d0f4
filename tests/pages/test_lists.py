"""The home page and the list of consultations."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.translation import override

from consultations.models import Consultation
from consultations.pages.overview import overview
from design.dates import next_midnight
from tests.factories import make_phase
from tests.pages.pages import make_consultation_page, make_index, translate
from tests.queries import numbers_of_queries

pytestmark = pytest.mark.django_db

HOSTILE = "<script>alert(1)</script>"


def titles(entries) -> list[str]:
    return [entry.page.title for entry in entries]


def make_page_with_phase(title: str, starts: int, ends: int, **fields):
    """A consultation whose phase runs from ``starts`` to ``ends``, in days from now."""
    page = make_consultation_page(title=title, **fields)
    now = timezone.now()
    make_phase(page.consultation, starts=now + timedelta(days=starts), ends=now + timedelta(days=ends))
    return page


def test_consultations_are_running_announced_or_finished():
    make_page_with_phase("läuft", -1, 5)
    make_page_with_phase("endet bald", -1, 2)
    make_page_with_phase("kommt", 3, 9)
    make_page_with_phase("vorbei", -9, -3)
    make_page_with_phase("gerade vorbei", -9, -1)

    found = overview()

    assert titles(found.running) == ["endet bald", "läuft"]
    assert titles(found.announced) == ["kommt"]
    assert titles(found.finished) == ["gerade vorbei", "vorbei"]


def test_while_the_city_answers_nobody_is_told_to_take_part():
    make_page_with_phase("offen", -1, 5)
    answering = make_consultation_page(title="Die Stadt antwortet")
    make_phase(answering.consultation, opens=())

    found = overview()

    assert (titles(found.open), titles(found.under_way)) == (["offen"], ["Die Stadt antwortet"])


def test_between_two_phases_a_consultation_still_runs():
    page = make_page_with_phase("Pause", -9, -3)
    make_phase(page.consultation, starts=timezone.now() + timedelta(days=2))

    assert titles(overview().running) == ["Pause"]


def test_an_archive_is_finished_and_a_page_without_dates_is_announced():
    make_consultation_page(title="ohne Termine")
    archive = make_consultation_page(title="Archiv")
    Consultation.objects.filter(key=archive.translation_key).update(is_archive=True)

    found = overview()

    assert (titles(found.announced), titles(found.finished)) == (["ohne Termine"], ["Archiv"])


def test_a_phase_ends_to_the_second():
    page = make_page_with_phase("läuft", -1, 5)
    ends = page.consultation.phases.get().ends

    before = overview(at=ends - timedelta(seconds=1))
    after = overview(at=ends)

    assert (titles(before.running), titles(after.finished)) == (["läuft"], ["läuft"])


def test_the_overview_knows_when_it_changes_by_itself():
    make_page_with_phase("kommt später", 5, 9)
    sooner = make_page_with_phase("kommt", 2, 9)

    assert overview().next_border == sooner.consultation.phases.get().starts


def test_at_midnight_there_is_a_day_less_to_take_part():
    page = make_page_with_phase("läuft", -1, 5)
    evening = page.consultation.phases.get().ends - timedelta(days=3)

    found = overview(at=evening)

    assert found.next_border == next_midnight(evening)


def test_drafts_and_unpublished_pages_are_in_no_list(client: Client):
    make_page_with_phase("Entwurf", -1, 5, live=False)
    make_index(slug="mitmachen")

    assert overview().entries == []
    assert "Entwurf" not in client.get("/de/mitmachen/").content.decode()
    assert "Entwurf" not in client.get("/de/").content.decode()


def test_each_version_lists_its_own_page_and_the_german_one_where_it_has_none():
    both = make_page_with_phase("Radweg", -1, 5, slug="radweg")
    translate(both, "en", title="Cycle path", slug="cycle-path")
    make_page_with_phase("Spielplatz", -1, 6, slug="spielplatz")

    with override("en"):
        entries = overview().running
        shown = [(entry.page.title, entry.url, entry.language) for entry in entries]

    assert shown == [
        ("Cycle path", "/en/cycle-path/", ""),
        ("Spielplatz", "/en/mitmachen-spielplatz/".replace("mitmachen-", f"{both.get_parent().slug}/"), "de"),
    ]


def test_one_and_thirty_consultations_take_the_same_number_of_queries(client: Client):
    addresses = ("/de/", "/de/mitmachen/", "/en/", "/en/mitmachen/")
    index = make_index(slug="mitmachen")
    make_page_with_phase("Nr. 0", -1, 5, parent=index)

    one = numbers_of_queries(client, addresses)
    for number in range(1, 30):
        page = make_page_with_phase(f"Nr. {number}", -1 - number % 3, number % 8, parent=index)
        if number % 2:
            translate(page, "en")

    assert numbers_of_queries(client, addresses) == one
    assert ["Nr. 29" in client.get(address).content.decode() for address in addresses] == [True] * 4


@pytest.mark.parametrize("address", ["/de/", "/de/mitmachen/"])
def test_hostile_titles_and_summaries_are_shown_as_text(client: Client, address: str):
    index = make_index(slug="mitmachen")
    make_page_with_phase(HOSTILE, -1, 5, parent=index, summary=HOSTILE, slug="boese")

    html = client.get(address).content.decode()

    assert "<script>alert" not in html
    assert "&lt;script&gt;alert" in html


def test_an_empty_list_says_so(client: Client):
    make_index(slug="mitmachen")

    assert "<article" not in client.get("/de/mitmachen/").content.decode()
    assert client.get("/de/").status_code == 200
