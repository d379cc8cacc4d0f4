"""What is gone, not possible or not translated is said in plain words, with a way on."""

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone
from django.utils.translation import override
from playwright.sync_api import expect
from wagtail.models import Page as WagtailPage

from consultations.models import Comment, Consultation, Proposal, State
from consultations.rules import Reason
from tests.browser.judging import press

if TYPE_CHECKING:
    from playwright.sync_api import Page

    Person = Callable[..., Page]

VERSIONS = ["de", "de-simple", "en"]


@pytest.mark.parametrize("language", VERSIONS)
@pytest.mark.parametrize("state", [State.HIDDEN, State.WITHDRAWN])
def test_a_proposal_that_is_gone_leaves_a_note_and_no_word_of_its_text(
    person: "Person", language: str, state: str
) -> None:
    proposal = Proposal.objects.get(consultation__slug="sitzbaenke", number=5)
    Proposal.objects.filter(pk=proposal.pk).update(state=state)
    page = person()

    page.goto(f"/{language}/b/sitzbaenke/5/")

    assert page.locator("h1").count() == 1
    assert page.locator("main .lead").inner_text()
    assert page.locator("meta[name=robots]").get_attribute("content") == "noindex"
    assert proposal.title not in page.content() and "Rollator" not in page.content()
    page.goto(f"/{language}/b/sitzbaenke/vorschlaege/")
    assert proposal.title not in page.content()


@pytest.mark.parametrize("state", [State.HIDDEN, State.WITHDRAWN])
def test_a_comment_that_is_gone_leaves_a_note_and_its_replies(person: "Person", state: str) -> None:
    reply = Comment.objects.filter(parent__isnull=False, thread__consultation__slug="sitzbaenke").first()
    Comment.objects.filter(pk=reply.parent_id).update(state=state)
    page = person()

    page.goto(f"/de/b/sitzbaenke/kommentar/{reply.parent_id}/")

    note = page.locator(f"#kommentar-{reply.parent_id}")
    assert "comment--gone" in note.get_attribute("class")
    assert reply.parent.text not in page.content()
    assert page.locator(f"#kommentar-{reply.pk}").is_visible()


@pytest.mark.parametrize("language", VERSIONS)
@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("b/sichere-schulwege/vorschlaege/neu/", Reason.PHASE_OVER),
        ("b/sichere-schulwege/1/kommentieren/", Reason.PHASE_OVER),
        ("b/kuehle-orte/vorschlaege/neu/", Reason.PHASE_NOT_BEGUN),
        ("b/quartiersbudget-oberbarmen/vorschlaege/neu/", Reason.NOT_OFFERED),
        ("b/sitzbaenke/abstimmen/", Reason.NOT_OFFERED),
    ],
)
def test_what_is_not_possible_now_says_why_and_leads_on(
    person: "Person", language: str, path: str, reason: Reason
) -> None:
    page = person()

    page.goto(f"/{language}/{path}")

    if reason in (Reason.PHASE_OVER, Reason.PHASE_NOT_BEGUN):
        assert page.locator("main time").count() == 2
    assert_explained(page, language, reason)


@pytest.mark.parametrize("path", ["vorschlaege/neu/", "5/kommentieren/", "5/unterstuetzen/"])
def test_in_an_archive_one_reads_that_it_is_one(person: "Person", path: str) -> None:
    Consultation.objects.filter(slug="sitzbaenke").update(is_archive=True, source="Beispiel", source_licence="CC0")
    page = person()

    page.goto(f"/de/b/sitzbaenke/{path}")

    assert_explained(page, "de", Reason.ARCHIVE)


def assert_explained(page: "Page", language: str, reason: Reason) -> None:
    """The reason comes first in the title and in words below the heading; a link leads on."""
    with override(language):
        words = str(reason.label)
    assert page.title().startswith(words)
    assert words in page.locator("main").inner_text()
    press(page.locator("main a.kern-btn").first)
    expect(page.locator("main h1")).to_be_visible()


@pytest.mark.parametrize("language", ["de-simple", "en"])
def test_a_page_that_a_version_lacks_is_shown_in_german_and_says_so(person: "Person", language: str) -> None:
    own = WagtailPage.objects.get(slug={"de-simple": "sitz-baenke", "en": "benches"}[language])
    own.specific.unpublish()
    page = person()

    page.goto(f"/{language}/b/sitzbaenke/")

    assert page.locator("html").get_attribute("lang") == language
    assert page.locator("main").get_attribute("lang") == "de"
    notice = page.locator("main .notice").first
    assert notice.is_visible()
    assert notice.locator("xpath=ancestor::*[@lang][1]").get_attribute("lang") == language
    assert page.locator("meta[name=robots]").get_attribute("content") == "noindex"
    assert page.locator("link[rel=canonical]").get_attribute("href").endswith("/de/mitmachen/sitzbaenke/")
    assert page.locator('main a[href$="/vorschlaege/neu/"]').get_attribute("href").startswith(f"/{language}/")


@pytest.mark.parametrize("language", VERSIONS)
def test_a_consultation_between_two_phases_offers_nothing_and_says_when_it_goes_on(
    person: "Person", language: str
) -> None:
    consultation, now = Consultation.objects.get(slug="sitzbaenke"), timezone.now()
    consultation.phases.filter(kind="collect").update(ends=now - timedelta(days=1))
    consultation.phases.filter(kind="answer").update(starts=now + timedelta(days=3))
    page = person()

    page.goto(f"/{language}/b/sitzbaenke/")

    assert page.locator('main a[href$="/vorschlaege/neu/"]').count() == 0
    assert page.locator(".now").inner_text()
    assert page.locator(".now time, .timeline time").count() >= 1
