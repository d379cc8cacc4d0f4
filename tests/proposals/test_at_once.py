"""Many clicks at the same moment, on real connections."""

from functools import partial
from uuid import uuid4

import pytest

from consultations.models import Contributor, Proposal, ProposalVersion, State, Thread
from consultations.proposals import services
from notices.models import OutboxMessage
from tests.factories import make_consultation, make_proposal, make_user
from tests.votes.at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)

MANY = 64


def test_sixty_four_clicks_with_one_submission_make_one_proposal() -> None:
    click = partial(
        services.hand_in,
        consultation=make_consultation(),
        person=make_user(),
        submission=uuid4(),
        text="Am Markt fehlt eine Bank.",
    )

    answers = at_once([click] * MANY)

    proposal = Proposal.objects.get()
    assert answers == [proposal] * MANY
    assert (proposal.number, proposal.consultation.last_number) == (1, 1)
    assert [model.objects.count() for model in (Contributor, ProposalVersion, Thread, OutboxMessage)] == [1, 1, 1, 1]


def test_strangers_who_send_one_submission_at_the_same_moment_lose_no_proposal() -> None:
    submission, people = uuid4(), [make_user() for _each in range(8)]
    # In consultations apart: within one, people take their numbers one after the other.
    places = [make_consultation() for _each in people]
    acts = [
        partial(services.hand_in, consultation=place, person=person, submission=submission, text=person.email)
        for place, person in zip(places, people, strict=True)
    ]

    at_once(acts)

    said = Proposal.objects.values_list("consultation", "contributor__account", "number", "text")
    expected = [(place.pk, person.pk, 1, person.email) for place, person in zip(places, people, strict=True)]
    assert sorted(said) == expected


def test_sixty_four_people_get_numbers_without_gaps() -> None:
    consultation = make_consultation()
    acts = [
        partial(services.hand_in, consultation=consultation, person=person, submission=uuid4(), text="Eine Bank.")
        for person in [make_user() for _each in range(MANY)]
    ]

    answers = at_once(acts)

    assert [each for each in answers if isinstance(each, Exception)] == []
    assert sorted(Proposal.objects.values_list("number", flat=True)) == list(range(1, MANY + 1))


def test_nobody_slips_more_than_allowed_through_at_once() -> None:
    consultation, anna = make_consultation(), make_user()
    acts = [
        partial(services.hand_in, consultation=consultation, person=anna, submission=uuid4(), text="Eine Bank.")
        for _click in range(16)
    ]

    at_once(acts)

    assert Proposal.objects.count() == 5


def test_changing_and_withdrawing_at_once_end_in_one_state() -> None:
    anna = make_user()
    proposal = make_proposal(make_consultation(), author=anna)
    changes = [partial(services.change, proposal=proposal, person=anna, text=f"Fassung {n}.") for n in range(8)]
    withdrawals = [partial(services.withdraw, proposal=proposal, person=anna)] * 8

    at_once([*changes, *withdrawals])

    proposal.refresh_from_db()
    assert proposal.state == State.WITHDRAWN
    numbers = list(proposal.versions.values_list("number", flat=True))
    assert numbers == list(range(len(numbers), 0, -1))
    assert proposal.versions.first().text == proposal.text
