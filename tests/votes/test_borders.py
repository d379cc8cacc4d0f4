"""A phase is half open: its first second belongs to it, its last moment does not. Clocks are Berlin's."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from accounts.models import User
from consultations.models import Phase
from consultations.rules import Denied, Reason
from consultations.votes import services
from consultations.votes.recount import recount

from .making import vote_phase

pytestmark = pytest.mark.django_db

BERLIN = ZoneInfo("Europe/Berlin")
SECOND = timedelta(seconds=1)


def phase_between(starts: datetime, ends: datetime) -> Phase:
    phase, _proposals = vote_phase(2, starts=starts, ends=ends)
    return phase


def answer(phase: Phase, person: User, at: datetime) -> Reason | None:
    try:
        services.cast(phase=phase, person=person, proposal=phase.candidacies.get(number=1).proposal, at=at)
    except Denied as denied:
        return denied.decision.reason
    return None


def test_votes_count_from_the_first_second_to_the_last(anna: User) -> None:
    starts = datetime(2026, 9, 1, tzinfo=BERLIN)
    ends = datetime(2026, 9, 19, tzinfo=BERLIN)
    phase = phase_between(starts, ends)

    assert answer(phase, anna, starts - SECOND) == Reason.PHASE_NOT_BEGUN
    assert answer(phase, anna, starts) is None
    assert answer(phase, anna, ends - SECOND) is None
    assert answer(phase, anna, ends) == Reason.PHASE_OVER


def test_taking_back_ends_at_the_same_second(anna: User) -> None:
    ends = datetime(2026, 9, 19, tzinfo=BERLIN)
    phase = phase_between(ends - timedelta(days=18), ends)
    proposal = phase.candidacies.get(number=1).proposal
    services.cast(phase=phase, person=anna, proposal=proposal, at=ends - SECOND)

    for take_back in (
        lambda: services.take_back(phase=phase, person=anna, proposal=proposal, at=ends),
        lambda: services.take_back_ballot(phase=phase, person=anna, at=ends),
    ):
        with pytest.raises(Denied):
            take_back()

    services.take_back(phase=phase, person=anna, proposal=proposal, at=ends - SECOND)
    assert recount() == []


@pytest.mark.parametrize(
    ("starts", "ends", "hours"),
    [
        # The clock jumps from 2 to 3, and from 3 back to 2.
        (datetime(2026, 3, 28, tzinfo=BERLIN), datetime(2026, 3, 30, tzinfo=BERLIN), 47),
        (datetime(2026, 10, 24, tzinfo=BERLIN), datetime(2026, 10, 26, tzinfo=BERLIN), 49),
    ],
)
def test_a_weekend_on_which_the_clock_changes_is_as_long_as_it_is(
    anna: User, starts: datetime, ends: datetime, hours: int
) -> None:
    phase = phase_between(starts, ends)
    phase.refresh_from_db()

    assert phase.ends - phase.starts == timedelta(hours=hours)
    assert answer(phase, anna, phase.starts + timedelta(hours=hours) - SECOND) is None
    assert answer(phase, anna, phase.starts + timedelta(hours=hours)) == Reason.PHASE_OVER


def test_the_hour_that_comes_twice_is_two_hours(anna: User) -> None:
    ends = datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN, fold=0)
    phase = phase_between(ends - timedelta(days=2), ends)

    assert answer(phase, anna, datetime(2026, 10, 25, 2, 29, 59, tzinfo=BERLIN, fold=0)) is None
    assert answer(phase, anna, datetime(2026, 10, 25, 2, 15, tzinfo=BERLIN, fold=1)) == Reason.PHASE_OVER
