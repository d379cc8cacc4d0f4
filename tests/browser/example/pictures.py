"""The pictures of the handbook: small, and made only where a folder for them is named."""

import os
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

if TYPE_CHECKING:
    from playwright.sync_api import Page

COLOURS = 64
SIZE = {"width": 1100, "height": 700}


def take(page: "Page", name: str) -> None:
    """``make handbook`` names the folder; without one, a journey is only a test."""
    folder = os.environ.get("HANDBOOK_PICTURES")
    if not folder:
        return
    page.set_viewport_size(SIZE)
    # Menus and dialogs move into their place.
    page.wait_for_timeout(600)
    picture = Image.open(BytesIO(page.screenshot(animations="disabled")))
    small = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    small.save(Path(folder) / f"{name}.png", optimize=True)
