"""Links in editors' text."""

import re
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from wagtail.rich_text.pages import PageLinkHandler

from content.links import addresses

LONE_LINK = re.compile(r"<p(?=(?: [^>]*)?><a [^>]*>[^<]*</a></p>)")


def with_room_for_links(html: str) -> SafeString:
    """Editors' rich text in which a link that is a paragraph of its own is as large as one in a list of links."""
    return mark_safe(LONE_LINK.sub('<p class="links"', html))  # noqa: S308 - Wagtail's own output, and a class.


class LocalizedPageLinkHandler(PageLinkHandler):
    """A link to a page leads to the reader's version of it; all links of a body take one query."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, Any]]) -> list[str]:
        ids = [int(attrs["id"]) if str(attrs.get("id")).isdecimal() else 0 for attrs in attrs_list]
        found = addresses(ids)
        return [_opening_tag(found.get(number)) for number in ids]


def _opening_tag(address: str | None) -> str:
    # A link to a page that is not public is shown as plain words.
    return format_html('<a href="{}">', address) if address else "<a>"
