"""What the groups of the office may do, from the first migration on."""

from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, Site, Workflow

from accounts.models import User
from accounts.roles import ADMINISTRATION, AUTHORS, CLERKS, COUNTERS, EDITORS, MODERATION, ROLES
from office.models import ReleaseTask

OF_THE_SITE = {"change_sitefacts", "add_redirect", "change_redirect", "delete_redirect", "submit_translation"}
OF_THE_FRAME = {"change_navigation", "change_announcement", "add_person", "change_person", "delete_person"}
SETTING_UP = {"change_consultation", "answer"}
# What later migrations add for what they bring along.
OF_TOPICS = {"add_topic", "change_topic", "delete_topic"}
OF_PEOPLE_TESTS = {"add_peopletest", "change_peopletest", "delete_peopletest"}
OF_READING_GROUPS = {"add_readinggroup", "change_readinggroup", "delete_readinggroup"}
OF_WORDS = {f"{act}_{kind}" for act in ("add", "change", "delete") for kind in ("term", "wordchoice")}
LATER = {*OF_THE_FRAME, *OF_TOPICS, *OF_READING_GROUPS, *OF_PEOPLE_TESTS, *OF_WORDS, "read_messages"}
PERMISSIONS = {
    AUTHORS: {"access_admin"},
    EDITORS: {"access_admin", *SETTING_UP, *OF_THE_SITE, *LATER},
    MODERATION: {"access_admin", "moderate"},
    CLERKS: {"access_admin", "answer"},
    COUNTERS: {"access_admin", "count"},
    ADMINISTRATION: {
        *("access_admin", "moderate", "count", "delete_consultation", "add_user", "change_user", "delete_user"),
        *(SETTING_UP | OF_THE_SITE | LATER),
    },
}
# Of the migration that came first.
AT_FIRST = {MODERATION: {"access_admin", "moderate"}, EDITORS: {"access_admin", "submit_translation", *SETTING_UP}}


@pytest.mark.parametrize("role", PERMISSIONS)
@pytest.mark.django_db
def test_a_role_has_these_permissions_and_no_others(role: str) -> None:
    assert codenames(role) == PERMISSIONS[role]


def home() -> Page:
    return Site.objects.get(is_default_site=True).root_page


def test_an_editor_writes_and_publishes_pages_in_every_version(client: Client, dilek: User) -> None:
    client.force_login(dilek)

    for page in home().get_translations(inclusive=True):
        may = page.permissions_for_user(dilek)
        assert (may.can_edit(), may.can_publish(), may.can_add_subpage()) == (True, True, True)
        assert client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200


@pytest.mark.parametrize("who", ["anna", "clara"])
@pytest.mark.django_db
def test_others_do_not(request: pytest.FixtureRequest, client: Client, who: str) -> None:
    person = request.getfixturevalue(who)
    client.force_login(person)

    assert not home().permissions_for_user(person).can_edit()
    assert client.get(reverse("wagtailadmin_pages:edit", args=[home().pk])).status_code != 200


@pytest.mark.parametrize("name", ["wagtailusers_users:index", "wagtailsites:index", "wagtailusers_groups:index"])
@pytest.mark.parametrize("who", ["clara", "dilek"])
@pytest.mark.django_db
def test_accounts_and_sites_are_for_administrators(
    request: pytest.FixtureRequest, client: Client, who: str, name: str
) -> None:
    client.force_login(request.getfixturevalue(who))

    assert client.get(reverse(name)).status_code == 302


def test_nobody_of_the_office_is_an_administrator(clara: User, dilek: User) -> None:
    assert (clara.is_superuser, dilek.is_superuser) == (False, False)


def operation_of(app: str, name: str) -> Any:
    (operation,) = MigrationExecutor(connection).loader.get_migration(app, name).operations
    return operation


def codenames(role: str) -> set[str]:
    return set(Group.objects.get(name=role).permissions.values_list("codename", flat=True))


@pytest.mark.django_db
def test_the_first_migration_can_be_taken_back_and_done_again() -> None:
    operation = operation_of("consultations", "0004_roles_of_the_office")

    operation.reverse_code(apps, None)
    left = {role: codenames(role) & given for role, given in AT_FIRST.items()}
    operation.code(apps, None)

    assert left == {MODERATION: set(), EDITORS: set()}
    test_a_role_has_these_permissions_and_no_others(EDITORS)
    assert Group.objects.get(name=EDITORS).page_permissions.count() == 3


@pytest.mark.django_db
def test_the_other_roles_can_be_taken_back_and_given_again_and_twice() -> None:
    operation = operation_of("office", "0002_roles_and_release")

    operation.reverse_code(apps, None)
    left = set(Group.objects.filter(name__in=ROLES).values_list("name", flat=True))
    workflows = Workflow.objects.count()
    operation.code(apps, None)
    operation.code(apps, None)

    assert left == {MODERATION, EDITORS}
    assert workflows == 0
    for role, given in PERMISSIONS.items():
        assert codenames(role) >= given - LATER
    assert ReleaseTask.objects.get().workflows.get() == home().get_workflow()
    assert [group.name for group in ReleaseTask.objects.get().groups.order_by("name")] == [ADMINISTRATION, EDITORS]
