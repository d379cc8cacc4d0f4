"""Consultations of the example content: phases around today, proposals, comments, votes, answers."""

import datetime
from itertools import count
from typing import Any

from django.utils import timezone

import cities
from consultations.channels import Channel
from consultations.formats import StepKind
from consultations.models import (
    Answer,
    AnswerState,
    Category,
    Comment,
    Consultation,
    Contributor,
    Phase,
    Proposal,
    State,
    StatusEntry,
    Thread,
)
from consultations.processes.services import midnight, next_number
from consultations.proposals.services import begin_record

from .pages import make_consultation_pages
from .votes import cast_choices, cast_support

Texts = dict[str, Any]


def make_consultation(texts: Texts) -> Consultation:
    page = make_consultation_pages(texts["pages"], texts["slug"])
    consultation = Consultation.objects.get(key=page.translation_key)
    for name in ("format", "level", "check_before_publishing", "scope", "decided_by", "audience", "minimum_age"):
        setattr(consultation, name, texts.get(name))
    consultation.answer_by = day(texts["answer_in_days"])
    consultation.is_example = True
    consultation.controller = f"Stadt {cities.current().name} (Beispiel)"
    consultation.data_purpose = "Auswertung und Beantwortung der Beiträge (Beispiel)"
    consultation.legal_basis = "Einwilligung (Beispiel)"
    consultation.retain_until = day(texts["answer_in_days"] + 730)
    consultation.save()
    phases = [make_phase(consultation, each) for each in texts["phases"]]
    for position, category in enumerate(texts["categories"], start=1):
        slug = category.pop("slug")
        Category.objects.create(consultation=consultation, slug=slug, name=category, position=position)
    make_proposals(consultation, phases, texts.get("proposals", []))
    return consultation


def make_phase(consultation: Consultation, texts: Texts) -> Phase:
    kind = StepKind(texts["kind"])
    step = next(step for step in consultation.format_data.steps if step.kind == kind)
    starts, ends = midnight(day(texts["from"])), midnight(day(texts["to"]))
    phase = Phase(consultation=consultation, kind=kind, starts=starts, ends=ends, opens=sorted(step.opens))
    phase.follow(step.voting)
    phase.marks_per_ballot = texts.get("marks_per_ballot", phase.marks_per_ballot)
    phase.save()
    return phase


def make_proposals(consultation: Consultation, phases: list[Phase], proposals: list[Texts]) -> None:
    collecting = next((phase for phase in phases if phase.kind == StepKind.COLLECT), phases[0])
    made = {}
    for nth, texts in enumerate(proposals):
        at = collecting.starts + datetime.timedelta(hours=11 * nth + 9)
        made[make_proposal(consultation, texts, at)] = texts
    support = {proposal: texts["support"] for proposal, texts in made.items() if "support" in texts}
    if support:
        cast_support(collecting, support)
    votes = {proposal: texts["votes"] for proposal, texts in made.items() if "votes" in texts}
    if votes:
        cast_choices(next(phase for phase in phases if phase.kind == StepKind.VOTE), votes)


def make_proposal(consultation: Consultation, texts: Texts, at: datetime.datetime) -> Proposal:
    at = min(at, timezone.now())
    fields = {name: texts.get(name, "") for name in ("title", "text", "district", "quarter", "place")}
    proposal = Proposal.objects.create(
        consultation=consultation,
        contributor=contributor(consultation, texts["author"]),
        number=next_number(consultation),
        state=State.PUBLISHED,
        channel=texts.get("channel", Channel.WEB),
        cost=texts.get("cost"),
        created_at=at,
        published_at=at,
        **fields,
    )
    begin_record(proposal)
    proposal.categories.set(consultation.categories.filter(slug__in=texts["categories"]))
    make_comments(proposal, texts.get("comments", []), at)
    make_trail(proposal, texts)
    return proposal


def make_comments(proposal: Proposal, comments: list[Texts], at: datetime.datetime) -> None:
    thread = proposal.thread
    hours = count(5, 7)
    for texts in comments:
        comment = make_comment(thread, texts, at, next(hours))
        for reply in texts.get("replies", []):
            make_comment(thread, reply, at, next(hours), parent=comment)
    proposal.comment_count = thread.comments.count()
    proposal.save(update_fields=["comment_count"])


def make_comment(
    thread: Thread, texts: Texts, at: datetime.datetime, hours: int, parent: Comment | None = None
) -> Comment:
    return Comment.objects.create(
        thread=thread,
        parent=parent,
        contributor=contributor(thread.consultation, texts["author"]),
        kind=texts["kind"],
        text=texts["text"],
        state=State.PUBLISHED,
        was_published=True,
        created_at=min(at + datetime.timedelta(hours=hours), timezone.now()),
    )


def make_trail(proposal: Proposal, texts: Texts) -> None:
    for step in texts.get("status", []):
        StatusEntry.objects.create(
            proposal=proposal,
            status=step["status"],
            at=midnight(day(step["days"])) + datetime.timedelta(hours=10),
            reason=step.get("reason", {}),
            next_step=step.get("next_step", {}),
            next_step_on=day(step["next_in_days"]) if "next_in_days" in step else None,
        )
        proposal.status = step["status"]
    proposal.save(update_fields=["status"])
    if "answer" in texts:
        make_answer(proposal, texts["answer"])


def make_answer(proposal: Proposal, texts: Texts) -> None:
    answer = Answer.objects.create(
        consultation=proposal.consultation,
        office=texts["office"],
        text=texts["text"],
        promised_for=proposal.consultation.answer_by,
        state=AnswerState.RELEASED,
        released_at=midnight(day(-32)) + datetime.timedelta(hours=11),
    )
    answer.proposals.add(proposal)


def contributor(consultation: Consultation, name: str) -> Contributor:
    """The same name is the same person; without a name everybody is somebody else."""
    if not name:
        return Contributor.objects.create(consultation=consultation)
    return Contributor.objects.get_or_create(consultation=consultation, public_name=name)[0]


def day(days: int) -> datetime.date:
    return timezone.localdate() + datetime.timedelta(days=days)
