"""``lang`` and ``dir`` of a passage, on every page the same way. Built in: no template needs to load it."""

from functools import lru_cache

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language_bidi, get_language_info

register = template.Library()


@register.filter
def lang(code: object) -> SafeString | str:
    """`` lang="de" dir="ltr"``: the language of a passage, and its direction wherever not all runs from left to right.

    Nothing for an empty code: such a passage is in the language of what it stands in.
    """
    return marked(str(code), get_language_bidi()) if code else ""


@register.simple_tag
def own_direction() -> SafeString | str:
    """`` dir="auto"`` on right-to-left pages, for names and titles that may be German: signs stay at their end."""
    return mark_safe(' dir="auto"') if get_language_bidi() else ""


@lru_cache(maxsize=200)
def marked(code: str, is_page_rtl: bool) -> SafeString:
    is_rtl = is_right_to_left(code)
    if not is_rtl and not is_page_rtl:
        return format_html(' lang="{}"', code)
    return format_html(' lang="{}" dir="{}"', code, "rtl" if is_rtl else "ltr")


def is_right_to_left(code: str) -> bool:
    """Also for languages of which the site has no version; what nobody knows runs as Latin script does."""
    try:
        return bool(get_language_info(code)["bidi"])
    except KeyError:
        return False
