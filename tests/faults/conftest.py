"""Documents are made of their words at once: no test here waits for a PDF, and what would stand in one can be read."""

from pathlib import Path
from typing import Any

import pytest

from content.pdf import keeping
from content.pdf.rendering import Made


@pytest.fixture(autouse=True)
def documents_are_their_words(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.LARGE_PRINT_DIR = tmp_path / "large-print"
    monkeypatch.setattr(keeping, "render", lambda html: Made(pages=1, content=html.encode()))
