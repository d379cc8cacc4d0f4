"""Links in editors' text."""

from typing import Any

from django.utils.html import format_html
from wagtail.rich_text.pages import PageLinkHandler

from content.versions import addresses_by_id


class LocalizedPageLinkHandler(PageLinkHandler):
    """A link to a page leads to the reader's version of it; all links of a text take one query."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, Any]]) -> list[str]:
        ids = [int(attrs["id"]) if str(attrs.get("id")).isdecimal() else 0 for attrs in attrs_list]
        addresses = addresses_by_id(set(ids))
        return [_opening_tag(addresses.get(number)) for number in ids]


def _opening_tag(address: str | None) -> str:
    # A link to a page that is not public is shown as plain words.
    return format_html('<a href="{}">', address) if address else "<a>"
