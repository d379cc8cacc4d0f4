"""What stands on top of a page on paper: where it is, to type and to photograph, and of which day it is."""

import re

import pytest
import segno
from django.conf import LazySettings
from django.test import Client
from django.utils import timezone

from accounts.models import User
from content.metadata import Metadata, short_address_of
from design.components.printing import LONGEST_ADDRESS, code_of
from tests.design.pages import Tags, words
from tests.factories import close, make_consultation, make_proposal
from tests.pages.pages import make_page

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture(autouse=True)
def city_address(settings: LazySettings) -> None:
    settings.BASE_URL = "https://mitreden.example"


def head_of(client: Client, path: str) -> tuple[str, str | None]:
    """The address as it is shown, and the path of the code; empty and none where there is no address."""
    page = Tags(client.get(path).content.decode())
    shown = [words(tag.text) for tag in page.all("span") if tag.get("class") == "paper__address"]
    found = page.found
    at = next((place for place, tag in enumerate(found) if tag.get("class") == "paper__code"), None)
    return "".join(shown), found[at + 1]["d"] if at is not None else None


def fields(path: str, side: int) -> list[list[int]]:
    """The fields that a code's strokes make dark."""
    matrix = [[0] * side for _row in range(side)]
    x = y = 0
    for stroke in re.findall(r"m(-?\d+) (\d+)h(\d+)", path.removeprefix("M0 .5")):
        right, down, length = map(int, stroke)
        x, y = x + right, y + down
        matrix[y][x : x + length] = [1] * length
        x += length
    return matrix


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/de/b/radweg/1/", "mitreden.example/b/radweg/1"),
        ("/de-simple/b/radweg/1/", "mitreden.example/de-simple/b/radweg/1"),
        ("/en/b/radweg/vorschlaege/?q=Bank", "mitreden.example/en/b/radweg/vorschlaege"),
        ("/de/seite/", "mitreden.example/de/seite"),
        ("/de/", "mitreden.example"),
        ("/en/", "mitreden.example/en"),
    ],
)
def test_paper_says_the_shortest_address_that_leads_to_the_same_version(client: Client, path: str, shown: str):
    make_proposal(make_consultation(slug="radweg"), number=1)
    make_page(slug="seite")

    address, code = head_of(client, path)

    assert address == shown
    assert code == code_of(f"https://{shown}/").path


def test_the_page_of_a_consultation_has_its_short_address(rf, settings: LazySettings):
    context = {"metadata": Metadata(short="/b/radweg/"), "request": rf.get("/de/mitmachen/der-lange-name-der-seite/")}

    assert short_address_of(context) == "https://mitreden.example/b/radweg/"


def test_a_short_address_leads_to_the_page(client: Client):
    make_proposal(make_consultation(slug="radweg"), number=1)

    assert client.get("/b/radweg/1/", headers={"accept-language": "de"})["Location"] == "/de/b/radweg/1/"


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/de/nachricht/", "mitreden.example/de/nachricht"),
        ("/de/konto/anmelden/", "mitreden.example/de/konto/anmelden"),
        ("/de/darstellung/", "mitreden.example/de/darstellung"),
        ("/en/suche/?q=geheim", "mitreden.example/en/suche"),
        ("/de/b/radweg/1/fassungen/", "mitreden.example/b/radweg/1/fassungen"),
        ("/de-simple/b/radweg/vorschlaege/neu/", "mitreden.example/de-simple/b/radweg/vorschlaege/neu"),
        ("/de/b/radweg/1/kommentieren/", "mitreden.example/b/radweg/1/kommentieren"),
        ("/de/b/radweg/1/melden/", "mitreden.example/b/radweg/1/melden"),
    ],
)
def test_a_form_or_search_that_everybody_reads_has_its_address_on_paper(client: Client, path: str, shown: str):
    make_proposal(make_consultation(slug="radweg"), number=1)

    address, code = head_of(client, path)

    assert address == shown
    assert code


@pytest.mark.parametrize("path", ["/de/konto/", "/de/gibt-es-nicht/?geheim=1"])
def test_accounts_and_errors_have_no_address_on_paper(client: Client, anna: User, path: str):
    client.force_login(anna)

    assert head_of(client, path) == ("", None)


@pytest.mark.parametrize("path", ["1/", "1/fassungen/", "1/melden/", "vorschlaege/neu/"])
def test_what_only_some_people_read_has_no_address_on_paper(client: Client, anna: User, path: str):
    make_proposal(close(make_consultation(slug="radweg"), anna), number=1)
    client.force_login(anna)

    assert client.get(f"/de/b/radweg/{path}").status_code == 200
    assert head_of(client, f"/de/b/radweg/{path}") == ("", None)


def test_paper_says_of_which_day_it_is(client: Client):
    page = Tags(client.get("/en/").content.decode())

    head = next(tag for tag in page.all("div") if tag.get("class") == "paper")
    assert str(timezone.localdate().year) in words(head.text)


def test_the_code_holds_the_address():
    address = "https://mitreden.example/b/sitzbaenke/17/"

    code = code_of(address)

    matrix = segno.make(address, error="m", micro=False).matrix
    assert fields(code.path, len(matrix)) == [list(row) for row in matrix]
    # Four light fields around it, or telephones do not find it.
    assert code.box == f"-4 -4 {len(matrix) + 8} {len(matrix) + 8}"


@pytest.mark.parametrize("address", ["", "https://mitreden.example/" + "a" * LONGEST_ADDRESS])
def test_what_no_telephone_could_read_gets_no_code(address: str):
    assert code_of(address) is None
