"""B. Whatever stands in an address: no page fails, none runs it, none says it raw."""

import re
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from accounts.models import User
from consultations.proposals.filtering import FilterForm
from news.filtering import EventFilter
from search.asking import SearchForm
from tests.factories import make_consultation
from tests.faults.doors import addresses, visit
from tests.faults.test_a_stored_xss import HOSTILE, MARK, faults_of
from tests.faults.world import World, make_world

pytestmark = pytest.mark.django_db

#: Every parameter that a view of ours reads; the last test finds those that are missing here.
PARAMETERS = (
    *("q", "thema", "ort", "stand", "folge", "zeit", "hilfe", "weiter", "meldung", "kommentar", "kommentare"),
    *(
        "art",
        "anliegen",
        "nr",
        "alle",
        "anfang",
        "next",
        "show",
        "receipt",
        "proposal",
        "export",
        "teil",
        "zeige",
        "comment",
        "version",
        "p",
    ),
)
#: What Wagtail's and allauth's views read.
OF_OTHERS = (
    *("page", "ordering", "sort", "consultation", "state", "kind", "channel", "language", "status", "rule"),
    *("fields", "limit", "offset", "order", "search", "child_of", "type", "locale", "tag", "mode", "results"),
)
VALUES = {
    "markup": HOSTILE + "' OR 1=1 -- %s%n{0}",
    "NUL": "a\x00b",
    "a script as address": f"javascript:{MARK}()",
    "a huge number": "9" * 30,
    "a column": "contributor__account__email",
    "a cursor": "n.99999999999999999999.-1",
    "digits of other scripts": "²٣",
}


@pytest.fixture
def world(anna: User) -> World:
    return make_world(anna)


def what_is_wrong(client: Client, doors: dict[str, str], names: tuple[str, ...]) -> dict[str, object]:
    """What is wrong with the pages that are asked with each value in these parameters."""
    wrong: dict[str, object] = {}
    client.raise_request_exception = False
    for kind, value in VALUES.items():
        query = urlencode(dict.fromkeys(names, value))
        for name, address in doors.items():
            status, html = visit(client, f"{address}?{query}")
            # Feeds and sitemaps are no pages: the tests of feeds read them as XML.
            found = [] if html.startswith("<?xml") else faults_of(html)
            if status >= 500 or found:
                wrong[f"{name}: {kind}"] = status if status >= 500 else found
    return wrong


def test_no_public_page_fails_or_runs_what_stands_in_its_address(client: Client, world: World) -> None:
    assert what_is_wrong(client, addresses(world, office=False), PARAMETERS) == {}


def test_no_page_of_ours_in_the_office_does_either(client: Client, world: World, admin_user: User) -> None:
    client.force_login(admin_user)
    ours = ("consultations_admin", "answers_admin", "office_", "moderation", "texts", "plain_language")
    found = addresses(world, office=True)
    doors = {name: url for name, url in found.items() if name.startswith(ours) and not name.endswith("results")}

    assert what_is_wrong(client, doors, (*PARAMETERS, *OF_OTHERS)) == {}


def test_each_parameter_alone_is_harmless(client: Client, world: World, admin_user: User) -> None:
    """Together with others, one that is refused might keep the next from being read."""
    client.force_login(admin_user)
    found = addresses(world, office=False) | addresses(world, office=True)
    wrong: dict[str, object] = {}
    for name in PARAMETERS:
        views = READERS.get(name, ("consultations:proposals",))
        wrong |= what_is_wrong(client, {f"{name} {view}": found[view] for view in views}, (name,))

    assert wrong == {}


#: Which views read a parameter, where it is not the list of proposals.
READERS = {
    "show": ("answers_admin:index",),
    "export": ("office_proposals:index",),
    "proposal": ("answers_admin:new",),
    "receipt": ("consultations_admin:ballot_paper",),
    "q": ("consultations:proposals", "consultations_admin:ballot_paper", "moderation:queue"),
    "next": ("consultations:name",),
    "teil": ("sitemap_section seiten",),
    "zeige": ("accessibility_report",),
    "nr": ("consultations:ballot",),
    "alle": ("consultations:result",),
    "anfang": ("consultations:receipts",),
    "kommentar": ("consultations:proposal",),
    "kommentare": ("consultations:proposal",),
    "version": ("office_shorts:index", "texts:board"),
    "p": ("texts:board",),
}


@pytest.mark.parametrize("path", ["/de/%00/", "/%00", "/de/b/%00/", "/de/b/x/kommentar/99999999999999999999999999/"])
@pytest.mark.parametrize("query", ["", "?a=%00"])
def test_a_strange_path_is_not_found_and_no_error(client: Client, path: str, query: str) -> None:
    client.raise_request_exception = False

    assert client.get(f"{path}{query}").status_code == 404


@pytest.mark.parametrize("target", ["https://evil.test/", "//evil.test", "javascript:alert(1)", "/\\evil.test", "\x00"])
@pytest.mark.parametrize("view", ["account_login", "consultations:join", "consultations:name"])
def test_no_address_leads_away_from_the_site(client: Client, bernd: User, view: str, target: str) -> None:
    client.force_login(bernd)
    args = [make_consultation().slug] if view.startswith("consultations") else []

    response = client.post(reverse(view, args=args) + "?" + urlencode({"next": target}), {"public_name": "Bernd"})

    assert "evil" not in response.headers.get("Location", "")
    assert not response.headers.get("Location", "").startswith("javascript")


def test_every_parameter_that_our_views_read_is_tried() -> None:
    forms = (FilterForm, EventFilter, SearchForm)
    read = {name for form in forms for name in form.base_fields} | {"weiter", "kommentare"}
    for area in ("consultations", "site", "home", "news"):
        for path in (settings.ROOT / area).rglob("*.py"):
            read |= set(re.findall(r'GET(?:\.get(?:list)?\(|\[)"(\w+)"', path.read_text()))

    assert read - set(PARAMETERS) == set()
