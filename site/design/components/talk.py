"""What people say to each other."""

from datetime import datetime

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
    given = {"author": author, "moment": moment, "anchor": anchor, "url": url, "kind": kind, "lang": lang}
    more = {"is_changed": is_changed, "heading_level": heading_level, "is_official": is_official, "content": content}
    return render_to_string("design/comment_box.html", {**given, **more})
