"""The door of a consultation, and what people say about themselves in it."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from wagtail.models import Page

from accounts import parking
from content.page_cache import keep_until
from content.versions import active_language, in_version

from ..doors import in_consultation
from ..explaining import explain
from ..fields import sent_in
from ..models import Consultation, Level
from ..rules import is_signed_in, sign_in_first
from ..thanks import result_of, thank
from ..ways import way_to
from . import services
from .forms import NameForm, StatementForm


@require_safe
@in_consultation
def show(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """Lead to the consultation's page in the reader's version; what was asked for in the address goes along."""
    address = page_address(consultation, request)
    if address:
        query = request.META.get("QUERY_STRING", "")
        return redirect(f"{address}?{query}" if query else address)
    context = {"consultation": consultation, "pages": live_pages(consultation), "result": result_of(request)}
    return keep_until(render(request, "consultations/processes/show.html", context), consultation.next_border())


@never_cache
@in_consultation
def join(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """Take somebody's own statement that they may take part, and lead back to what they wanted to do."""
    back = address_to_go_on(request, consultation)
    if not is_signed_in(request.user):
        return explain(request, sign_in_first())
    if consultation.level != Level.STATEMENT:
        return redirect(back)
    form = StatementForm(sent_in(request), consultation=consultation)
    if form.is_valid():
        services.join(consultation=consultation, person=request.user, **form.cleaned_data)
        parking.clear(request)
        return thank("joined", back)
    context = {
        "form": form,
        "consultation": consultation,
        "way": way_to(consultation, (gettext("May you take part?"), "")),
    }
    return render(request, "consultations/processes/join.html", context)


@never_cache
@in_consultation
def name(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """Change the name that stands beside what one has written in this consultation."""
    if not is_signed_in(request.user):
        return explain(request, sign_in_first())
    back = address_to_go_on(request, consultation)
    contributor = services.contributor_if_any(request.user, consultation)
    form = NameForm(sent_in(request), initial={"public_name": contributor.public_name if contributor else ""})
    if form.is_valid():
        services.change_name(consultation=consultation, person=request.user, **form.cleaned_data)
        return thank("name-changed", back)
    context = {
        "form": form,
        "consultation": consultation,
        "back": back,
        "way": way_to(consultation, (gettext("Your public name"), "")),
    }
    return render(request, "consultations/processes/name.html", context)


def address_to_go_on(request: HttpRequest, consultation: Consultation) -> str:
    """Where ``next`` leads, as long as that is on this site; else to the consultation's proposals."""
    wanted = request.POST.get("next") or request.GET.get("next", "")
    if url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()):
        return wanted
    return reverse("consultations:proposals", args=[consultation.slug])


def page_address(consultation: Consultation, request: HttpRequest) -> str:
    """The page in the reader's version, or the default page that stands in for it; empty where there is neither."""
    pages = {page.locale.language_code: page for page in live_pages(consultation)}
    if own := pages.get(active_language()):
        return own.get_url(request) or ""
    if default := pages.get(settings.LANGUAGE_CODE):
        address = default.get_url(request)
        return in_version(address, active_language()) if address else ""
    return ""


def live_pages(consultation: Consultation) -> list[Page]:
    return list(Page.objects.live().filter(translation_key=consultation.key).select_related("locale"))
