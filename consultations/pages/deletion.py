"""The last page of a consultation with contributions stays: without it nobody would find them any more."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page

from ..models import Consultation
from ..processes.services import has_contributions
from .models import ConsultationPage


def left_without_page(pages: Iterable[Page]) -> list[Consultation]:
    """The consultations with contributions that would lose their last page with these pages and all below them."""
    below = Q(pk__in=[])
    for page in pages:
        below |= Q(path__startswith=page.path)
    going = ConsultationPage.objects.filter(below)
    staying = ConsultationPage.objects.exclude(below).filter(translation_key__in=going.values("translation_key"))
    lost = set(going.values_list("translation_key", flat=True)) - set(staying.values_list("translation_key", flat=True))
    return [each for each in Consultation.objects.filter(key__in=lost) if has_contributions(each)]


def refusal(consultations: list[Consultation]) -> str:
    names = ", ".join(f"“{consultation}”" for consultation in consultations)
    return _(
        "This cannot be deleted: it is the last page of %(names)s, and people have contributed there. "
        "You can unpublish the page instead. Then nobody sees it, and nothing is lost."
    ) % {"names": names}


@hooks.register("before_delete_page")
def keep_last_page(request: HttpRequest, page: Page) -> HttpResponse | None:
    stranded = left_without_page([page])
    if not stranded:
        return None
    messages.error(request, refusal(stranded))
    return redirect("wagtailadmin_explore", page.get_parent().pk)


@hooks.register("before_bulk_action")
def keep_last_pages(request: HttpRequest, action_type: str, objects: list[Any], action: Any) -> HttpResponse | None:
    pages = [each for each in objects if isinstance(each, Page)]
    if action_type != "delete" or not (stranded := left_without_page(pages)):
        return None
    messages.error(request, refusal(stranded))
    return redirect("wagtailadmin_explore_root")
