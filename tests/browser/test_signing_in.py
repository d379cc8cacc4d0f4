"""The door in a real browser, without JavaScript."""

from typing import TYPE_CHECKING

import pytest

from tests.accounts.doors import code_in_mail

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.django_db(transaction=True)


def test_bernd_comes_in_looks_at_his_account_and_deletes_it(page_without_js: "Page") -> None:
    page = page_without_js
    page.goto("/de/konto/")

    page.get_by_role("textbox").fill("bernd@example.test")
    page.locator("main form button").first.click()
    page.get_by_role("textbox").fill(code_in_mail("bernd@example.test"))
    page.locator("main form button").first.click()
    assert page.url.endswith("/de/konto/")
    assert page.get_by_text("bernd@example.test").is_visible()

    page.locator('main a[href="/de/konto/loeschen/"]').click()
    page.locator("main form button").click()
    assert page.url.endswith("/de/konto/geloescht/#meldung")
    assert page.locator("#meldung").is_visible()


def test_an_empty_address_is_explained_where_the_focus_lands(page: "Page") -> None:
    page.goto("/de/konto/anmelden/")

    page.locator("main form button").first.click()

    field = page.get_by_role("textbox")
    assert field.get_attribute("aria-invalid") == "true"
    described = [page.locator(f"#{name}").inner_text() for name in field.get_attribute("aria-describedby").split()]
    assert any("name@example.org" in text for text in described)
    assert page.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize("path", ["/de/konto/anmelden/", "/de/konto/abmelden/", "/de/konto/abgemeldet/"])
def test_nothing_scrolls_sideways_on_a_small_phone(page: "Page", path: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})

    page.goto(path)

    assert page.evaluate("document.documentElement.scrollWidth") <= 320
