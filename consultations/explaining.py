"""What a person sees who may not do something: why, and what helps."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache

from accounts import parking
from content.closed import closed

from .models import Consultation
from .rules import Decision, Reason, is_signed_in, sign_in_first

#: Obstacles that the person can clear at once; what was typed waits until then.
CLEARED_BY_THE_PERSON = (Reason.NOT_SIGNED_IN, Reason.STATEMENT_MISSING)


def is_cleared_by_the_person(decision: Decision) -> bool:
    """Whether the person can do something about it at once, such as signing in."""
    return decision.reason in CLEARED_BY_THE_PERSON


def may_open_form(decision: Decision) -> bool:
    """Whether to show the form: people write first and sign in afterwards."""
    return decision.allowed or is_cleared_by_the_person(decision)


@never_cache
def explain(request: HttpRequest, decision: Decision) -> HttpResponse:
    """Answer a request that the rules deny. A typed text is parked where the person can clear the way to it.

    Where nobody can, the page shows the typed text once more, so that it can be kept elsewhere.
    """
    if decision.next_step and is_cleared_by_the_person(decision):
        if request.method == "POST":
            parking.park(request, request.path, request.POST)
        return redirect(f"{decision.next_step.url}?{urlencode({'next': request.get_full_path()})}")
    if decision.reason == Reason.NOT_INVITED:
        return refuse_reading(request)
    context = {"decision": decision, "typed": typed_texts(request), "consultation": consultation_of(request)}
    return render(request, "consultations/explain.html", context, status=403)


def refuse_reading(request: HttpRequest) -> HttpResponse:
    """Answer somebody who may not read the consultation; a text of somebody signed out waits until they are back."""
    if request.method == "POST" and not is_signed_in(request.user):
        return explain(request, sign_in_first())
    return closed(request, typed_texts(request))


def consultation_of(request: HttpRequest) -> Consultation | None:
    """The one that the address names, so that there is a way back even where nothing else helps."""
    slug = request.resolver_match.kwargs.get("slug") if request.resolver_match else None
    return Consultation.objects.visible_to(request.user).filter(slug=slug).first() if slug else None


def typed_texts(request: HttpRequest) -> list[str]:
    """What somebody wrote into the form that comes too late."""
    return [request.POST[name] for name in ("title", "text") if request.POST.get(name, "").strip()]
