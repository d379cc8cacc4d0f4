"""Our own code, to look things up in."""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

AREAS = ("consultations", "home", "news", "cities", "site")


def files() -> Iterator[tuple[str, str]]:
    """Path and text of each file of ours."""
    root = Path(settings.ROOT)
    for area in AREAS:
        for path in (root / area).rglob("*.py"):
            yield str(path.relative_to(root)), path.read_text()
