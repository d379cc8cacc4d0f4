"""The states of a comment, and the number of published ones that its proposal keeps."""

from django.db.models import F

from content import page_cache

from ..proposals.models import Proposal, State
from .models import Comment


def move(comment: Comment, state: State) -> None:
    """Give the comment a new state and count it in or out. Call it in a transaction, with the comment locked."""
    if comment.state == state:
        return
    count_in(comment, (state == State.PUBLISHED) - (comment.state == State.PUBLISHED))
    comment.state = state
    comment.was_published = comment.was_published or state == State.PUBLISHED
    comment.save(update_fields=["state", "was_published"])
    page_cache.bump()


def count_in(comment: Comment, change: int) -> None:
    """Add ``change`` to the number of comments that lists show; the general discussion keeps none."""
    proposal_id = comment.thread.proposal_id
    if change and proposal_id:
        Proposal.objects.filter(pk=proposal_id).update(comment_count=F("comment_count") + change)


def locked(comment: Comment) -> Comment:
    """The comment as it is now, and nobody else's until the transaction ends."""
    together = Comment.objects.select_related("thread__consultation", "thread__proposal", "contributor__account")
    return together.select_for_update(of=("self",), no_key=True).get(pk=comment.pk)
