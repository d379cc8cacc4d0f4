"""Choosing how one sees the site. Needs no script, no account and no session."""

from dataclasses import asdict
from urllib.parse import urlencode, urlsplit

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from content import errors
from content.versions import active_language

from .choice import USUAL, Choice, choice_in, remember
from .forms import DisplayForm

LONGEST_ADDRESS = 500


@never_cache
@csrf_exempt
def choose(request: HttpRequest) -> HttpResponse:
    """The form. It carries no token: a token is a cookie, and here nobody gets one but by choosing."""
    if request.method == "POST" and is_from_elsewhere(request):
        return errors.forbidden(request)
    if request.method == "POST" and "reset" in request.POST:
        return kept(request, USUAL)
    chosen = choice_in(request)
    form = DisplayForm(request.POST if request.method == "POST" else None, initial=asdict(chosen))
    if form.is_valid():
        return kept(request, form.choice())
    context = {
        "form": form,
        "is_usual": chosen.is_usual,
        "next": way_back(request),
        "way": [(_("Start page"), f"/{active_language()}/"), (_("Display"), "")],
        "csrf_token": "",
    }
    return render(request, "content/display/choose.html", context)


@never_cache
def thanks(request: HttpRequest) -> HttpResponse:
    """Where one lands after choosing; it looks as chosen."""
    context = {"is_usual": choice_in(request).is_usual, "back": way_back(request)}
    return render(request, "content/display/thanks.html", context)


def kept(request: HttpRequest, choice: Choice) -> HttpResponse:
    back = way_back(request)
    query = f"?{urlencode({'next': back})}" if back else ""
    response = redirect(f"{reverse('display:thanks')}{query}#meldung")
    remember(response, choice)
    return response


def is_from_elsewhere(request: HttpRequest) -> bool:
    """Whether another site has sent the form. Browsers that do not say so may: it changes nothing but colours."""
    return request.headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}


def way_back(request: HttpRequest) -> str:
    """The path on this site where somebody came from; empty where none is known."""
    wanted = request.POST.get("next") or request.GET.get("next", "")
    # Who changes it again goes back to the page, and not to the thanks for the first time.
    if wanted.startswith(reverse("display:choose")):
        wanted = QueryDict(urlsplit(wanted).query.encode()).get("next", "")
    if not wanted.startswith("/") or len(wanted) > LONGEST_ADDRESS:
        return ""
    return wanted if url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) else ""
