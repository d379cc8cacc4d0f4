"""Handing in, in a real browser, without JavaScript."""

from typing import TYPE_CHECKING

import pytest

from consultations.models import Proposal, State
from tests.accounts.doors import code_in_mail
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
    page.locator('main a[href$="/vorschlaege/neu/"]').click()

    page.locator("#id_text").fill(TEXT)
    page.get_by_label("Verkehr").check()
    page.locator("#id_where").select_option("elberfeld-mitte")
    page.locator("main form button").click()
    page.get_by_role("textbox").fill("anna@example.test")
    page.locator("main form button").first.click()
    page.get_by_role("textbox").fill(code_in_mail("anna@example.test"))
    page.locator("main form button").first.click()
    assert page.locator("#id_text").input_value() == TEXT
    assert page.get_by_label("Verkehr").is_checked()
    page.locator("main form button").click()

    assert page.url.endswith("?meldung=proposal-published#meldung")
    assert page.evaluate("document.activeElement.id || location.hash.slice(1)") == "meldung"
    assert page.title().startswith(page.locator("#meldung-titel").inner_text().split(":", 1)[-1].strip())
    assert (Proposal.objects.get().text, Proposal.objects.get().quarter) == (TEXT, "elberfeld-mitte")

    page.locator('main a[href$="/aendern/"]').click()
    page.locator("#id_title").fill("Zwei Bänke")
    page.locator("main form button").click()
    assert page.locator("h1").inner_text() == "Zwei Bänke"
    page.locator('main a[href$="/zurueckziehen/"]').click()
    page.locator("main form button").click()
    assert page.url.endswith("?meldung=proposal-withdrawn#meldung")
    assert Proposal.objects.get().state == State.WITHDRAWN
    assert "Bank" not in page.locator("main").inner_text()


def test_an_empty_form_says_where_and_how_to_mend_it(page: "Page") -> None:
    consultation = make_consultation()
    page.goto(f"/de/b/{consultation.slug}/vorschlaege/neu/")
    page.locator("#id_title").fill("Mein Titel")

    page.locator("main form button").click()

    assert page.evaluate("document.activeElement.id") == "fehler"
    page.locator("#fehler a").first.click()
    assert page.evaluate("document.activeElement.id") == "id_text"
    assert page.locator("#id_text").get_attribute("aria-invalid") == "true"
    assert page.locator("#id_title").input_value() == "Mein Titel"


@pytest.mark.parametrize("language", ["de", "de-simple", "en"])
def test_nothing_scrolls_sideways_on_a_small_phone(language: str, page: "Page") -> None:
    from tests.factories import make_proposal

    consultation = make_consultation()
    word = "Donaudampfschifffahrtsgesellschaftskapitänsmütze" * 3
    proposal = make_proposal(consultation, title=word, text=word, place=word)
    page.set_viewport_size({"width": 320, "height": 640})

    for path in ("vorschlaege/", "vorschlaege/neu/", f"{proposal.number}/", f"{proposal.number}/fassungen/"):
        page.goto(f"/{language}/b/{consultation.slug}/{path}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
