"""Where the links in a body lead: one query for all of them, however many texts they stand in."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from wagtail.models import Page

from content.versions import active_language, addresses_by_id

# Page ids that were looked up → addresses, for the version in which they were; without an address: not public.
_known: ContextVar[tuple[str, frozenset[int], dict[int, str]] | None] = ContextVar("known_addresses", default=None)


@contextmanager
def looked_up_once(body: Any) -> Iterator[None]:
    """Look up all pages that this body links to; until the end, ``addresses`` knows them."""
    ids = linked_pages(body)
    token = _known.set((active_language(), ids, addresses_by_id(ids) if ids else {}))
    try:
        yield
    finally:
        _known.reset(token)


def linked_pages(body: Any) -> frozenset[int]:
    """The ids of all pages that a stream of blocks names, at any depth."""
    found = body.stream_block.extract_references(body)
    return frozenset(int(number) for model, number, *_paths in found if issubclass(model, Page))


def addresses(ids: Iterable[int]) -> dict[int, str]:
    """Page id → address for the reader, as ``addresses_by_id``; no query for what was looked up before."""
    wanted = set(ids)
    known = _known.get()
    if known and known[0] == active_language() and wanted <= known[1]:
        return {number: known[2][number] for number in wanted if number in known[2]}
    return addresses_by_id(wanted)


def address_of(page: Page) -> str:
    """Where a link to this page leads a reader of the active version; empty where it is not public."""
    return addresses([page.pk]).get(page.pk, "")
