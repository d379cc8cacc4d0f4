"""How many queries pages take."""

from collections.abc import Iterable

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

MOST = 15


def numbers_of_queries(client: Client, addresses: Iterable[str]) -> list[int]:
    """Of each address, read once before; none takes more than a page may."""
    numbers = []
    for address in addresses:
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        assert len(queries) <= MOST, f"{address}: {len(queries)}"
        numbers.append(len(queries))
    return numbers
