"""What stands around the content of every page."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

register = template.Library()


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


@register.inclusion_tag("design/version_switch.html", takes_context=True)
def version_switch(context: template.Context) -> dict[str, Any]:
    """The page in its other language versions: ``versions``, dicts with code, name, url, is_current."""
    return {"versions": context.get("versions", [])}


@register.simple_tag
@cache
def icon(name: str) -> SafeString:
    """A decorative sign from ``design/icons/``; what it means stands beside it in words."""
    return render_to_string(f"design/icons/{name}.svg")
