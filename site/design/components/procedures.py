"""How a procedure goes: its phases, what became of something, voting and its numbers."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.utils.translation import gettext as _

register = template.Library()


@register.inclusion_tag("design/timeline.html")
def timeline(steps: Iterable[Mapping[str, Any]], label: str = "") -> dict[str, Any]:
    """Phases in order: dicts with title, starts, ends, state (over, running, coming), text, lang."""
    return {"steps": steps, "label": label or _("How this goes on")}


@register.inclusion_tag("design/status_trail.html")
def status_trail(entries: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """What became of it so far: dicts with title, moment, text, state (over, running, coming), lang."""
    return {"entries": entries}


@register.inclusion_tag("design/vote_control.html", takes_context=True)
def vote_control(
    context: template.Context,
    text: str,
    url: str = "",
    about: str = "",
    state: str = "open",
    count: str = "",
    reason: str = "",
    help_url: str = "",
    help_text: str = "",
    post: bool = False,
    name: str = "",
    value: str = "",
    done: str = "",
) -> dict[str, Any]:
    """One act of voting. State: open, mine (``done``, can be undone), blocked (shown with its reason).

    As a link to the voting address, or with ``post=True`` as a form – only on pages that are never cached.
    """
    act = {"text": text, "url": url, "about": about, "state": state, "count": count, "name": name, "value": value}
    why = {"reason": reason, "help_url": help_url, "help_text": help_text, "done": done}
    return {**act, **why, "post": post, "csrf_token": context.get("csrf_token")}


@register.inclusion_tag("design/result_bars.html")
def result_bars(rows: Iterable[Mapping[str, Any]], caption: str, label: str = "", unit: str = "") -> dict[str, Any]:
    """Numbers as a table with a bar each: dicts with label, value, url, note, lang, is_chosen."""
    listed = [dict(row) for row in rows]
    largest = max((row["value"] for row in listed), default=0)
    for row in listed:
        row["width"] = round(100 * row["value"] / largest) if largest > 0 else 0
    return {"rows": listed, "caption": caption, "label": label or _("Proposal"), "unit": unit or _("Votes")}


@register.inclusion_tag("design/step_header.html")
def step_header(title: str, number: int, total: int) -> dict[str, Any]:
    """The ``h1`` of a task in several steps."""
    return {"title": title, "number": number, "total": total}
