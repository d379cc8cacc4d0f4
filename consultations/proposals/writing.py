"""The pages on which people hand in, change and withdraw proposals. Never kept in a cache."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache

from accounts import parking
from content.facts import current_facts

from ..actions import Action
from ..doors import in_consultation
from ..explaining import explain, may_open_form
from ..fields import sent_in
from ..models import Consultation, Proposal, PublishingCheck, State
from ..processes.services import contributor_if_any
from ..rules import Decision, decide, is_signed_in, sign_in_first
from ..texts import language_of_writing
from ..thanks import thank
from . import services
from .forms import ChangeForm, NewProposalForm, initial_from
from .reading import find_or_404
from .showing import around


@never_cache
@in_consultation
def new(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """Write first, sign in afterwards: the form opens for everybody for whom that is the only obstacle."""
    decision = decide(request.user, Action.PROPOSE, on=consultation)
    if not may_open_form(decision):
        return explain(request, decision)
    parked = parking.parked(request)
    form = NewProposalForm(sent_in(request), initial=known(request, consultation, parked), consultation=consultation)
    if form.is_valid():
        if not decision.allowed:
            return explain(request, decision)
        if response := publish(request, consultation, form):
            return response
    context = {
        **around(consultation, title=str(consultation.format_data.wording.hand_in)),
        "form": form,
        "decision": decision,
        "is_waiting_here": bool(parked) and not form.is_bound and is_signed_in(request.user),
        **terms(consultation),
    }
    return render(request, "consultations/proposals/new.html", context)


def publish(request: HttpRequest, consultation: Consultation, form: NewProposalForm) -> HttpResponse | None:
    """Hand in what the form holds; nothing where the service wants the person to wait, and the form says so."""
    try:
        proposal = services.hand_in(
            consultation=consultation,
            person=request.user,  # type: ignore[arg-type]  # The service refuses whoever is nobody.
            language=language_of_writing(),
            **form.cleaned_data,
        )
    except ValidationError as error:
        form.add_error(None, error)
        return None
    parking.clear(request)
    code = "proposal-published" if proposal.state == State.PUBLISHED else "proposal-waiting"
    return thank(code, proposal.get_absolute_url())


@never_cache
@in_consultation
def change(request: HttpRequest, consultation: Consultation, number: int) -> HttpResponse:
    proposal = find_or_404(request.user, consultation, number)
    decision = decide_for_author(request, Action.EDIT_PROPOSAL, proposal)
    if not decision.allowed:
        return explain(request, decision)
    parked = parking.parked(request)
    form = ChangeForm(sent_in(request), proposal=proposal, initial=initial_from(parked))
    if form.is_valid():
        services.change(proposal=proposal, person=request.user, **form.cleaned_data)  # type: ignore[arg-type]  # Its author.
        parking.clear(request)
        return thank("proposal-changed", proposal.get_absolute_url())
    is_checked_again = consultation.check_before_publishing == PublishingCheck.ALL and proposal.is_published
    context = {
        **around(consultation, proposal, gettext("Change")),
        "form": form,
        "is_checked_again": is_checked_again,
    }
    return render(request, "consultations/proposals/change.html", context)


@never_cache
@in_consultation
def withdraw(request: HttpRequest, consultation: Consultation, number: int) -> HttpResponse:
    """Ask once more, then take the proposal back. A second click ends on the same page as the first."""
    proposal = find_or_404(request.user, consultation, number)
    if request.method == "POST" and is_signed_in(request.user):
        services.withdraw(proposal=proposal, person=request.user)
        return thank("proposal-withdrawn", proposal.get_absolute_url())
    decision = decide_for_author(request, Action.WITHDRAW_PROPOSAL, proposal)
    if not decision.allowed:
        return explain(request, decision)
    context = around(consultation, proposal, gettext("Withdraw"))
    return render(request, "consultations/proposals/withdraw.html", context)


def decide_for_author(request: HttpRequest, action: Action, proposal: Proposal) -> Decision:
    """As the rules say; whoever is not signed in (any more) may be the author."""
    return decide(request.user, action, on=proposal) if is_signed_in(request.user) else sign_in_first()


def known(request: HttpRequest, consultation: Consultation, parked: QueryDict | None) -> dict[str, Any]:
    """What the form begins with: the text that waits since before signing in, and the person's name here."""
    contributor = contributor_if_any(request.user, consultation)
    name = {"public_name": contributor.public_name} if contributor else {}
    return name | initial_from(parked)


def terms(consultation: Consultation) -> dict[str, Any]:
    """What people agree to by publishing, said beside the button."""
    return {
        "checks_first": consultation.check_before_publishing != PublishingCheck.NONE,
        "checks_all": consultation.check_before_publishing == PublishingCheck.ALL,
        "house_rules": current_facts().legal.get("house_rules"),
        "privacy": current_facts().legal.get("privacy"),
    }
