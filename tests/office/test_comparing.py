"""Editors see what has changed in the German text, and say that their version follows it."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, PageLogEntry

from accounts.models import User
from content.texts.models import TextState
from office.texts.comparing import Change, changes
from tests.office.helpers import said
from tests.pages.pages import make_page, translate

pytestmark = pytest.mark.django_db


@pytest.fixture
def german() -> Any:
    return make_page(slug="regeln", lead="Bleiben Sie freundlich.")


@pytest.fixture
def simple(german: Any) -> Any:
    return translate(german, "de-simple", title="Regeln", lead="Alle sind nett.")


@pytest.fixture
def changed(german: Any, simple: Any) -> Any:
    german.lead = "Bleiben Sie immer freundlich."
    german.save_revision().publish()
    return german


def compare_url(page: Page) -> str:
    return reverse("texts:compare", args=[page.pk])


def is_older(page: Page) -> bool:
    german = TextState.objects.get(page__translation_key=page.translation_key, page__locale__language_code="de")
    return TextState.objects.get(page=page.pk).is_older_than(german)


def agree(client: Client, page: Page) -> Any:
    digest = TextState.objects.get(page__translation_key=page.translation_key, page__locale__language_code="de").digest
    return client.post(compare_url(page), {"german": digest})


def test_what_has_changed_stands_side_by_side():
    before, now = (
        ["Regeln", "Bleiben Sie freundlich.", "Ende"],
        ["Regeln", "Bleiben Sie immer freundlich.", "Ende", "Neu"],
    )

    found = changes(before, now, ["Rules", "Stay friendly.", "End"])

    assert found == [
        Change(
            [("Bleiben Sie", False), ("freundlich.", False)],
            [("Bleiben Sie", False), ("immer", True), ("freundlich.", False)],
            "Stay friendly.",
        ),
        Change([], [("Neu", True)], ""),
    ]


def test_the_editor_says_that_the_german_text_is_newer_and_leads_to_the_difference(
    client: Client, dilek: User, simple: Any, changed: Any
):
    client.force_login(dilek)

    editor = client.get(reverse("wagtailadmin_pages:edit", args=[simple.pk])).content.decode()
    screen = client.get(compare_url(simple)).content.decode()

    assert "office-versions__older" in editor
    assert compare_url(simple) in editor
    assert "<ins>immer</ins>" in screen
    assert "Alle sind nett." in screen


def test_an_editor_says_that_the_version_follows_and_it_is_logged(
    client: Client, dilek: User, simple: Any, changed: Any
):
    client.force_login(dilek)

    agree(client, simple)

    assert not is_older(simple)
    assert PageLogEntry.objects.filter(page=simple.pk, action="office.follows_german", user=dilek).count() == 1


def test_of_a_draft_it_holds_as_soon_as_the_draft_is_public(client: Client, dilek: User, simple: Any, changed: Any):
    simple.lead = "Alle sind immer nett."
    revision = simple.save_revision()
    client.force_login(dilek)

    agree(client, simple)
    before = is_older(simple)
    revision.publish()

    assert (before, is_older(simple)) == (True, False)


def test_what_was_said_of_an_older_german_text_is_asked_again(client: Client, dilek: User, simple: Any, changed: Any):
    client.force_login(dilek)

    response = client.post(compare_url(simple), {"german": "of yesterday"}, follow=True)

    assert is_older(simple)
    assert said("The German text has changed meanwhile. Please compare once more.") in response.content.decode()


def test_an_author_may_not_say_so_of_what_is_public(client: Client, franka: User, simple: Any, changed: Any):
    simple.owner = franka
    simple.save()
    client.force_login(franka)

    agree(client, simple)

    assert is_older(simple)


def test_the_german_page_follows_nothing(client: Client, dilek: User, german: Any):
    client.force_login(dilek)

    assert client.get(compare_url(german)).url == reverse("wagtailadmin_pages:edit", args=[german.pk])
