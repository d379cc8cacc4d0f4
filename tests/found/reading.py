"""A page as machines read it: the head, and the facts in the words of schema.org."""

import json
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from django.test import Client


@dataclass
class Head:
    """``meta`` by name or property, ``links`` as attributes, ``data`` as the blocks of JSON-LD say it."""

    meta: dict[str, str] = field(default_factory=dict)
    links: list[dict[str, str]] = field(default_factory=list)
    data: list[Any] = field(default_factory=list)
    scripts: list[dict[str, str]] = field(default_factory=list)

    @property
    def canonical(self) -> str:
        [address] = [link["href"] for link in self.links if link["rel"] == "canonical"]
        return address

    @property
    def versions(self) -> dict[str, str]:
        return {link["hreflang"]: link["href"] for link in self.links if "hreflang" in link}

    @property
    def feeds(self) -> list[str]:
        return [link["href"] for link in self.links if link.get("type") == "application/atom+xml"]

    def thing(self, kind: str) -> dict[str, Any]:
        [found] = [thing for thing in self.things if thing["@type"] == kind]
        return found

    @property
    def things(self) -> list[dict[str, Any]]:
        return [thing for document in self.data for thing in document["@graph"]]


class HeadParser(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.head = Head()
        self._data: list[str] | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        own = {name: value or "" for name, value in attrs}
        if tag == "meta" and (name := own.get("name") or own.get("property")):
            assert name not in self.head.meta, f"{name} stands there twice"
            self.head.meta[name] = own["content"]
        elif tag == "link":
            self.head.links.append(own)
        elif tag == "script":
            self.head.scripts.append(own)
            self._data = [] if own.get("type") == "application/ld+json" else None

    def handle_data(self, data: str) -> None:
        if self._data is not None:
            self._data.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "script" and self._data is not None:
            document = json.loads("".join(self._data))
            assert document["@context"] == "https://schema.org"
            for thing in document["@graph"]:
                check(thing)
            self.head.data.append(document)
            self._data = None


#: What search engines want to read of each kind.
NEEDED = {
    "BreadcrumbList": {"itemListElement"},
    "GovernmentOrganization": {"name", "url"},
    "WebSite": {"name", "url"},
    "NewsArticle": {"headline", "datePublished", "dateModified", "author", "publisher", "image", "url", "inLanguage"},
    "Event": {"name", "startDate", "endDate", "eventStatus", "eventAttendanceMode", "location", "organizer", "url"},
}


def check(thing: dict[str, Any]) -> None:
    """What a kind needs is there, nothing is empty, addresses are whole."""
    assert NEEDED.get(thing["@type"], set()) <= thing.keys(), thing
    for name, value in everything(thing):
        assert value not in ("", None, [], {}), (thing["@type"], name)
        if name in {"url", "item", "image"} and isinstance(value, str):
            assert value.startswith("http"), (name, value)


def everything(value: Any, name: str = "") -> list[tuple[str, Any]]:
    if isinstance(value, dict):
        return [pair for key, each in value.items() for pair in [(key, each), *everything(each, key)]]
    if isinstance(value, list):
        return [pair for each in value for pair in everything(each, name)]
    return []


def get_head(client: Client, address: str) -> Head:
    response = client.get(address)
    assert response.status_code == 200
    return HeadParser(response.content.decode()).head
