"""Looking for something, by keyboard alone and without JavaScript."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from consultations.models import Proposal
from tests.browser.example.keyboard import Keyboard
from tests.browser.judging import sideways

if TYPE_CHECKING:
    from playwright.sync_api import Page

    Person = Callable[..., Page]


@pytest.mark.parametrize(
    ("language", "width", "letters"), [("de", 1280, 16), ("de", 320, 32), ("de-simple", 320, 16), ("en", 768, 16)]
)
def test_from_any_page_to_a_proposal(person: "Person", language: str, width: int, letters: int) -> None:
    page = person(width=width, letters=letters, java_script_enabled=False)
    keys = Keyboard(page)
    page.goto(f"/{language}/b/sichere-schulwege/")

    if page.locator(".site-search summary").is_visible():
        keys.tick(".site-search summary")
        assert sideways(page) == 0
    keys.send("#kopf-suche", "Friedhöfe")
    assert page.url.endswith(f"/{language}/suche/?q=Friedh%C3%B6fe")
    assert sideways(page) == 0
    keys.skip_to_content()
    keys.follow("main .results h3 a")

    assert "Friedhof" in page.locator("h1").inner_text()
    assert page.context.cookies() == []


def test_a_slip_is_mended_by_one_link(person: "Person") -> None:
    page = person(java_script_enabled=False)
    keys = Keyboard(page)
    page.goto("/de/suche/")

    keys.send("#id_q", "Oberbarmmen")
    keys.skip_to_content()
    keys.follow("main .empty-state a")

    assert page.locator("#id_q").input_value() == "Oberbarmen"
    assert page.locator("main .results h3").count() > 1


def test_what_was_found_is_narrowed_down_and_widened_again(person: "Person") -> None:
    page = person(width=320, java_script_enabled=False)
    keys = Keyboard(page)
    page.goto("/de/suche/?q=Bank")
    every = page.locator("main .results h3").count()

    keys.tick(".search-form__more summary")
    keys.reach("#id_ort")
    page.locator("#id_ort").select_option("0")
    keys.follow(".search-form button[type=submit]")

    assert "ort=0" in page.url
    assert 0 < page.locator("main .results h3").count() < every
    assert page.locator("#id_ort").input_value() == "0"
    keys.follow(".search-form .actions__link")
    assert page.locator("main .results h3").count() == every


def test_a_proposal_that_was_just_handed_in_is_found(person: "Person") -> None:
    proposal = Proposal.objects.filter(state="published").first()
    assert proposal
    Proposal.objects.filter(pk=proposal.pk).update(text="Hier fehlt ein Wassertrog.")

    page = person()
    page.goto("/de/suche/?q=Wassertröge")

    assert page.locator("main .results h3").inner_text() == proposal.title
