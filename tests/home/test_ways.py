"""Whoever has a concern finds the way that is right for it."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.blocks.struct_block import StructBlockValidationError

from content.models import SiteFacts
from home.models import WaysPage
from tests.pages.pages import make_page, root_site, translate

pytestmark = pytest.mark.django_db


def soup(client: Client, path: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(path).content, "html.parser")


def way(title: str, **fields: Any) -> tuple[str, dict[str, Any]]:
    return "way", {"title": title, "text": "", "page": None, "url": "", "shows_phone": False, **fields}


def test_each_way_leads_to_the_readers_version_elsewhere_or_to_the_phone(client: Client) -> None:
    facts = SiteFacts.for_site(root_site())
    facts.phone = "0202 4711"
    facts.save()
    target = make_page(title="Mitmachen", slug="mitmachen")
    translate(target, "en", title="Take part", slug="take-part")
    hidden = make_page(live=False)
    ways = [
        way("I have an idea", page=target),
        way("Something is broken", url="https://defects.example.test/"),
        way("I want to talk", shows_phone=True),
        way("Not yet", page=hidden),
    ]
    page = make_page(kind=WaysPage, slug="wege")
    translate(page, "en", title="Ways", slug="ways", ways=ways)

    cards = soup(client, "/en/ways/").select(".card")

    assert [[a["href"] for a in card.select("a")] for card in cards] == [
        ["/en/take-part/"],
        ["https://defects.example.test/"],
        ["tel:02024711"],
        [],
    ]


def test_many_ways_take_no_more_queries(client: Client) -> None:
    pages = [make_page() for _number in range(30)]
    make_page(kind=WaysPage, slug="einer", ways=[way("Idee", page=pages[0])])
    make_page(kind=WaysPage, slug="dreissig", ways=[way("Idee", page=page) for page in pages])
    client.get("/de/einer/")

    with CaptureQueriesContext(connection) as one:
        client.get("/de/einer/")
    with CaptureQueriesContext(connection) as thirty:
        client.get("/de/dreissig/")

    assert len(thirty) == len(one)


@pytest.mark.parametrize("wrong", [{}, {"url": "https://example.test/", "page": "a page"}], ids=["nowhere", "both"])
def test_a_way_has_one_end(wrong: dict[str, Any]) -> None:
    block = WaysPage().ways.stream_block.child_blocks["way"]
    fields = {**wrong, "page": make_page()} if "page" in wrong else wrong

    with pytest.raises(StructBlockValidationError):
        block.clean(block.normalize(way("Idee", **fields)[1]))


def test_a_way_is_found_by_its_words() -> None:
    page = make_page(kind=WaysPage, ways=[way("Eine Laterne ist aus", text="Der Mängelmelder hilft.")])

    found = [[each.pk for each in WaysPage.objects.search(word)] for word in ("Laterne", "Mängelmelder")]

    assert found == [[page.pk], [page.pk]]
