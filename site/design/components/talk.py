"""What people say to each other."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

register = template.Library()


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
    entry: dict[str, Any] = {"author": author, "moment": moment, "anchor": anchor, "url": url, "kind": kind}
    entry |= {"lang": lang, "is_changed": is_changed, "is_official": is_official}
    return render_to_string("design/comment_box.html", {"entry": entry, "level": heading_level, "content": content})


@register.inclusion_tag("design/comment_gone.html")
def comment_gone(words: str, anchor: str = "", heading_level: int = 3) -> dict[str, Any]:
    """What is left in the place of a comment that was withdrawn or hidden; the replies stand below it."""
    return {"words": words, "anchor": anchor, "heading_level": heading_level}


@register.inclusion_tag("design/thread.html")
def thread(entries: Iterable[Any], heading_level: int = 3) -> dict[str, Any]:
    """Comments with their replies. An entry has what ``comment_box`` takes, and:

    text, note (a badge), gone (the words of a placeholder), replies, about (tells equal links apart),
    actions – ``(words, url)`` –, and more, one such link behind the replies.
    """
    # Text: a number would be put into the reader's way of writing numbers, for each comment anew.
    return {"entries": entries, "level": str(heading_level), "reply_level": str(heading_level + 1)}
