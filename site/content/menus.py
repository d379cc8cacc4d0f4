"""The main menu as a reader of one version sees it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from wagtail.models import Page

from content.models import ROOT_DEPTH
from content.navigation import label_of
from content.versions import Link, link_for_reader, live_pages, other_language


@dataclass(frozen=True)
class MenuEntry(Link):
    """An entry of the first level. ``url`` is empty where it only opens the links below."""

    links: tuple[Link, ...] = ()


def ids_in(entries: Iterable[Any]) -> set[int]:
    """The pages that a menu names, from what lies in the database: no page is fetched."""
    return {link["page"] for entry in raw(entries) for link in (entry, *below(entry)) if link.get("page")}


def tree(entries: Iterable[Any], links: dict[int, Link]) -> tuple[MenuEntry, ...]:
    """The menu; what is not public or has nothing to lead to is left out."""
    return tuple(filter(None, (as_entry(entry, links) for entry in raw(entries))))


def as_entry(entry: dict[str, Any], links: dict[int, Link]) -> MenuEntry | None:
    own = as_link(entry, links)
    under = tuple(link for each in below(entry) if (link := as_link(each, links)) and link.url)
    if own is None or not (own.url or under):
        return None
    return MenuEntry(own.title, own.url, own.language, under)


def as_link(value: dict[str, Any], links: dict[int, Link]) -> Link | None:
    """In the reader's words: the label, else the page's own title, else what there is in German."""
    page = links.get(value.get("page") or 0)
    label = label_of(value.get("label") or {})
    url = page.url if page else value.get("url") or ""
    if label and (not label.is_missing or page is None or page.language):
        return Link(str(label), url, other_language(label.language))
    return page


def raw(entries: Any) -> Iterator[dict[str, Any]]:
    return (block["value"] for block in entries.raw_data)


def below(entry: dict[str, Any]) -> list[dict[str, Any]]:
    return [item["value"] for item in entry.get("links") or []]


def marked_for_menus(code: str) -> tuple[MenuEntry, ...]:
    """Where nobody has written a menu: the pages below the home page that are marked for menus. Where a version lacks
    one, the default page stands in.
    """
    entries: dict[object, dict[str, Page]] = {}
    pages = live_pages().in_menu().filter(depth=ROOT_DEPTH + 1).order_by("path")
    for page in pages.filter(locale__language_code__in={code, settings.LANGUAGE_CODE}):
        entries.setdefault(page.translation_key, {})[page.locale.language_code] = page
    found = [link_for_reader(versions) for versions in entries.values()]
    return tuple(MenuEntry(link.title, link.url, link.language) for link in found if link)
