"""Larger letters, contrast, light or dark, and paper, in a real browser."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tests.browser.judging import CONTRAST, faults, lost_on_the_way, sideways

if TYPE_CHECKING:
    from playwright.sync_api import Page

    Person = Callable[..., Page]

GROUND = "getComputedStyle(document.body).backgroundColor"
LETTERS = "parseFloat(getComputedStyle(document.documentElement).fontSize)"
BLACK, WHITE = "rgb(0, 0, 0)", "rgb(255, 255, 255)"
PROPOSAL = "/de/b/sichere-schulwege/1/"
CONSULTATION = "/de/b/sichere-schulwege/"


def choose(page: "Page", **choice: str) -> None:
    """By the cookie, as somebody has it who chose before."""
    wanted = {"letters": "100", "contrast": "usual", "scheme": "device"} | choice
    page.context.add_cookies([{"name": "darstellung", "value": "-".join(wanted.values()), "url": page.url}])
    page.reload()


def test_somebody_chooses_on_a_phone_without_a_script_and_goes_on_reading(person: "Person") -> None:
    page = person(width=320, java_script_enabled=False)
    page.goto(PROPOSAL)

    page.locator(".display-link").click()
    for wanted in ("200", "high", "dark"):
        page.locator(f"input[value='{wanted}']").check()
    page.locator("main button").first.click()

    page.wait_for_url("**/darstellung/danke/**")
    assert page.url.endswith("#meldung")
    assert page.locator("#meldung a").first.get_attribute("href") == PROPOSAL
    page.locator("#meldung a").first.click()
    page.wait_for_url(f"**{PROPOSAL}")
    assert [cookie["name"] for cookie in page.context.cookies()] == ["darstellung"]
    assert (page.evaluate(GROUND), page.evaluate(LETTERS), sideways(page)) == (BLACK, 32, 0)

    page.locator(".display-link").click()
    page.locator("main button[name=reset]").click()
    page.wait_for_url("**/darstellung/danke/**")
    assert page.context.cookies() == []
    assert page.evaluate(LETTERS) == 16


def test_a_chosen_scheme_wins_over_the_device_and_none_follows_it(person: "Person") -> None:
    page = person()
    grounds = {}
    page.goto(CONSULTATION)
    for device in ("light", "dark"):
        page.emulate_media(color_scheme=device)
        for scheme in ("device", "light", "dark"):
            choose(page, scheme=scheme)
            grounds[device, scheme] = page.evaluate(GROUND)

    light, dark = grounds["light", "device"], grounds["dark", "device"]
    assert light != dark
    assert [grounds[device, "light"] for device in ("light", "dark")] == [light, light]
    assert [grounds[device, "dark"] for device in ("light", "dark")] == [dark, dark]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_high_contrast_and_letters_of_twice_the_size_have_no_fault(person: "Person", scheme: str) -> None:
    page = person(width=320)
    page.goto(PROPOSAL)
    choose(page, letters="200", contrast="high", scheme=scheme)

    for path in (PROPOSAL, "/de/", "/de/b/sitzbaenke/vorschlaege/neu/", "/de-simple/"):
        page.goto(path)
        assert (path, faults(page, CONTRAST), sideways(page)) == (path, [], 0)
    assert lost_on_the_way(page) == []


def test_the_layout_follows_the_letters_and_not_only_the_screen(person: "Person") -> None:
    page = person(width=1000)
    page.goto("/de/")
    assert not page.locator(".site-nav__fold > summary").is_visible()

    choose(page, letters="200")

    assert page.locator(".site-nav__fold > summary").is_visible()


def test_paper_is_white_and_folded_out_whatever_was_chosen(person: "Person") -> None:
    page = person()
    page.goto(CONSULTATION)
    choose(page, letters="150", contrast="high", scheme="dark")
    folded = page.locator("main details:not([open]):not(.share) > :not(summary)")
    assert folded.count() and not any(part.is_visible() for part in folded.all())
    assert not page.locator(".paper").is_visible()

    page.emulate_media(media="print")

    assert all(part.is_visible() for part in folded.all())
    assert not any(control.is_visible() for control in page.locator("button, .kern-btn, nav, .actions").all())
    assert page.evaluate(GROUND) == WHITE
    assert "/b/sichere-schulwege" in page.locator(".paper__address").inner_text()
    assert page.locator(".paper__code").bounding_box()["width"] > 80
