"""Atom feeds. Whoever builds one hands in entries that everybody may read; nothing here asks who does."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid5

from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import linebreaks

from content.outgoing import absolute, one_line, printable
from content.page_cache import mark
from content.versions import active_language

#: As many entries as a feed holds.
LONGEST = 30
EVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Entry:
    """One entry. ``text`` is plain text; ``key`` names the thing in every version, for ever."""

    key: UUID
    title: str
    url: str
    published: datetime
    updated: datetime
    text: str = ""
    language: str = ""
    author: str = ""
    categories: tuple[str, ...] = ()


class Feed(Atom1Feed):
    """Django's, with the language of each entry."""

    def item_attributes(self, item: Mapping[str, Any]) -> dict[str, str]:
        return {"xml:lang": item["language"]} if item["language"] else {}

    def latest_post_date(self) -> datetime:
        """A feed without entries is as old as can be, and not made anew each time that somebody asks."""
        return super().latest_post_date() if self.items else EVER


def feed(
    request: HttpRequest, *, title: str, about: str, url: str, by: str, entries: Iterable[Entry], licence: str = ""
) -> HttpResponse:
    """The feed as an answer. ``url`` is the page that shows the same things; ``by`` is who publishes them."""
    code = active_language()
    address = absolute(request.path)
    atom = Feed(
        one_line(title),
        absolute(url),
        None,
        language=code,
        subtitle=about,
        author_name=by,
        feed_url=address,
        feed_guid=address,
        feed_copyright=licence or None,
    )
    for entry in entries:
        atom.add_item(
            one_line(entry.title),
            absolute(entry.url),
            # Readers of feeds take the summary for HTML: signs of people's texts stay signs.
            linebreaks(printable(entry.text), autoescape=True),
            unique_id=uuid5(entry.key, code).urn,
            pubdate=entry.published,
            updateddate=entry.updated,
            author_name=one_line(entry.author) or None,
            categories=tuple(map(one_line, entry.categories)),
            language=entry.language or code,
        )
    return mark(HttpResponse(atom.writeString("utf-8"), content_type=atom.content_type))
