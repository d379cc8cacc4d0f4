"""Tags for people who would rather listen. ``{% load listening %}``"""

from typing import Any

from django import template
from django.template import Context

from content.blocks import RECORDING

register = template.Library()


@register.inclusion_tag("content/read_aloud.html", takes_context=True)
def read_aloud(context: Context) -> dict[str, Any]:
    """Buttons with which the reader's device reads the page; only where nobody has recorded it."""
    page = context.get("page")
    is_recorded = page is not None and any(block["type"] == RECORDING for block in page.body.raw_data)
    return {"is_recorded": is_recorded, "main_language": context.get("main_language", "")}
