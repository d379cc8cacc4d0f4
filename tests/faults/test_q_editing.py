"""Q. Whatever editors do to pages and phases: not a contribution, not a vote, not a count changes."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale, Page
from wagtail_localize.operations import translate_object

from accounts.models import User
from consultations.models import Category, Consultation, Phase
from consultations.processes.services import rename_slug
from tests.faults.world import World, make_world, snapshot
from tests.pages.pages import home

pytestmark = pytest.mark.django_db

#: The procedure's own rows may change; what people did may not.
THEIRS = ("Proposal", "ProposalVersion", "Comment", "CommentVersion", "Thread", "Contributor", "Ballot", "Mark")
COUNTED = ("Tally", "Candidacy", "FreedMark", "Answer", "AnswerCorrection", "StatusEntry", "Report", "Result")


@pytest.fixture
def world(anna: User, admin_user: User, client: Client) -> World:
    client.force_login(admin_user)
    return make_world(anna)


def theirs(world: World) -> dict[str, list[Any]]:
    rows = snapshot()
    return {name: rows[name] for name in (*THEIRS, *COUNTED)}


def fresh(world: World) -> Any:
    return type(world.page).objects.get(pk=world.page.pk)


def new_text(world: World, client: Client) -> None:
    page = fresh(world)
    page.title, page.body = "Ganz anders", []
    page.save_revision().publish()


def earlier_revision(world: World, client: Client) -> None:
    fresh(world).revisions.order_by("pk").first().publish()


def unpublish_and_publish(world: World, client: Client) -> None:
    client.post(reverse("wagtailadmin_pages:unpublish", args=[world.page.pk]))
    fresh(world).save_revision().publish()


def copy(world: World, client: Client) -> None:
    fields = {"new_title": "Kopie", "new_slug": "kopie", "new_parent_page": world.page.get_parent().pk}
    client.post(reverse("wagtailadmin_pages:copy", args=[world.page.pk]), {**fields, "publish_copies": "on"})


def translate(world: World, client: Client) -> None:
    translate_object(fresh(world), [Locale.objects.get(language_code="de-simple")])


def delete_a_version(world: World, client: Client) -> None:
    english = Page.objects.get(translation_key=world.page.translation_key, locale__language_code="en")
    client.post(reverse("wagtailadmin_pages:delete", args=[english.pk]))


def delete_the_last_version(world: World, client: Client) -> None:
    delete_a_version(world, client)
    client.post(reverse("wagtailadmin_pages:delete", args=[world.page.pk]))


def move(world: World, client: Client) -> None:
    fresh(world).move(home(), pos="last-child")


def new_address(world: World, client: Client) -> None:
    rename_slug(consultation=Consultation.objects.get(pk=world.consultation.pk), slug="neue-adresse")


def longer_phase(world: World, client: Client) -> None:
    phase = Phase.objects.get(pk=world.vote.pk)
    phase.ends += timedelta(days=3)
    phase.save()


def new_name_of_a_category(world: World, client: Client) -> None:
    category = Category.objects.get()
    category.name = {"de": "Anders", "en": "Different"}
    category.save()


def delete_the_procedure(world: World, client: Client) -> None:
    client.post(reverse("consultations_admin:delete", args=[world.consultation.pk]))


ACTS: list[Callable[[World, Client], None]] = [
    new_text,
    earlier_revision,
    unpublish_and_publish,
    copy,
    translate,
    delete_a_version,
    delete_the_last_version,
    move,
    new_address,
    longer_phase,
    new_name_of_a_category,
    delete_the_procedure,
]


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.__name__)
def test_nothing_that_people_did_changes(world: World, client: Client, act: Callable[[World, Client], None]) -> None:
    before = theirs(world)

    act(world, client)

    assert theirs(world) == before
    assert Consultation.objects.filter(pk=world.consultation.pk).exists()


def test_a_recount_agrees_after_all_of_it(world: World, client: Client) -> None:
    call_command("recount")

    for act in (new_text, unpublish_and_publish, copy, translate, delete_a_version, new_address, longer_phase):
        act(world, client)

    call_command("recount")
