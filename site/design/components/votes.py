"""Voting and its numbers."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

register = template.Library()

#: State → how it looks: one can act, has acted, cannot act now, or the time for it is over.
LOOKS = {
    "open": "open",
    "last": "open",
    "undone": "open",
    "given": "given",
    "none_left": "blocked",
    "blocked": "blocked",
    "closed": "closed",
}
DONE = {"given": gettext_lazy("You have done this."), "undone": gettext_lazy("You have taken this back.")}
REASONS = {"last": gettext_lazy("You have 1 vote left."), "none_left": gettext_lazy("You have no vote left.")}


@register.inclusion_tag("design/vote_control.html", takes_context=True)
def vote_control(
    context: template.Context,
    text: str = "",
    url: str = "",
    about: str = "",
    about_lang: str = "",
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
    """One act of voting. State: open, last (one's last vote), given, undone, none_left, blocked, closed (with result).

    As a link to the voting address, or with ``post=True`` as a form – only on pages that are never cached.
    """
    look = LOOKS[state]
    said = done if state in {*DONE, "closed"} else ""
    words = {"done": said or DONE.get(state, ""), "reason": reason or REASONS.get(state, ""), "count": count}
    act = {"text": text, "url": url, "about": about, "about_lang": about_lang, "post": post}
    sent = {"name": name, "value": value}
    way = {"kind": "secondary" if look == "given" else "primary", "can_act": look in {"open", "given"}}
    help_ = {"help_url": help_url, "help_text": help_text}
    return {**words, **act, **sent, **way, **help_, "look": look, "csrf_token": context.get("csrf_token")}


@register.inclusion_tag("design/votes_given.html")
def votes_given(words: str, is_saved: bool = True) -> dict[str, Any]:
    """ "3 of 5 votes given. They are saved. You need not send anything." """
    return {"words": words, "is_saved": is_saved}


@register.inclusion_tag("design/result_bars.html")
def result_bars(rows: Iterable[Mapping[str, Any]], caption: str, label: str = "", unit: str = "") -> dict[str, Any]:
    """Numbers as a table with a bar each: dicts with label, value, url, note, lang, is_chosen."""
    listed = [dict(row) for row in rows]
    largest = max((row["value"] for row in listed), default=0)
    for row in listed:
        row["width"] = round(100 * row["value"] / largest) if largest > 0 else 0
    return {"rows": listed, "caption": caption, "label": label or _("Proposal"), "unit": unit or _("Votes")}
