"""K. The server asks no address that somebody typed: only one command does, and only public ones."""

import re

from django.conf import settings

from tests.faults.sources import files

CLIENTS = re.compile(
    r"^\s*(?:import|from) (?:requests|httpx|urllib\.request|urllib3|http\.client|aiohttp)\b", re.MULTILINE
)


def test_nothing_of_ours_fetches_addresses_but_the_check_of_links_and_the_help_to_draft() -> None:
    """What the first one refuses stands in tests/office/test_broken_links.py; the other one asks the two addresses that
    the operator has named: tests/drafting.
    """
    assert sorted(path for path, text in files() if CLIENTS.search(text)) == [
        "site/content/connections.py",
        "site/content/drafting/asking.py",
        "site/office/broken_links/fetching.py",
    ]


def test_wagtail_fetches_none_either() -> None:
    assert settings.WAGTAILEMBEDS_FINDERS == []
    assert settings.WAGTAIL_GRAVATAR_PROVIDER_URL is None
    assert settings.WAGTAIL_ENABLE_UPDATE_CHECK is False
