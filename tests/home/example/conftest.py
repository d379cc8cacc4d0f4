"""The example content without a browser."""

import pytest


@pytest.fixture
def example(loaded: None, db: None) -> None:
    """As it is after loading; what a test changes is gone after it."""
