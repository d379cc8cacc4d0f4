"""Whole pages are kept for anonymous readers, and for nobody else."""

from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks

from content import page_cache
from content.page_cache import PageCacheMiddleware
from tests.factories import make_user
from tests.pages.pages import home, make_admin, make_page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def pages_are_kept(settings: LazySettings) -> None:
    settings.PAGE_CACHE_SECONDS = 60


class Counting:
    """A view that counts how often it is asked."""

    def __init__(self, **headers: str) -> None:
        self.asked = 0
        self.headers = headers

    def __call__(self, request: HttpRequest) -> HttpResponse:
        self.asked += 1
        return HttpResponse(f"Nr. {self.asked}", headers=self.headers)


def ask_twice(view, rf: RequestFactory, path: str = "/de/", cookies: dict[str, str] | None = None) -> list[str]:
    middleware = PageCacheMiddleware(view)
    answers = []
    for _time in range(2):
        request = rf.get(path)
        request.COOKIES.update(cookies or {})
        answers.append(middleware(request).content.decode())
    return answers


def test_a_second_anonymous_reader_gets_the_kept_page_without_a_query(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
):
    first = client.get("/de/")

    with django_assert_num_queries(0):
        second = Client().get("/de/")

    assert second.content == first.content
    assert second.headers["Content-Security-Policy"] == first.headers["Content-Security-Policy"]


def test_reading_pages_set_no_cookie(client: Client):
    responses = [client.get(path) for path in ("/de/", "/de-simple/", "/en/")]

    assert [response.cookies.output() for response in responses] == ["", "", ""]
    assert not client.cookies


def test_versions_hosts_and_queries_are_kept_apart(rf: RequestFactory):
    middleware = PageCacheMiddleware(Counting())
    requests = [rf.get("/de/"), rf.get("/en/"), rf.get("/de/?seite=2"), rf.get("/de/", headers={"host": "other.test"})]

    answers = [middleware(request).content for request in requests]

    assert answers == [b"Nr. 1", b"Nr. 2", b"Nr. 3", b"Nr. 4"]


def test_head_is_answered_from_what_get_has_kept(rf: RequestFactory):
    view = Counting()
    middleware = PageCacheMiddleware(view)

    middleware(rf.head("/de/"))
    middleware(rf.get("/de/"))
    middleware(rf.head("/de/"))

    assert view.asked == 2


@pytest.mark.parametrize("cookie", ["sessionid", "messages"])
def test_a_reader_with_a_page_of_their_own_passes_by(rf: RequestFactory, cookie: str):
    assert ask_twice(Counting(), rf, cookies={cookie: "x"}) == ["Nr. 1", "Nr. 2"]


def test_a_reader_with_a_form_token_gets_kept_pages_but_makes_none(rf: RequestFactory):
    view = Counting()

    assert ask_twice(view, rf, cookies={"csrftoken": "x"}) == ["Nr. 1", "Nr. 2"]
    assert ask_twice(view, rf) == ["Nr. 3", "Nr. 3"]
    assert ask_twice(view, rf, cookies={"csrftoken": "x"}) == ["Nr. 3", "Nr. 3"]


@pytest.mark.parametrize(
    "headers",
    [
        {"Cache-Control": "private"},
        {"Cache-Control": "max-age=0, no-cache, no-store, must-revalidate, private"},
        {"Content-Type": "application/json"},
    ],
)
def test_what_is_private_or_no_page_is_not_kept(rf: RequestFactory, headers: dict[str, str]):
    assert ask_twice(Counting(**headers), rf) == ["Nr. 1", "Nr. 2"]


def test_an_answer_that_sets_a_cookie_is_not_kept(rf: RequestFactory):
    counting = Counting()

    def view(request: HttpRequest) -> HttpResponse:
        response = counting(request)
        response.set_cookie("darstellung", "200-high-dark")
        return response

    assert ask_twice(view, rf) == ["Nr. 1", "Nr. 2"]


@pytest.mark.parametrize("status", [302, 403, 404, 500])
def test_only_successful_pages_are_kept(rf: RequestFactory, status: int):
    counting = Counting()

    def view(request: HttpRequest) -> HttpResponse:
        response = counting(request)
        response.status_code = status
        return response

    assert ask_twice(view, rf) == ["Nr. 1", "Nr. 2"]


@pytest.mark.parametrize("path", ["/", "/verwaltung/", "/b/radweg/17/", "/healthz"])
def test_addresses_outside_the_versions_are_not_kept(rf: RequestFactory, path: str):
    assert ask_twice(Counting(), rf, path) == ["Nr. 1", "Nr. 2"]


def test_a_page_is_not_kept_beyond_the_moment_at_which_it_changes_by_itself(rf: RequestFactory):
    now = timezone.now()
    over = page_cache.keep_until(HttpResponse(), now)
    soon = page_cache.keep_until(HttpResponse(), now + timedelta(seconds=20))
    later = page_cache.keep_until(HttpResponse(), now + timedelta(days=1))

    lifetimes = [page_cache.lifetime(response) for response in (over, soon, later, HttpResponse())]

    assert lifetimes[0] <= 0
    assert 18 < lifetimes[1] <= 20
    assert lifetimes[2:] == [60, 60]


def test_publishing_is_seen_at_once(client: Client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks):
    client.get("/de/")

    with django_capture_on_commit_callbacks(execute=True):
        page = home()
        page.lead = "Ganz neu."
        page.save_revision().publish()

    assert "Ganz neu." in client.get("/de/").content.decode()


def test_what_is_unpublished_is_gone_at_once(
    client: Client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
):
    page = make_page(slug="seite")
    client.get("/de/seite/")

    with django_capture_on_commit_callbacks(execute=True):
        page.unpublish()

    assert client.get("/de/seite/").status_code == 410


def test_a_change_that_is_rolled_back_forgets_nothing(client: Client):
    before = page_cache.version()

    page_cache.bump()

    assert page_cache.version() == before


def test_a_preview_is_neither_kept_nor_given_out(client: Client):
    page = make_page(slug="seite", title="Öffentlich")
    page.title = "Entwurf"
    page.make_preview_request()

    public = client.get("/de/seite/").content.decode()
    preview = page.make_preview_request().content.decode()

    assert "Entwurf" not in public
    assert "Entwurf" in preview


def test_signed_in_people_get_their_own_page(client: Client):
    anonymous = client.get("/de/").content.decode()
    client.force_login(make_user())

    own = client.get("/de/").content.decode()

    assert own != anonymous
    assert Client().get("/de/").content.decode() == anonymous


def test_the_userbar_of_editors_does_not_reach_citizens(client: Client):
    client.force_login(make_admin())

    with_userbar = client.get("/de/").content.decode()
    for_citizens = Client().get("/de/").content.decode()

    assert "wagtail-userbar" in with_userbar
    assert "wagtail-userbar" not in for_citizens


def test_the_policy_allows_nothing_inline_for_citizens_and_for_editors_with_the_userbar(client: Client):
    citizens = client.get("/de/").headers["Content-Security-Policy"]
    client.force_login(make_admin())
    editors = client.get("/de/").headers["Content-Security-Policy"]

    assert "unsafe" not in citizens + editors
    assert "script-src 'self'" in editors
