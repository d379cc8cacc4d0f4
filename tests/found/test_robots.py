"""What search engines may read: pages, no forms, no accounts, not the office."""

import re

import pytest
from django.conf import settings
from django.test import Client

from accounts.models import User
from tests.faults.doors import addresses, body
from tests.faults.world import make_world
from tests.feeds.reading import assert_for_everybody

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def closed_paths(client: Client) -> list[re.Pattern[str]]:
    """The paths that are closed, as RFC 9309 reads them: from the beginning, ``*`` for anything."""
    response = client.get("/robots.txt")
    assert (response.status_code, response.headers["Content-Type"]) == (200, "text/plain; charset=utf-8")
    assert_for_everybody(response)
    lines = response.content.decode().splitlines()
    assert lines[0] == "User-agent: *"
    paths = [line.removeprefix("Disallow: ") for line in lines if line.startswith("Disallow: ")]
    assert all(path.startswith("/") for path in paths)
    return [re.compile(re.escape(path).replace(r"\*", ".*")) for path in paths]


def test_it_names_the_sitemap(client: Client) -> None:
    assert f"Sitemap: {settings.BASE_URL}/sitemap.xml" in client.get("/robots.txt").content.decode().splitlines()


def test_forms_accounts_and_the_office_are_closed_and_pages_are_open(client: Client, anna: User) -> None:
    world = make_world(anna)
    closed = closed_paths(client)
    office = addresses(world, office=True)
    public = addresses(world, office=False)

    def is_closed(path: str) -> bool:
        return any(each.match(path) for each in closed)

    assert {path for path in office.values() if not is_closed(path)} == set()
    wrong = {}
    for name, path in public.items():
        response = client.get(path)
        is_own = "no-store" in response.headers.get("Cache-Control", "") or response.status_code in {401, 403, 405}
        is_page = response.status_code == 200 and 'rel="canonical"' in body(response)
        if (is_own and not is_closed(path)) or (is_page and is_closed(path)):
            wrong[name] = path
    assert wrong == {}
