"""The components. ``docs/components.md`` names them all; ``/stil/`` shows them all."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import cache
from typing import Any

from django import template
from django.conf import settings
from django.forms import BaseForm
from django.forms.boundfield import BoundField
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from design import dates, forms

register = template.Library()

TIME = '<time datetime="{}">{}</time>'
LEVELS = {"info", "success", "warning", "danger"}
WAYS_TO_SAY = {
    "moment": dates.say_moment,
    "day": dates.say_day,
    "until": dates.say_until,
    "since": dates.say_since,
}


# Dates


@register.filter
def until(value: datetime | None) -> str:
    """ "bis Freitag, 18. September, 24 Uhr": the end of a half-open span."""
    return dates.say_until(value) if value else ""


@register.filter
def since(value: datetime | None) -> str:
    return dates.say_since(value) if value else ""


@register.filter
def day(value: date | datetime | None) -> str:
    return dates.say_day(value) if value else ""


@register.filter
def moment(value: datetime | None) -> str:
    return dates.say_moment(value) if value else ""


@register.simple_tag
def period(starts: datetime | None, ends: datetime | None) -> SafeString | str:
    """Both borders, each in its own ``<time>`` element."""
    if starts and ends:
        return format_html(dates.words().period, starts=when(starts, "since"), ends=when(ends, "until"))
    return when(starts, "since") or when(ends, "until") or dates.say_period(None, None)


@register.simple_tag
def when(value: date | datetime | None, how: str = "moment") -> SafeString | str:
    """A ``<time>`` element; ``how`` is moment, day, until or since. A date without a time is a day."""
    if not value:
        return ""
    if isinstance(value, datetime):
        return format_html(TIME, timezone.localtime(value).isoformat(), WAYS_TO_SAY[how](value))
    return format_html(TIME, value.isoformat(), dates.say_day(value))


@register.simple_tag
def span(starts: datetime | None, ends: datetime | None) -> SafeString | str:
    """When an event takes place: "Dienstag, 3. November, 18 bis 20 Uhr", each border in its own ``<time>`` element."""
    if not starts or not ends:
        return when(starts) or dates.say_period(None, None)
    pattern, beginning, ending = dates.span_parts(starts, ends)
    first = format_html(TIME, timezone.localtime(starts).isoformat(), beginning)
    return format_html(pattern, starts=first, ends=format_html(TIME, timezone.localtime(ends).isoformat(), ending))


# Messages


@register.simple_block_tag
def notice(content: str, level: str = "info", heading: str = "", heading_level: int = 2) -> SafeString:
    """A passage that stands out; the level is said in words and shown by a sign, never by colour alone."""
    context = {"content": content, "level": _level(level), "heading": heading, "heading_level": heading_level}
    return render_to_string("design/notice.html", context)


@register.simple_block_tag
def result(
    content: str, heading: str, level: str = "success", back_url: str = "", back_text: str = "", heading_level: int = 2
) -> SafeString:
    """What came of an action. It is ``#meldung``: the address that the redirect leads to, and takes the focus.

    ``heading_level=1`` where the page holds nothing else.
    """
    given = {"content": content, "level": _level(level), "heading": heading, "heading_level": heading_level}
    return render_to_string("design/result.html", {**given, "back_url": back_url, "back_text": back_text})


@register.simple_block_tag
def empty_state(content: str, heading: str, heading_level: int = 2) -> SafeString:
    """What a list says when it holds nothing; the block holds what helps."""
    context = {"content": content, "heading": heading, "heading_level": heading_level}
    return render_to_string("design/empty_state.html", context)


# Forms


@register.simple_block_tag(takes_context=True)
def post_form(context: template.Context, content: str, form: BaseForm, action: str = "", name: str = "") -> SafeString:
    """The whole form: token, error summary, fields; the block holds the buttons."""
    parts = {"content": content, "form": form, "action": action, "name": name, "csrf_token": context.get("csrf_token")}
    return render_to_string("design/post_form.html", {**parts, "csrf_token": context.get("csrf_token")})


@register.inclusion_tag("design/forms/form.html")
def form_fields(form: BaseForm) -> dict[str, Any]:
    """Error summary and every field of the form, hidden ones too."""
    return {"form": form}


@register.inclusion_tag("design/forms/error_summary.html")
def error_summary(form: BaseForm) -> dict[str, Any]:
    """The errors as links to their fields; it takes the focus. Nothing where there is no error."""
    return {"errors": forms.summary_of(form) if form.is_bound else []}


@register.inclusion_tag("design/forms/field.html")
def field(bound_field: BoundField, need: bool = True) -> dict[str, Any]:
    """Label, hint, error and control of one field."""
    return forms.describe(bound_field, need=need)


@register.inclusion_tag("design/filter_form.html")
def filter_form(
    form: BaseForm, submit: str = "", reset_url: str = "", is_filtered: bool = False, label: str = ""
) -> dict[str, Any]:
    """A GET form above a list. Folded until something is filtered."""
    given = {"form": form, "submit": submit, "reset_url": reset_url, "is_filtered": is_filtered}
    return {**given, "label": label or _("Narrow the list down")}


@register.simple_tag
def error_prefix(form: BaseForm | None = None) -> str:
    """What a page's title begins with when its form came back with errors."""
    return _("Error: ") if form and form.is_bound and form.errors else ""


@register.inclusion_tag("design/button.html")
def button(
    text: str, kind: str = "primary", name: str = "", value: str = "", about: str = "", described_by: str = ""
) -> dict[str, Any]:
    """A submit button: kind primary, secondary, quiet or danger. ``about`` completes its name for screen readers."""
    given = {"text": text, "name": name, "value": value, "about": about, "described_by": described_by}
    return {**given, "kind": _kind(kind)}


@register.inclusion_tag("design/link_button.html")
def link_button(text: str, url: str, kind: str = "primary", about: str = "") -> dict[str, Any]:
    """A link that looks like a button because it begins the main act of the page."""
    return {"text": text, "url": url, "kind": _kind(kind), "about": about}


# Content


@register.inclusion_tag("design/facts.html")
def facts(rows: Iterable[tuple[Any, ...] | Mapping[str, Any]]) -> dict[str, Any]:
    """A ``<dl>``. Rows are ``(term, text)``, ``(term, text, url)`` or dicts with term, text, url, moment, how, lang."""
    keys = ("term", "text", "url")
    return {"rows": [row if isinstance(row, Mapping) else dict(zip(keys, row, strict=False)) for row in rows]}


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
    state_parts = {"state": state, "state_kind": _level(state_kind), "anchor": anchor, "content": content}
    return render_to_string("design/card.html", {**given, **state_parts})


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
    more = {"state": state, "state_kind": _level(state_kind), "text": text, "lang": lang}
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


@register.simple_tag
def badge(text: str, level: str = "info") -> SafeString:
    return format_html('<span class="badge badge--{}">{}</span>', _level(level), text)


@register.inclusion_tag("design/timeline.html")
def timeline(steps: Iterable[Mapping[str, Any]], label: str = "") -> dict[str, Any]:
    """Phases in order: dicts with title, starts, ends, state (over, running, coming), text, lang."""
    return {"steps": steps, "label": label or _("How this goes on")}


@register.inclusion_tag("design/status_trail.html")
def status_trail(entries: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """What became of it so far: dicts with title, moment, text, state (over, running, coming), lang."""
    return {"entries": entries}


@register.inclusion_tag("design/tags.html")
def tags(items: Iterable[Mapping[str, Any]], label: str = "") -> dict[str, Any]:
    """Topics: dicts with name, url, is_current, lang."""
    return {"items": items, "label": label or _("Topics")}


@register.inclusion_tag("design/pagination.html")
def pagination(sentence: str = "", previous_url: str = "", next_url: str = "", label: str = "") -> dict[str, Any]:
    """Back and on through a list; the sentence says the total ("Proposals 21 to 40 of 156")."""
    given = {"sentence": sentence, "previous_url": previous_url, "next_url": next_url}
    return {**given, "label": label or _("Pages of this list")}


@register.simple_block_tag
def comment_box(
    content: str,
    author: str,
    moment: datetime | None = None,
    anchor: str = "",
    url: str = "",
    kind: str = "",
    lang: str = "",
    is_changed: bool = False,
    heading_level: int = 3,
    is_official: bool = False,
) -> SafeString:
    """A comment: the block holds its text (``|linebreaks``) and, in ``<div class="actions">``, what one can do."""
    given = {"author": author, "moment": moment, "anchor": anchor, "url": url, "kind": kind, "lang": lang}
    more = {"is_changed": is_changed, "heading_level": heading_level, "is_official": is_official, "content": content}
    return render_to_string("design/comment_box.html", {**given, **more})


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


# Around the content


@register.simple_tag(takes_context=True)
def site_name(context: template.Context) -> str:
    """The name from the site's settings; an error page without any context takes the one of the project."""
    return str(context.get("site_name") or settings.WAGTAIL_SITE_NAME)


@register.inclusion_tag("design/breadcrumb.html", takes_context=True)
def breadcrumb(context: template.Context, items: Iterable[tuple[Any, str]]) -> dict[str, Any]:
    """Where this page lies: ``(title, url)`` from the start page down; the last one is the page itself.

    Where the page is in another language than the words around it, so are all titles but that of the start page.
    """
    return {"items": list(items), "language": context.get("main_language", "")}


@register.inclusion_tag("design/step_header.html")
def step_header(title: str, number: int, total: int) -> dict[str, Any]:
    """The ``h1`` of a task in several steps."""
    return {"title": title, "number": number, "total": total}


@register.inclusion_tag("design/version_switch.html", takes_context=True)
def version_switch(context: template.Context) -> dict[str, Any]:
    """The page in its other language versions: ``versions``, dicts with code, name, url, is_current."""
    return {"versions": context.get("versions", [])}


@register.simple_tag
@cache
def icon(name: str) -> SafeString:
    """A decorative sign from ``design/icons/``; what it means stands beside it in words."""
    return render_to_string(f"design/icons/{name}.svg")


def _level(level: str) -> str:
    return level if level in LEVELS else "info"


def _kind(kind: str) -> str:
    return {"quiet": "tertiary"}.get(kind, kind)
