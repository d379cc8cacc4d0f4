"""Deleting an account: the person goes, the record stays, and nobody votes twice by coming back."""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from accounts import privacy
from accounts.models import FormerVoter, User, address_mac
from accounts.services import delete_account, open_account, purge_former_voters
from notices.models import OutboxMessage
from tests.accounts.doors import ask_for_code, is_signed_in, sign_in

pytestmark = pytest.mark.django_db


class RunningVote:
    """An area in which some voter ids have voted in a phase that is not final yet."""

    def __init__(self) -> None:
        self.voters: dict[UUID, datetime] = {}
        self.forgotten: list[str] = []

    def until(self, voter_id: UUID) -> datetime | None:
        return self.voters.get(voter_id)


@pytest.fixture
def vote() -> Iterator[RunningVote]:
    area = RunningVote()
    privacy.register(
        "test",
        export=lambda user: {"votes": int(user.voter_id in area.voters)},
        forget=lambda user: area.forgotten.append(user.email),
        keeps_voting_until=area.until,
    )
    yield area
    privacy.unregister("test")


def in_days(days: int) -> datetime:
    return timezone.now() + timedelta(days=days)


def test_whoever_signs_up_again_while_the_vote_runs_has_the_same_voter_id(
    client: Client, anna: User, vote: RunningVote
) -> None:
    voter_id = anna.voter_id
    vote.voters[voter_id] = in_days(5)
    delete_account(anna)

    sign_in(client, "Anna@example.test")

    assert User.objects.get().voter_id == voter_id


def test_nothing_is_remembered_of_somebody_who_has_not_voted(anna: User, vote: RunningVote) -> None:
    delete_account(anna)

    assert not FormerVoter.objects.exists()
    assert open_account(email="anna@example.test").voter_id != anna.voter_id


def test_coming_and_going_several_times_changes_nothing(anna: User, vote: RunningVote) -> None:
    voter_id = anna.voter_id
    vote.voters[voter_id] = in_days(5)

    for _ in range(3):
        delete_account(User.objects.get(email=anna.email))
        assert open_account(email=anna.email).voter_id == voter_id

    assert FormerVoter.objects.count() == 1


def test_a_stranger_who_types_the_address_does_not_use_the_memory_up(anna: User, vote: RunningVote) -> None:
    voter_id = anna.voter_id
    vote.voters[voter_id] = in_days(5)
    delete_account(anna)
    ask_for_code(Client(), "anna@example.test")

    User.objects.all().delete()

    assert open_account(email="anna@example.test").voter_id == voter_id


def test_an_account_deleted_by_staff_is_remembered_and_forgotten_alike(
    client: Client, anna: User, vote: RunningVote
) -> None:
    vote.voters[anna.voter_id] = in_days(5)
    client.force_login(User.objects.create_superuser("it@example.test"))

    client.post(f"/verwaltung/users/delete/{anna.pk}/")

    assert not User.objects.filter(pk=anna.pk).exists()
    assert FormerVoter.objects.of(anna.email).get().voter_id == anna.voter_id
    assert vote.forgotten == [anna.email]


def test_the_memory_holds_no_address(anna: User, vote: RunningVote) -> None:
    vote.voters[anna.voter_id] = in_days(5)
    delete_account(anna)

    former = FormerVoter.objects.get()
    assert "anna" not in former.address_mac
    assert len(former.address_mac) == 64


def test_the_memory_depends_on_the_key_of_the_site(settings: Settings) -> None:
    settings.FORMER_VOTER_KEY = "one"
    one = address_mac("anna@example.test")
    settings.FORMER_VOTER_KEY = "two"

    assert address_mac("anna@example.test") != one


def test_the_memory_ends_with_the_last_phase_and_waits_where_one_is_extended(
    anna: User, bernd: User, vote: RunningVote
) -> None:
    vote.voters = {anna.voter_id: in_days(5), bernd.voter_id: in_days(5)}
    delete_account(anna)
    delete_account(bernd)
    del vote.voters[anna.voter_id]
    vote.voters[bernd.voter_id] = in_days(20)

    assert purge_former_voters(in_days(4)) == 0
    assert purge_former_voters(in_days(6)) == 1

    assert FormerVoter.objects.get().voter_id == bernd.voter_id


def test_a_person_without_an_address_leaves_no_memory(vote: RunningVote) -> None:
    user = User.objects.create_user("")
    vote.voters[user.voter_id] = in_days(5)

    delete_account(user)

    assert not FormerVoter.objects.exists()


def test_deleting_asks_first_and_ends_on_its_result(client: Client, anna: User) -> None:
    client.force_login(anna)

    assert client.get("/de/konto/loeschen/").status_code == 200
    assert User.objects.filter(pk=anna.pk).exists()
    response = client.post("/de/konto/loeschen/")

    assert response.url == "/de/konto/geloescht/#meldung"
    assert not User.objects.filter(pk=anna.pk).exists()
    assert not is_signed_in(client)


def test_staff_cannot_lock_the_office_out_by_deleting_themselves(client: Client, clara: User) -> None:
    client.force_login(clara)

    client.post("/de/konto/loeschen/")

    assert User.objects.filter(pk=clara.pk).exists()


def test_mails_to_the_address_go_with_the_account(client: Client, anna: User, bernd: User) -> None:
    sign_in(client, anna.email)
    sign_in(Client(), bernd.email)

    delete_account(anna)

    assert [mail.address for mail in OutboxMessage.objects.all()] == [bernd.email]


def test_anna_downloads_what_is_kept_about_her_and_nobody_elses(client: Client, anna: User, bernd: User) -> None:
    sign_in(client, anna.email)

    response = client.get("/de/konto/daten/")

    data = json.loads(response.content)
    assert data["account"]["email"] == anna.email
    assert data["mails"][0]["kind"] == "sign_in_code"
    assert bernd.email not in response.content.decode()
    assert str(anna.voter_id) not in response.content.decode()
    assert response["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize("page", ["", "daten/", "loeschen/"])
def test_nobody_sees_an_account_without_signing_in(client: Client, page: str) -> None:
    response = client.get(f"/de/konto/{page}")

    assert response.url.startswith("/de/konto/anmelden/?next=")
