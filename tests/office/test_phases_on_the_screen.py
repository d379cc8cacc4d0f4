"""Phases on the consultation's own screen: dates move with a public reason, rules until the first ballot."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils import timezone

from consultations.models import ConsultationChange, Phase
from consultations.processes.links import admin_url
from tests.factories import (
    make_comment,
    make_consultation,
    make_phase,
    make_proposal,
    make_vote_phase,
)
from tests.office.forms import filled
from tests.office.helpers import errors_of, make_ballot, said

BERLIN = ZoneInfo("Europe/Berlin")
NEXT_YEAR = timezone.now().year + 1


def test_public_dates_do_not_move_without_a_reason(office: Client) -> None:
    consultation = make_consultation()

    data = filled(office, admin_url(consultation), **{"phases-0-ends": f"30.12.{NEXT_YEAR} 00:00"})
    response = office.post(admin_url(consultation), data)

    sentence = "These dates are public. Please write why they change. Everybody can read it."
    assert errors_of(response, "reason") == [said(sentence)]
    assert Phase.objects.get().ends.year != NEXT_YEAR


def test_a_phase_that_has_begun_keeps_its_dates_without_a_reason_even_where_nothing_is_published(
    office: Client,
) -> None:
    consultation = make_consultation(published=False)

    data = filled(office, admin_url(consultation), **{"phases-0-ends": f"30.12.{NEXT_YEAR} 00:00"})
    response = office.post(admin_url(consultation), data)

    assert errors_of(response, "reason")


def test_moved_dates_appear_publicly_with_their_reason(office: Client) -> None:
    consultation = make_consultation()

    data = filled(
        office,
        admin_url(consultation),
        reason="Viele sind im Urlaub.",
        **{"phases-0-ends": f"30.12.{NEXT_YEAR} 00:00"},
    )
    office.post(admin_url(consultation), data)

    change = ConsultationChange.objects.get()
    assert (change.what, change.reason) == ("phase.ends", "Viele sind im Urlaub.")
    assert datetime.fromisoformat(change.after) == datetime(NEXT_YEAR, 12, 30, tzinfo=BERLIN)
    assert change.after_said.endswith(f"29.\xa0Dezember {NEXT_YEAR}, 24\xa0Uhr")


def test_a_phase_ends_after_it_starts(office: Client) -> None:
    consultation = make_consultation()

    data = filled(office, admin_url(consultation), reason="x", **{"phases-0-ends": "1.1.2020 00:00"})
    response = office.post(admin_url(consultation), data)

    assert response.status_code == 200
    assert response.context["form"].formsets["phases"].forms[0].errors


def test_the_voting_rule_is_locked_at_the_first_ballot(office: Client) -> None:
    consultation = make_consultation(phases=False)
    phase = make_vote_phase(consultation)
    make_ballot(phase)

    data = filled(office, admin_url(consultation), **{"phases-0-marks_per_ballot": "3"})
    response = office.post(admin_url(consultation), data)

    sentence = "People have voted in this phase already. Its voting rule must stay as it is."
    assert errors_of(response, "marks_per_ballot", row=0) == [said(sentence)]
    assert Phase.objects.get().marks_per_ballot == 5


def test_until_the_first_ballot_the_voting_rule_may_change_and_that_is_public(office: Client) -> None:
    consultation = make_consultation(phases=False)
    make_vote_phase(consultation)

    data = filled(office, admin_url(consultation), **{"phases-0-marks_per_ballot": "3"})
    office.post(admin_url(consultation), data)

    assert Phase.objects.get().marks_per_ballot == 3
    assert ConsultationChange.objects.get().what == "phase.marks_per_ballot"


def test_votes_need_a_rule_and_a_rule_needs_votes(office: Client) -> None:
    consultation = make_consultation()

    without_rule = filled(office, admin_url(consultation), **{"phases-0-opens": ["propose", "vote"]})
    without_votes = filled(office, admin_url(consultation), **{"phases-0-opens": ["propose"]})

    assert errors_of(office.post(admin_url(consultation), without_rule), "use", row=0)
    assert errors_of(office.post(admin_url(consultation), without_votes), "opens", row=0)


@pytest.mark.parametrize("traces", ["proposal", "comment", "ballot"])
def test_a_phase_that_people_took_part_in_cannot_be_deleted(office: Client, traces: str) -> None:
    consultation = make_consultation(phases=False)
    phase = make_vote_phase(consultation) if traces == "ballot" else make_phase(consultation)
    if traces == "proposal":
        make_proposal(consultation)
    if traces == "comment":
        make_comment(make_proposal(consultation, created_at=timezone.now() - timedelta(days=90)))
    if traces == "ballot":
        make_ballot(phase)

    data = filled(office, admin_url(consultation), reason="Weg damit.", **{"phases-0-DELETE": "on"})
    response = office.post(admin_url(consultation), data)

    assert response.status_code == 200
    assert len(response.context["form"].formsets["phases"].non_form_errors()) == 1
    assert Phase.objects.exists()


def test_an_unused_phase_can_be_deleted_with_a_reason(office: Client) -> None:
    consultation = make_consultation()

    data = filled(office, admin_url(consultation), reason="Sie war doppelt.", **{"phases-0-DELETE": "on"})
    office.post(admin_url(consultation), data)

    assert not Phase.objects.exists()
    assert ConsultationChange.objects.get().what == "phase_removed"


def test_a_final_result_fixes_the_dates(office: Client) -> None:
    consultation = make_consultation(phases=False)
    phase = make_vote_phase(consultation)
    phase.results.create(state="final", people=0, votes=0)

    data = filled(office, admin_url(consultation), reason="x", **{"phases-0-ends": f"30.12.{NEXT_YEAR} 00:00"})
    response = office.post(admin_url(consultation), data)

    assert errors_of(response, "ends", row=0)
