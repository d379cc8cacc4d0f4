"""The table of pages is whole, and each page has a title of its own."""

import re
from collections import defaultdict
from collections.abc import Iterator
from html import unescape
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import resolve

from accounts.models import User
from tests.accessibility.pages import PAGES, VERSIONS, Page
from tests.accessibility.results import Results
from tests.accessibility.states import STATES, address
from tests.faults.doors import patterns

#: Files for programs, pictures, and addresses that only lead on.
NO_PAGES = re.compile(
    r"feed|calendar|_csv|_xlsx|_json|_as_text|following_|open_data_|sitemap|robots|wagtail|:None|^None|javascript|serve"
    r"|own_data|large_print|request_login_code|mfa_index|login_webauthn"
)


SHOWN = ("example", "taking part")


def view_of(version: str, page: Page) -> str:
    return str(resolve(urlsplit(address(version, page.path)).path).view_name)


@pytest.fixture
def whole_example(example: Any) -> None:
    STATES["taking part"](None, "de")  # type: ignore[arg-type]


@pytest.mark.usefixtures("whole_example")
def test_every_kind_of_page_is_in_the_table(settings: Any) -> None:
    public = {name for route, name, _pattern in patterns() if not route.startswith(("verwaltung/", "dokumente/"))}
    shown = {view_of("de", page) for page in PAGES if page.state in (*SHOWN, "counted")}

    gaps = sorted(name for name in public - shown if not NO_PAGES.search(name))
    assert gaps == sorted(KNOWN_GAPS), " ".join(gaps)


#: The code follows on the page before (``press`` in the table); to remove a passkey one needs a device.
KNOWN_GAPS = {"account_confirm_login_code", "mfa_remove_webauthn"}


@pytest.mark.checks("titles")
@pytest.mark.usefixtures("whole_example")
@pytest.mark.parametrize("version", VERSIONS)
def test_each_page_has_a_title_of_its_own(client: Client, anna: User, results: Results, version: str) -> None:
    titles = defaultdict(set)
    for path, text in read(client, anna, version):
        found = re.search(r"<title>(.*?)</title>", text, re.DOTALL)
        title = unescape(found[1]).strip() if found else ""
        titles[title].add(path.partition("#")[0])
        results.add(path, version, ["titles"], [])

    assert titles.pop("", set()) == set()
    twice = [sorted(names) for names in titles.values() if len(names) > 1]
    assert twice == [], str(twice)


def read(client: Client, anna: User, version: str) -> Iterator[tuple[str, str]]:
    for page in PAGES:
        if page.press or page.state not in SHOWN:
            continue
        client.logout()
        if page.who:
            client.force_login(anna)
        path = address(version, page.path)
        yield path, client.get(path, follow=True).content.decode()
