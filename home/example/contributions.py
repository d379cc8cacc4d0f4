"""What people write in the example content: proposals and comments, all published."""

import datetime
from collections.abc import Iterable
from typing import Any

from consultations.channels import Channel
from consultations.models import Comment, Consultation, Contributor, Phase, Proposal, State, Thread
from consultations.processes.services import next_number
from consultations.proposals.services import begin_record
from consultations.shorts.services import write

from .times import in_office_hours, spread

Texts = dict[str, Any]


def make_proposals(consultation: Consultation, phase: Phase, all_texts: list[Texts]) -> dict[Proposal, Texts]:
    """The proposals, numbered in the order of the file, with the texts that they come from."""
    moments = spread(len(all_texts), phase.starts, phase.ends)
    categories = {category.slug: category for category in consultation.categories.all()}
    made = {}
    for texts, written_at in zip(all_texts, moments, strict=True):
        # What an office puts in comes on a day of its own.
        at = in_office_hours(texts["days"]) if "days" in texts else written_at
        fields = {name: texts.get(name, "") for name in ("title", "text", "district", "quarter", "place")}
        proposal = Proposal.objects.create(
            consultation=consultation,
            contributor=contributor(consultation, texts["author"]),
            number=next_number(consultation),
            state=State.PUBLISHED,
            language=texts.get("language", "de"),
            channel=texts.get("channel", Channel.WEB),
            cost=texts.get("cost"),
            created_at=at,
            published_at=at,
            **fields,
        )
        begin_record(proposal)
        proposal.categories.set(categories[slug] for slug in texts["categories"])
        tell(proposal, texts.get("short", {}))
        made[proposal] = texts
    return made


def tell(proposal: Proposal, shorts: Texts) -> None:
    """Its short texts by version; as nobody of a reading group has seen them, they say that they are not checked."""
    for version, text in shorts.items():
        write(target=proposal, version=version, text=text)


def general_thread_of(consultation: Consultation) -> Thread:
    return Thread.objects.get_or_create(consultation=consultation, is_general=True)[0]


def discuss(
    discussions: Iterable[tuple[Thread, list[Texts]]], *, since: datetime.datetime, until: datetime.datetime
) -> None:
    """Write all comments of a consultation, then the replies to them, and count them at their proposals."""
    comments, replies, proposals = [], [], []
    for thread, all_texts in discussions:
        begin = max(since, thread.proposal.created_at) if thread.proposal else since
        moments = spread(how_many(all_texts), begin, until)
        for texts in all_texts:
            comment = draft(thread, texts, next(moments))
            comments.append(comment)
            replies += [draft(thread, reply, next(moments), comment) for reply in texts.get("replies", [])]
        if thread.proposal:
            thread.proposal.comment_count = how_many(all_texts)
            proposals.append(thread.proposal)
    Comment.objects.bulk_create(comments)
    Comment.objects.bulk_create(replies)
    Proposal.objects.bulk_update(proposals, ["comment_count"])


def how_many(all_texts: list[Texts]) -> int:
    return len(all_texts) + sum(len(texts.get("replies", [])) for texts in all_texts)


def draft(thread: Thread, texts: Texts, at: datetime.datetime, parent: Comment | None = None) -> Comment:
    return Comment(
        thread=thread,
        parent=parent,
        contributor=contributor(thread.consultation, texts["author"]),
        kind=texts["kind"],
        text=texts["text"],
        language=texts.get("language", "de"),
        channel=texts.get("channel", Channel.WEB),
        state=State.PUBLISHED,
        was_published=True,
        created_at=at,
    )


def contributor(consultation: Consultation, name: str) -> Contributor:
    """The same name is the same person; without a name everybody is somebody else."""
    if not name:
        return Contributor.objects.create(consultation=consultation)
    return Contributor.objects.get_or_create(consultation=consultation, public_name=name)[0]
