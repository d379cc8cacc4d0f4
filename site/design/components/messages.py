"""What the site says to somebody: passages that stand out, the result of an action, an empty list."""

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

from design.components.kinds import level_of

register = template.Library()


@register.simple_block_tag
def notice(content: str, level: str = "info", heading: str = "", heading_level: int = 2) -> SafeString:
    """A passage that stands out; the level is said in words and shown by a sign, never by colour alone."""
    context = {"content": content, "level": level_of(level), "heading": heading, "heading_level": heading_level}
    return render_to_string("design/notice.html", context)


@register.simple_block_tag
def result(
    content: str, heading: str, level: str = "success", back_url: str = "", back_text: str = "", heading_level: int = 2
) -> SafeString:
    """What came of an action. It is ``#meldung``: the address that the redirect leads to, and takes the focus.

    ``heading_level=1`` where the page holds nothing else.
    """
    given = {"content": content, "level": level_of(level), "heading": heading, "heading_level": heading_level}
    return render_to_string("design/result.html", {**given, "back_url": back_url, "back_text": back_text})


@register.simple_block_tag
def empty_state(content: str, heading: str, heading_level: int = 2) -> SafeString:
    """What a list says when it holds nothing; the block holds what helps."""
    context = {"content": content, "heading": heading, "heading_level": heading_level}
    return render_to_string("design/empty_state.html", context)


@register.simple_tag
def badge(text: str, level: str = "info") -> SafeString:
    return format_html('<span class="badge badge--{}">{}</span>', level_of(level), text)
