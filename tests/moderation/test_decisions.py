"""What staff decide, what becomes of the contribution, and who is told."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import ModelLogEntry

from accounts.models import User
from consultations.models import (
    Comment,
    CommentVersion,
    Consultation,
    HouseRule,
    ModerationDecision,
    Proposal,
    Report,
    State,
)
from consultations.moderation import evidence, services
from consultations.moderation.targets import GAP, fingerprint
from consultations.rules import Denied, Reason
from notices.models import OutboxMessage
from tests.factories import (
    make_candidacy,
    make_comment,
    make_proposal,
    make_vote_phase,
    submission,
)

pytestmark = pytest.mark.django_db


def hide(target: Any, by: User, **fields: Any) -> ModerationDecision:
    return services.hide(target=target, by=by, **{"rule": HouseRule.INSULT, **fields})


def make_report(target: Any, **fields: Any) -> Report:
    return services.report(target=target, person=None, submission=submission(), rule=HouseRule.INSULT, **fields)  # type: ignore[arg-type]  # Anybody.


def count_of(proposal: Proposal) -> int:
    return Proposal.objects.values_list("comment_count", flat=True).get(pk=proposal.pk)


def test_a_published_comment_counts_at_once(clara: User, proposal: Proposal) -> None:
    comment = make_comment(proposal)
    waiting = make_comment(proposal, state=State.WAITING, was_published=False)
    Proposal.objects.update(comment_count=1)

    services.publish(target=waiting, by=clara)

    assert set(Comment.objects.visible_to(None)) == {comment, waiting}
    assert count_of(proposal) == 2


def test_a_hidden_comment_counts_no_more_and_its_replies_do(clara: User, proposal: Proposal) -> None:
    comment = make_comment(proposal)
    reply = make_comment(proposal, parent=comment)

    hide(comment, clara)

    assert list(Comment.objects.visible_to(None)) == [reply]
    assert comment in Comment.objects.shown_in(proposal.consultation, None)
    assert count_of(proposal) == 1


def test_what_was_hidden_can_be_published_again(clara: User, proposal: Proposal) -> None:
    comment = make_comment(proposal)
    hide(comment, clara)

    services.publish(target=comment, by=clara)

    comment.refresh_from_db()
    assert (comment.state, count_of(proposal)) == (State.PUBLISHED, 1)


def test_a_hidden_proposal_is_in_no_list_and_neither_are_its_comments(clara: User, proposal: Proposal) -> None:
    make_comment(proposal)

    hide(proposal, clara)

    assert not Proposal.objects.visible_to(None).exists()
    assert not Comment.objects.visible_to(None).exists()
    assert not Comment.objects.shown_in(proposal.consultation, None).exists()


def test_a_proposal_gets_its_day_of_publication_with_the_check(clara: User, consultation: Consultation) -> None:
    waiting = make_proposal(consultation, state=State.WAITING, published_at=None)

    services.publish(target=waiting, by=clara)

    waiting.refresh_from_db()
    assert waiting.is_published
    assert waiting.published_at is not None


def test_a_rejected_comment_that_nobody_ever_saw_leaves_no_placeholder(clara: User, proposal: Proposal) -> None:
    waiting = make_comment(proposal, state=State.WAITING, was_published=False)

    hide(waiting, clara)

    assert not Comment.objects.shown_in(proposal.consultation, None).exists()


def test_hiding_a_proposal_gives_the_votes_for_it_back(clara: User, anna: User, consultation: Consultation) -> None:
    from consultations.votes.services import cast

    phase = make_vote_phase(consultation)
    candidacy = make_candidacy(phase)
    other = make_candidacy(phase)
    for each in (candidacy, other):
        cast(phase=phase, person=anna, proposal=each.proposal)

    hide(candidacy.proposal, clara)

    candidacy.refresh_from_db()
    assert not candidacy.is_in
    assert [mark.proposal for mark in phase.ballots.get().marks.all()] == [other.proposal]


def test_each_decision_keeps_who_why_and_the_evidence(clara: User, proposal: Proposal, settings: Any) -> None:
    settings.EVIDENCE_DAYS = 30
    comment = make_comment(proposal, text="Du Esel!")

    decision = hide(comment, clara, text="Bitte sachlich.")

    assert (decision.by, decision.rule, decision.text, decision.evidence) == (
        clara,
        "insult",
        "Bitte sachlich.",
        "Du Esel!",
    )
    assert decision.evidence_until == timezone.localdate() + timedelta(days=30)


def test_each_decision_is_in_the_log_without_the_words_that_it_is_about(clara: User, proposal: Proposal) -> None:
    comment = make_comment(proposal, text="Du Esel!")

    hide(comment, clara)

    entry = ModelLogEntry.objects.get(action="consultations.hide")
    assert (entry.user, entry.data["rule"]) == (clara, "insult")
    assert "Esel" not in f"{entry.label}{entry.data}"
    assert entry.message.count(str(comment.pk)) == 1


def test_the_author_is_told_what_was_decided_and_why(clara: User, anna: User, proposal: Proposal) -> None:
    comment = make_comment(proposal, author=anna)

    hide(comment, clara, text="Bitte sachlich.")

    mail = OutboxMessage.objects.get(kind="moderation_decided")
    assert mail.address == anna.email
    assert "Bitte sachlich." in mail.body
    assert str(HouseRule.INSULT.label) in mail.body


def test_an_author_without_an_account_is_told_nothing(clara: User, anna: User, proposal: Proposal) -> None:
    comment = make_comment(proposal, author=anna)
    anna.delete()

    hide(Comment.objects.get(pk=comment.pk), clara)

    assert not OutboxMessage.objects.filter(kind="moderation_decided").exists()


def test_a_decision_that_fails_tells_nobody(clara: User, anna: User, proposal: Proposal) -> None:
    comment = make_comment(proposal, author=anna)

    with pytest.raises(ValidationError):
        services.publish(target=comment, by=clara)

    assert not OutboxMessage.objects.exists()
    assert not ModerationDecision.objects.exists()


@pytest.mark.parametrize("who", ["anna", "bernd", "dilek"])
def test_only_moderators_decide(who: str, request: pytest.FixtureRequest, proposal: Proposal) -> None:
    person = request.getfixturevalue(who)
    comment = make_comment(proposal, author=person)

    for decide in (
        lambda: services.publish(target=comment, by=person),
        lambda: hide(comment, person),
        lambda: services.redact(target=comment, by=person, rule=HouseRule.PRIVATE, passage="gute"),
        lambda: services.keep(target=comment, by=person),
    ):
        with pytest.raises(Denied) as denial:
            decide()
        assert denial.value.decision.reason == Reason.NOT_STAFF


def test_two_clicks_on_hide_are_one_decision(clara: User, proposal: Proposal) -> None:
    comment = make_comment(proposal)
    hide(comment, clara)

    with pytest.raises(ValidationError):
        hide(comment, clara)

    assert ModerationDecision.objects.count() == 1
    assert count_of(proposal) == 0


def test_what_its_author_withdrew_is_not_published_by_others(clara: User, proposal: Proposal) -> None:
    comment = make_comment(proposal, state=State.WITHDRAWN)

    with pytest.raises(Denied) as denial:
        services.publish(target=comment, by=clara)

    assert denial.value.decision.reason == Reason.WITHDRAWN


def test_nobody_publishes_words_that_changed_after_the_page_was_opened(clara: User, proposal: Proposal) -> None:
    waiting = make_comment(proposal, state=State.WAITING)
    seen = fingerprint(waiting)
    Comment.objects.filter(pk=waiting.pk).update(text="Etwas ganz anderes")

    with pytest.raises(ValidationError) as error:
        services.publish(target=waiting, by=clara, seen=seen)

    assert error.value.code == "stale"


def test_a_decision_answers_all_reports_and_forgets_the_addresses(clara: User, proposal: Proposal) -> None:
    comment = make_comment(proposal)
    make_report(comment, email="leser@example.test")
    make_report(comment)
    elsewhere = make_report(proposal)

    decision = services.keep(target=comment, by=clara)

    assert decision.reports.count() == 2
    assert list(Report.objects.open()) == [elsewhere]
    assert not Report.objects.exclude(email="").exists()
    assert OutboxMessage.objects.get().address == "leser@example.test"


def test_keeping_does_not_bother_the_author(clara: User, anna: User, proposal: Proposal) -> None:
    comment = make_comment(proposal, author=anna)
    make_report(comment)

    services.keep(target=comment, by=clara)

    assert not OutboxMessage.objects.exists()
    comment.refresh_from_db()
    assert comment.state == State.PUBLISHED


def test_evidence_goes_when_its_day_has_passed_and_with_it_the_hidden_words(clara: User, proposal: Proposal) -> None:
    comment = make_comment(proposal, text="Du Esel!")
    CommentVersion.objects.create(comment=comment, text="Du Ochse!")
    decision = hide(comment, clara)
    last_day = decision.evidence_until
    assert last_day

    assert evidence.purge(last_day) == 0
    assert evidence.purge(last_day + timedelta(days=1)) == 1

    decision.refresh_from_db()
    comment.refresh_from_db()
    assert (decision.evidence, comment.text, comment.versions.get().text) == ("", GAP, GAP)
    with pytest.raises(ValidationError):
        services.publish(target=comment, by=clara)


def test_what_was_published_again_keeps_its_words_when_the_evidence_goes(clara: User, proposal: Proposal) -> None:
    comment = make_comment(proposal, text="Doch in Ordnung.")
    hide(comment, clara)
    services.publish(target=comment, by=clara)

    evidence.purge(timezone.localdate() + timedelta(days=9999))

    comment.refresh_from_db()
    assert comment.text == "Doch in Ordnung."
    assert not ModerationDecision.objects.exclude(evidence="").exists()


def test_withdrawn_words_go_after_the_same_time(consultation: Consultation, settings: Any) -> None:
    settings.EVIDENCE_DAYS = 30
    now = timezone.now()
    old = make_proposal(consultation, state=State.WITHDRAWN, withdrawn_at=now - timedelta(days=32))
    new = make_proposal(consultation, state=State.WITHDRAWN, withdrawn_at=now - timedelta(days=28))

    call_command("purge_evidence")

    for each in (old, new):
        each.refresh_from_db()
    assert (old.title, old.text, old.versions.get().text) == (GAP, GAP, GAP)
    assert new.text != GAP
