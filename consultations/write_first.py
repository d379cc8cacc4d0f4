"""People write first and sign in afterwards: what such a form begins with, and what is said around it."""

from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest, QueryDict

from accounts import parking
from content.facts import current_facts

from .models import Consultation, State
from .moderation.publishing import initial_state
from .processes.services import contributor_if_any
from .rules import Decision, is_signed_in


def begun_with(request: HttpRequest, consultation: Consultation) -> dict[str, Any]:
    """What the form begins with: the name that the person took here the last time, and the text that waits."""
    if request.method == "POST":
        # What was sent says it all.
        return {}
    contributor = contributor_if_any(request.user, consultation)
    name = {"public_name": contributor.public_name} if contributor else {}
    return name | typed_before(parking.parked(request))


def typed_before(parked: QueryDict | None) -> dict[str, Any]:
    """What this person typed into the form of this address before signing in."""
    return {name: said if len(said) > 1 else said[0] for name, said in parked.lists()} if parked else {}


def said_around(request: HttpRequest, consultation: Consultation, form: BaseForm, decision: Decision) -> dict[str, Any]:
    """What ``writing/before.html`` and ``writing/what_becomes_public.html`` need."""
    state = initial_state(consultation, contributor_if_any(request.user, consultation))
    legal = current_facts().legal
    return {
        "form": form,
        "decision": decision,
        "is_waiting_here": not form.is_bound and is_signed_in(request.user) and parking.parked(request) is not None,
        "waits_first": state == State.WAITING,
        "house_rules": legal.get("house_rules"),
        "privacy": legal.get("privacy"),
    }
