"""What stands on paper only."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import groupby
from typing import Any

import segno
from django import template

register = template.Library()

#: Longer ones make codes so fine that a telephone no longer reads them from paper.
LONGEST_ADDRESS = 300
#: Light around the code, without which telephones do not find it.
QUIET = 4


@dataclass(frozen=True)
class Code:
    """A QR code as one line of an SVG: ``box`` is its view box, ``path`` draws the dark fields."""

    box: str
    path: str


@register.inclusion_tag("design/print_header.html")
def print_header(address: str = "", day: date | None = None) -> dict[str, Any]:
    """On top of the paper: the whole ``address`` of the page to type and to photograph, and the day of this state."""
    return {"address": to_type(address), "code": code_of(address), "day": day}


@register.simple_tag
def qr_code(address: str) -> "Code | None":
    """The QR code of an address as ``box`` and ``path`` of an SVG."""
    return code_of(address)


@register.filter
def to_type(address: str) -> str:
    """An address as somebody types it from paper."""
    return (address.partition("://")[2] or address).rstrip("/")


@lru_cache(maxsize=1024)
def code_of(address: str) -> Code | None:
    """The QR code of an address; none where there is none, or where it would be too fine."""
    if not address or len(address) > LONGEST_ADDRESS:
        return None
    matrix = segno.make(address, error="m", micro=False).matrix
    side = len(matrix) + 2 * QUIET
    return Code(f"{-QUIET} {-QUIET} {side} {side}", "".join(strokes(matrix)))


def strokes(matrix: tuple[bytearray, ...]) -> Iterator[str]:
    """One stroke for each row of dark fields side by side, from where the last one ended: half as long as places."""
    at_x, at_y = 0, 0
    yield "M0 .5"
    for y, row in enumerate(matrix):
        x = 0
        for is_dark, run in groupby(row):
            length = len(list(run))
            if is_dark:
                yield f"m{x - at_x} {y - at_y}h{length}"
                at_x, at_y = x + length, y
            x += length
