"""Links that lead nowhere: what editors are shown, and whom the server asks about them."""

import socket
import threading
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from office.broken_links.fetching import Asker, is_public
from office.broken_links.finding import addresses_in, broken_links, problem_here
from office.broken_links.models import CheckedLink, Problem
from office.broken_links.services import check_links
from tests.news.making import make_event
from tests.pages.pages import home, make_page, translate

pytestmark = pytest.mark.django_db


class Answers(BaseHTTPRequestHandler):
    """A server elsewhere: ``/404`` answers 404, ``/to/x`` leads to x."""

    asked: list[tuple[str, str, str]]

    def do_HEAD(self) -> None:
        self.server.asked.append((self.command, self.path, self.headers["User-Agent"]))  # type: ignore[attr-defined]
        name = self.path.strip("/").split("?")[0]
        if name == "drip":
            return self.drip()
        leads = name.removeprefix("to/") if name.startswith("to/") else ""
        status = 301 if leads else int(name) if name.isdecimal() else 200
        if name == "no-head":
            status = 405 if self.command == "HEAD" else 200
        self.send_response(status)
        if leads:
            self.send_header("Location", "/to/round" if leads == "round" else f"/{leads}" if leads != "out" else OUT)
        self.end_headers()

    def drip(self) -> None:
        """A letter now and then, for as long as somebody listens."""
        with suppress(OSError):
            self.wfile.write(b"HTTP/1.1 200 OK\r\nX-More: ")
            while not self.server.closing.wait(0.02):  # type: ignore[attr-defined]
                self.wfile.write(b"x")

    do_GET = do_HEAD

    def log_message(self, *args: Any) -> None:
        """Quietly."""


OUT = "http://169.254.169.254/latest/meta-data/"


@pytest.fixture
def elsewhere() -> Iterator[Any]:
    server: Any = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    server.asked, server.closing = [], threading.Event()
    server.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.closing.set()
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def asker(elsewhere: Any) -> Asker:
    """May ask this one server, and need not wait."""
    return Asker(may_ask=lambda ip, port: (ip, port) == ("127.0.0.1", elsewhere.server_port), pause=lambda _rest: None)


def with_text(html: str, **fields: Any) -> Any:
    return make_page(body=[("text", html)], **fields)


def link_to(page: Any) -> str:
    return f'<p><a linktype="page" id="{page.pk}">dorthin</a></p>'


def shown(person: User) -> set[tuple[str, str, str]]:
    return {(each.page, each.leads_to, each.problem) for each in broken_links(person)}


def test_links_to_pages_that_are_not_public_or_deleted_are_found_at_once(dilek: User) -> None:
    draft, gone, fine = make_page(title="Entwurf", live=False), make_page(), make_page()
    with_text(link_to(draft), title="Eins")
    with_text(link_to(gone), title="Zwei")
    with_text(link_to(fine), title="Drei")

    gone.delete()

    assert shown(dilek) == {
        ("Eins", "Entwurf", Problem.UNPUBLISHED.label),
        ("Zwei", "–", Problem.DELETED.label),
    }


def test_a_button_to_a_page_that_is_not_there_any_more_is_found(dilek: User) -> None:
    draft, gone = make_page(title="Entwurf", live=False), make_page()
    for title, page in (("Eins", draft), ("Zwei", gone)):
        make_page(title=title, body=[("call_to_action", {"text": "", "label": "Los", "page": page, "url": ""})])

    gone.delete()

    assert shown(dilek) == {("Eins", "Entwurf", Problem.UNPUBLISHED.label), ("Zwei", "–", Problem.DELETED.label)}


def test_a_link_in_a_page_that_nobody_reads_troubles_nobody(dilek: User) -> None:
    with_text(link_to(make_page(live=False)), live=False)

    assert shown(dilek) == set()


def test_each_version_of_a_page_is_looked_at(dilek: User) -> None:
    page = make_page(title="Eins")
    translate(page, "en", title="One", body=[("text", link_to(make_page(title="Entwurf", live=False)))])

    assert [(each.page, each.version) for each in broken_links(dilek)] == [("One", "English")]


def test_typed_addresses_are_found_in_texts_blocks_and_columns() -> None:
    page = with_text(
        '<p><a href="https://a.example/?x=1&amp;y=2">a</a> <a href="/de/hier/">b</a> kein https://c.example</p>'
    )
    event = make_event(online_link="https://treffen.example/raum")

    assert addresses_in(type(page).objects.get(pk=page.pk)) == {"https://a.example/?x=1&y=2", "/de/hier/"}
    assert addresses_in(event) == {"https://treffen.example/raum"}


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("/de/", ""),
        ("/de/da/", ""),
        ("/en/da/", ""),
        ("/de/da/?seite=2#unten", ""),
        ("/de/suche/", ""),
        ("/de/nicht-da/", Problem.MISSING),
        ("/nirgends.php", Problem.MISSING),
    ],
)
def test_an_address_of_this_site_is_judged_without_asking_a_server(path: str, problem: str) -> None:
    make_page(slug="da")

    assert problem_here(path) == problem


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("/", ""),
        ("/404", Problem.MISSING),
        ("/410", Problem.MISSING),
        ("/500", Problem.FAILING),
        ("/403", ""),
        ("/429", ""),
        ("/no-head", ""),
        ("/to/404", Problem.MISSING),
        ("/to/200", ""),
        ("/to/round", Problem.CIRCLE),
        ("/Straße?q=Bänke", ""),
    ],
)
def test_what_the_other_server_says(elsewhere: Any, asker: Asker, path: str, problem: str) -> None:
    assert asker.problem_at(elsewhere.url + path) == problem


def test_a_server_that_is_not_there_is_silent(asker: Asker) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]

        assert Asker(may_ask=lambda _ip, _port: True).problem_at(f"http://127.0.0.1:{port}/") == Problem.SILENT


def test_a_server_that_never_comes_to_an_end_is_left(elsewhere: Any, asker: Asker) -> None:
    asker.longest = 0.2

    assert asker.problem_at(f"{elsewhere.url}/drip") == Problem.SILENT


def test_it_says_who_asks_and_reads_as_little_as_possible(elsewhere: Any, asker: Asker) -> None:
    asker.problem_at(f"{elsewhere.url}/")

    assert elsewhere.asked == [("HEAD", "/", "Mitreden link check (+http://localhost:8000)")]


def test_the_same_server_is_asked_once_a_second_at_most(elsewhere: Any) -> None:
    pauses: list[float] = []
    asker = Asker(may_ask=lambda _ip, _port: True, pause=pauses.append, clock=lambda: 100.0)

    for path in "ab":
        asker.problem_at(f"{elsewhere.url}/{path}")

    assert pauses == [1.0]


@pytest.mark.parametrize(
    "address",
    [
        *(
            "127.0.0.1",
            "127.8.8.8",
            "10.0.0.1",
            "172.16.5.4",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",  # noqa: S104
        ),
        *("224.0.0.1", "255.255.255.255", "192.0.2.1", "::1", "::", "fe80::1%eth0", "fc00::1", "ff02::1"),
        *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:0:7f00:1::"),
        *("::127.0.0.1", "fec0::1", "5f00::1"),
    ],
)
def test_nothing_inside_a_network_is_asked(address: str) -> None:
    assert not is_public(address, 443)


@pytest.mark.parametrize(("port", "asked"), [(80, True), (443, True), (22, False), (5432, False), (8080, False)])
def test_only_web_servers_are_asked(port: int, asked: bool) -> None:
    assert [is_public(address, port) for address in ("8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8")] == [asked] * 3


@pytest.mark.parametrize(
    "url",
    [
        *("http://localhost/", "http://127.1/", "http://2130706433/", "http://0x7f.0.0.1/", "http://[::1]/"),
        *("http://[::ffff:127.0.0.1]/", "http://anna:geheim@8.8.8.8/", "ftp://8.8.8.8/", "file:///etc/passwd"),
    ],
)
def test_an_address_that_leads_inside_is_refused_however_it_is_written(url: str) -> None:
    assert Asker(pause=lambda _rest: None).problem_at(url) == Problem.REFUSED


def test_a_redirect_that_leads_inside_is_refused_on_the_way(elsewhere: Any, asker: Asker) -> None:
    assert asker.problem_at(f"{elsewhere.url}/to/out") == Problem.REFUSED


def test_a_check_notes_what_it_finds_and_forgets_what_is_gone(elsewhere: Any, asker: Asker, dilek: User) -> None:
    page = with_text(f'<p><a href="{elsewhere.url}/404">a</a> <a href="{elsewhere.url}/">b</a></p>', title="Eins")
    other = with_text('<p><a href="/de/fehlt/">c</a></p>', title="Zwei")

    count = check_links(asker=asker, at_most=10, seconds=60)

    assert (count.checked, count.broken, count.left) == (3, 2, 0)
    assert shown(dilek) == {
        ("Eins", f"{elsewhere.url}/404", Problem.MISSING.label),
        ("Zwei", "/de/fehlt/", Problem.MISSING.label),
    }
    page.body = []
    page.save()
    assert {each[0] for each in shown(dilek)} == {"Zwei"}
    other.unpublish()
    check_links(asker=asker, at_most=10, seconds=60)
    assert not CheckedLink.objects.exists()


def test_a_bounded_check_begins_where_the_last_one_ended(elsewhere: Any, asker: Asker) -> None:
    with_text("".join(f'<p><a href="{elsewhere.url}/{name}">x</a></p>' for name in "abc"))

    lefts = [check_links(asker=asker, at_most=2, seconds=60).left for _time in range(2)]

    assert lefts == [1, 1]
    assert {path for _method, path, _agent in elsewhere.asked} == {"/a", "/b", "/c"}


def test_a_check_that_has_no_time_left_asks_nobody(elsewhere: Any, asker: Asker) -> None:
    with_text(f'<p><a href="{elsewhere.url}/a">x</a></p>')

    assert check_links(asker=asker, at_most=10, seconds=-1).left == 1
    assert elsewhere.asked == []


def test_editors_find_the_report_in_the_menu_and_authors_do_not(client: Client, dilek: User, franka: User) -> None:
    with_text(link_to(make_page(title="Entwurf", live=False)), title="Eins")
    address = reverse("broken_links:report")

    client.force_login(dilek)
    assert address in client.get(reverse("wagtailadmin_home")).content.decode()
    html = client.get(address).content.decode()
    client.force_login(franka)

    assert "Eins" in html and "Entwurf" in html
    assert client.get(address).status_code == 302


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_report_leaves_the_house_guarded(client: Client, dilek: User, kind: str) -> None:
    with_text(link_to(make_page(title="Entwurf", live=False)), title="=1+1")
    client.force_login(dilek)

    response = client.get(reverse("broken_links:report"), {"export": kind})

    content = b"".join(response) if response.streaming else response.content
    assert response.status_code == 200
    assert (b"'=1+1" in content) == (kind == "csv")


def test_the_report_takes_as_many_queries_for_thirty_links_as_for_one(
    dilek: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    draft = make_page(live=False)
    with_text(link_to(draft))
    counted = count_queries(dilek)

    for _number in range(29):
        with_text(link_to(draft))

    assert len(broken_links(dilek)) == 30
    assert count_queries(dilek) == counted


def count_queries(person: User) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        broken_links(User.objects.get(pk=person.pk))
    return len(queries)


def test_a_link_from_the_home_page_counts_too(dilek: User) -> None:
    start = home()
    start.body = [("text", link_to(make_page(title="Entwurf", live=False)))]
    start.save()

    assert {each[1] for each in shown(dilek)} == {"Entwurf"}
