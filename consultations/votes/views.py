"""Support and rating: one proposal, one vote. The page shows what one has given; pressing a button changes it."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
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
from ..rules import Decision, Denied, Reason, decide, is_signed_in
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
def support(request: HttpRequest, slug: str, number: int) -> HttpResponseBase:
    return cast(request, slug, number, Action.SUPPORT) or show(request, slug, number=number, action=Action.SUPPORT)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def rate(request: HttpRequest, slug: str, number: int) -> HttpResponseBase:
    return cast(request, slug, number, Action.RATE) or show(request, slug, number=number, action=Action.RATE)


def cast(request: HttpRequest, slug: str, number: int, action: Action) -> HttpResponse | None:
    """Save the vote that the request gives, if it gives one and there is something to vote on."""
    form = MarkForm(sent_in(request))
    if not form.is_valid() or form.cleaned_data["take_back"]:
        return None
    given = {"action": action, "person": request.user, "value": form.cleaned_data["value"]}
    try:
        ballot = services.cast_at(slug=slug, number=number, **given)
    except Denied as denied:
        if denied.decision.reason == Reason.NOT_PUBLISHED:
            return None
        return explain(request, denied.decision)
    return answer(request, "supported" if action == Action.SUPPORT else "rated") if ballot else None


@in_consultation
def show(request: HttpRequest, consultation: Consultation, number: int, action: Action) -> HttpResponse:
    """The page of one's vote on one proposal; from it, the vote can be taken back."""
    proposal = find_or_404(request.user, consultation, number, is_alone=True)
    decision = decide(request.user, action, on=proposal)
    form = MarkForm(sent_in(request))
    # The words of what is hidden or withdrawn stand on no page, this one included.
    if decision.is_hidden or not proposal.is_published or (form.is_bound and not decision.allowed):
        return explain(request, decision)
    if form.is_valid() and form.cleaned_data["take_back"]:
        services.take_back(phase=decision.phase, person=request.user, proposal=proposal)  # type: ignore[arg-type]  # The decision allows it.
        return answer(request, "support-taken-back" if action == Action.SUPPORT else "rating-taken-back")
    context = {**context_of(request, proposal, decision, form), **WORDS[action]}
    return render(request, f"consultations/votes/{action}.html", context)


def answer(request: HttpRequest, code: str) -> HttpResponse:
    parking.clear(request)
    return thank(code, request.path)


def context_of(request: HttpRequest, proposal: Proposal, decision: Decision, form: MarkForm) -> dict[str, Any]:
    phase = decision.phase
    value = mine(phase, request.user, [proposal]).get(proposal.pk) if phase else None
    shows_numbers = phase is not None and phase.shows_numbers()
    tally = Tally.objects.filter(phase=phase, proposal=proposal).first() if shows_numbers else None
    return {
        **around(proposal.consultation, proposal),
        "decision": decision,
        "may": may_open_form(decision),
        "form": form,
        "value": value,
        "ratings": showing.ratings(phase.values if phase else [], value),
        "tally": tally,
        "numbers": showing.rating_facts(tally),
        "shows_numbers": shows_numbers,
        "result": result_of(request),
        "is_taken_back": request.GET.get("meldung") == "support-taken-back",
        "is_back": is_signed_in(request.user) and parking.parked(request) is not None,
    }
