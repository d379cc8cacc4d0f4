"""Where staff check who may take part, they enter people on a screen."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import User
from accounts.services import purge_unused_accounts
from consultations.actions import Action
from consultations.models import Consultation, Level, Proposal
from consultations.processes.admin_entitling import url_of
from consultations.processes.links import admin_url
from consultations.processes.services import take_out_entitled
from consultations.rules import Denied, Reason, decide
from notices.models import OutboxMessage
from tests.accounts.doors import is_signed_in, sign_in
from tests.factories import close, make_consultation, make_proposal

pytestmark = pytest.mark.django_db


@pytest.fixture
def consultation() -> Consultation:
    return make_consultation(level=Level.CHECKED)


def test_whoever_is_entered_may_take_part_and_others_read_why_not(
    office: Client, consultation: Consultation, anna: User, bernd: User
) -> None:
    office.post(url_of(consultation), {"addresses": f" {anna.email.upper()} \n\n"})

    assert decide(anna, Action.PROPOSE, on=consultation).allowed
    assert decide(bernd, Action.PROPOSE, on=consultation).reason == Reason.NOT_ELIGIBLE


def test_people_who_never_signed_in_can_be_entered_and_are_still_there_when_they_do(
    office: Client, consultation: Consultation
) -> None:
    office.post(url_of(consultation), {"addresses": "NEU@example.test"})

    purged = purge_unused_accounts(at=timezone.now() + timedelta(days=40))

    # A mail that nobody expects would look like a trick: the screen asks the office to write itself.
    assert (purged, OutboxMessage.objects.count()) == (0, 0)
    sign_in(client := Client(), "neu@example.test")
    assert is_signed_in(client)
    assert decide(User.objects.get(email="neu@example.test"), Action.PROPOSE, on=consultation).allowed


@pytest.mark.parametrize("mistake", ["fremd@", "zu@example.test"])
def test_one_wrong_address_enters_nobody(office: Client, consultation: Consultation, anna: User, mistake: str) -> None:
    User.objects.create_user("zu@example.test", is_active=False)

    response = office.post(url_of(consultation), {"addresses": f"{anna.email}\nneu@example.test\n{mistake}"})

    assert mistake in response.context_data["form"].errors["addresses"][0]
    assert not consultation.contributors.exists()
    assert not User.objects.filter(email="neu@example.test").exists()


def test_the_consultations_screen_leads_there_only_where_staff_check(
    office: Client, consultation: Consultation
) -> None:
    open_to_all = make_consultation()

    assert url_of(consultation) in office.get(admin_url(consultation)).content.decode()
    assert url_of(open_to_all) not in office.get(admin_url(open_to_all)).content.decode()
    assert office.get(url_of(open_to_all), follow=True).status_code == 404


def test_moderators_enter_nobody(client: Client, consultation: Consultation, clara: User) -> None:
    client.force_login(clara)

    assert client.get(url_of(consultation)).status_code in (302, 403)
    assert client.post(url_of(consultation), {"addresses": clara.email}).status_code in (302, 403)
    assert not consultation.contributors.exists()


def test_whoever_was_entered_by_mistake_is_taken_off_the_list(
    office: Client, anna: User, bernd: User, consultation: Consultation
) -> None:
    close(consultation, anna, bernd)
    proposal = make_proposal(consultation, author=bernd)

    response = office.post(url_of(consultation), {"act": "take_out", "addresses": f"{bernd.email}\nnie@example.test"})

    assert response.status_code == 302
    assert consultation.is_closed_to(bernd)
    assert not consultation.is_closed_to(anna)
    assert Proposal.objects.get() == proposal
    assert not User.objects.filter(email="nie@example.test").exists()


def test_an_account_that_was_only_a_typing_error_is_not_kept_for_its_entry(
    office: Client, consultation: Consultation
) -> None:
    office.post(url_of(consultation), {"addresses": "vertippt@example.test"})

    office.post(url_of(consultation), {"act": "take_out", "addresses": "vertippt@example.test"})

    assert not consultation.contributors.exists()


def test_moderators_take_nobody_off_the_list(
    client: Client, anna: User, consultation: Consultation, clara: User
) -> None:
    close(consultation, anna)

    with pytest.raises(Denied):
        take_out_entitled(consultation=consultation, addresses=[anna.email], by=clara)

    assert not consultation.is_closed_to(anna)
