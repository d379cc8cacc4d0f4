"""The search for the whole site."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from .asking import CURSOR, WORDS, Asked
from .finding import Search
from .kinds import choices
from .suggesting import suggestion


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """What is found, or how to look for it. Whatever is typed, there is an answer in a sentence."""
    asked = Asked.read(request.GET, choices())
    context = {"asked": asked, "typed": request.GET.get(WORDS, "").strip()}
    if asked.words:
        search = Search(asked, request.user, request.GET.get(CURSOR, ""))
        context["search"] = search
        if not search.total:
            meant = suggestion(asked, request.user)
            context["meant"], context["meant_url"] = meant, asked.address(q=meant, art="", ort="", stand="")
    response = render(request, "search/results.html", context)
    if context["typed"]:
        # There are more questions than any cache has room for, ours or a proxy's.
        patch_cache_control(response, private=True)
    return response
