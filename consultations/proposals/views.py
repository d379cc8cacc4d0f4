"""The pages on which people read proposals. They hold no form but a GET one and set no cookie."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from content.page_cache import keep_until

from ..actions import Action
from ..comments.reading import thread_context, thread_to_read
from ..doors import in_consultation
from ..explaining import may_open_form
from ..following.metadata import metadata_of, metadata_of_proposal
from ..models import Consultation, Proposal, State
from ..rules import decide
from ..shorts.reading import mark_of, shorts_of
from ..thanks import result_of
from .filtering import CURSOR, filtered
from .numbers import ratings_of, supports_are_public
from .reading import answer_to_show, answers_to, facts_of, find_or_404, neighbours_of, own_links, shown_in, trail_of
from .showing import address, around, cards_of, say_rating, say_supports, votes_of


@require_safe
@in_consultation
def index(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """All proposals of a consultation, twenty at a time, in an order that favours nobody unless asked otherwise."""
    asked = filtered(shown_in(consultation, request.user), consultation, request.GET)
    page = asked.page(request.GET.get(CURSOR))
    decision = decide(request.user, Action.PROPOSE, on=consultation)
    frame, cards = around(consultation), cards_of(page.items, consultation, request.user)
    context = {
        **frame,
        "metadata": metadata_of(consultation, frame["way"]),
        "asked": asked,
        "page": page,
        "previous_url": asked.address_of(page.previous_cursor),
        "next_url": asked.address_of(page.next_cursor),
        "cards": cards,
        "lacks_shorts": any(card["mark"] and not card["short"] for card in cards),
        "decision": decision,
        "may_propose": may_open_form(decision),
        "may_vote": may_open_form(decide(request.user, Action.VOTE, on=consultation)),
        "result": result_of(request),
    }
    return kept(render(request, "consultations/proposals/index.html", context), consultation)


@require_safe
@in_consultation
def detail(request: HttpRequest, consultation: Consultation, number: int) -> HttpResponse:
    proposal = find_or_404(request.user, consultation, number, with_versions=True)
    context: dict[str, Any] = {
        **around(consultation, proposal),
        "result": result_of(request),
        "neighbours": neighbours_of(proposal, request.user),
    }
    if proposal.state == State.HIDDEN:
        return kept(render(request, "consultations/proposals/placeholder.html", context), consultation)
    context |= discussion_of(request, proposal)
    if proposal.state == State.WITHDRAWN:
        return kept(render(request, "consultations/proposals/placeholder.html", context), consultation)
    steps, answers = list(proposal.status_entries.all()), answers_to(proposal)
    shorts = shorts_of([proposal], answers, steps)
    context |= {
        "metadata": metadata_of_proposal(proposal),
        "facts": facts_of(proposal),
        "short": shorts.of_proposals.get(proposal.pk),
        "mark": mark_of(proposal.language),
        "trail": trail_of(proposal, steps, shorts),
        "answers": [answer_to_show(answer, shorts) for answer in answers],
        "votes": votes_of(request.user, proposal),
        "supports": say_supports(proposal.support_count) if supports_are_public(consultation) else "",
        "rating": say_rating(ratings_of(consultation, [proposal]).get(proposal.pk)),
        "own": own_links(request.user, proposal),
        "report_url": address("report_proposal", proposal),
    }
    return kept(render(request, "consultations/proposals/detail.html", context), consultation)


@require_safe
@in_consultation
def versions(request: HttpRequest, consultation: Consultation, number: int) -> HttpResponse:
    """What the proposal said before; passages that moderation blacked out stay so here."""
    proposal = find_or_404(request.user, consultation, number)
    if proposal.state in (State.HIDDEN, State.WITHDRAWN):
        raise Http404
    context = {
        **around(consultation, proposal, gettext("Earlier versions")),
        "versions_of_it": list(proposal.versions.all()),
    }
    return kept(render(request, "consultations/proposals/versions.html", context), consultation)


def discussion_of(request: HttpRequest, proposal: Proposal) -> dict[str, Any]:
    return {"discussion": thread_context(request, thread_to_read(proposal))}


def kept(response: HttpResponse, consultation: Consultation) -> HttpResponse:
    """A page kept for others must not say "open" when the phase is over."""
    return keep_until(response, consultation.next_border())
