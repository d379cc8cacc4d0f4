"""Beside the editor, while somebody writes: what the checker asks, and the way to the passage."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import uuid4

from django.urls import reverse
from playwright.sync_api import expect
from wagtail.models import Page as WagtailPage

from accounts.models import User
from consultations.models import ShortText
from home.models import StandardPage
from news.models import Topic
from tests.browser.example import desk
from tests.browser.example.pictures import take
from tests.pages.pages import home

if TYPE_CHECKING:
    from playwright.sync_api import Page

    Person = Callable[..., Page]

PANEL = "[data-side-panel='plain-language']"
TOGGLE = "[data-side-panel-toggle='plain-language']"


def make_draft() -> StandardPage:
    words = "<p>Am Markt entsteht ein Areal für alle. Kommen Sie vorbei.</p>"
    page = StandardPage(title="Umbau am Markt", slug="umbau-am-platz", live=False, locale=home().locale)
    page.body = StandardPage._meta.get_field("body").to_python([{"type": "text", "id": str(uuid4()), "value": words}])
    home().add_child(instance=page)
    page.save_revision()
    return page


def test_an_editor_is_asked_while_writing_and_led_to_the_passage(person: "Person") -> None:
    draft = make_draft()
    page = person()
    desk.sign_in(page, "dilek@example.org")
    page.goto(reverse("wagtailadmin_pages:edit", args=[draft.pk]))
    number, counter = (
        page.locator(f"{PANEL} [data-plain-number]"),
        page.locator(f"{TOGGLE} [data-side-panel-toggle-counter]"),
    )
    expect(counter).to_have_text("1")

    # What stood there before.
    page.locator(TOGGLE).click()
    expect(number).to_have_attribute("data-plain-number", "1")
    expect(page.locator(PANEL)).to_contain_text("Areal")

    # What is being written, by somebody who uses no mouse.
    page.locator("#id_lead").fill("Die Maßnahme beginnt im Mai. Das Gremium hat sie beschlossen.")
    expect(page.locator(PANEL)).to_contain_text("Gremium")
    expect(number).to_have_attribute("role", "status")
    expect(counter).to_have_text(number.get_attribute("data-plain-number") or "")
    take(page, "12-klartext")
    page.locator(f"{PANEL} [data-plain-go='Gremium']").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#id_lead")).to_be_focused()
    assert page.evaluate("window.getSelection().toString()") == "Gremium"

    # In rich text the passage is painted.
    page.locator(f"{PANEL} [data-plain-go='Areal']").click()
    expect(page.locator("[contenteditable='true']", has_text="Areal")).to_be_focused()
    assert page.evaluate("[...CSS.highlights.get('office-plain')].map(String)") == ["Areal"]

    # What is settled goes.
    page.locator("#id_lead").fill("Wir bauen ab Mai.")
    expect(number).to_have_attribute("data-plain-number", "1")
    expect(page.locator(PANEL)).not_to_contain_text("Gremium")
    assert not WagtailPage.objects.get(pk=draft.pk).live


def test_texts_that_are_no_pages_are_asked_about_while_writing_too(person: "Person") -> None:
    topic, short = Topic.objects.first(), ShortText.objects.filter(version="de-simple", proposal__isnull=False).first()
    assert topic and short and short.proposal
    page = person(User.objects.get(email="dilek@example.org"))

    page.goto(reverse("topics:edit", args=[topic.pk]))
    page.locator(TOGGLE).click()
    page.locator("#id_name_1").fill("Gremium")
    expect(page.locator(f"{PANEL} h3")).to_have_text("Name: Leichte Sprache")
    page.locator(f"{PANEL} [data-plain-go='Gremium']").click()
    expect(page.locator("#id_name_1")).to_be_focused()

    page.goto(reverse("office_shorts:write", args=[short.proposal.pk]))
    page.locator("textarea[lang='de-simple']").first.fill("Das Gremium tagt.")
    page.locator("[data-plain-said] [data-plain-go='Gremium']").click()
    assert page.evaluate("window.getSelection().toString()") == "Gremium"
