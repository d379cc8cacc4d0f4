"""Lists and what stands in them."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from design import dates
from design.components.kinds import level_of
from design.languages import other_language

register = template.Library()


@register.inclusion_tag("design/facts.html")
def facts(rows: Iterable[tuple[Any, ...] | Mapping[str, Any]], terms_lang: str = "") -> dict[str, Any]:
    """A ``<dl>``. Rows are ``(term, text)``, ``(term, text, url)`` or dicts with term, text, url, moment, how, lang.

    ``terms_lang`` where our own words name what stands there in another language.
    """
    keys = ("term", "text", "url")
    listed = [row if isinstance(row, Mapping) else dict(zip(keys, row, strict=False)) for row in rows]
    return {"rows": listed, "terms_lang": terms_lang, "other": other_language(listed)}


@register.simple_block_tag
def scroll_table(content: str, caption: str, css_class: str = "") -> SafeString:
    """A table that scrolls within itself where it is too wide; the block holds its ``<thead>`` and ``<tbody>``."""
    parts = {"content": content, "caption": caption, "css_class": css_class}
    return render_to_string("design/scroll_table.html", parts)


@register.simple_block_tag
def card(
    content: str,
    title: str,
    url: str = "",
    heading_level: int = 2,
    preline: str = "",
    lang: str = "",
    state: str = "",
    state_kind: str = "info",
    anchor: str = "",
) -> SafeString:
    """One thing of a list: its title leads to it. ``state`` is a badge in words."""
    given = {"title": title, "url": url, "heading_level": heading_level, "preline": preline, "lang": lang}
    state_parts = {"state": state, "state_kind": level_of(state_kind), "anchor": anchor, "content": content}
    return render_to_string("design/card.html", {**given, **state_parts})


@register.inclusion_tag("design/consultation_card.html")
def consultation_card(
    title: str,
    url: str,
    state: str,
    summary: str = "",
    lang: str = "",
    phase: object = "",
    phase_lang: str = "",
    starts: datetime | None = None,
    ends: datetime | None = None,
    remark: str = "",
    heading_level: int = 3,
) -> dict[str, Any]:
    """A consultation of a list. State: running, announced, finished.

    ``phase`` with ``ends`` is the running one, and the time left is said; with ``starts``, the next one.
    ``remark`` is a sentence that must not be missed.
    """
    given = {"title": title, "url": url, "state": state, "summary": summary, "lang": lang, "remark": remark}
    time = {"phase": phase, "phase_lang": phase_lang, "starts": starts, "ends": ends}
    words = {"running": _("running"), "announced": _("announced"), "finished": _("finished")}
    badge = {"badge": words[state], "badge_kind": "success" if state == "running" else "info"}
    left = dates.say_left(ends) if ends else ""
    return {**given, **time, **badge, "left": left, "heading_level": heading_level}


@register.inclusion_tag("design/proposal_card.html")
def proposal_card(
    title: str,
    url: str,
    text: str = "",
    preline: str = "",
    lang: str = "",
    state: str = "",
    state_kind: str = "info",
    about: Iterable[Mapping[str, Any]] = (),
    vote: Mapping[str, str] | None = None,
    short: Mapping[str, Any] | None = None,
    mark: str = "",
    heading_level: int = 2,
) -> dict[str, Any]:
    """A proposal of a list. ``about``: small facts, dicts with name or moment, lang. ``vote`` as ``vote_control``.

    ``short``, a dict for ``short_text``, stands instead of the text; ``mark`` says what kind of text it is.
    """
    given = {"title": title, "url": url, "text": text, "preline": preline, "lang": lang, "about": list(about)}
    more = {"state": state, "state_kind": state_kind, "vote": vote, "short": short, "mark": mark}
    return {**given, **more, "heading_level": heading_level}


@register.inclusion_tag("design/short_text.html")
def short_text(
    text: str,
    note: str = "",
    since: datetime | None = None,
    lang: str = "",
    original: str = "",
    original_lang: str = "",
    about: str = "",
    about_lang: str = "",
) -> dict[str, Any]:
    """A short text, who wrote and checked it, since when the original says something else, and behind it the original.

    ``about`` is for screen readers: of what one reads the original.
    """
    given = {"text": text, "note": note, "since": since, "lang": lang}
    return {**given, "original": original, "original_lang": original_lang, "about": about, "about_lang": about_lang}


@register.inclusion_tag("design/event_entry.html")
def event_entry(
    title: str,
    url: str,
    starts: datetime,
    ends: datetime,
    place: str = "",
    offers: Iterable[str] = (),
    state: str = "",
    state_kind: str = "warning",
    text: str = "",
    lang: str = "",
    heading_level: int = 3,
) -> dict[str, Any]:
    """One event of a list. ``state`` ("Cancelled") is the first word of its title; ``offers`` are words."""
    given = {"title": title, "url": url, "starts": starts, "ends": ends, "place": place, "offers": list(offers)}
    more = {"state": state, "state_kind": level_of(state_kind), "text": text, "lang": lang}
    return {**given, **more, "heading_level": heading_level}


@register.inclusion_tag("design/news_entry.html")
def news_entry(
    title: str,
    url: str,
    day: date,
    text: str = "",
    about: Iterable[Mapping[str, str]] = (),
    lang: str = "",
    heading_level: int = 3,
) -> dict[str, Any]:
    """One article of a list. ``about`` are a few words, such as topic and district: dicts with name, lang."""
    given = {"title": title, "url": url, "day": day, "text": text, "about": list(about)}
    return {**given, "lang": lang, "heading_level": heading_level}


@register.inclusion_tag("design/tags.html")
def tags(items: Iterable[Mapping[str, Any]], label: str = "") -> dict[str, Any]:
    """Topics: dicts with name, url, is_current, lang."""
    return {"items": items, "label": label or _("Topics")}


@register.inclusion_tag("design/pagination.html")
def pagination(sentence: str = "", previous_url: str = "", next_url: str = "", label: str = "") -> dict[str, Any]:
    """Back and on through a list; the sentence says the total ("Proposals 21 to 40 of 156")."""
    given = {"sentence": sentence, "previous_url": previous_url, "next_url": next_url}
    return {**given, "label": label or _("Pages of this list")}
