"""The people of the office are shown with their consent, and whoever is not shown is found nowhere."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from content.multilingual import MultilingualText
from home.models import Person, TeamPage
from tests.content.bodies import make_image
from tests.pages.pages import make_page

pytestmark = pytest.mark.django_db


def soup(client: Client, path: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(path).content, "html.parser")


def make_person(name: str = "Petra Beispiel", **fields: Any) -> Person:
    return Person.objects.create(**{"name": name, "is_shown": True, **fields})


def test_the_team_page_shows_who_is_shown_in_the_offices_order(client: Client) -> None:
    make_page(kind=TeamPage, slug="team")
    make_person("Zoe", sort_order=1, phone="0202 4711", email="zoe@example.test")
    make_person("Anna", sort_order=2)
    make_person("Geheim", sort_order=0, is_shown=False)

    main = soup(client, "/de/team/").main

    assert [heading.get_text() for heading in main.select("h2")] == ["Zoe", "Anna"]
    assert [a["href"] for a in main.select(".person a")] == ["tel:02024711", "mailto:zoe@example.test"]


def test_a_persons_role_stands_in_the_readers_version_and_says_its_language(client: Client) -> None:
    make_page(kind=TeamPage, slug="team")
    make_person("Zoe", role=MultilingualText({"de": "Leitung", "de-simple": "Sie leitet das Team."}))

    said = [
        (paragraph.get_text(), paragraph["lang"])
        for version in ("de", "de-simple", "en")
        for paragraph in soup(client, f"/{version}/team/").select(".person p")
    ]

    assert said == [("Leitung", "de"), ("Sie leitet das Team.", "de-simple"), ("Leitung", "de")]


def test_who_is_not_shown_is_not_found_either() -> None:
    page = make_page(kind=TeamPage)
    person = make_person("Nashorn")

    found = [list(TeamPage.objects.search("Nashorn"))]
    person.is_shown = False
    person.save()
    found.append(list(TeamPage.objects.search("Nashorn")))

    assert found == [[page], []]


def test_a_picture_says_what_it_shows_or_that_it_only_decorates() -> None:
    picture = make_image()
    says = MultilingualText(de="Petra Beispiel lacht.")

    for fields in ({}, {"picture_alt": says, "picture_is_decorative": True}):
        with pytest.raises(ValidationError):
            Person(name="Petra", picture=picture, **fields).full_clean()
    Person(name="Petra", picture=picture, picture_alt=says).full_clean()
    Person(name="Petra", picture=picture, picture_is_decorative=True).full_clean()


def test_a_large_team_takes_no_more_queries(client: Client) -> None:
    make_page(kind=TeamPage, slug="team")
    make_person(picture=make_image(), picture_is_decorative=True)
    client.get("/de/team/")

    with CaptureQueriesContext(connection) as one:
        client.get("/de/team/")
    for number in range(29):
        make_person(f"Person {number}", picture=make_image(), picture_is_decorative=True)
    client.get("/de/team/")
    with CaptureQueriesContext(connection) as thirty:
        content = client.get("/de/team/").content

    assert content.count(b"person__picture") == 30
    assert len(thirty) == len(one)
