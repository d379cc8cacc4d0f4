"""Many people, and impatient ones, at the same moment."""

from functools import partial
from uuid import uuid4

import pytest

from accounts.models import User
from consultations.comments import services
from consultations.models import Comment, Contributor, Kind, Proposal, State
from consultations.moderation.services import hide
from consultations.rules import Denied
from tests.factories import make_comment, make_consultation, make_proposal, make_user
from tests.votes.at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)

MANY = 64


def count_of(proposal: Proposal) -> int:
    return Proposal.objects.values_list("comment_count", flat=True).get(pk=proposal.pk)


def test_sixty_four_clicks_with_one_submission_make_one_comment() -> None:
    proposal = make_proposal(make_consultation())
    words = {"submission": uuid4(), "kind": Kind.REMARK, "text": "Gute Idee."}
    click = partial(services.comment_on, thread=proposal.thread, person=make_user(), **words)

    answers = at_once([click] * MANY)

    assert answers == [Comment.objects.get()] * MANY
    assert (Contributor.objects.filter(account__isnull=False).count(), count_of(proposal)) == (1, 1)


def test_strangers_who_send_one_submission_at_the_same_moment_lose_no_comment() -> None:
    proposal = make_proposal(make_consultation())
    write = partial(services.comment_on, thread=proposal.thread, submission=uuid4(), kind=Kind.FOR)
    people = [make_user() for _each in range(8)]

    at_once([partial(write, person=each, text=each.email) for each in people * 2])

    said = Comment.objects.values_list("contributor__account", "text")
    assert sorted(said) == [(each.pk, each.email) for each in people]


def test_comments_of_sixty_four_people_are_all_there_and_all_counted() -> None:
    proposal = make_proposal(make_consultation())
    write = partial(services.comment_on, thread=proposal.thread, kind=Kind.FOR, text="Gute Idee.")
    acts = [partial(write, person=make_user(), submission=uuid4()) for _each in range(MANY)]

    answers = at_once(acts)

    assert [each for each in answers if isinstance(each, Exception)] == []
    assert (Comment.objects.count(), count_of(proposal)) == (MANY, MANY)


def test_the_first_comments_of_a_general_discussion_share_one_thread() -> None:
    consultation = make_consultation()

    def write() -> Comment:
        thread = services.general_thread(consultation)
        return services.comment_on(
            thread=thread, person=people.pop(), submission=uuid4(), kind=Kind.QUESTION, text="Wann?"
        )

    people = [make_user() for _each in range(16)]

    answers = at_once([write] * 16)

    assert [each for each in answers if isinstance(each, Exception)] == []
    assert consultation.threads.get().comments.count() == 16


def test_a_comment_is_taken_out_of_the_count_once_whoever_hides_or_withdraws_it(clara: User) -> None:
    anna = make_user()
    proposal = make_proposal(make_consultation())
    make_comment(proposal)
    comment = make_comment(proposal, author=anna)
    acts = [
        partial(hide, target=comment, by=clara, rule="insult"),
        partial(services.withdraw, comment=comment, person=anna),
    ]

    at_once(acts * 8)

    comment.refresh_from_db()
    assert comment.state in (State.HIDDEN, State.WITHDRAWN)
    assert count_of(proposal) == 1


def test_nobody_changes_words_that_somebody_replies_to_at_the_same_moment() -> None:
    anna, bernd = make_user(), make_user()
    proposal = make_proposal(make_consultation())

    for _round in range(8):
        comment = make_comment(proposal, author=anna, text="Erst so.")
        reply = partial(
            services.comment_on,
            thread=proposal.thread,
            person=bernd,
            parent=comment,
            submission=uuid4(),
            kind=Kind.REMARK,
            text="Genau.",
        )
        change = partial(services.change, comment=comment, person=anna, kind=Kind.REMARK, text="Dann so.")
        replied, changed = at_once([reply, change])

        assert isinstance(replied, Comment)
        assert isinstance(changed, Comment | Denied)
        if isinstance(changed, Comment):
            # Whoever changed came first, so the reply is about the new words.
            assert changed.edited_at is not None
            assert changed.edited_at <= replied.created_at
