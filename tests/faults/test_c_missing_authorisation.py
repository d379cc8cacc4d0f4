"""C. Reader × address over every pattern of the resolver: who comes in is a table, and whatever is not in it is shut.

Who of the office opens what there is the table of ``tests/office/test_role_matrix.py``.
"""

import pytest
from django.test import Client
from django.utils import translation

from accounts.models import User
from tests.factories import make_user
from tests.faults.doors import addresses, patterns
from tests.faults.world import World, make_world

pytestmark = pytest.mark.django_db

#: What needs somebody who is signed in; everybody reads the rest of the public site.
SIGNED_IN = {
    *("account_home", "account_own_data", "account_delete", "mfa_list_webauthn", "mfa_add_webauthn", "mfa_index"),
    *("consultations:name", "consultations:receipt"),
}
#: What needs to be its author's.
AUTHORS = {
    *("consultations:change_proposal", "consultations:withdraw_proposal"),
    *("consultations:change_comment", "consultations:withdraw_comment"),
}
#: Of the office's addresses these two say nothing to anybody: pictures of buttons, and words for scripts.
NOT_SECRET = {"wagtailadmin_sprite", "wagtailadmin_javascript_catalog"}


@pytest.fixture
def world(anna: User) -> World:
    return make_world(anna)


def open_to(client: Client, doors: dict[str, str]) -> set[str]:
    """The names of the addresses that show their page."""
    return {name for name, address in doors.items() if client.get(address).status_code == 200}


@pytest.mark.once
def test_the_public_site_shows_everybody_the_same_and_a_stranger_only_what_is_their_own(
    client: Client, world: World, anna: User, bernd: User
) -> None:
    doors = addresses(world, office=False)

    to_nobody = open_to(client, doors)
    client.force_login(bernd)
    to_bernd = open_to(client, doors)
    client.force_login(anna)
    to_anna = open_to(client, doors)

    assert to_nobody & (SIGNED_IN | AUTHORS) == set()
    assert to_bernd - to_nobody == SIGNED_IN & doors.keys()
    assert to_anna - to_bernd <= AUTHORS | {"consultations:take_all_back"}
    # Somebody has replied to hers, and her proposal was counted.
    assert to_anna & AUTHORS == {"consultations:withdraw_comment"}


@pytest.mark.once
@pytest.mark.parametrize("reader", ["nobody", "anna", "deactivated", "deactivated editor"])
def test_the_office_is_shut_for_everybody_else(
    client: Client, world: World, request: pytest.FixtureRequest, reader: str
) -> None:
    if reader == "anna":
        client.force_login(request.getfixturevalue("anna"))
    elif reader != "nobody":
        client.force_login(deactivated(request.getfixturevalue("dilek") if "editor" in reader else make_user()))

    assert open_to(client, addresses(world, office=True)) == NOT_SECRET


def deactivated(user: User) -> User:
    user.is_active = False
    user.save(update_fields=["is_active"])
    return user


def test_no_address_stands_outside_the_two_halves_of_the_site() -> None:
    """A new address at the root would be one that the tests above do not know."""
    with translation.override("de"):
        roots = {route.split("/")[0] for route, _name, _pattern in patterns()}

    for_machines = {"robots.txt", "sitemap.xml", "sitemap-<slug:name>.xml"}
    assert roots == {"healthz", "verwaltung", "dokumente", "de"} | for_machines
