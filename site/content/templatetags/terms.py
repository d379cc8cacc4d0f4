"""Tags that explain words. ``{% load terms %}``"""

from typing import Any

from django import template
from django.template import Context
from wagtail.rich_text import RichText

from content.rich_text import with_room_for_links
from content.terms.explaining import Explaining

register = template.Library()


@register.simple_tag(takes_context=True)
def explained(context: Context, text: RichText) -> Any:
    """Rich text of editors; on a page, hard words are explained the first time that they stand there."""
    explaining: Explaining | None = context.get("explaining")
    if not text:
        return text
    return with_room_for_links(explaining.explain(str(text)) if explaining else str(text))


@register.inclusion_tag("content/terms/hard_words.html", takes_context=True)
def hard_words(context: Context) -> dict[str, Any]:
    """All words that a page in Leichte Sprache has explained, once more at its end."""
    explaining: Explaining | None = context.get("explaining")
    return {"words": explaining.found if explaining and explaining.is_easy else []}
