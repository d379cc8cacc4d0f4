"""Support and rating: one proposal, one vote. The page shows what one has given; pressing a button changes it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts import parking

from ..actions import Action
from ..doors import in_consultation
from ..explaining import explain, may_open_form
from ..fields import sent_in
from ..models import Consultation, Proposal, Tally
from ..proposals.reading import find_or_404
from ..proposals.showing import around
from ..rules import Decision, decide, is_signed_in
from ..thanks import result_of, thank
from . import services, showing
from .forms import MarkForm
from .mine import mine

WORDS = {
    Action.SUPPORT: {"verb": _("Support"), "cannot": _("You cannot support this now")},
    Action.RATE: {"verb": _("Rate"), "cannot": _("You cannot rate this now")},
}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@in_consultation
def support(request: HttpRequest, consultation: Consultation, number: int) -> HttpResponse:
    return vote_on(request, find_or_404(request.user, consultation, number, is_alone=True), Action.SUPPORT)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@in_consultation
def rate(request: HttpRequest, consultation: Consultation, number: int) -> HttpResponse:
    return vote_on(request, find_or_404(request.user, consultation, number, is_alone=True), Action.RATE)


def vote_on(request: HttpRequest, proposal: Proposal, action: Action) -> HttpResponse:
    form = MarkForm(sent_in(request))
    if form.is_valid():
        # The service asks the rules, and what it denies is explained at the door.
        code = act(request, proposal, action, form.cleaned_data)
        parking.clear(request)
        return thank(code, request.path)
    decision = decide(request.user, action, on=proposal)
    # The words of what is hidden or withdrawn stand on no page, this one included.
    if decision.is_hidden or not proposal.is_published:
        return explain(request, decision)
    if form.is_bound and not decision.allowed:
        return explain(request, decision)
    context = {**context_of(request, proposal, decision, form), **WORDS[action]}
    return render(request, f"consultations/votes/{action}.html", context)


def act(request: HttpRequest, proposal: Proposal, action: Action, asked: dict[str, Any]) -> str:
    """Do what the button said; answers with the code of the thanks."""
    given = {"action": action, "person": request.user, "proposal": proposal}
    if asked["take_back"]:
        services.take_back_now(**given)
        return "support-taken-back" if action == Action.SUPPORT else "rating-taken-back"
    services.cast_now(**given, value=asked["value"])
    return "supported" if action == Action.SUPPORT else "rated"


def context_of(request: HttpRequest, proposal: Proposal, decision: Decision, form: MarkForm) -> dict[str, Any]:
    phase = decision.phase
    value = mine(phase, request.user, [proposal]).get(proposal.pk) if phase else None
    shows_numbers = phase is not None and phase.shows_numbers()
    return {
        **around(proposal.consultation, proposal),
        "decision": decision,
        "may": may_open_form(decision),
        "form": form,
        "value": value,
        "ratings": showing.ratings(phase.values if phase else [], value),
        "tally": Tally.objects.filter(phase=phase, proposal=proposal).first() if shows_numbers else None,
        "shows_numbers": shows_numbers,
        "result": result_of(request),
        "is_back": is_signed_in(request.user) and parking.parked(request) is not None,
    }
