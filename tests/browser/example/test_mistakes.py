"""What is missing or goes wrong is said where the focus is, and nothing that was typed is lost."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from accounts.models import User
from consultations.models import Comment, Consultation, Proposal, PublishingCheck
from tests.browser.judging import assert_error_summary, press, sideways

if TYPE_CHECKING:
    from playwright.sync_api import Page

    Person = Callable[..., Page]

BUTTON = "main form button[type=submit]"
TEXT = "Bitte eine Bank mit Lehne."


@pytest.mark.checks("error-summary")
@pytest.mark.parametrize("language", ["de", "de-simple", "en"])
@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("b/sitzbaenke/vorschlaege/neu/", "#id_title"),
        ("b/sitzbaenke/5/kommentieren/", "#id_public_name"),
        ("b/sitzbaenke/5/melden/", "#id_text"),
        ("b/quartiersbudget-oberbarmen/mitmachen/", ""),
    ],
)
@pytest.mark.usefixtures("fast_people")
def test_an_empty_form_says_what_is_missing_and_leads_there(
    person: "Person", anna: User, path: str, field: str, language: str
) -> None:
    page = person(anna, width=320, java_script_enabled=False)
    page.goto(f"/{language}/{path}")
    title = page.title()
    if field:
        page.locator(field).fill(TEXT)

    press(page.locator(BUTTON).first)

    assert_error_summary(page)
    assert page.title().endswith(title) and page.title() != title
    assert sideways(page) == 0
    if field:
        expect(page.locator(field)).to_have_value(TEXT)
    page.keyboard.press("Tab")
    first = page.locator("#fehler a:focus").get_attribute("href") or ""
    page.keyboard.press("Enter")
    expect(page.locator(f"main .field--error [id='{first[1:]}']")).to_be_focused()


@pytest.mark.parametrize(
    ("path", "made"), [("b/sitzbaenke/vorschlaege/neu/", Proposal), ("b/sitzbaenke/5/kommentieren/", Comment)]
)
@pytest.mark.parametrize("trap", ["speed", "hidden field"])
def test_whoever_looks_like_a_machine_keeps_the_text_and_presses_once_more(
    person: "Person", anna: User, monkeypatch: pytest.MonkeyPatch, path: str, made: type, trap: str
) -> None:
    Consultation.objects.update(check_before_publishing=PublishingCheck.NONE)
    monkeypatch.setattr("consultations.guarded.FASTEST_SECONDS", 3600 if trap == "speed" else 0)
    page = person(anna)
    page.goto(f"/de/{path}")
    page.locator("#id_text").fill(TEXT)
    if trap == "hidden field":
        page.locator("input[name=website]").evaluate("field => field.value = 'https://example.test'")

    press(page.locator(BUTTON).first)

    expect(page.locator("#fehler")).to_be_focused()
    expect(page.locator("#id_text")).to_have_value(TEXT)
    assert not made.objects.filter(text=TEXT).exists()
    monkeypatch.setattr("consultations.guarded.FASTEST_SECONDS", 0)
    press(page.locator(BUTTON).first)
    assert made.objects.filter(text=TEXT).count() == 1


def test_what_comes_too_late_is_shown_once_more(person: "Person", anna: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("consultations.guarded.FASTEST_SECONDS", 0)
    consultation = Consultation.objects.get(slug="sitzbaenke")
    page = person(anna)
    page.goto("/de/b/sitzbaenke/vorschlaege/neu/")
    page.locator("#id_text").fill(TEXT)
    consultation.phases.filter(kind="collect").update(ends=timezone.now())

    press(page.locator(BUTTON).first)

    expect(page.locator("main blockquote")).to_contain_text(TEXT)
    assert page.locator("main .kern-btn").get_attribute("href")
