"""Lists that keep themselves up to date in the body of a page."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

import cities
from accounts.models import User
from consultations.models import Consultation
from content import lists
from content.blocks import BodyBlock
from content.lists import Listing, Wish
from tests.factories import close, make_phase
from tests.pages.pages import make_consultation_page, make_index, make_page

pytestmark = pytest.mark.django_db


def make_page_with(*values: dict[str, Any], **fields: Any) -> Any:
    page = make_page(slug="seite", **fields)
    block = BodyBlock().child_blocks["listing"]
    page.body = [("listing", block.to_python({"count": 3, "heading": "", "district": "", **value})) for value in values]
    page.save()
    return page


def make_running(title: str, days_left: int = 5) -> Consultation:
    page = make_consultation_page(title=title)
    consultation = Consultation.objects.get(key=page.translation_key)
    now = timezone.now()
    make_phase(consultation, starts=now - timedelta(days=1), ends=now + timedelta(days=days_left))
    return consultation


def test_a_page_shows_what_one_can_take_part_in(client: Client):
    make_running("Radweg")
    make_page_with({"kind": "consultations"})

    html = client.get("/de/seite/").content.decode()

    assert "Radweg" in html


def test_the_list_holds_as_many_as_the_editor_says_and_the_first_to_end_comes_first(client: Client):
    for number in range(4, 0, -1):
        make_running(f"Nummer {number}", days_left=number)
    make_page_with({"kind": "consultations", "count": 2})

    html = client.get("/de/seite/").content.decode()

    assert [number for number in range(1, 5) if f"Nummer {number}" in html] == [1, 2]
    assert html.index("Nummer 1") < html.index("Nummer 2")


def test_the_editors_heading_stands_above_the_list(client: Client):
    make_page_with({"kind": "consultations", "heading": "Jetzt dabei sein"})

    assert "<h2>Jetzt dabei sein</h2>" in client.get("/de/seite/").content.decode()


def test_an_empty_list_says_so(client: Client):
    make_page_with({"kind": "consultations"})

    html = client.get("/de/seite/").content.decode()

    assert str(lists.find("consultations").empty) in html


def test_a_list_whose_area_is_gone_leaves_the_page_in_peace(client: Client):
    make_page_with({"kind": "gone"})

    assert client.get("/de/seite/").status_code == 200


def test_the_link_leads_to_all_consultations(client: Client):
    make_index(slug="mitmachen")
    make_page_with({"kind": "consultations"})

    assert 'href="/de/mitmachen/"' in client.get("/de/seite/").content.decode().split('class="listing"')[1]


def test_a_closed_consultation_is_listed_for_those_who_may_read_it(client: Client, anna: User, bernd: User):
    close(make_running("Geheimplan"), anna)
    make_page_with({"kind": "consultations"})

    shown = {}
    for person in (None, anna, bernd):
        client.logout()
        if person:
            client.force_login(person)
        shown[person] = "Geheimplan" in client.get("/de/seite/").content.decode()

    assert shown == {None: False, anna: True, bernd: False}


def test_interface_words_in_a_stand_in_page_are_marked_with_their_language(client: Client):
    make_page_with({"kind": "consultations"})

    html = client.get("/en/seite/").content.decode()

    assert '<main id="inhalt" tabindex="-1" lang="de">' in html
    assert '<h2 lang="en">' in html


@pytest.mark.parametrize("kind", ["consultations", "finished_consultations"])
def test_one_and_thirty_things_take_the_same_number_of_queries(
    client: Client, kind: str, django_assert_max_num_queries: DjangoAssertNumQueries
):
    make_running("Nr. 0", days_left=1 if kind == "consultations" else 0)
    make_page_with({"kind": kind, "count": 12})
    client.get("/de/seite/")

    with django_assert_max_num_queries(17) as one:
        client.get("/de/seite/")
    for number in range(30):
        make_running(f"Nr. {number}", days_left=2 if kind == "consultations" else 0)
    with django_assert_max_num_queries(17) as thirty:
        client.get("/de/seite/")

    assert len(thirty) == len(one)


@pytest.fixture
def made_up_list():
    def offer(listing: Listing, **options: Any) -> list[Wish]:
        wishes = []

        def provide(wish: Wish) -> Listing:
            wishes.append(wish)
            return listing

        lists.register(
            "made_up", label="Allerlei", provider=provide, template="design/card.html", empty="Nichts da.", **options
        )
        return wishes

    yield offer
    lists.unregister("made_up")


def fresh_until(response: HttpResponse) -> datetime | None:
    return getattr(response, "fresh_until", None)


def test_a_page_is_kept_until_the_first_of_its_lists_changes(client: Client, made_up_list):
    soon = timezone.now() + timedelta(seconds=5)
    made_up_list(Listing([], changes_at=soon))
    make_running("Radweg")
    make_page_with({"kind": "made_up"}, {"kind": "consultations"})

    assert fresh_until(client.get("/de/seite/")) == soon


def test_a_page_with_a_private_list_is_kept_nowhere(client: Client, made_up_list):
    made_up_list(Listing([], is_private=True))
    make_page_with({"kind": "made_up"})

    assert "no-store" in client.get("/de/seite/").headers["Cache-Control"]


def test_a_list_is_asked_for_one_district(client: Client, made_up_list):
    wishes = made_up_list(Listing([]), has_districts=True)
    make_page_with({"kind": "made_up", "district": "5"})

    client.get("/de/seite/")

    assert [(wish.count, wish.district) for wish in wishes] == [(3, "5")]


def test_a_list_for_the_whole_city_takes_no_district():
    block = BodyBlock().child_blocks["listing"]
    district = cities.current().areas[0].code
    value = {"kind": "consultations", "heading": "", "count": 3, "district": district}

    with pytest.raises(ValidationError):
        block.clean(block.to_python(value))
    block.clean(block.to_python({**value, "district": ""}))
