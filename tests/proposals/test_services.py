"""Handing in, changing and withdrawing: what the services promise, whoever calls them."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.models import User
from consultations.actions import Action
from consultations.channels import Channel
from consultations.models import (
    Consultation,
    Contributor,
    Phase,
    Proposal,
    PublishingCheck,
    State,
)
from consultations.processes.models import Level
from consultations.proposals import services
from consultations.rules import Denied, Reason
from notices.models import OutboxMessage
from tests.factories import (
    make_consultation,
    make_contributor,
    make_phase,
    make_proposal,
)

pytestmark = pytest.mark.django_db


def hand_in(consultation: Consultation, person: User, **fields: Any) -> Proposal:
    return services.hand_in(
        **{
            "consultation": consultation,
            "person": person,
            "submission": uuid4(),
            "text": "Am Markt fehlt eine Bank. Dort kann sich niemand ausruhen.",
            **fields,
        }
    )


# Handing in


def test_a_proposal_comes_in_with_everything_that_belongs_to_it(consultation: Consultation, anna: User) -> None:
    proposal = hand_in(consultation, anna, title="Eine Bank", public_name="Anna M.", district="5", place="Am Brunnen")

    proposal.refresh_from_db()
    assert (proposal.number, proposal.title, proposal.state) == (1, "Eine Bank", State.PUBLISHED)
    assert (proposal.channel, proposal.district, proposal.place) == (Channel.WEB, "5", "Am Brunnen")
    assert proposal.published_at == proposal.created_at
    assert [(each.number, each.title, each.text) for each in proposal.versions.all()] == [
        (1, proposal.title, proposal.text)
    ]
    assert proposal.thread.consultation == consultation
    assert [each.status for each in proposal.status_entries.all()] == ["received"]
    assert proposal.contributor.public_name == "Anna M."
    assert proposal.contributor.accepted_licence == consultation.contribution_licence
    assert proposal.contributor.accepted_rules


def test_the_title_is_made_from_the_text_when_there_is_none(consultation: Consultation, anna: User) -> None:
    assert hand_in(consultation, anna).title == "Am Markt fehlt eine Bank"


def test_two_clicks_make_one_proposal_and_one_mail(consultation: Consultation, anna: User) -> None:
    submission = uuid4()

    first = hand_in(consultation, anna, submission=submission)
    second = hand_in(consultation, anna, submission=submission, text="Etwas anderes")

    assert first == second
    assert Proposal.objects.get().text == first.text
    assert OutboxMessage.objects.filter(kind="proposal_thanks").count() == 1


def test_the_second_click_counts_as_the_first_even_if_the_phase_ended_in_between(
    consultation: Consultation, anna: User
) -> None:
    submission = uuid4()
    first = hand_in(consultation, anna, submission=submission)
    Phase.objects.update(ends=timezone.now())

    assert hand_in(consultation, anna, submission=submission) == first


def test_somebody_elses_submission_gives_no_way_to_their_proposal(
    consultation: Consultation, anna: User, bernd: User
) -> None:
    submission = uuid4()
    hers = hand_in(consultation, anna, submission=submission)

    his = hand_in(consultation, bernd, submission=submission, text="Etwas anderes")

    assert his != hers
    assert his.contributor.account == bernd


def test_numbers_follow_each_other_within_a_consultation(anna: User) -> None:
    one, other = make_consultation(), make_consultation()

    numbers = [hand_in(each, anna).number for each in (one, one, other, one)]

    assert numbers == [1, 2, 1, 3]


@pytest.mark.parametrize(
    ("check", "states"),
    [
        (PublishingCheck.NONE, [State.PUBLISHED, State.PUBLISHED]),
        (PublishingCheck.FIRST, [State.WAITING, State.PUBLISHED]),
        (PublishingCheck.ALL, [State.WAITING, State.WAITING]),
    ],
)
def test_the_setting_says_whether_it_is_public_at_once(check: str, states: list[str], anna: User) -> None:
    consultation = make_consultation(check_before_publishing=check)

    first = hand_in(consultation, anna)
    first_state = first.state
    Proposal.objects.filter(pk=first.pk).update(state=State.PUBLISHED, published_at=timezone.now())
    second = hand_in(consultation, anna)

    assert [first_state, second.state] == states


def test_what_waits_for_a_check_was_not_yet_published(anna: User) -> None:
    waiting = hand_in(make_consultation(check_before_publishing=PublishingCheck.ALL), anna)

    assert waiting.published_at is None


def test_the_thank_you_says_the_number_in_the_persons_language(consultation: Consultation, anna: User) -> None:
    anna.language = "en"
    anna.save()

    proposal = hand_in(consultation, anna, title="Eine Bank für Max Muster")

    mail = OutboxMessage.objects.get(kind="proposal_thanks")
    assert mail.address == anna.email
    assert f"/en/b/{consultation.slug}/{proposal.number}/" in mail.body
    assert f"It has the number {proposal.number}." in mail.body
    assert "Max Muster" not in mail.subject + mail.body, "Names may be blacked out later, but no mail comes back."


def test_a_person_without_an_address_gets_no_mail(consultation: Consultation) -> None:
    somebody = User.objects.create_user()

    hand_in(consultation, somebody)

    assert not OutboxMessage.objects.exists()


def test_nothing_is_left_of_a_proposal_that_the_rules_deny(consultation: Consultation, anna: User) -> None:
    Phase.objects.update(ends=timezone.now())

    with pytest.raises(Denied) as denied:
        hand_in(consultation, anna)

    assert denied.value.decision.reason == Reason.PHASE_OVER
    assert not Proposal.objects.exists()
    assert not Contributor.objects.exists()
    assert not OutboxMessage.objects.exists()
    consultation.refresh_from_db()
    assert consultation.last_number == 0


def test_an_old_copy_of_the_consultation_does_not_outlive_a_changed_phase(
    consultation: Consultation, anna: User
) -> None:
    assert consultation.timeline
    Phase.objects.update(ends=timezone.now())

    with pytest.raises(Denied):
        hand_in(consultation, anna)


@pytest.mark.parametrize(("seconds", "is_open"), [(-1, False), (0, True)])
def test_the_phase_begins_on_the_second(seconds: int, is_open: bool, anna: User, monkeypatch) -> None:
    border = timezone.now().replace(microsecond=0)
    consultation = make_consultation(phases=False)
    make_phase(consultation, starts=border, ends=border + timedelta(days=1))
    monkeypatch.setattr(timezone, "now", lambda: border + timedelta(seconds=seconds))

    if is_open:
        assert hand_in(consultation, anna)
    else:
        with pytest.raises(Denied):
            hand_in(consultation, anna)


@pytest.mark.parametrize(("seconds", "is_open"), [(-1, True), (0, False)])
def test_the_phase_ends_on_the_second(seconds: int, is_open: bool, anna: User, monkeypatch) -> None:
    border = timezone.now().replace(microsecond=0)
    consultation = make_consultation(phases=False)
    make_phase(consultation, starts=border - timedelta(days=1), ends=border)
    monkeypatch.setattr(timezone, "now", lambda: border + timedelta(seconds=seconds))

    if is_open:
        assert hand_in(consultation, anna)
    else:
        with pytest.raises(Denied):
            hand_in(consultation, anna)


@pytest.mark.parametrize(
    ("level", "contributor", "reason"),
    [
        (Level.STATEMENT, {}, Reason.STATEMENT_MISSING),
        (Level.STATEMENT, {"stated_entitled_at": timezone.now()}, None),
        (Level.CHECKED, {"stated_entitled_at": timezone.now()}, Reason.NOT_ELIGIBLE),
        (Level.CHECKED, {"found_entitled_at": timezone.now()}, None),
    ],
)
def test_only_who_is_entitled_hands_in(level: str, contributor: dict[str, Any], reason: str, anna: User) -> None:
    consultation = make_consultation(level=level)
    make_contributor(consultation, anna, **contributor)

    if reason is None:
        assert hand_in(consultation, anna)
    else:
        with pytest.raises(Denied) as denied:
            hand_in(consultation, anna)
        assert denied.value.decision.reason == reason


def test_who_hands_in_very_much_is_asked_to_wait(consultation: Consultation, anna: User, bernd: User) -> None:
    for _number in range(5):
        hand_in(consultation, anna)

    with pytest.raises(ValidationError) as error:
        hand_in(consultation, anna)

    assert error.value.code == "too_many"
    assert Proposal.objects.count() == 5
    assert hand_in(consultation, bernd)
    Proposal.objects.update(created_at=timezone.now() - timedelta(hours=1))
    assert hand_in(consultation, anna)


# Visibility


def test_one_queryset_says_what_is_visible_to_whom(consultation: Consultation, anna: User, bernd: User) -> None:
    shown = {
        state: make_proposal(consultation, author=anna, state=state)
        for state in (State.PUBLISHED, State.WAITING, State.HIDDEN, State.WITHDRAWN)
    }
    make_proposal(make_consultation(published=False))

    def seen_by(person: User | None) -> set[Proposal]:
        return set(Proposal.objects.visible_to(person))

    assert seen_by(None) == seen_by(bernd) == {shown[State.PUBLISHED]}
    assert seen_by(anna) == {shown[State.PUBLISHED], shown[State.WAITING]}


@pytest.mark.parametrize("action", [Action.COMMENT, Action.SUPPORT])
def test_phases_that_open_other_things_take_no_proposals(action: Action, anna: User) -> None:
    consultation = make_consultation(phases=False)
    make_phase(consultation, opens=(action,))

    with pytest.raises(Denied) as denied:
        hand_in(consultation, anna)

    assert denied.value.decision.reason == Reason.NOT_OFFERED
