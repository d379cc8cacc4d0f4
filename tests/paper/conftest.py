"""However busy the machine is, a document that is really made has the time for it."""

import pytest

from content.pdf import rendering


@pytest.fixture(autouse=True)
def enough_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rendering, "MOST_SECONDS", 300)
