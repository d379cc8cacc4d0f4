"""Lists that editors may show in the body of a page: consultations, news, events. The areas name theirs here.

class NewsConfig(AppConfig):
    def ready(self) -> None:
        lists.register("news", label=_("News"), provider=latest, template="news/entry.html", empty=_("There is …"))
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers
from django.utils.functional import Promise

from content.page_cache import keep_until

Words = Promise | str


@dataclass(frozen=True)
class Wish:
    """What a list should hold. A provider gives at most ``count`` things, and only what ``person`` may see."""

    person: Any
    count: int
    # A district's code; only for lists that are registered with ``has_districts``.
    district: str = ""


@dataclass(frozen=True)
class Listing:
    """What stands in the list now. ``url`` leads to all of them; empty where no such page is public."""

    entries: Sequence[Any]
    url: str = ""
    # When the list changes by itself, as at the border of a phase: until then a page with it may be kept.
    changes_at: datetime | None = None
    # Whether something in it is not for everybody: then the page is kept nowhere.
    is_private: bool = False


Provider = Callable[[Wish], Listing]


@dataclass(frozen=True)
class Kind:
    """One kind of list. ``template`` shows one thing, called ``entry``, as a card under an ``h2``."""

    name: str
    label: Words
    provider: Provider
    template: str
    # Said in the place of an empty list, and on the link to the whole one.
    empty: Words
    more: Words = ""
    has_districts: bool = False


_kinds: dict[str, Kind] = {}


def register(
    name: str,
    *,
    label: Words,
    provider: Provider,
    template: str,
    empty: Words,
    more: Words = "",
    has_districts: bool = False,
) -> None:
    """Offer a list to editors. Readers see ``label`` as its heading where the editor writes none. The number of
    queries of ``provider`` must not grow with the list. The same name again replaces the list.
    """
    _kinds[name] = Kind(name, label, provider, template, empty, more, has_districts)


def unregister(name: str) -> None:
    _kinds.pop(name, None)


def find(name: str) -> Kind | None:
    """The list of this name; None where its area is gone."""
    return _kinds.get(name)


def choices() -> list[tuple[str, Words]]:
    return [(kind.name, kind.label) for kind in _kinds.values()]


def show(kind: Kind, *, count: int, request: HttpRequest | None = None, district: str = "") -> Listing:
    """The list for this request's reader; without a request, for a reader without an account."""
    listing = kind.provider(Wish(getattr(request, "user", None), count, district))
    if request is not None:
        request.lists_shown = [*_shown(request), listing]  # type: ignore[attr-defined]  # For ``keep``.
    return listing


def keep(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Keep a page as long as the lists in it stay true; one with a private list never."""
    for listing in _shown(request):
        keep_until(response, listing.changes_at)
        if listing.is_private:
            add_never_cache_headers(response)
    return response


def _shown(request: HttpRequest) -> list[Listing]:
    return getattr(request, "lists_shown", [])
