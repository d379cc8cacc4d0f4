"""How a procedure goes: its phases, and what became of something."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.utils.translation import gettext as _

from design.languages import other_language

register = template.Library()


@register.inclusion_tag("design/timeline.html")
def timeline(steps: Iterable[Mapping[str, Any]], label: str = "") -> dict[str, Any]:
    """Phases in order: dicts with title, starts, ends, state (over, running, coming), text, lang."""
    listed = list(steps)
    return {"steps": listed, "label": label or _("How this goes on"), "other": other_language(listed)}


@register.inclusion_tag("design/status_trail.html")
def status_trail(entries: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """What became of it so far: dicts with title, moment, text, state (over, running, coming), lang."""
    return {"entries": entries}


@register.inclusion_tag("design/step_header.html")
def step_header(title: str, number: int, total: int, heading_level: int = 1) -> dict[str, Any]:
    """The ``h1`` of a task in several steps."""
    return {"title": title, "number": number, "total": total, "heading_level": heading_level}
