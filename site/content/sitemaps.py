"""What search engines should know: the addresses of every version that exists, and which belong together."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from wagtail.models import Page
from wagtail.query import PageQuerySet

from content.outgoing import absolute
from content.versions import NOT_FOR_SEARCH_ENGINES, WRITTEN, Memory, in_version


@dataclass(frozen=True)
class Address:
    """One address. ``versions`` are the addresses of the same thing, by language; its own is among them."""

    path: str
    changed: datetime | None = None
    versions: Mapping[str, str] = field(default_factory=dict)

    @property
    def whole(self) -> str:
        return absolute(self.path)

    @property
    def alternates(self) -> list[tuple[str, str]]:
        found = [(code, path) for code, path in self.versions.items() if code not in NOT_FOR_SEARCH_ENGINES]
        return [(code, absolute(path)) for code, path in found] if len(found) > 1 else []


def of_pages(pages: PageQuerySet) -> Iterator[Address]:
    """The addresses of these pages; a page without one lies outside the site. One query."""
    memory = Memory()
    found: dict[UUID, dict[str, tuple[str, Page]]] = {}
    for page in pages.select_related("locale").order_by("path"):
        if url := page.get_url(memory):
            found.setdefault(page.translation_key, {})[page.locale.language_code] = (url, page)
    for versions in found.values():
        urls = {code: url for code, (url, _page) in versions.items()}
        for url, page in versions.values():
            yield Address(url, page.last_published_at, urls)


def of_view(path: str, changed: datetime | None = None) -> Iterable[Address]:
    """The addresses of a view: it exists in each version, under another beginning."""
    versions = {code: in_version(path, code) for code in WRITTEN}
    return [Address(own, changed, versions) for own in versions.values()]
