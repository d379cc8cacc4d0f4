"""The checks of accessibility on the real site with its example content."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.accessibility.engines import HtmlValidate
from tests.browser.example.conftest import _django_db_helper as _django_db_helper
from tests.browser.example.conftest import anna as anna

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.django_db(transaction=True))


@pytest.fixture(scope="session")
def html() -> Iterator[HtmlValidate]:
    """Reads pages as strictly as a validator does."""
    validator = HtmlValidate()
    yield validator
    validator.close()
