"""The states of a proposal."""

from django.utils import timezone

from content import page_cache

from .models import Proposal, State


def move(proposal: Proposal, state: State) -> None:
    """Give the proposal a new state. Call it in a transaction, with the proposal locked."""
    proposal.state = state
    if state == State.PUBLISHED and proposal.published_at is None:
        proposal.published_at = timezone.now()
    if state == State.WITHDRAWN:
        proposal.withdrawn_at = timezone.now()
    proposal.save(update_fields=["state", "published_at", "withdrawn_at"])
    page_cache.bump()


def locked(proposal: Proposal) -> Proposal:
    """The proposal as it is now, and nobody else's until the transaction ends."""
    together = Proposal.objects.select_related("consultation", "contributor__account")
    return together.select_for_update(of=("self",), no_key=True).get(pk=proposal.pk)
