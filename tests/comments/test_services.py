"""Writing, changing and withdrawing comments."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone, translation

from accounts.models import User
from consultations.comments import services
from consultations.models import Comment, Consultation, Kind, Phase, Proposal, PublishingCheck, State
from consultations.rules import Denied, Reason
from tests.factories import make_comment, make_consultation, make_proposal, make_user, submission

pytestmark = pytest.mark.django_db


@pytest.fixture
def proposal() -> Proposal:
    return make_proposal(make_consultation())


def say(proposal: Proposal, person: User, **fields: Any) -> Comment:
    fields = {"submission": submission(), "kind": Kind.REMARK, "text": "Gute Idee.", **fields}
    return services.comment_on(thread=proposal.thread, person=person, **fields)


def count_of(proposal: Proposal) -> int:
    return Proposal.objects.values_list("comment_count", flat=True).get(pk=proposal.pk)


def denied(action: Any, **fields: Any) -> Reason | None:
    with pytest.raises(Denied) as denial:
        action(**fields)
    return denial.value.decision.reason


def test_a_comment_is_public_at_once_where_nothing_is_checked(proposal: Proposal, anna: User) -> None:
    comment = say(proposal, anna, kind=Kind.AGAINST, text="Dort steht schon eine.", public_name="Anna")

    assert (comment.state, comment.kind, comment.text) == (State.PUBLISHED, "against", "Dort steht schon eine.")
    assert str(comment.contributor) == "Anna"
    assert count_of(proposal) == 1


def test_without_a_name_the_comment_has_none(proposal: Proposal, anna: User) -> None:
    comment = say(proposal, anna)

    with translation.override("de"):
        assert anna.email not in str(comment.contributor)
    assert comment.contributor.public_name == ""


def test_the_house_rules_and_the_licence_agreed_to_are_kept(proposal: Proposal, anna: User) -> None:
    contributor = say(proposal, anna).contributor

    assert (contributor.accepted_rules, contributor.accepted_licence) == ("2026-11", "CC BY 4.0")


def test_two_clicks_make_one_comment(proposal: Proposal, anna: User) -> None:
    twice = submission()

    first, second = say(proposal, anna, submission=twice), say(proposal, anna, submission=twice)

    assert first == second
    assert (Comment.objects.count(), count_of(proposal)) == (1, 1)


def test_a_stranger_with_somebody_elses_submission_makes_a_comment_of_their_own(
    proposal: Proposal, anna: User, bernd: User
) -> None:
    hers = say(proposal, anna)

    his = say(proposal, bernd, submission=hers.submission, text="Anderes")

    hers.refresh_from_db()
    assert (his.contributor.account, his.text) == (bernd, "Anderes")
    assert (hers.contributor.account, hers.text) == (anna, "Gute Idee.")


@pytest.mark.parametrize(
    ("check", "states"),
    [
        (PublishingCheck.NONE, [State.PUBLISHED, State.PUBLISHED]),
        (PublishingCheck.ALL, [State.WAITING, State.WAITING]),
    ],
)
def test_the_consultation_says_what_is_checked(check: str, states: list[str], anna: User) -> None:
    proposal = make_proposal(make_consultation(check_before_publishing=check))

    assert [say(proposal, anna).state for _each in range(2)] == states
    assert count_of(proposal) == states.count(State.PUBLISHED)


def test_where_the_first_contribution_is_checked_the_second_waits_until_one_was_published(anna: User) -> None:
    proposal = make_proposal(make_consultation(check_before_publishing=PublishingCheck.FIRST))

    first, second = say(proposal, anna), say(proposal, anna)
    Comment.objects.filter(pk=first.pk).update(state=State.PUBLISHED, was_published=True)
    third = say(proposal, anna)

    assert [first.state, second.state, third.state] == [State.WAITING, State.WAITING, State.PUBLISHED]


def test_somebody_whose_only_text_was_hidden_is_checked_again(anna: User) -> None:
    proposal = make_proposal(make_consultation(check_before_publishing=PublishingCheck.FIRST))
    make_comment(proposal, author=anna, state=State.HIDDEN)

    assert say(proposal, anna).state == State.WAITING


def test_a_published_proposal_makes_its_author_known(anna: User) -> None:
    consultation = make_consultation(check_before_publishing=PublishingCheck.FIRST)
    make_proposal(consultation, author=anna)

    assert say(make_proposal(consultation), anna).state == State.PUBLISHED


def test_a_reply_hangs_below_its_comment_in_the_same_thread(proposal: Proposal, anna: User, bernd: User) -> None:
    parent = say(proposal, anna)

    reply = say(proposal, bernd, parent=parent)

    assert (reply.parent, reply.thread) == (parent, parent.thread)
    assert count_of(proposal) == 2


def test_nobody_replies_to_a_reply(proposal: Proposal, anna: User) -> None:
    reply = say(proposal, anna, parent=say(proposal, anna))

    assert denied(say, proposal=proposal, person=anna, parent=reply) == Reason.TOO_DEEP


def test_nobody_replies_to_what_is_hidden(proposal: Proposal, anna: User) -> None:
    hidden = make_comment(proposal, state=State.HIDDEN)

    assert denied(say, proposal=proposal, person=anna, parent=hidden) == Reason.HIDDEN


def test_nobody_comments_on_a_hidden_proposal_even_with_a_page_opened_before(proposal: Proposal, anna: User) -> None:
    seen_before = proposal.thread
    Proposal.objects.update(state=State.HIDDEN)

    assert denied(services.comment_on, thread=seen_before, person=anna, **words()) == Reason.HIDDEN


def test_nobody_comments_after_the_phase(proposal: Proposal, anna: User) -> None:
    Phase.objects.update(ends=timezone.now())

    assert denied(say, proposal=proposal, person=anna) == Reason.PHASE_OVER


def test_the_general_discussion_is_one_thread(anna: User, bernd: User) -> None:
    consultation = make_consultation()

    for person in (anna, bernd):
        services.comment_on(thread=services.general_thread(consultation), person=person, **words())

    assert consultation.threads.get().comments.count() == 2


def test_a_text_written_on_a_page_in_leichte_sprache_is_german(proposal: Proposal, anna: User) -> None:
    with translation.override("de-simple"):
        assert say(proposal, anna).language == "de"
    with translation.override("en"):
        assert say(proposal, anna).language == "en"


def test_a_change_keeps_the_earlier_words(proposal: Proposal, anna: User) -> None:
    comment = say(proposal, anna, text="Erst so.")

    changed = services.change(comment=comment, person=anna, kind=Kind.FOR, text="Jetzt anders.")

    assert (changed.text, changed.kind, changed.edited_at is not None) == ("Jetzt anders.", "for", True)
    assert [version.text for version in changed.versions.all()] == ["Erst so."]


def test_saving_the_same_words_is_no_change(proposal: Proposal, anna: User) -> None:
    comment = say(proposal, anna)

    same = services.change(comment=comment, person=anna, kind=comment.kind, text=comment.text)

    assert (same.edited_at, same.versions.count()) == (None, 0)


def test_where_everything_is_checked_a_changed_comment_waits_again(anna: User) -> None:
    proposal = make_proposal(make_consultation(check_before_publishing=PublishingCheck.ALL))
    comment = make_comment(proposal, author=anna)

    changed = services.change(comment=comment, person=anna, kind=comment.kind, text="Ganz anders.")

    assert (changed.state, count_of(proposal)) == (State.WAITING, 0)


def test_nobody_changes_a_comment_that_somebody_has_replied_to(proposal: Proposal, anna: User, bernd: User) -> None:
    comment = say(proposal, anna)
    say(proposal, bernd, parent=comment)

    reason = denied(services.change, comment=comment, person=anna, kind=Kind.REMARK, text="Anders.")

    assert reason == Reason.ANSWERED_BY_OTHERS


@pytest.mark.parametrize("action", [services.change, services.withdraw])
def test_only_the_author_changes_or_withdraws(action: Any, proposal: Proposal, anna: User, bernd: User) -> None:
    comment = say(proposal, anna)
    fields = {"kind": Kind.REMARK, "text": "Anders."} if action is services.change else {}

    assert denied(action, comment=comment, person=bernd, **fields) == Reason.NOT_AUTHOR


def test_a_withdrawn_comment_is_no_longer_counted_and_its_replies_are(proposal: Proposal, anna: User) -> None:
    comment = say(proposal, anna)
    say(proposal, anna, parent=comment)

    withdrawn = services.withdraw(comment=comment, person=anna)
    again = services.withdraw(comment=comment, person=anna)

    assert (withdrawn.state, again.state) == (State.WITHDRAWN, State.WITHDRAWN)
    assert count_of(proposal) == 1
    assert withdrawn.replies.get().state == State.PUBLISHED


def test_withdrawing_is_possible_after_the_phase(proposal: Proposal, anna: User) -> None:
    comment = say(proposal, anna)
    Phase.objects.update(ends=timezone.now() - timedelta(hours=1))

    assert services.withdraw(comment=comment, person=anna).state == State.WITHDRAWN


def test_what_moderation_has_hidden_its_author_can_neither_change_nor_withdraw(proposal: Proposal, anna: User) -> None:
    hidden = make_comment(proposal, author=anna, state=State.HIDDEN)

    assert denied(services.withdraw, comment=hidden, person=anna) == Reason.HIDDEN
    assert denied(services.change, comment=hidden, person=anna, kind=Kind.FOR, text="Neu.") == Reason.HIDDEN


def test_a_deleted_account_leaves_its_comments_and_everybodys_replies(
    proposal: Proposal, anna: User, bernd: User
) -> None:
    comment = say(proposal, anna, public_name="Anna")
    reply = say(proposal, bernd, parent=comment)

    anna.delete()

    assert list(Comment.objects.visible_to(None).order_by("pk")) == [comment, reply]
    comment.refresh_from_db()
    assert comment.contributor.account is None


def test_what_a_deleted_account_wrote_belongs_to_nobody(proposal: Proposal, anna: User) -> None:
    comment = say(proposal, anna)
    anna.delete()

    assert denied(services.withdraw, comment=comment, person=make_user()) == Reason.NOT_AUTHOR


def test_a_closed_consultation_has_no_comments_for_anybody(anna: User) -> None:
    consultation = make_consultation(published=False)
    make_comment(make_proposal(consultation), author=anna)

    assert not Comment.objects.visible_to(anna).exists()
    assert Consultation.objects.visible().count() == 0


def words() -> dict[str, Any]:
    return {"submission": submission(), "kind": Kind.REMARK, "text": "Gute Idee."}
