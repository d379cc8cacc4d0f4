"""Asking other servers whether an address answers. Only ``manage.py check_links`` does this, never a page.

An editor typed the address, so it may name anything: only public addresses are asked, and the connection goes to the
very address that was judged, whatever the name leads to a moment later.
"""

import socket
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from http.client import HTTPException
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import urljoin, urlsplit

from django.conf import settings

from content.connections import PORTS, Connection, target

from .models import Problem

#: Seconds without a word, and seconds in all: a server that sends a letter now and then must not hold us up.
TIMEOUT = 10
LONGEST = 30.0
MOST_REDIRECTS = 5
#: Servers hear from us once a second at most.
SECONDS_BETWEEN = 1.0
#: Here an IPv4 address is written as an IPv6 one, which says nothing about what it leads to.
TRANSLATED = (
    IPv6Network("64:ff9b::/96"),
    IPv6Network("64:ff9b:1::/48"),
    IPv6Network("2002::/16"),
    IPv6Network("2001::/32"),
)
GONE = {404, 410}
#: Such an answer is about us, not about the address.
NO_ANSWER_TO_PROGRAMS = {401, 402, 403, 405, 406, 407, 418, 429, 451}


class Refused(Exception):
    """We do not ask there."""


def is_public(address: str, port: int) -> bool:
    """Whether this is a web server on the Internet, and nothing inside a network."""
    found: IPv4Address | IPv6Address = ip_address(address.partition("%")[0])
    if isinstance(found, IPv6Address):
        if found.ipv4_mapped:
            found = found.ipv4_mapped
        elif found.is_site_local or any(found in network for network in TRANSLATED):
            return False
    return port in PORTS.values() and found.is_global and not (found.is_multicast or found.is_reserved)


@dataclass
class Asker:
    """Asks politely: each server once a second at most, each address once."""

    may_ask: Callable[[str, int], bool] = is_public
    pause: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    longest: float = LONGEST
    last: dict[str, float] = field(default_factory=dict)

    def problem_at(self, url: str) -> str:
        """What is wrong with an address; empty where it answers, or where that cannot be said."""
        seen = {url}
        for _step in range(MOST_REDIRECTS + 1):
            try:
                status, onward = self.ask(url)
            except Refused:
                return Problem.REFUSED
            except (OSError, HTTPException, ValueError):
                return Problem.SILENT
            if not onward:
                return judged(status)
            url = urljoin(url, onward)
            if url in seen:
                return Problem.CIRCLE
            seen.add(url)
        return Problem.CIRCLE

    def ask(self, url: str) -> tuple[int, str]:
        """Status, and where it leads on to. Some servers do not know HEAD: they are asked as browsers do."""
        status, onward = self.request("HEAD", url)
        return (status, onward) if status < 400 else self.request("GET", url)

    def request(self, method: str, url: str) -> tuple[int, str]:
        parts = urlsplit(url)
        if parts.scheme not in PORTS or not parts.hostname or parts.username is not None:
            raise Refused
        port = parts.port or PORTS[parts.scheme]
        address = self.public_address(parts.hostname, port)
        connection = Connection(parts, port, timeout=TIMEOUT, address=address)
        self.wait_for(parts.hostname)
        try:
            with connection.at_most(self.longest):
                connection.request(method, target(parts), headers={"User-Agent": agent(), "Accept": "*/*"})
                response = connection.getresponse()
            # Nobody reads the body.
            return response.status, response.headers.get("Location", "") if 300 <= response.status < 400 else ""
        finally:
            with suppress(OSError):
                connection.close()

    def public_address(self, host: str, port: int) -> str:
        """An address of the host. One that may not be asked spoils them all."""
        addresses = list(addresses_of(host, port))
        if not addresses or not all(self.may_ask(address, port) for address in addresses):
            raise Refused
        return addresses[0]

    def wait_for(self, host: str) -> None:
        now = self.clock()
        rest = self.last.get(host, now - SECONDS_BETWEEN) + SECONDS_BETWEEN - now
        if rest > 0:
            self.pause(rest)
        self.last[host] = max(now, now + rest)


def addresses_of(host: str, port: int) -> Iterator[str]:
    for *_about, place in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
        yield str(place[0])


def agent() -> str:
    return f"Mitreden link check (+{settings.BASE_URL})"


def judged(status: int) -> str:
    if status in GONE:
        return Problem.MISSING
    if status >= 500:
        return Problem.FAILING
    return "" if status < 400 or status in NO_ANSWER_TO_PROGRAMS else Problem.MISSING
