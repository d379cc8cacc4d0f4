"""What a first visit to a page transfers, compressed, against the budget."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from tests.accessibility.findings import Finding

if TYPE_CHECKING:
    from playwright.sync_api import Page

#: Bytes, compressed. ``whole`` leaves out the page's own photos, ``photo`` is for each of them. ``letters`` are of
#: other languages, which come only where somebody's name or words are written with them.
BUDGET = {"css": 20_000, "fonts": 50_000, "letters": 50_000, "scripts": 15_000, "whole": 120_000, "photo": 60_000}
OTHER_LETTERS = ("-latin-ext-", "-cyrillic-")
PACKED = (".woff2", ".woff", ".png", ".jpg", ".jpeg", ".webp", ".avif", ".mp4")
ASKED = "performance.getEntriesByType('resource').map(one => one.name)"

_sizes: dict[str, int] = {}


def size_of(page: Page, url: str) -> int:
    """As a server sends it that compresses what can be compressed."""
    if url not in _sizes:
        body = page.context.request.get(url).body()
        _sizes[url] = len(body) if urlsplit(url).path.endswith(PACKED) else len(gzip.compress(body, 6))
    return _sizes[url]


def measure(page: Page, markup: str) -> dict[str, Any]:
    """Kind → bytes. The page has just been opened and nobody has scrolled."""
    sizes: dict[str, Any] = {"html": len(gzip.compress(markup.encode(), 6)), "css": 0, "fonts": 0, "scripts": 0}
    sizes |= {"letters": 0, "pictures": 0, "photos": 0, "photo": 0}
    for url in dict.fromkeys(page.evaluate(ASKED)):
        size, path = size_of(page, url), urlsplit(url).path
        if path.startswith("/media/"):
            sizes["photos"] += size
            sizes["photo"] = max(sizes["photo"], size)
        elif path.endswith(".css"):
            sizes["css"] += size
        elif path.endswith((".woff2", ".woff")):
            sizes["letters" if any(part in path for part in OTHER_LETTERS) else "fonts"] += size
        elif path.endswith((".js", ".mjs")):
            sizes["scripts"] += size
        else:
            sizes["pictures"] += size
    sizes["whole"] = sum(sizes[kind] for kind in ("html", "css", "fonts", "letters", "scripts", "pictures"))
    return sizes


def judge(sizes: dict[str, Any]) -> list[Finding]:
    return [
        Finding("transfer", kind, what=f"{sizes[kind]} bytes, {most} at most")
        for kind, most in BUDGET.items()
        if sizes[kind] > most
    ]


def as_table(pages: dict[str, dict[str, Any]]) -> list[str]:
    """For people: one line a page, in kilobytes."""
    kinds = ("html", "css", "fonts", "letters", "scripts", "pictures", "whole", "photos")
    lines = [f"{'kB, compressed':44}" + "".join(f"{kind:>9}" for kind in kinds)]
    for name, sizes in pages.items():
        lines.append(f"{name:44.44}" + "".join(f"{sizes[kind] / 1000:9.1f}" for kind in kinds))
    return lines
