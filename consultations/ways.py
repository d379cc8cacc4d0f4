"""The way from the start page to a page about a consultation, for ``{% breadcrumb way %}``."""

from django.utils.translation import gettext

from content.versions import active_language

from .models import Consultation

Way = list[tuple[str, str]]


def way_to(consultation: Consultation, *further: tuple[str, str]) -> Way:
    """``further`` are titles with their addresses; the page itself comes last, without one."""
    start = (gettext("Start page"), f"/{active_language()}/")
    return [start, (str(consultation), consultation.get_absolute_url()), *further]
