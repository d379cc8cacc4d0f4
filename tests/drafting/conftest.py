import threading
from collections.abc import Iterator
from typing import Any

import pytest
from pytest_django import Settings

from tests.drafting.stand_in import StandIn


@pytest.fixture
def stand_in() -> Iterator[StandIn]:
    server = StandIn()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.closing.set()
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def service(stand_in: StandIn, settings: Settings) -> StandIn:
    """The site asks the stand-in for translations and for Leichte Sprache."""
    known: dict[str, Any] = {"url": stand_in.url, "key": "secret", "seconds": 20}
    settings.TRANSLATION_SERVICE = settings.SIMPLIFICATION_SERVICE = known
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {"CLASS": "content.drafting.translator.Translator"}
    return stand_in
