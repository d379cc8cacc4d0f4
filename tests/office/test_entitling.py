"""Where staff check who may take part, they enter people on a screen."""

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import User
from consultations.actions import Action
from consultations.models import Consultation, Level
from consultations.processes.admin_entitling import url_of
from consultations.processes.links import admin_url
from consultations.rules import Reason, decide
from tests.factories import make_consultation

pytestmark = pytest.mark.django_db


@pytest.fixture
def consultation() -> Consultation:
    return make_consultation(level=Level.CHECKED)


@pytest.fixture
def office(client: Client, dilek: User) -> Client:
    client.force_login(dilek)
    return client


def has_signed_in(*people: User) -> None:
    User.objects.filter(pk__in=[person.pk for person in people]).update(last_login=timezone.now())


def test_whoever_is_entered_may_take_part_and_others_read_why_not(
    office: Client, consultation: Consultation, anna: User, bernd: User
) -> None:
    has_signed_in(anna, bernd)

    office.post(url_of(consultation), {"addresses": f" {anna.email.upper()} \n\n"})

    assert decide(anna, Action.PROPOSE, on=consultation).allowed
    assert decide(bernd, Action.PROPOSE, on=consultation).reason == Reason.NOT_ELIGIBLE


def test_an_address_that_nobody_has_signed_in_with_enters_nobody(
    office: Client, consultation: Consultation, anna: User
) -> None:
    has_signed_in(anna)

    response = office.post(url_of(consultation), {"addresses": f"{anna.email}\nfremd@example.test"})

    assert "fremd@example.test" in response.context_data["form"].errors["addresses"][0]
    assert not consultation.contributors.exists()


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
