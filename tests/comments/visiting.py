"""Reading and sending pages about comments."""

from typing import Any

from django.test import Client

from consultations.guarded import opened_stamp
from tests.factories import submission

LONG_AGO = opened_stamp(1_700_000_000)


def words(**fields: str) -> dict[str, str]:
    given = {"submission": submission(), "opened": LONG_AGO, "website": "", "kind": "remark"}
    return {**given, "text": "Das würde auch mir helfen.", "public_name": "", **fields}


def page(client: Client, address: str, **data: Any) -> str:
    response = client.get(address, data)
    assert response.status_code == 200
    return response.content.decode()


def post(client: Client, address: str, **fields: str) -> Any:
    return client.post(address, words(**fields))
