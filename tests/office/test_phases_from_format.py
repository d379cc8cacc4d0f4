"""A format fills the phases: from midnight to midnight, on the clock in the hall."""

from datetime import date, datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from accounts.models import User
from consultations.models import Consultation, ConsultationChange, Phase
from consultations.processes.services import fill_phases
from consultations.rules import Denied
from tests.factories import make_consultation, publish

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.django_db
def test_phases_follow_one_another_without_a_gap() -> None:
    phases = fill_phases(consultation=make_consultation(phases=False), starts=date(2027, 1, 1))

    assert [phase.kind for phase in phases] == ["inform", "collect", "answer", "result"]
    assert all(earlier.ends == later.starts for earlier, later in pairwise(phases))


@pytest.mark.parametrize(
    ("first", "last"),
    [
        # Over both changes of the clock: midnight stays midnight.
        (datetime(2027, 3, 20, tzinfo=BERLIN), datetime(2027, 4, 3, tzinfo=BERLIN)),
        (datetime(2027, 10, 25, tzinfo=BERLIN), datetime(2027, 11, 8, tzinfo=BERLIN)),
    ],
)
@pytest.mark.django_db
def test_borders_are_midnight_in_berlin(first: datetime, last: datetime) -> None:
    informing = fill_phases(consultation=make_consultation(phases=False), starts=first.date())[0]

    assert (informing.starts, informing.ends) == (first, last)


@pytest.mark.django_db
def test_the_voting_rule_comes_from_the_format() -> None:
    consultation = make_consultation(phases=False, format="vote")
    publish(consultation, "de-simple")

    phases = fill_phases(consultation=consultation, starts=date(2027, 1, 1))

    vote = phases[1]
    assert (vote.use, vote.values, vote.marks_per_ballot, vote.results_during) == ("choice", [1], 5, False)
    assert set(vote.opens) == {"vote", "comment"}


@pytest.mark.django_db
def test_what_staff_have_set_up_is_not_overwritten() -> None:
    consultation = make_consultation()

    with pytest.raises(ValidationError):
        fill_phases(consultation=consultation, starts=date(2027, 1, 1))

    assert Phase.objects.count() == 1


def test_only_who_sets_consultations_up_makes_phases(clara: User) -> None:
    consultation = make_consultation(phases=False)

    with pytest.raises(Denied):
        fill_phases(consultation=consultation, starts=date(2027, 1, 1), by=clara)

    assert not Phase.objects.exists()


def test_choosing_the_format_on_the_screen_makes_its_phases(client: Client, dilek: User) -> None:
    client.force_login(dilek)
    consultation = make_consultation(phases=False)
    publish(consultation, "de-simple")
    url = reverse("consultations_admin:fill_phases", args=[consultation.pk])

    response = client.post(url, {"format": "vote", "starts": "1.2.2027"})

    assert response.status_code == 302
    assert Consultation.objects.get().format == "vote"
    assert Phase.objects.order_by("starts").first().starts == datetime(2027, 2, 1, tzinfo=BERLIN)
    assert set(ConsultationChange.objects.values_list("what", flat=True)) == {"phase_added"}


def test_the_screen_refuses_a_second_set_with_a_sentence(client: Client, dilek: User) -> None:
    client.force_login(dilek)
    consultation = make_consultation()
    url = reverse("consultations_admin:fill_phases", args=[consultation.pk])

    response = client.post(url, {"format": "vote", "starts": "1.2.2027"})

    assert response.status_code == 200
    assert response.context_data["form"].non_field_errors()
    assert Consultation.objects.get().format == "ideas"
