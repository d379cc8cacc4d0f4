"""Feeds and calendars as strict programs read them: what the formats forbid makes a test fail."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

from django.http import HttpResponseBase
from django.test import Client
from icalendar import Calendar

ATOM = "{http://www.w3.org/2005/Atom}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass
class Entry:
    id: str
    title: str
    link: str
    text: str
    language: str
    updated: datetime
    published: datetime
    author: str
    categories: list[str]


@dataclass
class Feed:
    id: str
    title: str
    language: str
    link: str
    own_link: str
    rights: str
    entries: list[Entry]

    @property
    def titles(self) -> list[str]:
        return [entry.title for entry in self.entries]


def get_feed(client: Client, address: str) -> Feed:
    response = client.get(address)
    assert (response.status_code, response.headers["Content-Type"]) == (200, "application/atom+xml; charset=utf-8")
    assert_for_everybody(response)
    return read_feed(response.content)


def read_feed(content: bytes) -> Feed:
    """RFC 4287: what a feed and an entry must have, once each, with whole addresses and times of a zone."""
    root = ElementTree.fromstring(content)  # noqa: S314  # Our own.
    assert root.tag == f"{ATOM}feed"
    entries = [_entry(each, root) for each in root.findall(f"{ATOM}entry")]
    _moment(root, "updated")
    assert len({entry.id for entry in entries}) == len(entries)
    return Feed(
        id=_one(root, "id"),
        title=_one(root, "title"),
        language=root.attrib[XML_LANG],
        link=_link(root, "alternate"),
        own_link=_link(root, "self"),
        rights=root.findtext(f"{ATOM}rights", ""),
        entries=entries,
    )


def _entry(entry: ElementTree.Element, root: ElementTree.Element) -> Entry:
    summary = entry.find(f"{ATOM}summary")
    if summary is not None:
        assert summary.attrib == {"type": "html"}
    assert root.find(f"{ATOM}author/{ATOM}name") is not None or entry.find(f"{ATOM}author/{ATOM}name") is not None
    return Entry(
        id=_address(_one(entry, "id")),
        title=_one(entry, "title"),
        link=_link(entry, "alternate"),
        text=(summary.text or "") if summary is not None else "",
        language=entry.attrib[XML_LANG],
        updated=_moment(entry, "updated"),
        published=_moment(entry, "published"),
        author=entry.findtext(f"{ATOM}author/{ATOM}name", ""),
        categories=[each.attrib["term"] for each in entry.findall(f"{ATOM}category")],
    )


def _one(element: ElementTree.Element, name: str) -> str:
    [found] = element.findall(f"{ATOM}{name}")
    assert found.text
    return found.text


def _moment(element: ElementTree.Element, name: str) -> datetime:
    moment = datetime.fromisoformat(_one(element, name))
    assert moment.tzinfo
    return moment


def _link(element: ElementTree.Element, rel: str) -> str:
    [link] = [each for each in element.findall(f"{ATOM}link") if each.attrib.get("rel", "alternate") == rel]
    return _address(link.attrib["href"])


def _address(address: str) -> str:
    assert urlsplit(address).scheme in {"http", "urn"}, address
    return address


class Elements(HTMLParser):
    """The elements of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.names.add(tag)


def get_calendar(client: Client, address: str) -> Any:
    response = client.get(address)
    assert (response.status_code, response.headers["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    assert_for_everybody(response)
    return read_calendar(response.content)


def read_calendar(content: bytes) -> Any:
    """RFC 5545: lines of at most 75 octets that end with CRLF, and what a calendar and a date in it must have."""
    assert content.endswith(b"END:VCALENDAR\r\n")
    lines = content.split(b"\r\n")
    assert [line for line in lines if len(line) > 75 or b"\n" in line or b"\r" in line] == []
    text = content.decode().replace("\r\n ", "")
    assert re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", text) is None
    names = re.compile(r"[A-Z-]+(;[A-Z-]+=[^:;]+)*:")
    assert [line for line in text.split("\r\n")[:-1] if not names.match(line)] == []
    # What is escaped is one of four signs; a comma or semicolon in a text is.
    for line in re.findall(r"^(?:SUMMARY|DESCRIPTION|LOCATION|NAME):(.*?)\r$", text, re.MULTILINE):
        assert re.fullmatch(r"(?:[^\\;,]|\\[\\;,n])*", line), line
    # A span of time has a form of its own, wherever it stands.
    for line in re.findall(r"^[A-Z-]+;VALUE=DURATION:(.*?)\r$", text, re.MULTILINE):
        assert re.fullmatch(r"P(?=.)(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?", line), line
    calendar: Any = Calendar.from_ical(content)
    assert calendar["VERSION"] == "2.0"
    assert calendar["PRODID"]
    assert "METHOD" not in calendar
    for event in calendar.events:
        _check(event)
    uids = [event["UID"] for event in calendar.events]
    assert len(set(uids)) == len(uids)
    return calendar


def _check(event: Any) -> None:
    once = ("UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "SUMMARY", "DTSTART", "DTEND", "STATUS", "URL")
    assert [name for name in once if isinstance(event.get(name), list | None)] == []
    assert event["STATUS"] in {"CONFIRMED", "CANCELLED"}
    assert is_in_utc(event["DTSTAMP"].dt)
    starts, ends = event["DTSTART"].dt, event["DTEND"].dt
    assert type(starts) is type(ends)
    assert starts < ends
    if isinstance(starts, datetime):
        assert is_in_utc(starts)
    else:
        assert isinstance(starts, date)
        assert event["DTSTART"].params["VALUE"] == "DATE"


def is_in_utc(moment: datetime) -> bool:
    return moment.tzinfo is not None and moment.utcoffset() == timedelta()


def assert_for_everybody(response: HttpResponseBase) -> None:
    """Nobody's own: no cookie, nothing that depends on one."""
    assert not response.cookies
    assert "cookie" not in response.headers.get("Vary", "").lower()
