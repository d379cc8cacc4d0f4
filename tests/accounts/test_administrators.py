"""An administrator of the office sees to accounts, but not to those of the server's operators."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from accounts.models import User
from accounts.roles import CLERKS, ROLES

pytestmark = pytest.mark.django_db

ADD = reverse("wagtailusers_users:add")


@pytest.fixture
def office(client: Client, emil: User) -> Client:
    client.force_login(emil)
    return client


def edit(account: User) -> str:
    return reverse("wagtailusers_users:edit", args=[account.pk])


def test_an_account_is_made_and_gets_its_role(office: Client) -> None:
    clerks = Group.objects.get(name=CLERKS)

    office.post(ADD, {"email": "neu@example.test", "name": "Neu", "groups": [clerks.pk]})

    made = User.objects.get(email="neu@example.test")
    assert (made.has_perm("consultations.answer"), made.has_perm("consultations.moderate")) == (True, False)


def test_every_role_of_the_office_can_be_given_and_no_other(office: Client) -> None:
    groups = office.get(ADD).context["form"].fields["groups"].queryset

    assert {group.name for group in groups} == set(ROLES)


@pytest.mark.parametrize("who", ["dilek", "emil"])
def test_nobody_makes_an_operator(office: Client, request: pytest.FixtureRequest, who: str) -> None:
    account = request.getfixturevalue(who)

    office.post(ADD, {"email": "neu@example.test", "name": "Neu", "is_superuser": "on"})
    groups = [group.pk for group in account.groups.all()]
    office.post(edit(account), {"name": account.name, "is_active": "on", "is_superuser": "on", "groups": groups})

    assert "is_superuser" not in office.get(ADD).context["form"].fields
    assert User.objects.filter(email="neu@example.test").exists()
    assert not User.objects.filter(is_superuser=True).exists()


def test_operators_are_not_in_the_list_and_stay_as_they_are(office: Client, admin_user: User) -> None:
    before = User.objects.filter(pk=admin_user.pk).values().get()
    bulk = reverse("wagtail_bulk_action", args=["accounts", "user", "set_active_state"])

    shown = office.get(reverse("wagtailusers_users:index")).content.decode()
    answers = [
        office.get(edit(admin_user)),
        office.post(edit(admin_user), {"name": "Gekapert", "is_active": ""}),
        office.post(reverse("wagtailusers_users:delete", args=[admin_user.pk])),
        office.post(f"{bulk}?id={admin_user.pk}", {"mark_as_active": "False"}),
    ]

    assert admin_user.email not in shown
    assert {answer.headers["Location"] for answer in answers} == {"/verwaltung/"}
    assert User.objects.filter(pk=admin_user.pk).values().get() == before


def test_an_administrator_closes_an_account(office: Client, dilek: User) -> None:
    office.post(edit(dilek), {"name": dilek.name})

    dilek.refresh_from_db()
    assert not dilek.is_active


def test_an_operator_sees_to_operators(admin_client: Client, admin_user: User) -> None:
    shown = admin_client.get(reverse("wagtailusers_users:index")).content.decode()

    assert admin_user.email in shown
    assert "is_superuser" in admin_client.get(ADD).context["form"].fields
