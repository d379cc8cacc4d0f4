from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from design.styleguide import sample_context


def style_guide(request: HttpRequest) -> HttpResponse:
    """Every component in every state; the try-out only."""
    context = sample_context()
    for version in context["versions"]:
        version["is_current"] = version["code"] == get_language()
    return render(request, "design/styleguide.html", context)
