"""A picture beside each section: it only decorates, and stands around what belongs to its heading."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.content.bodies import make_image, make_page_with

pytestmark = pytest.mark.django_db


def heading(text: str, picture: int | None = None, level: str = "2") -> tuple[str, dict[str, object]]:
    return "heading", {"text": text, "level": level, "picture": picture}


def test_the_picture_stands_beside_its_own_section_only_and_says_nothing(client: Client):
    picture = make_image().pk
    make_page_with(
        ("text", "<p>Zuerst.</p>"),
        heading("Eins", picture),
        ("text", "<p>Dazu.</p>"),
        heading("Teil", level="3"),
        heading("Zwei"),
        ("text", "<p>Ohne Bild.</p>"),
    )

    main = BeautifulSoup(client.get("/de/seite/").content, "html.parser").main

    (section,) = main.select(".pictured")
    assert [each.get_text() for each in section.select("h2, h3, p")] == ["Eins", "Dazu.", "Teil"]
    assert (section.img["alt"], section.img["decoding"]) == ("", "async")


def queries_of(client: Client, number: int) -> int:
    page = make_page_with(*[heading(f"Teil {each}", make_image().pk) for each in range(number)], slug=f"seite-{number}")
    client.get(page.url)
    with CaptureQueriesContext(connection) as queries:
        client.get(page.url)
    return len(queries)


def test_any_number_of_pictures_takes_as_many_queries(client: Client):
    assert queries_of(client, 1) == queries_of(client, 6)
