"""The way from the start page to a page about a consultation, for ``{% breadcrumb way %}``."""

from typing import Any

from django.utils.translation import gettext

from content.versions import active_language

from .models import Consultation

Way = list[tuple[Any, str]]


def way_to(consultation: Consultation, *further: tuple[Any, str]) -> Way:
    """``further`` are titles with their addresses; the page itself comes last, without one."""
    start = (gettext("Start page"), f"/{active_language()}/")
    return [start, (consultation.title or consultation.slug, consultation.get_absolute_url()), *further]
