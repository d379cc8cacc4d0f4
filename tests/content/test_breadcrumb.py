"""The way from the start page to a page, in the languages that its steps are in."""

import re

import pytest
from django.test import Client

from tests.pages.pages import make_page

pytestmark = pytest.mark.django_db


def test_the_way_to_a_page_that_stands_in_is_marked_as_german_from_the_second_step_on(client: Client):
    make_page(title="Fußnote", slug="fussnote", parent=make_page(title="Über uns", slug="ueber-uns"))

    html = client.get("/en/ueber-uns/fussnote/").content.decode()

    way = html.partition('<nav class="breadcrumb"')[2].partition("</nav>")[0]
    assert re.findall(r"<(?:a|span)([^>]*)>", way) == [
        ' href="/en/"',
        ' href="/en/ueber-uns/" lang="de"',
        ' aria-current="page" lang="de"',
    ]
    way = client.get("/de/ueber-uns/fussnote/").content.decode().partition('<nav class="breadcrumb"')[2]
    assert "lang=" not in way.partition("</nav>")[0]
