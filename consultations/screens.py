"""The frame of the office's own screens in the administration."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _


def screen(
    request: HttpRequest, template: str, *, title: str, way: list[tuple[str, str]], icon: str, **context: Any
) -> HttpResponse:
    """A screen with Wagtail's header; ``way`` are the names and addresses of the screens that lead here."""
    steps = [(_("Home"), reverse("wagtailadmin_home")), *way, (title, "")]
    frame = {
        "breadcrumbs_items": [{"label": label, "url": url} for label, url in steps],
        "header_title": title,
        "header_icon": icon,
    }
    return TemplateResponse(request, template, {**frame, **context})
