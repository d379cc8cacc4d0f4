"""What a person sees who may not do something: why, and what helps."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache

from accounts import parking

from .rules import Decision, Reason

#: Obstacles that the person can clear at once; what was typed waits until then.
CLEARED_BY_THE_PERSON = (Reason.NOT_SIGNED_IN, Reason.STATEMENT_MISSING)


@never_cache
def explain(request: HttpRequest, decision: Decision) -> HttpResponse:
    """Answer a request that the rules deny. A typed text is parked where the person can clear the way to it."""
    if decision.next_step and decision.reason in CLEARED_BY_THE_PERSON:
        if request.method == "POST":
            parking.park(request, request.get_full_path(), request.POST)
        return redirect(f"{decision.next_step.url}?{urlencode({'next': request.get_full_path()})}")
    return render(request, "consultations/explain.html", {"decision": decision}, status=403)
