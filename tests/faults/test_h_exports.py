"""H. No table that leaves the house holds a formula, whoever made the list: our screens, Wagtail's, open data."""

import csv
import io
from urllib.parse import urlencode

import pytest
from django.test import Client
from wagtail.contrib.redirects.models import Redirect

from accounts.models import User
from consultations.models import Ballot
from tests.factories import make_user
from tests.faults.doors import addresses, body, cells_of
from tests.faults.world import MAIL, World, make_world

pytestmark = pytest.mark.django_db

FORMULA = "=HYPERLINK(1)"
SIGNS = ("=", "+", "-", "@", "\t", "\r")


@pytest.fixture
def world(anna: User) -> World:
    make_user(name=FORMULA)
    Redirect.objects.create(old_path="/=1+1", redirect_link="/=1")
    return make_world(anna, lambda place: FORMULA)


def tables(client: Client, doors: dict[str, str], kind: str) -> dict[str, bytes]:
    """The lists that can be taken away at all, as files."""
    query = urlencode({"export": kind, "show": "all"})
    answers = {name: client.get(f"{address}?{query}") for name, address in doors.items()}
    return {
        name: b"".join(answer) if answer.streaming else answer.content
        for name, answer in answers.items()
        if "attachment" in answer.headers.get("Content-Disposition", "")
    }


def lists(world: World) -> dict[str, str]:
    """Where there may be something to take away: one address of each list and report."""
    found = {name: url for name, url in addresses(world, office=True).items() if not name.endswith("results")}
    office = {name: url for name, url in found.items() if name.endswith(":index") or "reports" in name}
    return office | addresses(world, office=False)


def test_no_cell_of_a_csv_file_is_a_formula_and_none_says_too_much(
    client: Client, world: World, admin_user: User
) -> None:
    client.force_login(admin_user)

    files = tables(client, lists(world), "csv")

    texts = {name: file.decode() for name, file in files.items() if not file.startswith((b"PK", b"{"))}
    formulas = {
        name: cell
        for name, text in texts.items()
        for row in csv.reader(io.StringIO(text, newline=""))
        for cell in row
        if cell.startswith(SIGNS) and not cell.lstrip("-").replace(".", "").isdigit()
    }
    keys = Ballot.objects.values_list("voter_key", flat=True)
    assert formulas == {}
    assert len(texts) >= 10
    assert [name for name, text in texts.items() if MAIL in text or any(key in text for key in keys)] == []


def test_a_workbook_holds_the_same_words_as_text(client: Client, world: World, admin_user: User) -> None:
    client.force_login(admin_user)
    proposals = addresses(world, office=True)["office_proposals:index"]

    (file,) = tables(client, {"proposals": proposals}, "xlsx").values()

    assert FORMULA in [cell for row in cells_of(file) for cell in row]


@pytest.mark.once
def test_an_export_needs_the_same_permission_as_its_list(client: Client, world: World, clara: User) -> None:
    client.force_login(clara)
    doors = lists(world)
    opened = {name for name, address in doors.items() if client.get(address).status_code == 200}

    assert tables(client, doors, "csv").keys() <= opened


def test_open_data_are_made_line_by_line(client: Client, world: World) -> None:
    """So that ten thousand proposals need no more memory than ten."""
    answer = client.get(addresses(world, office=False)["consultations:open_data_csv vorschlaege"])

    assert answer.streaming
    assert body(answer).count("\r\n") == 2
