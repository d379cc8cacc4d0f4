"""Handing in, changing and withdrawing proposals."""

from collections.abc import Iterable
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from content import page_cache
from notices.services import put

from ..actions import Action
from ..answers.models import StatusEntry
from ..channels import Channel
from ..comments.models import Thread
from ..moderation.publishing import initial_state, state_after_change
from ..processes.models import Consultation
from ..processes.services import accept_terms, next_number
from ..rules import decide
from ..submissions import own_submission
from ..votes.services import free_marks
from .limits import require_patience
from .models import Category, Proposal, ProposalVersion, State
from .notices import ThankYouForProposal
from .states import locked, move
from .text import title_from

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def hand_in(
    *,
    consultation: Consultation,
    person: "User",
    submission: UUID,
    text: str,
    title: str = "",
    language: str = "de",
    categories: Iterable[Category] = (),
    district: str = "",
    quarter: str = "",
    place: str = "",
    public_name: str = "",
    channel: Channel = Channel.WEB,
) -> Proposal:
    """Take a proposal into the running phase; the same ``submission`` again returns the proposal that it made.

    A title is made from the text where there is none. Who hands in very much gets a ``ValidationError``.
    """
    consultation = locked_consultation(consultation)
    submission = own_submission(person, submission)
    taken = Proposal.objects.filter(submission=submission).select_related("contributor", "consultation").first()
    if taken:
        # Also when the phase has ended between two clicks: the first one counts.
        return taken
    decide(person, Action.PROPOSE, on=consultation).require()
    contributor = accept_terms(person, consultation, public_name=public_name)
    require_patience(contributor)
    state = initial_state(consultation, contributor)
    now = timezone.now()
    proposal = Proposal.objects.create(
        consultation=consultation,
        contributor=contributor,
        number=next_number(consultation),
        submission=submission,
        title=title or title_from(text),
        text=text,
        language=language,
        district=district,
        quarter=quarter,
        place=place,
        channel=channel,
        state=state,
        created_at=now,
        published_at=now if state == State.PUBLISHED else None,
    )
    proposal.categories.set(categories)
    begin_record(proposal)
    # In this transaction: a crash after the commit must not lose the mail.
    put(ThankYouForProposal.to(person, proposal))
    page_cache.bump()
    return proposal


def begin_record(proposal: Proposal) -> None:
    """What every new proposal has besides itself: its first version, its discussion, and its first status if any."""
    ProposalVersion.objects.create(
        proposal=proposal, number=1, title=proposal.title, text=proposal.text, created_at=proposal.created_at
    )
    Thread.objects.create(consultation=proposal.consultation, proposal=proposal)
    if proposal.status:
        StatusEntry.objects.create(proposal=proposal, status=proposal.status, at=proposal.created_at)


@transaction.atomic
def change(
    *,
    proposal: Proposal,
    person: "User",
    text: str,
    title: str = "",
    categories: Iterable[Category] | None = None,
    district: str | None = None,
    quarter: str | None = None,
    place: str | None = None,
) -> Proposal:
    """Give one's proposal new words; the earlier ones stay readable. Saving the same words again adds no version.

    Topics and place stay as they are where none are given.
    """
    proposal = locked(proposal)
    decide(person, Action.EDIT_PROPOSAL, on=proposal).require()
    title = title or title_from(text)
    is_reworded = (title, text) != (proposal.title, proposal.text)
    proposal.title, proposal.text = title, text
    given = {"district": district, "quarter": quarter, "place": place}
    for column, value in given.items():
        if value is not None:
            setattr(proposal, column, value)
    if is_reworded:
        proposal.state = state_after_change(proposal.consultation, proposal.state)
        add_version(proposal)
    proposal.save(update_fields=["title", "text", "state", *given])
    if categories is not None:
        proposal.categories.set(categories)
    page_cache.bump()
    return proposal


def add_version(proposal: Proposal) -> ProposalVersion:
    latest = proposal.versions.aggregate(latest=Max("number"))["latest"] or 0
    return ProposalVersion.objects.create(
        proposal=proposal, number=latest + 1, title=proposal.title, text=proposal.text
    )


@transaction.atomic
def withdraw(*, proposal: Proposal, person: "User") -> Proposal:
    """Take one's proposal back. A placeholder stays at its address, and votes for it are given back."""
    proposal = locked(proposal)
    if proposal.state == State.WITHDRAWN and proposal.contributor.is_account_of(person):
        return proposal
    decide(person, Action.WITHDRAW_PROPOSAL, on=proposal).require()
    move(proposal, State.WITHDRAWN)
    free_marks(proposal, State.WITHDRAWN)
    return proposal


def locked_consultation(consultation: Consultation) -> Consultation:
    """The consultation as it is now. Until the transaction ends, nobody else takes a number in it."""
    return Consultation.objects.select_for_update(no_key=True).get(pk=consultation.pk)
