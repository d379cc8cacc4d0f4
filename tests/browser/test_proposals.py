"""Handing in, in a real browser, without JavaScript."""

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from consultations.models import Proposal, State
from tests.accounts.doors import code_in_mail
from tests.browser.judging import assert_thanked, press, sideways
from tests.factories import make_category, make_consultation

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.django_db(transaction=True)

TEXT = "Am Markt fehlt eine Bank.\nDort kann sich niemand ausruhen."


def test_anna_writes_first_signs_in_afterwards_changes_and_withdraws(page_without_js: "Page", monkeypatch) -> None:
    # The browser is faster than people.
    monkeypatch.setattr("consultations.guarded.FASTEST_SECONDS", 0)
    page, consultation = page_without_js, make_consultation()
    make_category(consultation, name={"de": "Verkehr"})
    page.goto(f"/de/b/{consultation.slug}/vorschlaege/")
    press(page.locator('main a[href$="/vorschlaege/neu/"]'))

    page.locator("#id_text").fill(TEXT)
    page.get_by_label("Verkehr").check()
    page.locator("#id_where").select_option("elberfeld-mitte")
    press(page.locator("main form button"))
    page.get_by_role("textbox").fill("anna@example.test")
    press(page.locator("main form button").first)
    page.get_by_role("textbox").fill(code_in_mail("anna@example.test"))
    press(page.locator("main form button").first)
    expect(page.locator("#id_text")).to_have_value(TEXT)
    expect(page.get_by_label("Verkehr")).to_be_checked()
    press(page.locator("main form button"))

    assert_thanked(page, "proposal-published")
    assert (Proposal.objects.get().text, Proposal.objects.get().quarter) == (TEXT, "elberfeld-mitte")

    press(page.locator('main a[href$="/aendern/"]'))
    page.locator("#id_title").fill("Zwei Bänke")
    press(page.locator("main form button"))
    expect(page.locator("h1")).to_have_text("Zwei Bänke")
    press(page.locator('main a[href$="/zurueckziehen/"]'))
    press(page.locator("main form button"))
    assert_thanked(page, "proposal-withdrawn")
    assert Proposal.objects.get().state == State.WITHDRAWN
    expect(page.locator("main")).not_to_contain_text("Bank")


def test_an_empty_form_says_where_and_how_to_mend_it(page: "Page") -> None:
    consultation = make_consultation()
    page.goto(f"/de/b/{consultation.slug}/vorschlaege/neu/")
    page.locator("#id_title").fill("Mein Titel")

    press(page.locator("main form button"))

    expect(page.locator("#fehler")).to_be_focused()
    page.locator("#fehler a").first.click()
    expect(page.locator("#id_text")).to_be_focused()
    expect(page.locator("#id_text")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#id_title")).to_have_value("Mein Titel")


@pytest.mark.parametrize("language", ["de", "de-simple", "en"])
def test_nothing_scrolls_sideways_on_a_small_phone(language: str, page: "Page") -> None:
    from tests.factories import make_proposal

    consultation = make_consultation()
    word = "Donaudampfschifffahrtsgesellschaftskapitänsmütze" * 3
    proposal = make_proposal(consultation, title=word, text=word, place=word)
    page.set_viewport_size({"width": 320, "height": 640})

    for path in ("vorschlaege/", "vorschlaege/neu/", f"{proposal.number}/", f"{proposal.number}/fassungen/"):
        page.goto(f"/{language}/b/{consultation.slug}/{path}")
        assert sideways(page) == 0, path
