"""The links of live pages, and which of them lead nowhere."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from html import unescape
from typing import Any

from django.conf import settings
from django.db.models import URLField
from django.urls import Resolver404, resolve, reverse
from django.utils.translation import get_language_from_path, override
from wagtail.blocks import StreamValue
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from content.redirects import page_at
from content.versions import in_version, name_of

from .models import LONGEST, CheckedLink, Problem

PAGE_LINK = re.compile(r'<a\b[^>]*\blinktype="page"[^>]*>')
ID = re.compile(r'\bid="(\d+)"')
#: What blocks call the page that an editor chose.
PAGE_KEYS = {"page"}
HREF = re.compile(r'\bhref="([^"]+)"')
ADDRESS = re.compile(r"(?:https?://|/(?!/))[^\s<>\"]+")


@dataclass(frozen=True)
class Broken:
    """One link that leads nowhere, as the report shows it."""

    page: str
    version: str
    edit_url: str
    leads_to: str
    problem: str
    checked_at: datetime | None = None


def broken_links(person: Any) -> list[Broken]:
    """What this person can mend, page by page."""
    pages = editable(person)
    return sorted([*to_pages(pages), *to_addresses(pages)], key=lambda each: (each.page, each.version, each.leads_to))


def editable(person: Any) -> dict[int, Page]:
    pages = page_permission_policy.instances_user_has_permission_for(person, "change").live()
    return {page.pk: page for page in pages.select_related("locale").only("title", "locale__language_code", "path")}


def to_pages(pages: dict[int, Page]) -> Iterator[Broken]:
    """Links that were chosen from the tree."""
    targets = {target.pk: target for target in Page.objects.only("title", "live")}
    for page in specific(pages):
        for number in chosen_in(page):
            target = targets.get(number)
            if target is None:
                yield broken(pages[page.pk], "–", Problem.DELETED)
            elif not target.live:
                yield broken(pages[page.pk], target.title, Problem.UNPUBLISHED)


def to_addresses(pages: dict[int, Page]) -> Iterator[Broken]:
    """Links that were typed, as the last check found them, if they are still there."""
    checked = CheckedLink.objects.exclude(problem="").filter(page__in=pages)
    still_there = {page.pk: addresses_in(page) for page in specific(checked.values_list("page", flat=True))}
    for link in checked:
        if link.address in still_there[link.page_id]:
            yield broken(pages[link.page_id], link.address, Problem(link.problem), link.checked_at)


def broken(page: Page, leads_to: str, problem: Problem, checked_at: datetime | None = None) -> Broken:
    return Broken(
        page=page.title,
        version=name_of(page.locale.language_code),
        edit_url=reverse("wagtailadmin_pages:edit", args=[page.pk]),
        leads_to=leads_to,
        problem=str(problem.label),
        checked_at=checked_at,
    )


def specific(numbers: Iterable[int]) -> Iterator[Page]:
    return Page.objects.filter(pk__in=set(numbers)).specific().iterator(chunk_size=100)


def chosen_in(page: Page) -> set[int]:
    """The numbers of all pages that a page links to. A deleted one is in no index any more, but still in the texts."""
    return {int(number) for text in texts_of(page) for tag in PAGE_LINK.findall(text) for number in ID.findall(tag)} | {
        number for key, number in leaves(stored(page)) if key in PAGE_KEYS and isinstance(number, int)
    }


def addresses_in(page: Page) -> set[str]:
    """Every typed address of a page: in its texts, its blocks, its own columns."""
    texts = list(texts_of(page))
    candidates = [*(text.strip() for text in texts), *(unescape(each) for text in texts for each in HREF.findall(text))]
    return {address for address in candidates if ADDRESS.fullmatch(address) and len(address) <= LONGEST}


def texts_of(page: Page) -> Iterator[str]:
    return (leaf for _key, leaf in leaves(stored(page)) if isinstance(leaf, str))


def stored(page: Page) -> list[Any]:
    """What the columns hold in which links may stand, as it is stored."""
    fields = [field for field in page._meta.get_fields() if isinstance(field, StreamField | RichTextField | URLField)]
    values = [getattr(page, field.name) for field in fields]
    return [list(value.raw_data) if isinstance(value, StreamValue) else value for value in values]


def leaves(data: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    """Every text and number at any depth, with the name that it has there."""
    if isinstance(data, dict):
        for name, value in data.items():
            # A block says what it is beside its value; in a struct the name is the one of its part.
            yield from leaves(value, data["type"] if name == "value" and "type" in data else name)
    elif isinstance(data, list | tuple):
        for value in data:
            yield from leaves(value, key)
    else:
        yield key, data


def own_path(address: str) -> str | None:
    """The path of an address of this site; None for addresses elsewhere."""
    path = address.removeprefix(settings.BASE_URL)
    return (path or "/") if path != address or address.startswith("/") else None


def problem_here(path: str) -> str:
    """What is wrong with an address of this site; empty where something is there. Asks no server."""
    path = re.split(r"[?#]", path)[0]
    if path == "/" or path.startswith((settings.STATIC_URL, settings.MEDIA_URL)):
        return ""
    code = get_language_from_path(path) or settings.LANGUAGE_CODE
    with override(code):
        try:
            is_page = resolve(path).url_name == "wagtail_serve"
        except Resolver404:
            return Problem.MISSING
        if is_page and not any(map(page_at, (path, in_version(path, settings.LANGUAGE_CODE)))):
            return Problem.MISSING
    return ""
