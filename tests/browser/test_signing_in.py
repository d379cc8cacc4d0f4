"""The door in a real browser, without JavaScript."""

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.accounts.doors import code_in_mail
from tests.browser.judging import press, sideways

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.django_db(transaction=True)


def test_bernd_comes_in_looks_at_his_account_and_deletes_it(page_without_js: "Page") -> None:
    page = page_without_js
    page.goto("/de/konto/")

    page.get_by_role("textbox").fill("bernd@example.test")
    press(page.locator("main form button").first)
    page.get_by_role("textbox").fill(code_in_mail("bernd@example.test"))
    press(page.locator("main form button").first)
    expect(page).to_have_url(re.compile("/de/konto/$"))
    expect(page.get_by_text("bernd@example.test")).to_be_visible()

    press(page.locator('main a[href="/de/konto/loeschen/"]'))
    press(page.locator("main form button"))
    expect(page).to_have_url(re.compile("/de/konto/geloescht/#meldung$"))
    expect(page.locator("#meldung")).to_be_focused()


def test_an_empty_address_is_explained_where_the_focus_lands(page: "Page") -> None:
    page.goto("/de/konto/anmelden/")

    press(page.locator("main form button").first)

    field = page.get_by_role("textbox")
    expect(field).to_have_attribute("aria-invalid", "true")
    described = [page.locator(f"#{name}").inner_text() for name in field.get_attribute("aria-describedby").split()]
    assert any("name@example.org" in text for text in described)
    expect(page.locator("main :focus")).to_have_count(1)


@pytest.mark.parametrize("path", ["/de/konto/anmelden/", "/de/konto/abmelden/", "/de/konto/abgemeldet/"])
def test_nothing_scrolls_sideways_on_a_small_phone(page: "Page", path: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})

    page.goto(path)

    assert sideways(page) == 0
