"""The start page answers in the order in which people ask."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from content.models import SiteFacts
from home.models import StandardPage
from tests.pages.pages import home, make_page, root_site, translate
from tests.pages.test_lists import make_page_with_phase

pytestmark = pytest.mark.django_db


def start(client: Client, code: str = "en") -> Any:
    return BeautifulSoup(client.get(f"/{code}/").content, "html.parser").main


def choose_page_in_sign_language() -> StandardPage:
    page: StandardPage = make_page(title="Gebärdensprache", slug="gebaerdensprache")
    facts = SiteFacts.for_site(root_site())
    facts.sign_language = page
    facts.save()
    return page


def test_what_runs_comes_first_then_what_became_of_earlier_ones_then_help(client: Client) -> None:
    make_page_with_phase("läuft", -1, 5)
    make_page_with_phase("kommt", 3, 9)
    make_page_with_phase("vorbei", -9, -3)

    found = [(heading.name, heading.get_text(strip=True)) for heading in start(client).select("h1, h2, h3, h4")]

    assert found[1:] == [
        ("h2", "You can take part now"),
        ("h3", "läuft"),
        ("h3", "Soon"),
        ("h4", "kommt"),
        ("h2", "What became of earlier ones"),
        ("h3", "vorbei"),
        ("h2", "This is how you get help"),
    ]


def test_leichte_sprache_and_sign_language_stand_before_every_other_link(client: Client) -> None:
    choose_page_in_sign_language()
    make_page_with_phase("läuft", -1, 5)

    links = [(link["href"], link.get("lang")) for link in start(client, "de").select("a")]

    assert links[:2] == [("/de-simple/", "de-simple"), ("/de/gebaerdensprache/", None)]


def test_in_leichte_sprache_the_page_in_sign_language_is_the_one_of_that_version(client: Client) -> None:
    translate(choose_page_in_sign_language(), "de-simple", title="Gebärden-Sprache", slug="gebaerden-sprache")

    doors = [(door["href"], door.get_text(strip=True)) for door in start(client, "de-simple").select(".door")]

    assert doors == [("/de-simple/gebaerden-sprache/", "Gebärden-Sprache")]


def test_without_a_page_in_sign_language_nothing_leads_there(client: Client) -> None:
    assert [door.get_text(strip=True) for door in start(client, "de").select(".door")] == ["Leichte Sprache"]
    assert start(client, "de-simple").select(".doors") == []


def test_every_page_leads_to_the_one_in_sign_language(client: Client) -> None:
    choose_page_in_sign_language()
    page = make_page(title="Das Team", slug="das-team")

    footer = BeautifulSoup(client.get(page.url).content, "html.parser").select_one("footer")

    assert footer is not None
    assert "/de/gebaerdensprache/" in [link["href"] for link in footer.select("a")]


def test_the_check_list_asks_the_start_page_in_leichte_sprache_for_what_the_law_asks() -> None:
    easy, german = home("de-simple"), home("de")
    before = [each.code for each in easy.own_findings()]
    easy.body = [("heading", {"text": "Das gibt es hier", "level": "2"})]

    assert before == ["start-in-easy-language"]
    assert easy.own_findings() == german.own_findings() == []
