"""The ballot: every button is one vote, saved at once. With it go the receipt and taking everything back."""

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts import parking

from ..actions import Action
from ..doors import in_consultation
from ..explaining import explain, is_cleared_by_the_person
from ..models import BallotState, Candidacy, Consultation, Phase, State
from ..rules import Decision, Denied, Reason, decide, is_signed_in
from ..thanks import result_of, thank
from ..ways import way_to
from . import services
from .forms import BallotForm
from .mine import own_ballot
from .showing import Sheet, anchor


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@in_consultation
def ballot(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """What stands to vote in the phases that run now."""
    decision = decide(request.user, Action.VOTE, on=consultation)
    if decision.is_hidden:
        return explain(request, decision)
    form = BallotForm(request.POST or None, candidacies=candidacies_of(consultation))
    if decision.reason == Reason.STATEMENT_MISSING and not form.is_bound and intended(request, consultation):
        # Signing in was the first step; this is the second, before the vote is offered once more.
        return explain(request, decision)
    problem = None
    if form.is_valid():
        if is_cleared_by_the_person(decision):
            return explain(request, decision)
        try:
            return act(request, **form.cleaned_data)
        except Denied as denied:
            # Something has changed since the page was shown: show it as it is now, and say so.
            problem = denied.decision
    return show(request, consultation, decision, form, problem)


def candidacies_of(consultation: Consultation) -> Any:
    """All of them, so that whoever is late hears why instead of meeting an error."""
    return Candidacy.objects.filter(phase__consultation=consultation).select_related("phase", "proposal")


def shown_to_all(consultation: Consultation) -> Any:
    """Those whose words anybody may read now."""
    return candidacies_of(consultation).filter(is_in=True, proposal__state=State.PUBLISHED)


def act(request: HttpRequest, give: Candidacy | None, take_back: Candidacy | None) -> HttpResponse:
    candidacy = give or take_back
    assert candidacy  # noqa: S101  # The form demands one of the two.
    given = {"phase": candidacy.phase, "person": request.user, "proposal": candidacy.proposal}
    if give:
        services.cast(**given)  # type: ignore[arg-type]  # The service asks the rules about the person.
    else:
        services.take_back(**given)  # type: ignore[arg-type]
    parking.clear(request)
    code = "vote-saved" if give else "vote-taken-back"
    return thank(code, f"{request.path}?nr={candidacy.pk}")


def show(
    request: HttpRequest, consultation: Consultation, decision: Decision, form: BallotForm, problem: Decision | None
) -> HttpResponse:
    phases = consultation.phases_opening(Action.VOTE)
    for phase in phases:
        services.start_if_due(phase)
    acted = acted_on(request, consultation)
    taken_back = acted.get("pk") if request.GET.get("meldung") == "vote-taken-back" else None
    context = {
        **around(consultation, _("Ballot")),
        "decision": decision,
        "sheets": [Sheet.of(phase, request.user, decision, taken_back) for phase in phases],
        "form": form,
        "problem": problem,
        "result": result_of(request),
        "acted_on": acted,
        "intended": intended(request, consultation),
        "is_signed_in": is_signed_in(request.user),
    }
    return render(request, "consultations/votes/ballot.html", context, status=403 if problem else 200)


def acted_on(request: HttpRequest, consultation: Consultation) -> dict[str, Any]:
    """The candidacy that the last button was about, so that the page can lead back to it."""
    number = request.GET.get("nr", "")
    is_number = number.isdecimal() and len(number) < 19
    candidacy = shown_to_all(consultation).filter(pk=number).first() if is_number else None
    return {"pk": candidacy.pk, "url": f"#{anchor(candidacy)}", "title": str(candidacy)} if candidacy else {}


def intended(request: HttpRequest, consultation: Consultation) -> Candidacy | None:
    """What somebody wanted to vote for before they signed in."""
    parked = parking.parked(request) if is_signed_in(request.user) else None
    form = BallotForm(parked, candidacies=shown_to_all(consultation))
    return form.cleaned_data["give"] if form.is_valid() else None


@never_cache
@require_safe
@in_consultation
def receipt(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """The voter's own receipts, to print or to note down."""
    if not is_signed_in(request.user):
        # A code for the page of signing in, which says why.
        query = urlencode({"next": request.get_full_path(), "meldung": "receipt"})
        return redirect(f"{reverse('account_login')}?{query}")
    phases = [phase for phase in consultation.timeline if phase.needs_candidacy]
    sheets = [Sheet.of(phase, request.user, Decision(allowed=True)) for phase in phases]
    context = {**around(consultation, _("Receipt")), "sheets": [sheet for sheet in sheets if sheet.ballot]}
    return render(request, "consultations/votes/receipt.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@in_consultation
def take_all_back(request: HttpRequest, consultation: Consultation, phase: int) -> HttpResponse:
    """Asks once more before all votes of a ballot are taken back."""
    found = get_object_or_404(Phase.objects.filter(consultation=consultation), pk=phase)
    if found.vote_action is None:
        raise Http404
    decision = decide(request.user, found.vote_action, on=found)
    if not decision.allowed:
        return explain(request, decision)
    back = reverse("consultations:ballot", args=[consultation.slug])
    if request.method == "POST":
        services.take_back_ballot(phase=found, person=request.user)  # type: ignore[arg-type]  # The rules allow it.
        return thank("ballot-taken-back", back)
    own = own_ballot(found, request.user)
    if own is None or own.state != BallotState.CAST or not own.marks.exists():
        return redirect(back)
    context = {**around(consultation, _("Take all your votes back")), "number": own.marks.count(), "back": back}
    return render(request, "consultations/votes/take_all_back.html", context)


def around(consultation: Consultation, title: str) -> dict[str, Any]:
    """What stands around every page about votes."""
    way = way_to(consultation, (title, ""))
    return {"consultation": consultation, "wording": consultation.format_data.wording, "way": way}
