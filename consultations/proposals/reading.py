"""A proposal as its page shows it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from content.versions import other_language

from ..actions import Action
from ..answers.models import Answer, StatusEntry
from ..channels import Channel
from ..models import Candidacy, Consultation, Proposal, ProposalVersion, State
from ..rules import decide, is_signed_in
from ..shorts.reading import NONE, Shorts, mark_of_words
from .places import names_of

if TYPE_CHECKING:
    from ..rules import Person


def find_or_404(
    person: "Person", consultation: Consultation, number: int, *, is_alone: bool = False, with_versions: bool = False
) -> Proposal:
    """The proposal of this address as far as the person may know of it: placeholders too, others' waiting ones not.

    It brings its contributor and its thread, unless it is wanted alone.
    """
    proposals = Proposal.objects.filter(consultation=consultation, number=number)
    if not is_alone:
        proposals = proposals.select_related("contributor", "thread")
    if with_versions:
        earlier = ProposalVersion.objects.filter(proposal=OuterRef("pk"), number__gt=1)
        proposals = proposals.annotate(has_versions=Exists(earlier))
    proposal = get_object_or_404(proposals)
    if not is_known_to(person, proposal):
        raise Http404
    proposal.consultation = consultation
    return proposal


def is_known_to(person: "Person", proposal: Proposal) -> bool:
    if proposal.state == State.PUBLISHED:
        return True
    if proposal.contributor.is_account_of(person):
        return True
    # What was never public leaves no placeholder either.
    return proposal.state in (State.HIDDEN, State.WITHDRAWN) and proposal.published_at is not None


@dataclass(frozen=True)
class Neighbours:
    """The proposals before and after one, by number, among those that this person may see."""

    previous: Proposal | None
    following: Proposal | None


def neighbours_of(proposal: Proposal, person: "Person") -> Neighbours:
    others = Proposal.objects.shown_in(proposal.consultation, person)
    before = others.filter(number__lt=proposal.number).order_by("-number").values("pk")[:1]
    after = others.filter(number__gt=proposal.number).order_by("number").values("pk")[:1]
    both = Proposal.objects.filter(Q(pk=Subquery(before)) | Q(pk=Subquery(after)))
    both = both.only("number", "title", "language")
    return Neighbours(
        previous=next((each for each in both if each.number < proposal.number), None),
        following=next((each for each in both if each.number > proposal.number), None),
    )


def shown_in(consultation: Consultation, person: "Person") -> QuerySet[Proposal]:
    """Give it a consultation that this person has been found to see."""
    return Proposal.objects.shown_in(consultation, person).prefetch_related("categories")


def facts_of(proposal: Proposal) -> list[dict[str, Any]]:
    """The rows of a ``<dl>``: number, when, by whom, topic, where, how it came in."""
    channel = _("%(how)s, %(where)s") if proposal.received_at else "%(how)s"
    rows: list[dict[str, Any]] = [
        {"term": _("Number"), "text": str(proposal.number)},
        {"term": _("By"), "text": str(proposal.contributor)},
    ]
    if proposal.handed_in_at:
        rows.insert(1, {"term": _("Handed in"), "moment": proposal.handed_in_at, "how": "day"})
    for category in proposal.categories.all():
        name = category.name
        rows.append({"term": _("Topic"), "text": str(name), "lang": other_language(name.language)})
    rows += [_on_the_ballot(each, proposal) for each in candidacies_of(proposal)]
    if place := names_of(proposal):
        rows.append({"term": _("Place"), "text": place})
    if proposal.channel != Channel.WEB:
        words = {"how": Channel(proposal.channel).label, "where": proposal.received_at}
        rows.append({"term": _("How it came in"), "text": channel % words})
    # Imports bring addresses of others; only those of pages become links.
    if proposal.source_url.startswith(("https://", "http://")):
        rows.append({"term": _("Taken over from"), "text": proposal.source_url, "url": proposal.source_url})
    return rows


def candidacies_of(proposal: Proposal) -> list[Candidacy]:
    """Where it stands to vote under which number; asks only where this consultation has such a vote."""
    if not any(phase.needs_candidacy for phase in proposal.consultation.timeline):
        return []
    return list(proposal.candidacies.standing().filter(number__isnull=False))


def _on_the_ballot(candidacy: Candidacy, proposal: Proposal) -> dict[str, Any]:
    return {
        "term": _("Stands to vote"),
        "text": _("No. %(number)d on the ballot") % {"number": candidacy.number},
        "url": reverse("consultations:ballot", args=[proposal.consultation.slug]),
    }


def trail_of(proposal: Proposal, entries: list[StatusEntry], shorts: Shorts = NONE) -> list[dict[str, Any]]:
    """What has become of it so far, oldest first, and what comes next with its date."""
    steps: list[dict[str, Any]] = []
    for entry in entries:
        reason = entry.reason
        steps.append(
            {
                "title": proposal.consultation.format_data.say_status(entry.status),
                "moment": entry.at,
                "text": str(reason),
                "text_lang": other_language(reason.language),
                "short": shorts.of_steps.get(entry.pk),
                "mark": mark_of_words(reason),
                "state": "over",
            }
        )
    if steps:
        steps[-1]["state"] = "running"
        latest = entries[-1]
        if latest.next_step:
            lang = other_language(latest.next_step.language)
            coming = {"title": str(latest.next_step), "moment": latest.next_step_on, "lang": lang, "state": "coming"}
            steps.append(coming)
    return steps


def answers_to(proposal: Proposal) -> list[Answer]:
    """The city's public answers, the latest first, with what they said before they were corrected."""
    return list(proposal.answers.public().prefetch_related("corrections").order_by("-released_at", "-pk"))


def answer_to_show(answer: Answer, shorts: Shorts = NONE) -> dict[str, Any]:
    """The answer, with its short text where it has one."""
    return {"answer": answer, "short": shorts.of_answers.get(answer.pk), "mark": mark_of_words(answer.text)}


def own_links(person: "Person", proposal: Proposal) -> dict[str, bool]:
    """What only the author is offered."""
    if not is_signed_in(person) or not proposal.contributor.is_account_of(person):
        return {}
    may_change = decide(person, Action.EDIT_PROPOSAL, on=proposal).allowed
    # Whoever may change may withdraw; that need not be asked again.
    may_withdraw = may_change or decide(person, Action.WITHDRAW_PROPOSAL, on=proposal).allowed
    return {"may_change": may_change, "may_withdraw": may_withdraw}
