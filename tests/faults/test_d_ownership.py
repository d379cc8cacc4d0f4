"""D. Whatever is sent to whichever address: nobody but its owner changes what Anna wrote, voted or is called."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from consultations.models import Contributor, Proposal
from tests.faults.doors import addresses
from tests.faults.world import World, candidacy_of, make_world, snapshot
from tests.proposals.forms import filled

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(anna: User) -> World:
    return make_world(anna)


def whatever(world: World, anna: User) -> dict[str, Any]:
    """Every field of every form, and fields that no form has, all about Anna's things."""
    proposal, contributor = world.proposals["published"], Contributor.objects.get(account=anna)
    return {
        **filled(text="Von Bernd", title="Von Bernd", submission=str(proposal.submission)),
        "public_name": "Bernd",
        "kind": "for",
        "rule": "insult",
        "value": "1",
        "take_back": str(candidacy_of(world, "published").pk),
        "state": "hidden",
        "contributor": contributor.pk,
        "account": anna.pk,
        "author": anna.pk,
        "phase": world.vote.pk,
        "next": "/de/",
    }


def rows_of_anna(before: dict[str, list[Any]]) -> dict[str, list[Any]]:
    """The rows that were there before, as they are now."""
    now = snapshot()
    keys = {name: {row["id"] for row in rows if "id" in row} for name, rows in before.items()}
    return {name: [row for row in now[name] if row.get("id") in keys[name]] for name in before}


@pytest.mark.parametrize("reader", [pytest.param("nobody", marks=pytest.mark.once), "bernd"])
def test_no_public_address_lets_others_change_what_is_annas(
    client: Client, world: World, anna: User, request: pytest.FixtureRequest, reader: str
) -> None:
    if reader != "nobody":
        client.force_login(request.getfixturevalue(reader))
    before, account = snapshot(), User.objects.filter(pk=anna.pk).values().get()

    doors = {
        address: name
        for state in world.proposals
        for name, address in addresses(world, office=False, state=state).items()
    }
    for address, name in doors.items():
        if not name.startswith(("account_delete", "account_logout")):
            client.post(address, whatever(world, anna))

    after = rows_of_anna(before)
    # Numbers and counts go on as others take part; whose, what and in which state do not.
    assert {name: without_counts(rows) for name, rows in after.items()} == {
        name: without_counts(rows) for name, rows in before.items()
    }
    assert User.objects.filter(pk=anna.pk).values().get() == account


def without_counts(rows: list[Any]) -> list[Any]:
    counts = {"comment_count", "support_count", "last_number", "in_favour", "against", "neutral"}
    return [{name: value for name, value in row.items() if name not in counts} for row in rows]


def test_bernd_takes_no_vote_of_annas_back(client: Client, world: World, bernd: User) -> None:
    client.force_login(bernd)
    before = snapshot()
    slug = world.consultation.slug

    client.post(reverse("consultations:ballot", args=[slug]), {"take_back": candidacy_of(world, "published").pk})
    client.post(reverse("consultations:take_all_back", args=[slug, world.vote.pk]), {})

    assert snapshot() == before


def test_bernd_cannot_hand_in_under_annas_name_or_number(client: Client, world: World, anna: User, bernd: User) -> None:
    client.force_login(bernd)
    address = reverse("consultations:new_proposal", args=[world.consultation.slug])
    mine = {"contributor": Contributor.objects.get(account=anna).pk, "number": 1, "state": "hidden"}

    client.post(address, filled(submission=str(uuid4()), channel="paper", recorded_by=anna.pk, **mine))

    proposal = Proposal.objects.exclude(contributor__account=anna).get()
    assert proposal.contributor.account == bernd
    assert (proposal.channel, proposal.recorded_by) == ("web", None)
    assert proposal.number not in {each.number for each in world.proposals.values()}


def test_bernd_reaches_no_passkey_and_no_parked_text_of_annas(client: Client, world: World, anna: User) -> None:
    other = Client()
    address = reverse("consultations:new_proposal", args=[world.consultation.slug])
    client.post(address, filled(text="Annas Text von vorhin"))

    assert "Annas Text von vorhin" in client.get(address).content.decode()
    assert "Annas Text von vorhin" not in other.get(address).content.decode()


@pytest.mark.once
@pytest.mark.parametrize("role", ["anna", "clara", "dilek"])
def test_no_address_of_the_office_does_anything_for_somebody_who_may_not(
    client: Client, world: World, request: pytest.FixtureRequest, role: str
) -> None:
    """What they may do, they do elsewhere: here everything is asked for that belongs to others."""
    allowed = {
        "anna": (),
        "clara": ("moderation",),
        "dilek": ("consultations_admin", "answers_admin", "wagtailadmin_pages", "wagtail_localize", "None"),
    }[role]
    client.force_login(request.getfixturevalue(role))
    # Wagtail's choosers of links fail where a field is missing; that is their own affair.
    client.raise_request_exception = False
    before = snapshot()
    doors = {name: url for name, url in addresses(world, office=True).items() if not name.startswith(allowed or "-")}

    for name, address in doors.items():
        if not name.startswith(("wagtailadmin_account", "wagtailadmin_logout")):
            client.post(address, {"name": "Fremd", "title": "Fremd", "reason": "Fremd", "action": "hide"})

    assert snapshot() == before
    assert User.objects.filter(is_superuser=True).count() == 0


def test_a_link_elsewhere_signs_nobody_out(client: Client, clara: User) -> None:
    client.force_login(clara)

    for address in (reverse("wagtailadmin_logout"), reverse("account_logout")):
        client.get(address)

    assert client.get(reverse("account_home")).status_code == 200


def test_staff_sign_out_by_the_button(client: Client, clara: User) -> None:
    client.force_login(clara)

    client.post(reverse("wagtailadmin_logout"))

    assert client.get(reverse("account_home")).status_code == 302
