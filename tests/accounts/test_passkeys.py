"""Passkeys without a browser; ``tests/browser/test_passkeys.py`` has the way itself."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from accounts import privacy
from accounts.models import User
from tests.accounts.doors import ADDRESS_PAGE, ask_for_code, is_signed_in, sign_in

pytestmark = pytest.mark.django_db

SIGN_IN = "/de/konto/passkeys/anmelden/"


@pytest.fixture
def passkey(anna: User) -> Authenticator:
    return Authenticator.objects.create(
        user=anna, type=Authenticator.Type.WEBAUTHN, data={"name": "Annas Telefon", "credential": {}}
    )


def test_whoever_has_a_passkey_still_comes_in_with_a_code_alone(
    client: Client, anna: User, passkey: Authenticator
) -> None:
    sign_in(client, anna.email)

    assert is_signed_in(client)


def test_nobody_sees_or_removes_somebody_elses_passkey(client: Client, bernd: User, passkey: Authenticator) -> None:
    client.force_login(bernd)

    assert "Annas Telefon" not in client.get("/de/konto/passkeys/").content.decode()
    for method in (client.get, client.post):
        assert method(f"/de/konto/passkeys/{passkey.pk}/entfernen/").status_code == 404
    assert Authenticator.objects.filter(pk=passkey.pk).exists()


def test_the_own_data_names_the_devices(anna: User, passkey: Authenticator) -> None:
    assert privacy.export(anna)["account"]["passkeys"] == ["Annas Telefon"]


@pytest.mark.parametrize("credential", ["", "{}", "[]", "null", '{"id": 1}', '{"response": {"userHandle": "MQ"}}'])
def test_a_forged_passkey_leads_back_to_the_code(client: Client, anna: User, credential: str) -> None:
    response = client.post(SIGN_IN, {"credential": credential})

    assert response.url == f"{ADDRESS_PAGE}?meldung=passkey#meldung"
    assert not is_signed_in(client)


@pytest.mark.parametrize("credential", ["", "{}", "[]", '{"id": 1}', '{"id": "a", "rawId": "a", "response": 7}'])
def test_a_broken_device_is_told_so_when_it_sets_a_passkey_up(client: Client, anna: User, credential: str) -> None:
    client.force_login(anna)

    response = client.post("/de/konto/passkeys/neu/", {"credential": credential, "name": "Telefon"})

    assert response.status_code == 200
    assert not Authenticator.objects.exists()


def test_whoever_waits_for_a_code_may_take_the_passkey_instead(client: Client, anna: User) -> None:
    ask_for_code(client, anna.email)

    response = client.get(SIGN_IN, headers={"Accept": "application/json"})

    assert response.json()["request_options"]["publicKey"]["userVerification"] == "required"


@pytest.mark.parametrize("page", ["", "neu/", "1/entfernen/"])
def test_passkeys_are_kept_behind_the_door(client: Client, page: str) -> None:
    assert client.get(f"/de/konto/passkeys/{page}").url.startswith(ADDRESS_PAGE)
