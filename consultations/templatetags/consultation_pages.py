"""Tags for pages about consultations. ``{% load consultation_pages %}``"""

from datetime import datetime
from typing import Any

from django import template
from django.template import Context

from ..large_print import documents
from ..models import Consultation, ConsultationChange
from ..pages import showing
from ..pages.models import ConsultationPage

register = template.Library()


@register.simple_tag(takes_context=True)
def doings(context: Context, consultation: Consultation) -> showing.Doings:
    """What one can do: for a reader without an account, unless the page is kept for nobody else anyway."""
    return showing.doings(consultation, context["request"].user if consultation.is_closed else None)


@register.simple_tag
def large_print(page: ConsultationPage, consultation: Consultation) -> documents.Offer | None:
    """The link to the document in large print."""
    return documents.offer(page, consultation)


@register.filter
def promise(consultation: Consultation) -> list[dict[str, Any]]:
    return showing.promise(consultation)


@register.filter
def last_end(consultation: Consultation) -> datetime | None:
    return showing.last_end(consultation)


@register.filter
def participants(consultation: Consultation) -> list[dict[str, Any]]:
    return showing.participants(consultation)


@register.filter
def data_facts(consultation: Consultation) -> list[dict[str, Any]]:
    return showing.data_facts(consultation)


@register.filter
def timeline_steps(consultation: Consultation) -> list[dict[str, Any]]:
    return showing.timeline_steps(consultation)


@register.filter
def change_log(consultation: Consultation) -> list[ConsultationChange]:
    """The public changes, newest first."""
    return list(consultation.changes.all())


@register.filter
def result_url(consultation: Consultation) -> str:
    return showing.result_address(consultation)


@register.filter
def discussion_url(consultation: Consultation) -> str:
    return showing.discussion_address(consultation)


@register.filter
def proposals_url(consultation: Consultation) -> str:
    return showing.proposals_address(consultation)
