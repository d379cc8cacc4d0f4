"""The pages on which people hand in, change and withdraw proposals. Never kept in a cache."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache

from accounts import parking

from ..actions import Action
from ..doors import in_consultation
from ..explaining import explain, may_open_form
from ..fields import sent_in
from ..models import Consultation, Proposal, State
from ..moderation.publishing import state_after_change
from ..rules import Decision, decide, is_signed_in, sign_in_first
from ..texts import language_of_writing
from ..thanks import thank
from ..write_first import begun_with, said_around, typed_before
from . import services
from .forms import ChangeForm, NewProposalForm
from .previewing import preview_of, wants_to_change, wants_to_look, without_hurry
from .reading import find_or_404
from .showing import around


@never_cache
@in_consultation
def new(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """Write first, sign in afterwards: the form opens for everybody for whom that is the only obstacle."""
    decision = decide(request.user, Action.PROPOSE, on=consultation)
    if not may_open_form(decision):
        return explain(request, decision)
    form = begin(request, consultation)
    if form.is_valid():
        if wants_to_look(request):
            return look(request, consultation, form, decision)
        if not decision.allowed:
            return explain(request, decision)
        if response := publish(request, consultation, form):
            return response
    context = {
        **around(consultation, title=str(consultation.format_data.wording.hand_in)),
        **said_around(request, consultation, form, decision),
    }
    return render(request, "consultations/proposals/new.html", context)


def begin(request: HttpRequest, consultation: Consultation) -> NewProposalForm:
    """The form with what was sent; back from the preview it is open again, without a word about errors."""
    if wants_to_change(request):
        return NewProposalForm(initial=typed_before(request.POST), consultation=consultation)
    form = NewProposalForm(sent_in(request), initial=begun_with(request, consultation), consultation=consultation)
    return without_hurry(form) if wants_to_look(request) else form


def look(request: HttpRequest, consultation: Consultation, form: NewProposalForm, decision: Decision) -> HttpResponse:
    """The text as it will appear, with tips where there are any; nothing is kept."""
    context = {
        **around(consultation, title=str(consultation.format_data.wording.hand_in)),
        **said_around(request, consultation, form, decision),
        "preview": preview_of(form, consultation),
    }
    return render(request, "consultations/proposals/preview.html", context)


def publish(request: HttpRequest, consultation: Consultation, form: NewProposalForm) -> HttpResponse | None:
    """Hand in what the form holds; nothing where the service wants the person to wait, and the form says so."""
    try:
        proposal = services.hand_in(
            consultation=consultation,
            person=request.user,  # type: ignore[arg-type]  # The service refuses whoever is nobody.
            language=language_of_writing(form.cleaned_data["text"]),
            **form.cleaned_data,
        )
    except ValidationError as error:
        form.add_error(None, error)
        return None
    parking.clear(request)
    published = "proposal-shared" if consultation.is_closed else "proposal-published"
    code = published if proposal.state == State.PUBLISHED else "proposal-waiting"
    return thank(code, proposal.get_absolute_url())


@never_cache
@in_consultation
def change(request: HttpRequest, consultation: Consultation, number: int) -> HttpResponse:
    proposal = find_or_404(request.user, consultation, number)
    decision = decide_for_author(request, Action.EDIT_PROPOSAL, proposal)
    if not decision.allowed:
        return explain(request, decision)
    form = ChangeForm(sent_in(request), proposal=proposal, initial=typed_before(parking.parked(request)))
    if form.is_valid():
        services.change(proposal=proposal, person=request.user, **form.cleaned_data)  # type: ignore[arg-type]  # Its author.
        parking.clear(request)
        return thank("proposal-changed", proposal.get_absolute_url())
    context = {
        **around(consultation, proposal, gettext("Change")),
        "form": form,
        "is_checked_again": state_after_change(consultation, proposal.state) != proposal.state,
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
