"""What eyes see: pictures of the page, compared."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from PIL import Image, ImageChops

from tests.accessibility.findings import Finding

if TYPE_CHECKING:
    from playwright.sync_api import CDPSession, Page

_channels: WeakKeyDictionary[Page, CDPSession] = WeakKeyDictionary()

# Contrast that can be told apart: WCAG 1.4.11 and 2.4.13.
ENOUGH = 3.0
AROUND = 8
# What could be told apart from its ground stays so. A little less, because soft edges of small letters are lighter.
SEEN, GONE = 3.0, 2.5


def picture(page: Page, left: float, top: float, width: float, height: float, *, beyond: bool = False) -> Image.Image:
    """A part of the page, perhaps ``beyond`` the window. Asked for directly: that is faster than Playwright's way."""
    clip = {"x": left, "y": top, "width": width, "height": height, "scale": 1}
    how = {"format": "png", "optimizeForSpeed": True, "clip": clip}
    taken = channel(page).send("Page.captureScreenshot", how | {"captureBeyondViewport": beyond})
    return Image.open(BytesIO(b64decode(taken["data"]))).convert("RGB")


def whole(page: Page) -> Image.Image:
    size = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]")
    return picture(page, 0, 0, *size, beyond=True)


def channel(page: Page) -> CDPSession:
    """To the browser itself; one for each window."""
    if page not in _channels:
        _channels[page] = page.context.new_cdp_session(page)
    return _channels[page]


def luminance(pixel: tuple[int, int, int]) -> float:
    parts = [value / 255 for value in pixel]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def changed(before: Image.Image, after: Image.Image) -> int:
    """How many pixels have changed so much that one can tell."""
    where = ImageChops.difference(before, after).getbbox()
    if not where:
        return 0
    pairs = zip(colours(before.crop(where)), colours(after.crop(where)), strict=True)
    known: dict[tuple[Any, Any], bool] = {}
    count = 0
    for pair in pairs:
        if pair[0] == pair[1]:
            continue
        if pair not in known:
            known[pair] = contrast(*pair) >= ENOUGH
        count += known[pair]
    return count


def colours(image: Image.Image) -> Iterator[tuple[int, int, int]]:
    values = iter(image.tobytes())
    return zip(values, values, values, strict=True)


def focus_of(page: Page, place: int, where: str) -> list[Finding]:
    """The indicator must change as many pixels as a line of two pixels around the control has (WCAG 2.4.13)."""
    box = page.evaluate("place => look.stage(place)", place)
    left, top = max(0, box["x"] - AROUND), max(0, box["y"] - AROUND)
    right, bottom = (
        min(box["windowWidth"], box["x"] + box["width"] + AROUND),
        min(box["windowHeight"], box["y"] + box["height"] + AROUND),
    )
    if right - left < 2 or bottom - top < 2:
        return [Finding("focus-visible", "outside the window", where)]
    clip = (left + box["pageX"], top + box["pageY"], right - left, bottom - top)
    before = picture(page, *clip)
    page.evaluate("place => look.focusOn(place)", place)
    after = picture(page, *clip)
    page.evaluate("look.withoutStyles()")
    pixels = changed(before, after)
    # Of a tall field, the part in the window; of a link on several lines, one line.
    size = min(box["lineWidth"], right - left) + min(box["lineHeight"], bottom - top)
    needed = 2 * 2 * size * 0.8
    if pixels < needed:
        return [Finding("focus-visible", "too faint", where, what=f"{pixels} of {needed:.0f} pixels change")]
    return []


def shades(image: Image.Image, box: dict[str, Any]) -> float:
    """The contrast between the lightest and the darkest of what is drawn in a box and just around it."""
    area = (box["x"] - 2, box["y"] - 2, box["x"] + box["width"] + 2, box["y"] + box["height"] + 2)
    area = (max(0, area[0]), max(0, area[1]), min(image.width, area[2]), min(image.height, area[3]))
    if area[2] - area[0] < 1 or area[3] - area[1] < 1:
        return 21.0
    dark, light = image.convert("L").crop(tuple(int(value) for value in area)).getextrema()
    return (to_light(light) + 0.05) / (to_light(dark) + 0.05)


def to_light(grey: Any) -> float:
    return luminance((grey, grey, grey))


def vanished(check: str, marks: list[dict[str, Any]], before: Image.Image, now: Image.Image) -> list[Finding]:
    """What could be seen before and cannot now. Both pictures show the whole page, laid out in the same way."""
    before, now = before.convert("L"), now.convert("L")
    found = []
    for mark in marks:
        was, is_now = shades(before, mark), shades(now, mark)
        if was >= SEEN and is_now < GONE:
            found.append(Finding(check, "vanishes", mark["where"], what=f"contrast {was:.1f} becomes {is_now:.1f}"))
    return found
