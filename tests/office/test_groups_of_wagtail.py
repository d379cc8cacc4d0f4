"""The office chooses among its own roles only."""

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import Group

from accounts.models import User
from accounts.roles import ROLES

pytestmark = pytest.mark.django_db

remove = import_module("office.migrations.0003_without_the_groups_of_wagtail").remove


def test_there_are_our_roles_and_no_other_groups() -> None:
    assert set(Group.objects.values_list("name", flat=True)) == set(ROLES)


def test_a_group_that_somebody_is_in_stays(anna: User) -> None:
    used, _unused = Group.objects.create(name="Moderators"), Group.objects.create(name="Editors")
    anna.groups.add(used)

    remove(apps)

    assert set(Group.objects.exclude(name__in=ROLES)) == {used}
