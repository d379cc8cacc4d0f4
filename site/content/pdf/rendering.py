"""From HTML to a tagged PDF, in a process of its own (``renderer.py``)."""

import json
import logging
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

from content.outgoing import absolute

logger = logging.getLogger(__name__)

HERE = Path(__file__).parent
# Apart from the environment: nothing that is set for the site reaches the program.
COMMAND = (sys.executable, "-I", str(HERE / "renderer.py"))
#: A request may take no longer than gunicorn lets it (gunicorn.conf.py).
MOST_SECONDS = 20


class NoDocument(Exception):
    """The document could not be made; the reason stands in the log."""


@dataclass(frozen=True)
class Made:
    pages: int
    content: bytes


@cache
def style() -> str:
    return (HERE / "large_print.css").read_text(encoding="utf-8")


def folders() -> dict[str, str]:
    """What a document may name: our typefaces, and pictures as pages show them. No originals, no documents."""
    pictures = absolute(f"{settings.MEDIA_URL}images/")
    return {"own:fonts/": str(settings.ROOT / "site/static/built"), pictures: str(Path(settings.MEDIA_ROOT) / "images")}


def render(html: str) -> Made:
    """The document as a PDF; raises NoDocument where it cannot be made, or not soon enough."""
    wish: dict[str, Any] = {
        "html": html,
        "base": absolute("/"),
        "style": style(),
        "folders": folders(),
        "seconds": MOST_SECONDS,
    }
    try:
        done = subprocess.run(  # noqa: S603  # Our own program; the document comes by its input.
            COMMAND, input=json.dumps(wish).encode(), capture_output=True, timeout=MOST_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as trouble:
        logger.error("A PDF could not be made: %s", type(trouble).__name__)
        raise NoDocument from trouble
    pages, _break, content = done.stdout.partition(b"\n")
    if done.returncode or not content.startswith(b"%PDF-"):
        # The last line names the kind of error. The lines before it may hold words of the document.
        last = done.stderr.decode(errors="replace").strip().rpartition("\n")[2].partition(":")[0]
        logger.error("A PDF could not be made: the renderer ended with %s, %s", done.returncode, last)
        raise NoDocument
    return Made(int(pages), content)
