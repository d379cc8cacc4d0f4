"""What the office's screens are tried with."""

import pytest
from django.test import Client

from accounts.models import User


@pytest.fixture
def office(client: Client, dilek: User) -> Client:
    client.force_login(dilek)
    return client
