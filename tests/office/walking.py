"""Walking through the administration as somebody does who follows every link that is shown."""

import re
from collections import deque
from html import unescape
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from django.http import HttpResponseBase
from django.test import Client

START = "/verwaltung/"
LINK = re.compile(r"<a\b[^>]*?\bhref=\"([^\"]+)\"", re.DOTALL)
#: The side menu is drawn by the browser from this.
MENU = re.compile(r"\"url\": ?\"(/verwaltung/[^\"]*)\"")
#: Not links that one sees and follows: ways out, files.
LEFT_OUT = ("/logout", "/sprite", "/jsi18n")
#: The same screen in another order, or with another one to come back to.
SAME_SCREEN = {"ordering", "next"}


def links_of(content: str, here: str) -> set[str]:
    found = {unescape(link) for link in [*LINK.findall(content), *MENU.findall(content.replace("\\/", "/"))]}
    inside = set()
    for link in found:
        parts = urlsplit(urljoin(here, link))
        if parts.path.startswith(START) and not any(each in parts.path for each in LEFT_OUT):
            asked = [each for each in parse_qsl(parts.query, keep_blank_values=True) if each[0] not in SAME_SCREEN]
            inside.add(parts.path + (f"?{urlencode(asked)}" if asked else ""))
    return inside


def refuses(response: HttpResponseBase) -> bool:
    """Whether one is turned away: back to the first screen, or with an error."""
    if response.status_code in (301, 302):
        return response.headers["Location"] in (START, "/verwaltung/login/")
    return response.status_code >= 400


def kind_of(link: str) -> str:
    """Links that differ only in numbers and order lead to the same screen."""
    parts = urlsplit(link)
    names = sorted({each.split("=")[0] for each in parts.query.split("&") if each})
    return re.sub(r"\d+", "#", parts.path) + "?" + "&".join(names)


def walk(client: Client, *, limit: int = 400, each: int = 3) -> tuple[set[str], list[str]]:
    """The kinds of screens that one reaches from the first one, and every shown link that turned out to refuse.

    Of each kind a few are tried: a list of a hundred pages is one screen.
    """
    waiting, seen, tried, refused = deque([(START, "")]), {START}, {}, []
    while waiting and len(seen) < 20_000 and sum(tried.values()) < limit:
        link, shown_on = waiting.popleft()
        kind = kind_of(link)
        if tried.get(kind, 0) >= each:
            continue
        tried[kind] = tried.get(kind, 0) + 1
        response = client.get(link)
        if refuses(response):
            refused.append(f"{link} ({response.status_code}), shown on {shown_on}")
            continue
        if response.status_code != 200 or "html" not in response.headers.get("Content-Type", ""):
            continue
        for found in sorted(links_of(response.content.decode(), link)):
            if found not in seen:
                seen.add(found)
                waiting.append((found, link))
    return set(tried), refused
