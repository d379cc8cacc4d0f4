"""V. Moderators, editors and administrators see the public site as citizens do, and take part by the same rules."""

import re

import pytest
from django.test import Client

from accounts.models import User
from consultations.actions import Action
from consultations.models import Proposal, PublishingCheck, State
from consultations.rules import decide
from tests.factories import make_consultation, make_proposal
from tests.faults.doors import addresses, body
from tests.faults.world import World, make_world
from tests.proposals.forms import filled, form_page

pytestmark = pytest.mark.django_db

#: What differs from visit to visit, and the bar that leads editors to their editor.
FRESH = re.compile(
    r'name="(csrfmiddlewaretoken|submission|opened)" value="[^"]*"'
    r"|<wagtail-userbar.*?</wagtail-userbar>|<template.*?</template>|<script.*?</script>|<link[^>]*>",
    re.DOTALL,
)
#: About the account itself.
OWN = ("account", "mfa", "None")


@pytest.fixture
def world(anna: User) -> World:
    return make_world(anna)


def seen_by(person: User, doors: dict[str, str]) -> dict[str, tuple[int, str]]:
    client = Client()
    client.force_login(person)
    answers = {name: client.get(address) for name, address in doors.items()}
    return {name: (answer.status_code, FRESH.sub("", body(answer)).strip()) for name, answer in answers.items()}


@pytest.mark.once
@pytest.mark.parametrize(("roles", "state"), [(["clara"], "hidden"), (["dilek", "admin_user"], "published")])
def test_staff_see_each_public_page_as_a_citizen_does(
    world: World, bernd: User, request: pytest.FixtureRequest, roles: list[str], state: str
) -> None:
    found = addresses(world, office=False, state=state)
    doors = {name: address for name, address in found.items() if not name.startswith(OWN)}
    citizen = seen_by(bernd, doors)

    staff = {role: seen_by(request.getfixturevalue(role), doors) for role in roles}

    differs = {(role, name) for role in roles for name in doors if words(staff[role][name]) != words(citizen[name])}
    assert differs == set()


def words(answer: tuple[int, str]) -> tuple[int, list[str]]:
    """What a page says, without what only makes room on it."""
    return answer[0], re.sub(r"<[^>]*>", " ", answer[1]).split()


@pytest.mark.parametrize("role", ["clara", "dilek", "admin_user"])
def test_what_staff_write_is_checked_like_what_citizens_write(
    client: Client, request: pytest.FixtureRequest, role: str
) -> None:
    consultation = make_consultation(check_before_publishing=PublishingCheck.ALL)
    client.force_login(request.getfixturevalue(role))

    client.post(form_page(consultation), filled())

    assert Proposal.objects.get().state == State.WAITING


@pytest.mark.parametrize("action", [Action.PROPOSE, Action.COMMENT, Action.SUPPORT, Action.EDIT_PROPOSAL])
@pytest.mark.parametrize("role", ["clara", "dilek", "admin_user"])
def test_no_permission_replaces_a_rule_for_citizens(
    anna: User, bernd: User, request: pytest.FixtureRequest, role: str, action: Action
) -> None:
    proposal = make_proposal(make_consultation(level="checked"), author=anna)
    on = proposal.consultation if action == Action.PROPOSE else proposal

    assert decide(request.getfixturevalue(role), action, on=on) == decide(bernd, action, on=on)
