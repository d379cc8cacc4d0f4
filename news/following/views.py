"""The page that explains feeds and calendars, and names all of them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from content.metadata import Metadata
from content.versions import active_language

from .metadata import everything


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    title = _("Stay up to date")
    context = {
        "title": title,
        "way": [(_("Start page"), f"/{active_language()}/"), (title, "")],
        "metadata": Metadata(title=title, followings=everything()),
    }
    return render(request, "news/following.html", context)
