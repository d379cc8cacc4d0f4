"""Whether what somebody writes is public at once or waits for a check."""

from django.db.models import Q

from ..comments.models import Comment
from ..processes.models import Consultation, Contributor, PublishingCheck
from ..proposals.models import Proposal, State

#: Somebody who had a text published is known – unless staff had to hide it.
STILL_TRUSTED = Q(state__in=[State.PUBLISHED, State.WITHDRAWN])


def initial_state(consultation: Consultation, contributor: Contributor | None) -> State:
    """The state of a new contribution, by the consultation's ``check_before_publishing``."""
    check = consultation.check_before_publishing
    if check == PublishingCheck.NONE or (check == PublishingCheck.FIRST and contributor and is_known(contributor)):
        return State.PUBLISHED
    return State.WAITING


def state_after_change(consultation: Consultation, state: str) -> State:
    """The state of a contribution whose author changes it. Where everything is checked, the new words are, too."""
    if state == State.PUBLISHED and consultation.check_before_publishing != PublishingCheck.ALL:
        return State.PUBLISHED
    return State.WAITING


def is_known(contributor: Contributor) -> bool:
    """Whether this contributor has had a contribution published in this consultation."""
    proposals = Proposal.objects.filter(STILL_TRUSTED, contributor=contributor, published_at__isnull=False)
    comments = Comment.objects.filter(STILL_TRUSTED, contributor=contributor, was_published=True)
    return proposals.exists() or comments.exists()
