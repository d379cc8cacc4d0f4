"""Staff close a consultation on its screen, and open it again as long as nobody wrote for invited readers only."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from consultations.models import Consultation, ConsultationChange, Level, Readers
from consultations.processes.admin_entitling import url_of
from consultations.processes.links import admin_url
from tests.factories import close, make_comment, make_consultation, make_proposal
from tests.office.forms import filled
from tests.office.helpers import errors_of, said

pytestmark = pytest.mark.django_db

NOBODY_KNOWN = said("Invited people are those whom you have entered. For this, please choose “%(level)s” above.")
STAYS_CLOSED = said("People have written here because only invited people read it. It must stay closed.")


def readers_of(consultation: Consultation) -> str:
    return Consultation.objects.values_list("readers", flat=True).get(pk=consultation.pk)


def choose(office: Client, consultation: Consultation, readers: str, **changes: str):
    address = admin_url(consultation)
    return office.post(address, filled(office, address, readers=readers, **changes))


def test_closing_takes_effect_at_once_and_is_noted_publicly(office: Client) -> None:
    consultation = make_consultation(level=Level.CHECKED)

    response = choose(office, consultation, "invited")

    assert response.status_code == 302
    assert readers_of(consultation) == Readers.INVITED
    assert ConsultationChange.objects.get().what == "readers"
    assert client_of_nobody(consultation) == 403


def client_of_nobody(consultation: Consultation) -> int:
    return Client().get(f"/de/b/{consultation.slug}/vorschlaege/").status_code


@pytest.mark.parametrize("level", [Level.ADDRESS, Level.STATEMENT])
def test_without_a_list_of_people_there_is_nobody_to_invite(office: Client, level: Level) -> None:
    consultation = make_consultation(level=level)

    response = choose(office, consultation, "invited")

    assert errors_of(response, "readers") == [NOBODY_KNOWN % {"level": Level.CHECKED.label}]
    assert readers_of(consultation) == Readers.EVERYBODY


def test_a_closed_consultation_keeps_its_list(office: Client) -> None:
    consultation = close(make_consultation())

    response = choose(office, consultation, "invited", level="address")

    assert errors_of(response, "readers")
    assert url_of(consultation) in office.get(admin_url(consultation)).content.decode()


def test_nobody_has_written_yet_so_it_can_be_opened(office: Client) -> None:
    consultation = close(make_consultation())

    response = choose(office, consultation, "everybody")

    assert response.status_code == 302
    assert readers_of(consultation) == Readers.EVERYBODY


@pytest.mark.parametrize("kind", ["proposal", "comment"])
def test_what_was_written_for_the_invited_stays_with_them(office: Client, kind: str) -> None:
    consultation = make_consultation(level=Level.CHECKED)
    proposal = make_proposal(consultation, created_at=timezone.now() - timedelta(days=1))
    choose(office, consultation, "invited")
    make_proposal(consultation) if kind == "proposal" else make_comment(proposal)

    response = choose(office, consultation, "everybody")

    assert errors_of(response, "readers") == [STAYS_CLOSED]
    assert readers_of(consultation) == Readers.INVITED


def test_what_was_closed_by_mistake_is_opened_again(office: Client) -> None:
    consultation = make_consultation(level=Level.CHECKED)
    make_comment(make_proposal(consultation))
    choose(office, consultation, "invited")

    response = choose(office, consultation, "everybody")

    assert response.status_code == 302
    assert client_of_nobody(consultation) == 200


def test_other_facts_of_a_closed_consultation_can_change(office: Client) -> None:
    consultation = close(make_consultation())
    make_proposal(consultation)

    response = choose(office, consultation, "invited", decided_by_de="Der Rat")

    assert response.status_code == 302
    assert str(Consultation.objects.get().decided_by) == "Der Rat"


def test_the_list_of_consultations_says_who_reads_each(office: Client) -> None:
    close(make_consultation())
    make_consultation()

    page = office.get("/verwaltung/beteiligungen/").content.decode()

    assert said("Only invited people and our staff") in page
    assert said("Everybody") in page
