"""What the two groups of the office may do, from the first migration on."""

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, Site

from accounts.models import User
from accounts.roles import EDITORS, MODERATION

PERMISSIONS = {
    MODERATION: {"access_admin", "moderate"},
    EDITORS: {"access_admin", "change_consultation", "answer", "submit_translation"},
}


@pytest.mark.parametrize("role", PERMISSIONS)
@pytest.mark.django_db
def test_a_role_has_these_permissions_and_no_others(role: str) -> None:
    codenames = Group.objects.get(name=role).permissions.values_list("codename", flat=True)

    assert set(codenames) == PERMISSIONS[role]


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


@pytest.mark.django_db
def test_the_migration_can_be_taken_back_and_done_again() -> None:
    module = MigrationExecutor(connection).loader.get_migration("consultations", "0004_roles_of_the_office")
    (operation,) = module.operations
    from django.apps import apps

    operation.reverse_code(apps, None)
    without = [set(Group.objects.get(name=role).permissions.values_list("codename", flat=True)) for role in PERMISSIONS]
    operation.code(apps, None)

    assert without == [set(), set()]
    test_a_role_has_these_permissions_and_no_others(EDITORS)
    assert Group.objects.get(name=EDITORS).page_permissions.count() == 3
