"""Answers go draft → released → corrected, and the status trail only grows."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.models import ModelLogEntry

from accounts.models import User
from consultations.answers import services
from consultations.answers.worklist import proposals_for
from consultations.models import Answer, AnswerState, Proposal, State, StatusEntry
from consultations.rules import Denied
from content import page_cache
from notices.models import OutboxMessage
from tests.factories import make_consultation, make_proposal


def draft(dilek: User, *proposals: Proposal, text: str = "Die Bank kommt.", **fields: object) -> Answer:
    return services.draft_answer(
        by=dilek, consultation=proposals[0].consultation, proposals=proposals, text=text, **fields
    )


def test_a_draft_is_not_public(dilek: User) -> None:
    proposal = make_proposal(make_consultation())

    draft(dilek, proposal)

    assert not proposal.answers.public().exists()


def test_releasing_makes_it_public_and_tells_the_author(dilek: User, anna: User) -> None:
    proposal = make_proposal(make_consultation(), author=anna, title="Eine Bank")

    answer = services.release(by=dilek, answer=draft(dilek, proposal))

    assert answer.state == AnswerState.RELEASED
    mail = OutboxMessage.objects.get(kind="answer_released")
    assert mail.address == anna.email
    assert "Die Bank kommt." in mail.body
    assert proposal.get_absolute_url() in mail.body


def test_one_answer_for_several_proposals_is_one_mail_to_each_author(dilek: User, anna: User, bernd: User) -> None:
    consultation = make_consultation()
    proposals = [make_proposal(consultation, author=person) for person in (anna, anna, bernd)]

    services.release(by=dilek, answer=draft(dilek, *proposals))

    addresses = OutboxMessage.objects.filter(kind="answer_released").values_list("address", flat=True)
    assert sorted(addresses) == [anna.email, bernd.email]


def test_releasing_twice_tells_once(dilek: User, anna: User) -> None:
    answer = draft(dilek, make_proposal(make_consultation(), author=anna))

    first = services.release(by=dilek, answer=answer)
    second = services.release(by=dilek, answer=answer)

    assert first.released_at == second.released_at
    assert OutboxMessage.objects.filter(kind="answer_released").count() == 1


def test_a_proposal_on_paper_is_answered_without_a_mail(dilek: User) -> None:
    services.release(by=dilek, answer=draft(dilek, make_proposal(make_consultation())))

    assert not OutboxMessage.objects.exists()


def test_an_answer_without_german_text_is_not_released(dilek: User) -> None:
    answer = draft(dilek, make_proposal(make_consultation()), text="")

    with pytest.raises(ValidationError):
        services.release(by=dilek, answer=answer)

    assert Answer.objects.get().state == AnswerState.DRAFT


def test_a_correction_keeps_what_was_said_and_why_it_changed(dilek: User) -> None:
    answer = services.release(by=dilek, answer=draft(dilek, make_proposal(make_consultation())))

    services.correct(by=dilek, answer=answer, text="Die Bank kommt 2028.", reason="Das Jahr fehlte.")

    answer.refresh_from_db()
    correction = answer.corrections.get()
    assert (str(answer.text), answer.state) == ("Die Bank kommt 2028.", AnswerState.CORRECTED)
    assert (str(correction.text_before), correction.reason) == ("Die Bank kommt.", "Das Jahr fehlte.")


def test_a_correction_needs_a_reason(dilek: User) -> None:
    answer = services.release(by=dilek, answer=draft(dilek, make_proposal(make_consultation())))

    with pytest.raises(ValidationError):
        services.correct(by=dilek, answer=answer, text="Anders.", reason=" ")


def test_a_public_answer_does_not_become_a_draft_again(dilek: User) -> None:
    proposal = make_proposal(make_consultation())
    answer = services.release(by=dilek, answer=draft(dilek, proposal))

    with pytest.raises(ValidationError):
        draft(dilek, proposal, answer=answer)


def test_one_answer_does_not_serve_two_consultations(dilek: User) -> None:
    with pytest.raises(ValidationError):
        draft(dilek, make_proposal(make_consultation()), make_proposal(make_consultation()))


def test_the_status_follows_its_newest_entry(dilek: User, anna: User) -> None:
    proposal = make_proposal(make_consultation(), author=anna)

    services.set_status(by=dilek, proposals=[proposal], status="checking")
    services.set_status(
        by=dilek, proposals=[proposal], status="admitted", next_step="Der Rat berät", next_step_on=date(2027, 3, 1)
    )

    proposal.refresh_from_db()
    assert proposal.status == "admitted"
    assert [entry.status for entry in proposal.status_entries.all()] == ["checking", "admitted"]
    mail = OutboxMessage.objects.filter(kind="status_set").order_by("pk").last()
    assert "Der Rat berät" in mail.body


def test_a_status_entry_is_never_changed(dilek: User) -> None:
    (entry,) = services.set_status(by=dilek, proposals=[make_proposal(make_consultation())], status="checking")

    entry.status = "done"

    with pytest.raises(ValidationError):
        entry.save()


def test_an_unknown_status_changes_nothing(dilek: User) -> None:
    proposal = make_proposal(make_consultation())

    with pytest.raises(ValidationError):
        services.set_status(by=dilek, proposals=[proposal], status="perhaps")

    proposal.refresh_from_db()
    assert proposal.status == "received"
    assert not StatusEntry.objects.exists()


@pytest.mark.parametrize("who", ["anna", "clara"])
def test_without_the_permission_nobody_answers(request: pytest.FixtureRequest, dilek: User, who: str) -> None:
    person = request.getfixturevalue(who)
    proposal = make_proposal(make_consultation(), author=person)
    answer = draft(dilek, proposal)

    for act in (
        lambda: draft(person, proposal),
        lambda: services.release(by=person, answer=answer),
        lambda: services.correct(by=person, answer=answer, text="x", reason="y"),
        lambda: services.set_status(by=person, proposals=[proposal], status="done"),
    ):
        with pytest.raises(Denied):
            act()


def test_public_changes_make_kept_pages_stale(
    dilek: User, django_capture_on_commit_callbacks: pytest.FixtureRequest
) -> None:
    proposal = make_proposal(make_consultation())
    versions = [page_cache.version()]

    with django_capture_on_commit_callbacks(execute=True):
        answer = services.release(by=dilek, answer=draft(dilek, proposal))
    versions.append(page_cache.version())
    with django_capture_on_commit_callbacks(execute=True):
        services.correct(by=dilek, answer=answer, text="Anders.", reason="Darum.")
    versions.append(page_cache.version())
    with django_capture_on_commit_callbacks(execute=True):
        services.set_status(by=dilek, proposals=[proposal], status="done")
    versions.append(page_cache.version())

    assert len(set(versions)) == 4


def test_the_worklist_knows_unanswered_overdue_and_mine(dilek: User) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    consultation, late = make_consultation(), make_consultation(answer_by=yesterday)
    answered, mine, waiting = (make_proposal(consultation) for _each in range(3))
    overdue = make_proposal(late)
    services.release(by=dilek, answer=draft(dilek, answered))
    draft(dilek, mine, responsible=dilek, promised_for=yesterday)

    assert set(proposals_for("unanswered", dilek)) == {mine, waiting, overdue}
    assert set(proposals_for("overdue", dilek)) == {mine, overdue}
    assert set(proposals_for("mine", dilek)) == {mine}
    assert set(proposals_for("all", dilek)) == {answered, mine, waiting, overdue}


def test_the_worklist_leaves_out_archives_and_what_is_not_published(dilek: User) -> None:
    make_proposal(make_consultation(is_archive=True))
    make_proposal(make_consultation(), state=State.WAITING)
    make_proposal(make_consultation(), state=State.HIDDEN)

    assert not proposals_for("unanswered", dilek)


def test_neither_mails_nor_the_log_repeat_a_title_that_may_have_to_be_blacked_out(dilek: User, anna: User) -> None:
    proposal = make_proposal(make_consultation(), author=anna, title="Herr Mustermann soll weg")

    answer = services.release(by=dilek, answer=draft(dilek, proposal))
    services.correct(by=dilek, answer=answer, text="Anders.", reason="Darum.")
    services.set_status(by=dilek, proposals=[proposal], status="checking")

    mails = [f"{mail.subject}{mail.body}" for mail in OutboxMessage.objects.all()]
    entries = [f"{entry.label}{entry.data}" for entry in ModelLogEntry.objects.all()]
    assert len(mails) == 3
    assert not [text for text in mails + entries if "Mustermann" in text]
