"""Reporting a contribution. Nobody needs an account for it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache

from content.facts import current_facts

from ..actions import Action
from ..comments.addresses import place_with_way_on, subject_of, way
from ..comments.reading import comment_or_404
from ..doors import in_consultation
from ..explaining import explain
from ..fields import sent_in
from ..models import Consultation, Proposal, Thread
from ..proposals.reading import find_or_404
from ..rules import decide
from ..thanks import thank
from . import services
from .forms import ReportForm
from .patience import require_patience
from .targets import Target, consultation_of, proposal_of


@never_cache
@in_consultation
def report_proposal(request: HttpRequest, consultation: Consultation, number: int) -> HttpResponse:
    proposal = find_or_404(request.user, consultation, number)
    return report(request, proposal, back_url=proposal.get_absolute_url())


@never_cache
@in_consultation
def report_comment(request: HttpRequest, consultation: Consultation, pk: int) -> HttpResponse:
    comment = comment_or_404(request.user, consultation, pk)
    return report(request, comment, back_url=place_with_way_on(comment, request.user))


def report(request: HttpRequest, target: Target, back_url: str) -> HttpResponse:
    decision = decide(request.user, Action.REPORT, on=target)
    if not decision.allowed:
        return explain(request, decision)
    form = ReportForm(sent_in(request))
    if form.is_valid() and has_patience(request, form):
        services.report(target=target, person=request.user, **form.cleaned_data)
        return thank("reported", back_url)
    return render(request, "consultations/moderation/report.html", {"form": form, **around(target, back_url)})


def has_patience(request: HttpRequest, form: ReportForm) -> bool:
    try:
        require_patience(request)
    except ValidationError as error:
        form.add_error(None, error)
        return False
    return True


def around(target: Target, back_url: str) -> dict[str, Any]:
    """What stands around the form: what is reported, the way back, and the house rules."""
    is_proposal = isinstance(target, Proposal)
    proposal = proposal_of(target)
    heading = gettext("Report a proposal") if is_proposal else gettext("Report a comment")
    thread = Thread(consultation=consultation_of(target), proposal=proposal)
    return {
        "consultation": thread.consultation,
        "proposal": proposal,
        "comment": None if is_proposal else target,
        "subject": subject_of(thread),
        "heading": heading,
        "way": way(thread, heading),
        "back_url": back_url,
        "house_rules": current_facts().legal.get("house_rules"),
    }
