"""From the ways to a message, by keyboard alone and without JavaScript; the menu and the announcement on a phone."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from django.utils.translation import gettext, override
from playwright.sync_api import expect

from content.models import Announcement
from content.multilingual import MultilingualText
from home.models import Message
from tests.browser.example.keyboard import Keyboard
from tests.browser.judging import press, sideways
from tests.pages.pages import root_site

if TYPE_CHECKING:
    from playwright.sync_api import Page

    Person = Callable[..., Page]

pytestmark = pytest.mark.usefixtures("fast_people")

BUTTON = "main form button[type=submit]"
#: Until the letters of the site have come, others stand in, and lines break elsewhere.
LETTERS = "document.fonts.ready.then(() => true)"
THIRD = "document.querySelector('.site-header').getBoundingClientRect().height / innerHeight <= 1 / 3"


@pytest.mark.parametrize(("width", "letters"), [(1280, 16), (320, 16), (320, 32)])
def test_somebody_whose_concern_fits_nowhere_writes_to_the_office(person: "Person", width: int, letters: int) -> None:
    keys = Keyboard(person(width=width, letters=letters, java_script_enabled=False))
    keys.page.goto("/de/welcher-weg/")
    keys.skip_to_content()
    keys.follow("main .card a:text('Mein Anliegen passt nirgends')")
    keys.skip_to_content()
    keys.follow("main a[href='/de/nachricht/']")

    keys.skip_to_content()
    keys.write("#id_text", "Wo gebe ich einen Fund ab?")
    keys.write("#id_email", "anna@")
    keys.follow(BUTTON)
    assert keys.page.title().startswith("Fehler")
    expect(keys.page.locator("#id_text")).to_have_value("Wo gebe ich einen Fund ab?")
    assert sideways(keys.page) == 0

    keys.page.locator("#id_email").fill("")
    keys.write("#id_email", "anna@example.org")
    keys.follow(BUTTON)

    assert keys.page.url.endswith("/de/nachricht/danke/#meldung")
    with override("de"):
        assert keys.page.title().startswith(gettext("Your message has arrived"))
    message = Message.objects.get()
    assert (message.text, message.email) == ("Wo gebe ich einen Fund ab?", "anna@example.org")


def test_the_result_has_the_focus(person: "Person") -> None:
    page = person()
    page.goto("/de/nachricht/")
    page.fill("#id_text", "Wo gebe ich einen Fund ab?")
    press(page.locator(BUTTON))

    expect(page.locator("#meldung")).to_be_focused()
    expect(page.locator("main .notice")).to_have_count(1)


@pytest.mark.parametrize("version", ["de", "de-simple", "en", "ar", "tr"])
@pytest.mark.parametrize("width", [320, 360])
def test_the_head_of_a_page_takes_a_third_of_a_phone_at_most(person: "Person", version: str, width: int) -> None:
    page = person(width=width, viewport={"width": width, "height": 640})

    page.goto(f"/{version}/kontakt/")

    assert page.evaluate(LETTERS)
    assert page.evaluate(THIRD)


@pytest.mark.parametrize("java_script_enabled", [True, False])
def test_a_phone_opens_the_menu_and_what_lies_below(person: "Person", java_script_enabled: bool) -> None:
    keys = Keyboard(person(width=320, java_script_enabled=java_script_enabled))
    keys.page.goto("/de/")
    target = ".site-nav a[href='/de/team/']"
    expect(keys.page.locator(target)).to_be_hidden()

    keys.tick(".site-nav__fold > summary")
    keys.tick(".site-nav__group:has(a[href='/de/team/']) > summary")
    keys.follow(target)

    assert keys.page.url.endswith("/de/team/")


@pytest.mark.parametrize("width", [1280, 800])
def test_what_opens_on_a_wide_screen_covers_nothing_and_moves_nothing_away(person: "Person", width: int) -> None:
    page = person(width=width)
    page.goto("/de/kontakt/")
    assert page.evaluate(LETTERS)
    groups = page.locator(".site-nav__group > summary")

    for group in groups.all():
        before = group.bounding_box()
        group.click()
        after = group.bounding_box()
        assert (before["x"], before["y"]) == (after["x"], after["y"])
        header, main = page.locator(".site-header").bounding_box(), page.locator("main").bounding_box()
        assert header["y"] + header["height"] <= main["y"]
        group.click()
    assert groups.count() == 2
    assert sideways(page) == 0


def test_an_announcement_stands_above_everything_and_fits_a_phone(person: "Person") -> None:
    announcement = Announcement.for_site(root_site())
    announcement.text = MultilingualText(de="Am Montag ist unser Telefon nicht besetzt. Schreiben Sie uns bitte.")
    announcement.kind = "warning"
    announcement.save()
    page = person(width=320, letters=32)

    page.goto("/de/")
    assert page.evaluate(LETTERS)

    shown, header = page.locator(".announcement").bounding_box(), page.locator(".site-header").bounding_box()
    assert shown["y"] + shown["height"] <= header["y"]
    assert sideways(page) == 0
