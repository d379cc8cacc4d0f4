"""Staff use the same door; and the entrance for emergencies."""

from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from accounts import roles
from accounts.models import SignInLink, User
from accounts.services import make_sign_in_link
from tests.accounts.doors import ADDRESS_PAGE, is_signed_in, sign_in

pytestmark = pytest.mark.django_db


def test_whoever_is_not_signed_in_is_led_from_the_office_to_the_door(client: Client) -> None:
    response = client.get("/verwaltung/pages/", follow=True)

    assert response.redirect_chain[-1][0] == f"{ADDRESS_PAGE}?next=%2Fverwaltung%2Fpages%2F"


def test_clara_gets_through_the_door_to_where_she_wanted(client: Client, clara: User) -> None:
    response = sign_in(client, clara.email, "/verwaltung/")

    assert response.url == "/verwaltung/"
    assert client.get("/verwaltung/").status_code == 200


def test_a_signed_in_citizen_is_told_and_not_sent_in_circles(client: Client, anna: User) -> None:
    client.force_login(anna)

    response = client.get("/verwaltung/", follow=True)

    assert response.status_code == 403
    assert len(response.redirect_chain) == 1


def test_signed_in_staff_at_wagtails_door_go_straight_in(client: Client, dilek: User) -> None:
    client.force_login(dilek)

    assert client.get("/verwaltung/login/", follow=True).redirect_chain[-1][0] == "/verwaltung/"


def test_wagtails_door_leads_nowhere_else(client: Client, dilek: User) -> None:
    client.force_login(dilek)

    chain = client.get("/verwaltung/login/?next=https://evil.example/", follow=True).redirect_chain

    assert chain[-1][0] == "/de/konto/"


@pytest.mark.parametrize("page", ["password_reset/", "account/"])
def test_wagtail_offers_no_passwords(client: Client, clara: User, page: str) -> None:
    client.force_login(clara)

    assert b'type="password"' not in client.get(f"/verwaltung/{page}").content


def test_staff_is_whoever_has_the_permission(anna: User, clara: User) -> None:
    assert (anna.is_staff, clara.is_staff) == (False, True)


def test_the_link_lets_in_once(client: Client, clara: User) -> None:
    url = link_for(clara.email)

    assert client.get(url).status_code == 200
    assert not is_signed_in(client)
    assert client.post(url).url == "/verwaltung/"
    assert is_signed_in(client)

    other = Client()
    assert (other.get(url).status_code, other.post(url).status_code) == (410, 410)
    assert not is_signed_in(other)


def test_the_link_ends_after_ten_minutes_on_every_path(client: Client, clara: User) -> None:
    url = link_for(clara.email)
    SignInLink.objects.update(expires=timezone.now() - timedelta(seconds=1))

    assert (client.get(url).status_code, client.post(url).status_code) == (410, 410)
    assert not is_signed_in(client)


def test_the_link_is_meant_for_ten_minutes(clara: User) -> None:
    make_sign_in_link(clara)

    link = SignInLink.objects.get()
    assert link.expires - link.created == timedelta(minutes=10)


def test_the_link_does_not_open_a_closed_account(client: Client, clara: User) -> None:
    url = link_for(clara.email)
    User.objects.update(is_active=False)

    assert client.post(url).status_code == 410


def test_making_and_using_a_link_is_logged_without_its_secret(
    client: Client, clara: User, caplog: pytest.LogCaptureFixture
) -> None:
    url = link_for(clara.email)
    client.post(url)

    messages = [record.getMessage() for record in caplog.records if record.name == "accounts.services"]
    assert messages == [
        f"A sign-in link was made for account {clara.pk}.",
        f"A sign-in link was used for account {clara.pk}.",
    ]
    assert SignInLink.objects.get().used


def test_there_is_no_link_for_an_unknown_address() -> None:
    with pytest.raises(CommandError):
        link_for("niemand@example.test")


def test_an_administrator_makes_an_account_with_an_address_and_a_name(admin: Client) -> None:
    group = Group.objects.create(name="Presse")

    response = admin.post(
        "/verwaltung/users/new/", {"email": "Neu@Example.test", "name": "Neue Kollegin", "groups": [group.pk]}
    )

    assert response.status_code == 302
    colleague = User.objects.get(email="neu@example.test")
    assert (colleague.name, colleague.has_usable_password(), list(colleague.groups.all())) == (
        "Neue Kollegin",
        False,
        [group],
    )


def test_two_accounts_with_one_address_are_a_form_error(admin: Client, anna: User) -> None:
    response = admin.post("/verwaltung/users/new/", {"email": "ANNA@example.test", "name": "Zwei"})

    assert response.status_code == 200
    assert User.objects.filter(email=anna.email).count() == 1


def test_an_administrator_cannot_change_an_address(admin: Client, anna: User) -> None:
    admin.post(f"/verwaltung/users/edit/{anna.pk}/", {"email": "andere@example.test", "name": "A", "is_active": "on"})

    anna.refresh_from_db()
    assert (anna.email, anna.name) == ("anna@example.test", "A")


def test_staff_can_change_their_own_name(client: Client, clara: User) -> None:
    client.force_login(clara)
    assert client.get("/verwaltung/account/").status_code == 200

    client.post("/verwaltung/account/", {"name_email-name": "Clara C.", "locale-preferred_language": "de"}, follow=True)

    clara.refresh_from_db()
    assert clara.email == "clara@example.test"


def test_a_role_gets_its_permissions_even_before_django_made_them() -> None:
    Permission.objects.filter(codename="change_outboxmessage").delete()

    group = roles.grant("Presse", ["notices.change_outboxmessage"])
    roles.grant("Presse", ["notices.change_outboxmessage", roles.STAFF_PERMISSION])

    assert set(group.permissions.values_list("codename", flat=True)) == {"change_outboxmessage", "access_admin"}
    roles.withdraw("Presse", ["notices.change_outboxmessage"])
    assert group.permissions.count() == 1


def test_a_misspelt_permission_is_an_error() -> None:
    with pytest.raises(LookupError):
        roles.grant("Presse", ["notices.chnage_outboxmessage"])


@pytest.fixture
def admin(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("it@example.test"))
    return client


def link_for(email: str) -> str:
    out = StringIO()
    call_command("sign_in_link", email, stdout=out)
    return out.getvalue().strip().removeprefix("http://localhost:8000")
