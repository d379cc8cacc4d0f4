"""The mails about answers and about what became of a proposal."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.utils import translation

from content.multilingual import MultilingualText
from notices.base import Notice, for_person

from ..models import Answer, AnswerCorrection, Proposal, State, StatusEntry

if TYPE_CHECKING:
    from accounts.models import User


def authors_of(proposals: Iterable[Proposal]) -> dict["User", list[Proposal]]:
    """The accounts behind published proposals, each with its own ones. Paper has no account and gets no mail.

    Whoever may no longer read the consultation is not told what stands in it.
    """
    authors: dict[User, list[Proposal]] = {}
    for proposal in proposals:
        account = proposal.contributor.account
        if account is None or not account.is_active or proposal.consultation.is_closed_to(account):
            continue
        if proposal.state == State.PUBLISHED:
            authors.setdefault(account, []).append(proposal)
    return authors


@dataclass(frozen=True)
class ProposalLine:
    """By number, never by title: moderation may black out a name in it, and a mail cannot be called back."""

    number: int
    url: str

    @classmethod
    def of(cls, proposal: Proposal) -> "ProposalLine":
        url = f"{settings.BASE_URL}{proposal.get_absolute_url()}"
        return cls(number=proposal.number, url=url)


def in_order(proposals: Iterable[Proposal]) -> tuple[ProposalLine, ...]:
    return tuple(ProposalLine.of(proposal) for proposal in sorted(proposals, key=lambda proposal: proposal.number))


@dataclass(frozen=True, kw_only=True)
class AnswerReleased(Notice):
    """One mail to each author, however many of the author's proposals the answer serves."""

    kind: ClassVar[str] = "answer_released"

    proposals: tuple[ProposalLine, ...]
    consultation: str
    written_by: str
    text: MultilingualText

    @classmethod
    def to(cls, person: "User", proposals: Iterable[Proposal], answer: Answer) -> "AnswerReleased":
        with translation.override(person.language or settings.LANGUAGE_CODE):
            return cls(
                **for_person(person),
                key=f"answer:{answer.pk}:{person.pk}",
                proposals=in_order(proposals),
                consultation=str(answer.consultation),
                written_by=answer.office,
                text=answer.text,
            )


@dataclass(frozen=True, kw_only=True)
class AnswerCorrected(Notice):
    kind: ClassVar[str] = "answer_corrected"

    proposals: tuple[ProposalLine, ...]
    consultation: str
    text: MultilingualText
    reason: str

    @classmethod
    def to(
        cls, person: "User", proposals: Iterable[Proposal], answer: Answer, correction: AnswerCorrection
    ) -> "AnswerCorrected":
        with translation.override(person.language or settings.LANGUAGE_CODE):
            return cls(
                **for_person(person),
                key=f"answer-correction:{correction.pk}:{person.pk}",
                proposals=in_order(proposals),
                consultation=str(answer.consultation),
                text=answer.text,
                reason=correction.reason,
            )


@dataclass(frozen=True, kw_only=True)
class StatusSet(Notice):
    kind: ClassVar[str] = "status_set"

    proposal: ProposalLine
    consultation: str
    status: str
    reason: MultilingualText
    next_step: MultilingualText
    next_step_on: date | None

    @classmethod
    def to(cls, person: "User", entry: StatusEntry) -> "StatusSet":
        with translation.override(person.language or settings.LANGUAGE_CODE):
            return cls(
                **for_person(person),
                key=f"status:{entry.pk}:{person.pk}",
                proposal=ProposalLine.of(entry.proposal),
                consultation=str(entry.proposal.consultation),
                status=entry.label,
                reason=entry.reason,
                next_step=entry.next_step,
                next_step_on=entry.next_step_on,
            )
