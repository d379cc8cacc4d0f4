"""Asking the search, as people do."""

from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import translation

from search.finding import Search
from tests.pages.pages import make_page


def address(language: str = "de") -> str:
    with translation.override(language):
        return reverse("search:results")


def html(client: Client, language: str = "de", **asked: Any) -> str:
    response = client.get(address(language), asked)
    assert response.status_code == 200
    return response.content.decode()


def search(client: Client, language: str = "de", **asked: Any) -> Search:
    response = client.get(address(language), asked)
    assert response.status_code == 200
    return response.context["search"]


def titles(client: Client, language: str = "de", **asked: Any) -> list[str]:
    """What was found, in the order of the page."""
    found = search(client, language, **asked)
    return [result.title for section in found.sections for result in section.results]


def text(*paragraphs: str) -> list[tuple[str, str]]:
    """A body of rich text."""
    return [("text", f"<p>{paragraph}</p>") for paragraph in paragraphs]


def make_information(title: str, *paragraphs: str, **fields: Any) -> Any:
    """A standard page that says this."""
    return make_page(title=title, body=text(*paragraphs), **fields)
