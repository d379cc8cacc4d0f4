"""German words on pages of other versions say that they are German: a screen reader takes another voice for them."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from consultations.models import ConsultationChange, ConsultationPage
from tests.factories import make_consultation, make_proposal
from tests.pages.pages import make_consultation_page

pytestmark = [pytest.mark.django_db, pytest.mark.once]

TITLE = "Wo fehlt eine Bank?"


def languages_of(client: Client, path: str, words: str) -> list[Any]:
    """The language in which each passage with these words is said, as far as it is marked."""
    page = BeautifulSoup(client.get(path, follow=True).content, "html.parser")
    found = [text for text in page.body.find_all(string=True) if words in text]
    return [text.find_parent(lang=True)["lang"] for text in found]


@pytest.mark.parametrize("code", ["ar", "tr", "en", "de-simple"])
def test_titles_of_consultations_and_proposals_are_german(client: Client, code: str) -> None:
    consultation = make_consultation(slug="baenke", title={"de": TITLE})
    make_proposal(consultation, title="Bank am Markt", number=1)

    for path in ("vorschlaege/", "diskussion/", "1/"):
        found = languages_of(client, f"/{code}/b/baenke/{path}", TITLE)
        # Inside a sentence of the interface a title stays a name between quotation marks.
        assert (path, found[0]) == (path, "de")
    said = languages_of(client, f"/{code}/b/baenke/vorschlaege/", "Bank am Markt")
    assert (len(said) > 1, set(said)) == (True, {"de"})


def test_what_the_office_writes_once_is_german_too(client: Client) -> None:
    page: ConsultationPage = make_consultation_page(title=TITLE, slug="baenke")
    consultation = page.consultation
    consultation.controller = "Stadt Beispielstadt"
    consultation.save()
    ConsultationChange.objects.create(consultation=consultation, what="minimum_age", reason="So ist es besser.")

    said = [languages_of(client, "/tr/b/baenke/", words) for words in ("Stadt Beispielstadt", "So ist es besser.")]

    assert said == [["de"], ["de"]]


def test_in_german_nothing_is_marked_twice(client: Client) -> None:
    page: ConsultationPage = make_consultation_page(title=TITLE, slug="baenke")
    ConsultationChange.objects.create(consultation=page.consultation, what="minimum_age", reason="So ist es besser.")

    html = client.get("/de/b/baenke/", follow=True).content.decode()

    assert "<span>So ist es besser.</span>" in html
