"""Wagtail's content checks, in the office's words."""

from pathlib import Path
from typing import Any

import pytest
import wagtail.admin
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils.translation import override
from wagtail.admin.ui.side_panels import ChecksSidePanel
from wagtail.admin.userbar import AdminItem, ContentCheckerItem

from accounts.models import User
from office.publishing.userbar import WORDS, ContentChecks, take_our_checks
from tests.pages.pages import home, make_page

pytestmark = pytest.mark.django_db

PROGRAM = Path(wagtail.admin.__file__).parent / "static/wagtailadmin/js/userbar.js"


def test_all_of_wagtails_rules_for_content_and_more_are_run() -> None:
    # There are no buttons in what editors write.
    wagtails = set(ContentCheckerItem.axe_run_only) - {"button-name", "input-button-name"}

    assert wagtails < set(ContentChecks.axe_run_only)
    assert len(ContentChecks.axe_run_only) > 2 * len(wagtails)


def test_axe_knows_each_rule() -> None:
    """A rule that it does not know makes the whole check fail."""
    program = PROGRAM.read_text()
    own = {rule["id"] for rule in ContentChecks.axe_custom_rules}

    assert {rule for rule in WORDS if rule not in own and f'id:"{rule}"' not in program} == set()


def test_each_rule_says_in_german_what_to_mend() -> None:
    with override("de"):
        messages = ContentChecks().get_axe_configuration(None)["messages"]
        sentences = [str(words) for message in messages.values() for words in message.values()]
    with override("en"):
        english = {str(words) for pair in WORDS.values() for words in pair}

    assert set(messages) == set(ContentChecks.axe_run_only)
    assert [sentence for sentence in sentences if sentence in english] == []


def test_they_stand_in_the_bar_and_in_the_editor(rf: RequestFactory, dilek: User) -> None:
    items: list[Any] = [AdminItem(), ContentCheckerItem(in_editor=True)]
    request = rf.get("/")
    request.user = dilek

    take_our_checks(request, items, None)

    assert [(type(item), getattr(item, "in_editor", None)) for item in items] == [
        (AdminItem, None),
        (ContentChecks, True),
    ]
    panel = ChecksSidePanel(home(), request)
    assert panel.get_axe_configuration()["options"]["runOnly"] == ContentChecks.axe_run_only


def test_the_editor_may_show_the_page_in_a_frame_and_nobody_else(client: Client, dilek: User) -> None:
    page = make_page()
    page.save_revision()
    client.force_login(dilek)
    fields = {"title": "Neu", "slug": "neu", "body-count": "0"}
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    client.post(url, fields)

    preview, public = client.get(url, {"in_preview_panel": "true"}), Client().get(page.url)

    assert "frame-ancestors 'self'" in preview.headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in public.headers["Content-Security-Policy"]
