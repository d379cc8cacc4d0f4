"""Who publishes what is to be mended says why, and the office can read it."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.log_actions import log
from wagtail.models import Page, PageLogEntry

from accounts.models import User
from content.publishing.saying import checklist_url
from office.publishing.log_actions import DESPITE
from tests.office.drafts import edit, is_public, make_draft, on_a_day, written
from tests.office.forms import Form
from tests.office.helpers import said
from tests.office.test_release import hand_in

pytestmark = pytest.mark.django_db

REASON = "Die Sitzung ist morgen."


def despite(client: Client, page: Page, **changes: str) -> Any:
    url = checklist_url(page)
    shown = Form(client.get(url).content.decode(), wanted="despite-form").values
    return client.post(url, {**shown, "reason": REASON, **changes})


def entries() -> list[PageLogEntry]:
    return list(PageLogEntry.objects.filter(action=DESPITE))


def test_with_a_reason_the_page_is_published_and_the_reason_is_kept(client: Client, dilek: User) -> None:
    page = make_draft()
    client.force_login(dilek)
    refused = client.post(edit(page), written(client, edit(page), **{"action-publish": "1"}), follow=True)

    despite(client, page)

    assert "hier" in refused.content.decode()
    assert is_public(page)
    [entry] = entries()
    assert (entry.user, entry.page_id, entry.data["reason"]) == (dilek, page.pk, REASON)
    assert [(each["code"], each["place"]) for each in entry.data["findings"]] == [("link-words", "Text")]
    # The next change is asked about anew.
    client.post(edit(page), written(client, edit(page), title="Anders", **{"action-publish": "1"}))
    assert Page.objects.get(pk=page.pk).title != "Anders"


def test_without_a_reason_nothing_is_published(client: Client, dilek: User) -> None:
    page = make_draft()
    client.force_login(dilek)

    response = despite(client, page, reason="  ")

    assert response.context["form"].errors["reason"]
    assert (is_public(page), entries()) == (False, [])


def test_a_reason_is_for_the_draft_that_one_has_seen(client: Client, dilek: User) -> None:
    page = make_draft()
    client.force_login(dilek)
    url = checklist_url(page)
    seen = Form(client.get(url).content.decode(), wanted="despite-form").values
    page.save_revision()

    response = client.post(url, {**seen, "reason": REASON})

    assert (is_public(page), entries()) == (False, [])
    # What was typed stays, and counts for the draft of now when it is sent once more.
    again = Form(response.content.decode(), wanted="despite-form").values
    client.post(url, again)
    assert is_public(page)


def test_with_a_reason_a_day_is_kept(client: Client, dilek: User) -> None:
    page = make_draft()
    client.force_login(dilek)
    on_a_day(client, page)

    despite(client, page)

    page.refresh_from_db()
    assert (page.live, page.scheduled_revision is not None, len(entries())) == (False, True, 1)


def test_the_second_person_releases_with_a_reason(client: Client, dilek: User, franka: User) -> None:
    page = make_draft(owner=franka)
    state = hand_in(page, franka)
    client.force_login(dilek)
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.current_task_state.pk])
    refused: Any = client.post(url, {"comment": "Schön geworden."})

    despite_url = refused.url
    shown = Form(client.get(despite_url).content.decode(), wanted="despite-form").values
    client.post(checklist_url(page), {**shown, "reason": REASON})

    state.refresh_from_db()
    assert is_public(page)
    assert state.status == state.STATUS_APPROVED
    assert state.current_task_state.comment == "Schön geworden."
    assert [entry.user for entry in entries()] == [dilek]


def test_nobody_releases_with_a_reason_what_one_may_not_publish(client: Client, franka: User, clara: User) -> None:
    page = make_draft(owner=franka)
    for person in (franka, clara):
        client.force_login(person)
        client.post(checklist_url(page), {"reason": REASON, "revision": str(page.latest_revision_id)})

    client.force_login(franka)
    assert "<textarea" not in client.get(checklist_url(page)).content.decode()
    assert (is_public(page), entries()) == (False, [])


# What the office sees


def test_the_editor_shows_what_is_to_mend_and_leads_there(client: Client, dilek: User) -> None:
    page = make_draft()
    client.force_login(dilek)

    shown = client.get(edit(page)).content.decode()

    assert said("Mend this before publishing") in shown
    assert 'href="#block-block1-section"' in shown


def test_the_report_names_page_person_reason_and_findings(client: Client, dilek: User) -> None:
    page = make_draft()
    client.force_login(dilek)
    despite(client, page)

    shown = client.get(reverse("published_despite:report")).content.decode()
    file: Any = client.get(reverse("published_despite:report"), {"export": "csv"})
    table = b"".join(file.streaming_content).decode()

    for words in (page.title, str(dilek), REASON, entries()[0].data["findings"][0]["sentence"]):
        assert words in shown
        assert words in table


def test_the_report_stays_after_its_page_is_gone(client: Client, emil: User) -> None:
    page = make_draft()
    client.force_login(emil)
    despite(client, page)
    Page.objects.get(pk=page.pk).delete()

    assert REASON in client.get(reverse("published_despite:report")).content.decode()


def test_the_report_takes_as_many_queries_for_one_entry_as_for_thirty(client: Client, dilek: User) -> None:
    client.force_login(dilek)
    despite(client, make_draft())
    url = reverse("published_despite:report")
    client.get(url)
    with CaptureQueriesContext(connection) as few:
        client.get(url)
    for _number in range(29):
        log(instance=make_draft(), action=DESPITE, user=dilek, data=entries()[0].data)
    with CaptureQueriesContext(connection) as many:
        client.get(url)

    assert len(many) == len(few)
