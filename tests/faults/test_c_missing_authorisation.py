"""C. Role × address over every pattern of the resolver: who comes in is a table, and whatever is not in it is shut."""

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


#: What opens for each role besides the pages of Wagtail that all staff share.
OF_ROLES = {
    "clara": {"moderation", "office_proposals", "office_comments", "office_reports", "office_results"},
    "dilek": {
        *("consultations_admin", "answers_admin"),
        *("office_proposals", "office_comments", "office_answers", "office_shorts", "office_status", "office_results"),
    },
}
OURS = ("consultations_admin", "answers_admin", "office_", "moderation")
#: Nobody but administrators opens these, whatever else they may do.
ADMINISTRATORS = (
    *("wagtailusers", "wagtailsites", "wagtaillocales", "wagtailadmin_workflows"),
    *("wagtailadmin_collections", "office_ballots", "office_tallies"),
)


@pytest.mark.parametrize("role", OF_ROLES)
def test_each_role_opens_its_own_screens_and_no_others(
    client: Client, world: World, request: pytest.FixtureRequest, role: str
) -> None:
    client.force_login(request.getfixturevalue(role))

    opened = open_to(client, addresses(world, office=True))

    namespaces = {name.rpartition(":")[0] for name in opened}
    assert {each for each in namespaces if each.startswith(OURS)} == OF_ROLES[role]
    assert {name for name in opened if name.startswith(ADMINISTRATORS)} == set()


def test_no_address_stands_outside_the_two_halves_of_the_site() -> None:
    """A new address at the root would be one that the tests above do not know."""
    with translation.override("de"):
        roots = {route.split("/")[0] for route, _name, _pattern in patterns()}

    for_machines = {"robots.txt", "sitemap.xml", "sitemap-<slug:name>.xml"}
    assert roots == {"healthz", "verwaltung", "dokumente", "de"} | for_machines
