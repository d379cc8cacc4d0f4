"""Journeys on the real site with its example content; ``tests/example.py`` brings it."""

from pathlib import Path

import pytest
from pytest_django.live_server_helper import LiveServer

from accounts.models import User
from tests.example import copy_database as copy_database
from tests.factories import make_user

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.django_db(transaction=True))


@pytest.fixture
def _django_db_helper(example: LiveServer) -> None:
    """In place of pytest-django's, which empties a hundred tables and fills them again around each test."""


@pytest.fixture
def anna(example: LiveServer) -> User:
    """The example's citizen."""
    return User.objects.get(email="anna@example.org")


@pytest.fixture
def bernd(example: LiveServer) -> User:
    """A stranger."""
    return make_user("bernd@example.test")
