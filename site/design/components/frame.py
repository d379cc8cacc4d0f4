"""What stands around the content of every page."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()


@register.simple_tag(takes_context=True)
def site_name(context: template.Context) -> str:
    """The name from the site's settings; an error page without any context takes the one of the project."""
    return str(context.get("site_name") or settings.WAGTAIL_SITE_NAME)


@register.inclusion_tag("design/skip_links.html")
def skip_links() -> dict[str, Any]:
    """The first links of a page: past the header to its content, and to help."""
    return {}


@register.simple_block_tag(takes_context=True)
def site_header(context: template.Context, content: str) -> SafeString:
    """Name and menu of the site; the block holds what stands above them: language, search, account.

    Reads ``home_url``, ``site_name`` and ``navigation``; an error page without any context has the name alone.
    """
    home = context.get("home_url") or f"/{get_language() or settings.LANGUAGE_CODE}/"
    given = {"content": content if content.strip() else "", "home_url": home, "name": site_name(context)}
    return render_to_string("design/site_header.html", {**given, "navigation": context.get("navigation", ())})


@register.inclusion_tag("design/main_menu.html", takes_context=True)
def main_menu(context: template.Context) -> dict[str, Any]:
    """The menu, folded on a phone: ``navigation``, dicts with title, url, language, is_current, is_section, links."""
    return {"navigation": context.get("navigation", ())}


@register.inclusion_tag("design/help_section.html", takes_context=True)
def help_section(context: template.Context) -> dict[str, Any]:
    """Help and contact, on every page in the same place: ``contact``, a dict (see docs/components.md)."""
    return {"contact": context.get("contact")}


@register.inclusion_tag("design/page_opening.html")
def page_opening(title: str, text: str = "") -> dict[str, Any]:
    """The ``h1`` of a page, and in a few sentences what it is about."""
    return {"title": title, "text": text}


@register.inclusion_tag("design/breadcrumb.html", takes_context=True)
def breadcrumb(context: template.Context, items: Iterable[tuple[Any, str]]) -> dict[str, Any]:
    """Where this page lies: ``(title, url)`` from the start page down; the last one is the page itself.

    Where the page is in another language than the words around it, so are all titles but that of the start page.
    """
    return {"items": list(items), "language": context.get("main_language", "")}


@register.inclusion_tag("design/version_switch.html", takes_context=True)
def version_switch(context: template.Context) -> dict[str, Any]:
    """The page in its other language versions: ``versions``, dicts with code, name, url, is_current."""
    return {"versions": context.get("versions", [])}


@register.simple_tag
@cache
def icon(name: str) -> SafeString:
    """A decorative sign from ``design/icons/``; what it means stands beside it in words."""
    return render_to_string(f"design/icons/{name}.svg")
