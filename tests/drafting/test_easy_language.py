"""A draft in Leichte Sprache: asked for by an editor, read by nobody else, and checked by nobody."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, PageLogEntry

from accounts.models import User
from content.drafting.drafts import draft_in_easy_language
from content.texts.models import ReadingGroup, TextState
from content.texts.services import bring_up_to_date
from tests.drafting.stand_in import StandIn
from tests.office.helpers import said
from tests.pages.pages import make_page, translate

pytestmark = [pytest.mark.django_db, pytest.mark.once]

TEXT = '<p>Bis 18. September <b>schreiben</b>.</p><ul><li><a href="https://example.org/plan">Plan</a></li></ul>'
BODY = [("heading", {"text": "Fristen", "level": "2"}), ("text", TEXT)]


@pytest.fixture
def german() -> Any:
    page = make_page(slug="platz", title="Der Platz", lead="Was soll hier stehen?", body=BODY)
    # As it lies in the database: with a name for each block.
    return type(page).objects.get(pk=page.pk)


@pytest.fixture
def simple(german: Any) -> Any:
    page = translate(german, "de-simple", title="Platz", slug="leicht", lead="Hier ist ein Platz.")
    page.save_revision().publish()
    return Page.objects.get(pk=page.pk).specific


def url_of(page: Page) -> str:
    return reverse("texts:draft", args=[page.pk])


def press(client: Client, page: Page, **fields: Any) -> str:
    seen = Page.objects.get(pk=page.pk).latest_revision_id or 0
    return str(client.post(url_of(page), {"seen": seen, **fields}, follow=True).content.decode())


def test_an_editor_gets_a_draft_of_all_blocks_which_nobody_else_reads(
    client: Client, dilek: User, simple: Any, service: StandIn
) -> None:
    service.make = lambda text: f"Leicht:\n{text}"
    client.force_login(dilek)

    press(client, simple)

    public = Page.objects.get(pk=simple.pk).specific
    draft: Any = public.get_latest_revision_as_object()
    assert (public.title, public.lead, len(public.body)) == ("Platz", "Hier ist ein Platz.", 0)
    assert public.live
    assert public.has_unpublished_changes
    assert (draft.title, draft.slug) == ("Leicht: Der Platz", "leicht")
    assert draft.lead == "Leicht:\nWas soll hier stehen?"
    assert draft.body[0].value["text"] == "Leicht:\nFristen"
    assert draft.body[1].value.source == (
        "<p>Leicht:<br/>Bis 18. September <b>schreiben</b>.</p>"
        '<ul><li>Leicht:<br/><a href="https://example.org/plan">Plan</a></li></ul>'
    )
    assert draft.latest_revision.user == dilek


def test_only_the_words_of_the_page_are_sent(client: Client, dilek: User, simple: Any, service: StandIn) -> None:
    client.force_login(dilek)

    press(client, simple)

    assert sorted(service.texts) == sorted(
        [
            "Der Platz",
            "Was soll hier stehen?",
            "Fristen",
            "Bis 18. September <b>schreiben</b>.",
            '<a id="a1">Plan</a>',
        ]
    )
    assert {question.get("target") for _path, question in service.asked[1:]} == {"de-simple"}


def test_a_draft_changes_no_mark_of_the_public_text(
    client: Client, dilek: User, german: Any, simple: Any, service: StandIn
) -> None:
    ReadingGroup.objects.create(name="Prüfgruppe")
    german.lead = "Was soll hier blühen?"
    german.save_revision().publish()
    TextState.objects.filter(page=simple.pk).update(checked_by="Prüfgruppe")
    simple.save_revision()
    bring_up_to_date(page=Page.objects.get(pk=simple.pk), german=TextState.objects.get(page=german.pk))
    client.force_login(dilek)

    press(client, simple)

    state = TextState.objects.get(page=simple.pk)
    assert state.is_older_than(TextState.objects.get(page=german.pk))
    # What was said of the draft before does not hold for this one.
    assert state.coming_basis == ""
    assert state.checked_by == "Prüfgruppe"
    assert not PageLogEntry.objects.filter(page=simple.pk, action="wagtail.publish", user=dilek).exists()


def test_a_published_draft_is_checked_by_nobody_and_still_older(
    client: Client, dilek: User, german: Any, simple: Any, service: StandIn
) -> None:
    german.lead = "Was soll hier blühen?"
    german.save_revision().publish()
    TextState.objects.filter(page=simple.pk).update(checked_by="Prüfgruppe")
    client.force_login(dilek)
    press(client, simple)

    Page.objects.get(pk=simple.pk).latest_revision.publish()

    state = TextState.objects.get(page=simple.pk)
    assert state.checked_by == ""
    # Until somebody has compared it.
    assert state.is_older_than(TextState.objects.get(page=german.pk))


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        (500, "The service reports a fault of its own. Please try again later."),
        (403, "The service has refused. Please tell those who run the server."),
    ],
)
def test_a_failing_service_changes_nothing_and_says_so(
    client: Client, dilek: User, simple: Any, service: StandIn, status: int, sentence: str
) -> None:
    service.behave = lambda handler, texts: handler.answer(status, b"")
    before = simple.latest_revision_id
    client.force_login(dilek)

    html = press(client, simple)

    assert Page.objects.get(pk=simple.pk).latest_revision_id == before
    assert said(sentence) in html


def test_a_passage_with_a_script_stays_german_and_a_wrong_number_is_named(
    client: Client, dilek: User, simple: Any, service: StandIn
) -> None:
    service.make = lambda text: f"{text}<script>x()</script>" if text == "Fristen" else text.replace("18", "19")
    client.force_login(dilek)

    html = press(client, simple)

    draft: Any = Page.objects.get(pk=simple.pk).get_latest_revision_as_object()
    assert draft.body[0].value["text"] == "Fristen"
    assert "x()" not in html
    assert "„Fristen“" in html
    assert "„Bis 18. September schreiben.“" in html


def test_who_has_saved_meanwhile_is_not_overwritten(client: Client, dilek: User, simple: Any, service: StandIn) -> None:
    seen = simple.latest_revision_id
    simple.lead = "Jemand schreibt."
    simple.save_revision()
    client.force_login(dilek)

    html = client.post(url_of(simple), {"seen": seen}, follow=True).content.decode()

    assert Page.objects.get(pk=simple.pk).get_latest_revision_as_object().lead == "Jemand schreibt."
    assert said("Somebody has saved this page meanwhile. Nothing was changed.") in html
    assert service.asked == []


def test_who_has_saved_while_the_service_thought_is_not_overwritten(
    dilek: User, german: Any, simple: Any, service: StandIn
) -> None:
    before = simple.latest_revision_id

    outcome = draft_in_easy_language(page=simple, german=german, person=dilek, seen=before - 1)

    assert outcome.is_stale
    assert Page.objects.get(pk=simple.pk).latest_revision_id == before


@pytest.mark.parametrize("role", ["anna", "franka", "gregor"])
def test_only_who_edits_the_page_sends_anything(
    client: Client, request: pytest.FixtureRequest, simple: Any, service: StandIn, role: str
) -> None:
    client.force_login(request.getfixturevalue(role))

    press(client, simple)

    assert service.asked == []


def test_a_link_or_a_foreign_form_sends_nothing(dilek: User, simple: Any, service: StandIn) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(dilek)

    assert strict.get(url_of(simple)).status_code == 200
    assert strict.post(url_of(simple), {"seen": simple.latest_revision_id}).status_code == 403
    assert service.asked == []


def test_without_a_service_nobody_is_offered_anything(client: Client, dilek: User, simple: Any) -> None:
    client.force_login(dilek)

    editor = client.get(reverse("wagtailadmin_pages:edit", args=[simple.pk])).content.decode()
    screen = client.get(url_of(simple)).content.decode()

    assert url_of(simple) not in editor
    assert 'name="seen"' not in screen
    assert client.post(url_of(simple), {"seen": simple.latest_revision_id}).status_code in (302, 403)


def test_with_a_service_the_editor_leads_there(client: Client, dilek: User, simple: Any, service: StandIn) -> None:
    client.force_login(dilek)

    assert url_of(simple) in client.get(reverse("wagtailadmin_pages:edit", args=[simple.pk])).content.decode()
    assert 'name="seen"' in client.get(url_of(simple)).content.decode()


def test_of_a_newer_german_text_only_the_changed_passages_are_sent_and_nothing_is_kept(
    client: Client, dilek: User, german: Any, simple: Any, service: StandIn
) -> None:
    german.lead = "Was soll hier < 3 Jahre blühen?"
    german.save_revision().publish()
    before = simple.latest_revision_id
    client.force_login(dilek)

    html = client.post(reverse("texts:compare", args=[simple.pk]), {"suggest": "1"}).content.decode()

    assert service.texts == ["Was soll hier &lt; 3 Jahre blühen?"]
    assert "[Was soll hier &lt; 3 Jahre blühen?]" in html
    assert Page.objects.get(pk=simple.pk).latest_revision_id == before
