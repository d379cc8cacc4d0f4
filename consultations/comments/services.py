"""Writing, changing and withdrawing comments."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from content import page_cache

from ..actions import Action
from ..channels import Channel
from ..models import Consultation, Contributor, Proposal, State
from ..moderation.publishing import initial_state, state_after_change
from ..processes.querysets import has_live_page
from ..processes.services import accept_terms
from ..rules import decide
from ..submissions import own_submission
from ..texts import language_of_writing
from .limits import require_patience
from .models import Comment, CommentVersion, Kind, Thread
from .states import count_in, locked, move

if TYPE_CHECKING:
    from accounts.models import User


def thread_of(proposal: Proposal) -> Thread:
    """The discussion of a proposal; made if it has none yet."""
    return Thread.objects.get_or_create(proposal=proposal, defaults={"consultation": proposal.consultation})[0]


def general_thread(consultation: Consultation) -> Thread:
    """The discussion about a consultation as a whole; made by its first comment."""
    return Thread.objects.get_or_create(consultation=consultation, is_general=True)[0]


@transaction.atomic
def comment_on(
    *,
    thread: Thread,
    person: "User",
    submission: UUID,
    kind: str,
    text: str,
    public_name: str = "",
    parent: Comment | None = None,
    channel: Channel = Channel.WEB,
) -> Comment:
    """Take in a comment, or with ``parent`` a reply; the same ``submission`` again returns the comment it made.

    Who writes very much gets a ``ValidationError``.
    """
    if parent:
        # Its author must not change it while somebody replies.
        parent = locked(parent)
        thread = parent.thread
    else:
        thread = fresh(thread)
    contributor = accept_terms(person, thread.consultation, public_name=public_name)
    submission = own_submission(person, submission)
    taken = Comment.objects.filter(submission=submission).select_related("contributor").first()
    if taken:
        return taken
    decide(person, Action.COMMENT, on=parent or thread).require()
    require_patience(contributor)
    comment = Comment.objects.create(
        submission=submission,
        thread=thread,
        parent=parent,
        contributor=contributor,
        kind=Kind(kind),
        text=text,
        language=language_of_writing(text),
        channel=channel,
        **_state(thread.consultation, contributor),
    )
    if comment.state == State.PUBLISHED:
        count_in(comment, +1)
        page_cache.bump()
    return comment


@transaction.atomic
def change(*, comment: Comment, person: "User", kind: str, text: str) -> Comment:
    """Give one's comment new words as long as nobody has replied; the earlier ones are kept."""
    comment = locked(comment)
    decide(person, Action.EDIT_COMMENT, on=comment).require()
    if (comment.kind, comment.text) == (kind, text):
        return comment
    CommentVersion.objects.create(
        comment=comment, text=comment.text, created_at=comment.edited_at or comment.created_at
    )
    comment.kind, comment.text, comment.edited_at = Kind(kind), text, timezone.now()
    comment.save(update_fields=["kind", "text", "edited_at"])
    move(comment, state_after_change(comment.thread.consultation, comment.state))
    page_cache.bump()
    return comment


@transaction.atomic
def withdraw(*, comment: Comment, person: "User") -> Comment:
    """Take one's comment back. A placeholder and the replies stay; a second click changes nothing."""
    comment = locked(comment)
    if comment.state == State.WITHDRAWN and comment.contributor.is_account_of(person):
        return comment
    decide(person, Action.WITHDRAW_COMMENT, on=comment).require()
    move(comment, State.WITHDRAWN)
    comment.withdrawn_at = timezone.now()
    comment.save(update_fields=["withdrawn_at"])
    return comment


def fresh(thread: Thread) -> Thread:
    """The discussion as it is now: since the page was opened, its proposal may have gone."""
    together = Thread.objects.select_related("consultation", "proposal")
    thread = together.annotate(is_visible=has_live_page("consultation__key")).get(pk=thread.pk)
    thread.consultation.is_visible = thread.is_visible
    if thread.proposal:
        thread.proposal.consultation = thread.consultation
    return thread


def _state(consultation: Consultation, contributor: Contributor) -> dict[str, object]:
    state = initial_state(consultation, contributor)
    return {"state": state, "was_published": state == State.PUBLISHED}
