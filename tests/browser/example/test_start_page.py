"""The start page on its first screen: Leichte Sprache, sign language, and what one can take part in now."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    Person = Callable[..., Page]

#: A small phone, and a desk.
SCREENS = [(320, 640), (1280, 800)]


def lies_on_the_first_screen(thing: "Locator", height: int) -> bool:
    box = thing.bounding_box()
    return box is not None and box["y"] >= 0 and box["y"] + box["height"] <= height


@pytest.mark.parametrize(("width", "height"), SCREENS)
def test_other_ways_to_read_and_the_first_offer_lie_above_the_fold(person: "Person", width: int, height: int) -> None:
    page = person(width=width)
    page.set_viewport_size({"width": width, "height": height})

    both = ["Leichte Sprache", "Gebärdensprache"]
    expected = {"de": both, "ar": both, "tr": both, "en": ["Leichte Sprache", "German Sign Language"]}
    for language, doors in {**expected, "de-simple": ["Gebärden-Sprache"]}.items():
        page.goto(f"/{language}/")
        expect(page.locator(".door")).to_have_text(doors)
        first = [*page.locator(".door").all(), page.locator("#jetzt")]
        assert [lies_on_the_first_screen(each, height) for each in first] == [True] * len(first)
        card = page.locator("main .card").first.bounding_box()
        assert card is not None and card["y"] < height
    page.goto("/de/")
    page.locator(".door").first.click()
    page.wait_for_url("**/de-simple/")
    page.locator(".door").first.click()
    expect(page.locator("h1")).to_have_text("Gebärden-Sprache")
