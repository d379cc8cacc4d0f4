"""From the start page to one's own proposal in the list, by keyboard alone and without JavaScript."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from consultations.models import Consultation, Proposal, PublishingCheck
from consultations.pages.models import ConsultationPage
from tests.browser.example.keyboard import Keyboard
from tests.browser.judging import assert_thanked, sideways

if TYPE_CHECKING:
    from playwright.sync_api import Page

    Person = Callable[..., Page]

TEXT = "Unten an der Treppe fehlt ein Sitz. Dort warten viele auf den Bus."

pytestmark = pytest.mark.usefixtures("fast_people")


@pytest.mark.parametrize(
    ("language", "width", "letters", "check", "code"),
    [
        ("de", 1280, 16, PublishingCheck.NONE, "proposal-published"),
        ("de", 320, 32, PublishingCheck.NONE, "proposal-published"),
        ("de-simple", 320, 16, PublishingCheck.FIRST, "proposal-waiting"),
        ("en", 1280, 16, PublishingCheck.NONE, "proposal-published"),
    ],
)
def test_anna_writes_first_and_signs_in_afterwards(
    person: "Person", language: str, width: int, letters: int, check: str, code: str
) -> None:
    Consultation.objects.filter(slug="sitzbaenke").update(check_before_publishing=check)
    page = person(width=width, letters=letters, java_script_enabled=False)
    keys = Keyboard(page)

    read_about_the_benches(keys, language)
    keys.follow('main a[href$="/vorschlaege/neu/"]')
    write_proposal(keys)
    keys.come_in("anna@example.test")

    assert page.locator("#id_text").input_value() == TEXT
    assert page.locator("main input[type=checkbox]").first.is_checked()
    assert page.locator("#id_where").input_value() == "nordstadt"
    assert page.locator("main .notice--success").is_visible()
    assert sideways(page) == 0
    keys.skip_to_content()
    keys.follow("main form button[type=submit]")
    assert_thanked(page, code, language)
    assert sideways(page) == 0
    keys.follow('.breadcrumb a[href$="/vorschlaege/"]')
    assert is_listed(page)
    stranger = person()
    stranger.goto(f"/{language}/b/sitzbaenke/vorschlaege/")
    assert is_listed(stranger) == (code == "proposal-published")


def read_about_the_benches(keys: Keyboard, language: str) -> None:
    """From the start page to the consultation's page, a look at the other version, and back."""
    page, other = keys.page, "de" if language == "de-simple" else "de-simple"
    address = ConsultationPage.objects.get(slug="sitzbaenke").get_translations(inclusive=True)
    address = address.get(locale__language_code=language).url
    page.goto(f"/{language}/")
    assert sideways(page) == 0
    keys.skip_to_content()
    keys.follow(f'main a[href="{address}"]')
    title = page.title()

    keys.follow(f'.versions a[hreflang="{other}"]')
    assert page.locator("html").get_attribute("lang") == other
    keys.follow(f'.versions a[hreflang="{language}"]')
    assert (page.title(), page.locator("html").get_attribute("lang")) == (title, language)
    assert sideways(page) == 0
    keys.skip_to_content()


def write_proposal(keys: Keyboard) -> None:
    keys.skip_to_content()
    keys.write("#id_text", TEXT)
    keys.tick("main input[type=checkbox] >> nth=0")
    # A letter is enough to get about in a list.
    keys.write("#id_where", "Nordstadt")
    keys.follow("main form button[type=submit]")


def is_listed(page: "Page") -> bool:
    proposal = Proposal.objects.get(text=TEXT)
    assert proposal.quarter == "nordstadt"
    return page.locator(f'main .cards a[href$="/b/sitzbaenke/{proposal.number}/"]').count() == 1
