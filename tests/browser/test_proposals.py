"""The pages of proposals, in a real browser."""

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.judging import press, sideways
from tests.factories import make_consultation

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.django_db(transaction=True)


def test_an_empty_form_says_where_and_how_to_mend_it(page: "Page") -> None:
    consultation = make_consultation()
    page.goto(f"/de/b/{consultation.slug}/vorschlaege/neu/")
    page.locator("#id_title").fill("Mein Titel")

    press(page.locator("main form button").first)

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
