"""R. The person goes, the record stays: everybody's replies, all votes, all counts."""

from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from accounts.models import User
from consultations.models import Contributor
from notices.models import OutboxMessage
from tests.factories import make_comment
from tests.faults.doors import addresses, body
from tests.faults.world import World, make_world, snapshot

pytestmark = pytest.mark.django_db

NAME = "Anna Mustermann"


@pytest.fixture
def world(anna: User, bernd: User) -> World:
    world = make_world(anna, lambda place: NAME if place == "name" else f"Text {place}")
    make_comment(world.proposals["published"], author=bernd, parent=world.comments["published"], text="Bernds Antwort")
    return world


def without_the_person(rows: dict[str, list[Any]]) -> dict[str, list[Any]]:
    persons = {"account_id", "public_name", "by_id", "recorded_by_id", "responsible_id", "counted_by_id"}
    return {
        name: [{column: value for column, value in row.items() if column not in persons} for row in each]
        for name, each in rows.items()
    }


def go(client: Client, anna: User) -> None:
    client.force_login(anna)
    client.post(reverse("account_delete"))


def test_every_row_of_the_record_stays(client: Client, world: World, anna: User) -> None:
    before = without_the_person(snapshot())

    go(client, anna)

    assert not User.objects.filter(pk=anna.pk).exists()
    assert without_the_person(snapshot()) == before
    call_command("recount")


def test_name_and_address_are_nowhere_any_more(client: Client, world: World, anna: User, admin_user: User) -> None:
    go(client, anna)

    said = [body(client.get(address)) for address in addresses(world, office=False).values()]
    client.force_login(admin_user)
    ours = ("consultations_admin", "answers_admin", "office_", "moderation", "wagtailusers_users:index")
    found = addresses(world, office=True)
    said += [body(client.get(address)) for name, address in found.items() if name.startswith(ours)]

    assert not any(NAME in html or anna.email in html for html in said)
    assert not Contributor.objects.exclude(public_name="").exists()
    assert not OutboxMessage.objects.filter(address=anna.email).exists()


def test_replies_of_others_are_still_read(client: Client, world: World, anna: User) -> None:
    go(client, anna)

    html = Client().get(world.proposals["published"].get_absolute_url()).content.decode()

    assert "Bernds Antwort" in html
    assert "Text published" in html


def test_an_account_deleted_in_the_office_leaves_the_same(
    client: Client, world: World, anna: User, admin_user: User
) -> None:
    before = without_the_person(snapshot())
    client.force_login(admin_user)

    client.post(reverse("wagtailusers_users:delete", args=[anna.pk]))

    assert not User.objects.filter(pk=anna.pk).exists()
    assert without_the_person(snapshot()) == before


def test_whoever_comes_back_owns_nothing_of_the_former_account(client: Client, world: World, anna: User) -> None:
    go(client, anna)
    again = User.objects.create_user(email=anna.email)
    client.force_login(again)

    answers = {
        name: client.get(address).status_code
        for name, address in addresses(world, office=False).items()
        if name.startswith(("consultations:change", "consultations:withdraw"))
    }

    assert set(answers.values()) == {403}
