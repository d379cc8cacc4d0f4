"""What the city says in the example content: answers, and what became of each proposal."""

from collections.abc import Mapping
from typing import Any

from consultations.models import Answer, AnswerState, Consultation, Proposal, StatusEntry

from .times import in_office_hours, workday

Texts = dict[str, Any]

#: Days from today on which an answer was given, unless it says so itself.
ANSWERED = -32


def answer(consultation: Consultation, proposals: Mapping[Proposal, Texts]) -> None:
    for proposal, texts in proposals.items():
        make_trail(proposal, texts.get("status", []))
        if "answer" in texts:
            make_answer(consultation, proposal, texts["answer"])


def make_trail(proposal: Proposal, steps: list[Texts]) -> None:
    for step in steps:
        StatusEntry.objects.create(
            proposal=proposal,
            status=step["status"],
            at=max(in_office_hours(step["days"]), proposal.created_at),
            reason=step.get("reason", {}),
            next_step=step.get("next_step", {}),
            next_step_on=workday(step["next_in_days"], later=True) if "next_in_days" in step else None,
        )
    if steps:
        proposal.status = steps[-1]["status"]
        proposal.save(update_fields=["status"])


def make_answer(consultation: Consultation, proposal: Proposal, texts: Texts) -> None:
    made = Answer.objects.create(
        consultation=consultation,
        office=texts["office"],
        text=texts["text"],
        promised_for=consultation.answer_by,
        state=AnswerState.RELEASED,
        released_at=max(in_office_hours(texts.get("days", ANSWERED)), proposal.created_at),
    )
    # One answer may serve several proposals; the others are named by their numbers.
    also = consultation.proposals.filter(number__in=texts.get("also", []))
    made.proposals.add(proposal, *also)
