"""The mails about proposals."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import translation

from notices.base import Notice, for_person

from .models import Proposal, State

if TYPE_CHECKING:
    from accounts.models import User


@dataclass(frozen=True, kw_only=True)
class ThankYouForProposal(Notice):
    """Without the title: moderation may black out a name in it, and a mail cannot be called back."""

    kind = "proposal_thanks"

    number: int
    consultation: str
    url: str
    is_waiting: bool
    is_closed: bool = False

    @classmethod
    def to(cls, person: "User", proposal: Proposal) -> "ThankYouForProposal":
        """The thank-you to the one who handed it in, in that person's language version."""
        with translation.override(person.language or settings.LANGUAGE_CODE):
            return cls(
                **for_person(person),
                key=f"proposal-thanks:{proposal.pk}",
                number=proposal.number,
                consultation=str(proposal.consultation),
                url=f"{settings.BASE_URL}{proposal.get_absolute_url()}",
                is_waiting=proposal.state == State.WAITING,
                is_closed=proposal.consultation.is_closed,
            )
