"""A text and its Leichte Sprache through the office: behind and caught up, checked, and asked for before a vote."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse
from django.utils import timezone, translation
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer

from accounts.models import User
from consultations.models import Consultation
from content.models import ReadingGroup
from content.publishing.saying import checklist_url
from content.texts.models import Verdict
from design.dates import say_day
from news.models import NewsPage
from tests.browser.example import desk
from tests.browser.judging import press
from tests.factories import make_candidacy, make_vote_phase
from tests.office.helpers import said
from tests.pages.pages import make_consultation_page, make_publishable

if TYPE_CHECKING:
    from playwright.sync_api import Page

    Person = Callable[..., Page]

IS_DRAFT = "Dieser Text in Leichter Sprache ist ein Entwurf."
OLD, NEW = "Oft geht es um Wege", "Meistens geht es um Wege"
GROUP = "Prüfgruppe Wupper"
REASON = "Die Prüfgruppe liest die Texte noch."


@pytest.fixture(autouse=True)
def pages_are_kept(settings: Any) -> None:
    """As on a real site: readers learn of it although the page is kept."""
    settings.PAGE_CACHE_SECONDS = 300


@pytest.fixture
def dilek(example: LiveServer) -> User:
    return User.objects.get(email="dilek@example.org")


def follow_board(page: "Page", standing: str, title: str) -> None:
    """From a cell of the board to its work."""
    page.goto(f"{reverse('texts:board')}?version=de-simple&standing={standing}")
    press(page.locator("tr", has=page.locator("th", has_text=title)).locator(f".office-board__cell--{standing} a"))


def test_what_falls_behind_is_found_compared_told_to_readers_and_checked(person: "Person", dilek: User) -> None:
    german = NewsPage.objects.get(slug="erste-vorschlaege-fuer-baenke")
    simple = NewsPage.objects.get(translation_key=german.translation_key, locale__language_code="de-simple")
    ReadingGroup.objects.create(name=GROUP)
    office, reader = person(dilek), person(java_script_enabled=False)
    text = reader.locator("main")
    newer = reader.locator("main .notice", has=reader.locator(f"a[href='{german.url}']"))
    reader.goto(simple.url)
    expect(text).to_contain_text(IS_DRAFT)
    expect(newer).to_have_count(0)

    office.goto(reverse("wagtailadmin_pages:edit", args=[german.pk]))
    office.locator("#id_lead").fill(german.lead.replace(OLD, NEW))
    desk.act(office, "action-publish")
    follow_board(office, "out-of-date", german.title)
    expect(office).to_have_url(re.compile(f"{reverse('texts:compare', args=[simple.pk])}$"))
    expect(office.locator("tr", has=office.locator("del", has_text="Oft")).locator("ins")).to_have_text("Meistens")
    reader.reload()
    changed_at = NewsPage.objects.get(pk=german.pk).text_state.changed_at
    with translation.override("de-simple"):
        expect(newer).to_contain_text(str(say_day(changed_at)))
    press(office.locator("main button[type=submit]", has_text=f"{timezone.localtime(changed_at):%d.%m.%Y}"))
    reader.reload()
    expect(newer).to_have_count(0)

    follow_board(office, "unchecked", german.title)
    office.get_by_label(said("Which group has read the text?")).select_option(GROUP)
    office.locator(f"input[value={Verdict.UNDERSTOOD}]").check()
    press(office.locator("form.office-verdict button[type=submit]"))
    reader.reload()
    expect(text).to_contain_text(GROUP)
    expect(text).not_to_contain_text(IS_DRAFT)


def test_a_vote_is_published_only_with_its_leichte_sprache_or_a_public_reason(person: "Person", dilek: User) -> None:
    page = make_consultation_page(live=False, title="Ein Baum für Ronsdorf", slug="baum", summary="Wo soll er stehen?")
    page.save_revision()
    make_publishable(page)
    consultation = Consultation.objects.get(key=page.translation_key)
    now = timezone.now()
    vote = make_vote_phase(
        consultation, starts=now + timedelta(days=3), ends=now + timedelta(days=9), without_easy_language={}
    )
    proposal = make_candidacy(vote).proposal
    office, reader = person(dilek), person(java_script_enabled=False)

    office.goto(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    desk.act(office, "action-publish")
    office.wait_for_url(f"**{checklist_url(page)}")
    stopped = office.locator(".office-checklist__list--must")
    expect(stopped).to_contain_text("in Leichter Sprache")
    expect(stopped).to_contain_text(str(proposal.number))
    # A reason that only the office reads is not enough.
    expect(office.locator("#id_reason")).to_have_count(0)
    assert reader.goto(page.url).status == 404

    press(stopped.locator("a").first)
    office.locator("[name$='-without_easy_language_de']").last.fill(REASON)
    press(office.locator("main form button[type=submit]").first)
    office.goto(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    desk.act(office, "action-publish")

    reader.goto(page.url)
    expect(reader.locator("main .notice", has_text=REASON)).to_be_visible()
