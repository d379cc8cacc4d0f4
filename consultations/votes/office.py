"""The screen *Stimmzettel*: what stands to vote, the count, and ballots that do not count."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from accounts.requests import SignedInRequest

from ..actions import Action
from ..models import Candidacy, Phase, Proposal
from ..processes.links import admin_url
from ..rules import Denied, decide, decide_count, decide_void
from ..screens import screen
from ..texts import one_line
from . import results, services
from .office_forms import AdmitForm, CandidacyForm, FinalForm, LeaveOutForm, TakeOffForm, VoidForm, ballot_with
from .rule import Use

#: More proposals than fit on a screen are found by a word.
SHOWN = 200

View = Callable[..., HttpResponse]


def on_phase(view: View) -> View:
    """Give ``view`` the phase that its address names, if it has votes and the person may set it up or count."""

    @wraps(view)
    def with_phase(request: SignedInRequest, pk: int, phase_pk: int) -> HttpResponse:
        phases = Phase.objects.select_related("consultation").exclude(use=Use.NONE)
        phase = get_object_or_404(phases, pk=phase_pk, consultation=pk)
        if not any(decide(request.user, action, on=phase).allowed for action in (Action.MANAGE, Action.COUNT)):
            raise PermissionDenied
        return view(request, phase)

    return with_phase


def act(view: Callable[[SignedInRequest, Phase], str]) -> View:
    """Do what ``view`` does, say its sentence, and come back to the screen; a refusal is a sentence, too."""

    @wraps(view)
    def acting(request: SignedInRequest, phase: Phase) -> HttpResponse:
        try:
            with transaction.atomic():
                messages.success(request, view(request, phase))
        except Denied as denied:
            messages.error(request, str(denied.decision.reason and denied.decision.reason.label))
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        except results.CountsDiffer as error:
            messages.error(request, _("The counts differ. No result was stated: %(how)s") % {"how": error})
        return redirect(url_of(phase))

    return require_POST(on_phase(acting))


def valid(form: forms.Form) -> dict[str, Any]:
    """The form's data, or its sentences."""
    if not form.is_valid():
        raise ValidationError([error for errors in form.errors.as_data().values() for error in errors])
    return form.cleaned_data


def url_of(phase: Phase) -> str:
    return reverse("consultations_admin:ballot_paper", args=[phase.consultation_id, phase.pk])


@require_safe
@on_phase
def ballot_paper(request: SignedInRequest, phase: Phase) -> HttpResponse:
    wanted = one_line(request.GET.get("q", ""))[:100]
    receipt = one_line(request.GET.get("receipt", ""))[:40]
    may_count = decide(request.user, Action.COUNT, on=phase).allowed
    latest = results.latest(phase)
    consultation = phase.consultation
    context = {
        "phase": phase,
        "consultation": consultation,
        "candidacies": phase.candidacies.select_related("proposal").order_by("-is_in", "number", "proposal__number"),
        "others": others(phase, wanted),
        "wanted": wanted,
        "may_set_up": decide(request.user, Action.MANAGE, on=phase).allowed,
        "may_count": may_count,
        "count": decide_count(phase),
        "void": decide_void(phase),
        "result": latest,
        "lines": latest.lines.select_related("proposal") if latest else [],
        "receipt": receipt,
        "ballot": ballot_with(phase, receipt) if may_count and receipt else None,
    }
    title = _("Ballot: %(phase)s") % {"phase": phase}
    way = [(_("Consultations"), reverse("consultations_admin:index")), (str(consultation), admin_url(consultation))]
    # Who only counts does not get to where consultations are set up.
    way = way if context["may_set_up"] else []
    template = "consultations/office/ballot_paper.html"
    return screen(request, template, title=title, way=way, icon="tasks", **context)


def others(phase: Phase, wanted: str) -> list[Proposal]:
    """Published proposals about which nobody has decided yet whether they stand to vote."""
    if not phase.needs_candidacy:
        return []
    proposals = Proposal.objects.published().filter(consultation=phase.consultation)
    proposals = proposals.exclude(candidacies__phase=phase)
    if wanted:
        proposals = proposals.filter(title__icontains=wanted)
    return list(proposals.by_number()[:SHOWN])


@act
def admit(request: SignedInRequest, phase: Phase) -> str:
    chosen = valid(AdmitForm(request.POST, phase=phase))["proposal"]
    for proposal in chosen:
        services.admit(phase=phase, proposal=proposal, by=request.user)
    said = ngettext("%(count)s proposal now stands to vote.", "%(count)s proposals now stand to vote.", len(chosen))
    return said % {"count": len(chosen)}


@act
def leave_out(request: SignedInRequest, phase: Phase) -> str:
    """Say of proposals that nobody has put on the ballot why they are not on it."""
    data = valid(LeaveOutForm(request.POST, phase=phase))
    for proposal in data["proposal"]:
        services.keep_off(phase=phase, proposal=proposal, reason=data["reason"], by=request.user)
    return _("The reason is saved. People can read it.")


@act
def take_off(request: SignedInRequest, phase: Phase) -> str:
    data = valid(TakeOffForm(request.POST, phase=phase))
    candidacy: Candidacy = data["candidacy"]
    freed = services.leave_out(candidacy=candidacy, reason=data["reason"], by=request.user)
    said = ngettext(
        "It no longer stands to vote. %(count)s vote was given back.",
        "It no longer stands to vote. %(count)s votes were given back.",
        freed,
    )
    return said % {"count": freed}


@act
def put_back(request: SignedInRequest, phase: Phase) -> str:
    candidacy: Candidacy = valid(CandidacyForm(request.POST, phase=phase))["candidacy"]
    services.admit(phase=phase, proposal=candidacy.proposal, by=request.user)
    return _("It stands to vote again.")


@act
def draw_numbers(request: SignedInRequest, phase: Phase) -> str:
    decide(request.user, Action.MANAGE, on=phase).require()
    services.draw_numbers(phase)
    return _("The numbers are drawn.")


@act
def count(request: SignedInRequest, phase: Phase) -> str:
    result = services.count(phase=phase, by=request.user)
    return _("Counted: %(people)s people, %(votes)s votes. The result is provisional.") % {
        "people": result.people,
        "votes": result.votes,
    }


@act
def make_final(request: SignedInRequest, phase: Phase) -> str:
    decide(request.user, Action.COUNT, on=phase).require()
    data = valid(FinalForm(request.POST))
    result = results.latest(phase)
    if result is None:
        raise ValidationError(_("Please count first."))
    services.make_final(result=result, by=request.user, **data)
    return _("The result is final.")


@act
def declare_void(request: SignedInRequest, phase: Phase) -> str:
    decide(request.user, Action.COUNT, on=phase).require()
    data = valid(VoidForm(request.POST, phase=phase))
    ballot = services.declare_void(ballot=data["receipt"], reason=data["reason"], by=request.user)
    return _("The ballot %(receipt)s is void. Its votes no longer count.") % {"receipt": ballot.receipt}


def urls() -> list[URLPattern]:
    start = "<int:pk>/stimmzettel/<int:phase_pk>/"
    return [
        path(start, ballot_paper, name="ballot_paper"),
        path(f"{start}aufnehmen/", admit, name="admit"),
        path(f"{start}weglassen/", leave_out, name="leave_out"),
        path(f"{start}herausnehmen/", take_off, name="take_off"),
        path(f"{start}zurueck/", put_back, name="put_back"),
        path(f"{start}losen/", draw_numbers, name="draw_numbers"),
        path(f"{start}auszaehlen/", count, name="count"),
        path(f"{start}feststellen/", make_final, name="make_final"),
        path(f"{start}ungueltig/", declare_void, name="declare_void"),
    ]
