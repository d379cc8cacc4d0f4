"""Error pages stand on their own: without a page, without a database, without a request."""

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils.translation import override
from django.views import defaults

from tests.design.pages import Tags, words

HEADINGS = {
    "400": "We did not understand this request",
    "403": "You may not open this page",
    "404": "This page does not exist",
    "429": "That was too often in a short time",
    "500": "Something went wrong here",
}


@pytest.mark.parametrize(("code", "heading"), HEADINGS.items())
def test_an_error_page_needs_nothing_and_says_what_helps(code: str, heading: str) -> None:
    with override("en"):
        page = Tags(render_to_string(f"{code}.html"))

    assert [title.text for title in page.all("title")] == [f"{heading} – Mitreden"]
    assert [words(title.text) for title in page.all("h1")] == [heading]
    assert page.by_id("hilfe").name == "section"
    assert page.all("html")[0]["lang"] == "en"


def test_a_crash_is_answered_without_asking_the_database() -> None:
    """No ``db`` fixture: a query would fail this test."""
    with override("en"):
        response = defaults.server_error(RequestFactory().get("/"))

    assert response.status_code == 500
    assert "This is our mistake, not yours." in response.content.decode()
