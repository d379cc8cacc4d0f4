"""Every page that says that something does not work: in each version, with its status, without a cookie."""

from collections.abc import Callable
from pathlib import Path

import pytest
from allauth.core.internal.ratelimit import respond_429
from django.conf import LazySettings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.test import Client, RequestFactory
from django.utils.translation import gettext, override

import cities
from content import errors
from tests.design.pages import Tags, words

VERSIONS = ("de", "de-simple", "en")


def not_allowed(request: HttpRequest) -> HttpResponse:
    return errors.ErrorPagesMiddleware(lambda _request: HttpResponseNotAllowed(["POST"]))(request)


IN_THE_FRAME: dict[int, tuple[Callable[[HttpRequest], HttpResponse], str]] = {
    400: (errors.bad_request, "We did not understand this request"),
    403: (errors.forbidden, "You may not open this page"),
    404: (errors.not_found, "This page does not exist"),
    405: (not_allowed, "This address cannot do that"),
    410: (errors.gone, "This page is gone"),
    429: (respond_429, "That was too often in a short time"),
}
ALONE = {500: "Something went wrong here", 503: "We are working on this site"}


def assert_says(response: HttpResponse, status: int, code: str, heading: str) -> Tags:
    page = Tags(response.content.decode())
    assert response.status_code == status
    assert [each["lang"] for each in page.all("html")] == [code]
    with override(code):
        assert [words(each.text) for each in page.all("h1")] == [gettext(heading)]
        assert [words(each.text) for each in page.all("title")] == [f"{gettext(heading)} – Mitreden"]
    assert [each["content"] for each in page.all("meta") if each.get("name") == "robots"] == ["noindex"]
    assert "no-store" in response["Cache-Control"]
    assert not response.cookies
    return page


@pytest.mark.django_db
@pytest.mark.parametrize("code", VERSIONS)
@pytest.mark.parametrize("status", IN_THE_FRAME)
def test_each_error_has_a_page_in_the_frame_of_each_version(rf: RequestFactory, status: int, code: str) -> None:
    view, heading = IN_THE_FRAME[status]

    response = view(rf.get(f"/{code}/irgendwo/"))

    page = assert_says(response, status, code, heading)
    assert [each["aria-label"] for each in page.all("nav")]
    assert f"/{code}/" in [each.get("href") for each in page.all("a")]


@pytest.mark.parametrize("code", VERSIONS)
@pytest.mark.parametrize("status", [*ALONE, *IN_THE_FRAME])
def test_each_error_has_a_page_without_a_database(rf: RequestFactory, status: int, code: str) -> None:
    """No ``db`` fixture: a query would be the error of this test."""
    heading = ALONE.get(status) or IN_THE_FRAME[status][1]

    response = errors.alone(rf.get(f"/{code}/irgendwo/"), status)

    page = assert_says(response, status, code, heading)
    phone = cities.load("wuppertal").phone
    assert [each.text for each in page.all("a") if each["href"].startswith("tel:")] == [phone]


def test_where_the_database_is_silent_the_page_stands_alone(client: Client) -> None:
    """No ``db`` fixture: every query fails, as on a server whose database is down."""
    client.raise_request_exception = False

    assert_says(client.get("/en/irgendwo/"), 500, "en", ALONE[500])


def test_an_error_whose_frame_fails_stands_alone(rf: RequestFactory) -> None:
    assert_says(errors.forbidden(rf.get("/de/irgendwo/")), 403, "de", IN_THE_FRAME[403][1])


def test_where_even_the_style_sheet_is_missing_a_few_words_are_left(rf: RequestFactory, settings: LazySettings) -> None:
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"}
    }

    response = errors.server_error(rf.get("/en/"))

    assert response.status_code == 500
    assert "Something went wrong here. Please try again in a few minutes." in response.content.decode()


@pytest.mark.django_db
def test_an_address_outside_the_versions_is_answered_in_german_whatever_the_browser_speaks(client: Client) -> None:
    response = client.get("/nirgends.html", headers={"accept-language": "en"})

    assert_says(response, 404, "de", IN_THE_FRAME[404][1])
    assert response["Content-Language"] == "de"


@pytest.mark.django_db
@pytest.mark.parametrize("code", VERSIONS)
def test_whoever_finds_nothing_is_offered_the_search_and_the_menu(client: Client, code: str) -> None:
    response = client.get(f"/{code}/gibt-es-nicht/")

    page = assert_says(response, 404, code, IN_THE_FRAME[404][1])
    forms = [each for each in page.all("form") if each.get("class") == "error-search"]
    assert [(each["method"], each["action"]) for each in forms] == [("get", f"/{code}/suche/")]
    assert page.by_id("fehler-suche")["name"] == "q"


def test_a_request_for_a_foreign_host_is_not_understood(client: Client, settings: LazySettings) -> None:
    settings.ALLOWED_HOSTS = ["mitreden.example"]

    assert_says(client.get("/en/", headers={"host": "boese.example"}), 400, "en", IN_THE_FRAME[400][1])


@pytest.mark.django_db
def test_a_wrong_method_says_which_one_is_right(client: Client) -> None:
    response = client.get("/verwaltung/logout/")

    assert_says(response, 405, "de", IN_THE_FRAME[405][1])
    assert response["Allow"] == "POST"


@pytest.mark.django_db
def test_a_try_out_shows_what_readers_will_see(client: Client, settings: LazySettings) -> None:
    settings.DEBUG = settings.TRY_OUT = True

    assert_says(client.get("/en/gibt-es-nicht/"), 404, "en", IN_THE_FRAME[404][1])


@pytest.fixture
def resting(settings: LazySettings, tmp_path: Path) -> None:
    settings.MAINTENANCE_FILE = tmp_path / "maintenance"
    settings.MAINTENANCE_FILE.touch()


@pytest.mark.parametrize("code", VERSIONS)
@pytest.mark.parametrize("path", ["", "konto/anmelden/", "b/park/vorschlaege/neu/"])
def test_while_the_file_is_there_everybody_reads_that_the_site_will_be_back(
    client: Client, resting: None, code: str, path: str
) -> None:
    """No ``db`` fixture: the database may be away."""
    response = client.get(f"/{code}/{path}")

    assert_says(response, 503, code, ALONE[503])
    assert response["Retry-After"] == "600"
    assert "unsafe" not in response["Content-Security-Policy"]


def test_forms_and_the_office_rest_too(client: Client, resting: None) -> None:
    assert [client.post("/de/konto/anmelden/").status_code, client.get("/verwaltung/").status_code] == [503, 503]


def test_a_variable_does_the_same_as_the_file(client: Client, settings: LazySettings) -> None:
    settings.MAINTENANCE = True

    assert client.get("/de/").status_code == 503


@pytest.mark.django_db
def test_a_kept_page_is_not_shown_while_the_site_rests_and_the_site_is_back_at_once(
    client: Client, settings: LazySettings, tmp_path: Path
) -> None:
    settings.PAGE_CACHE_SECONDS = 60
    settings.MAINTENANCE_FILE = tmp_path / "maintenance"
    client.get("/de/")

    settings.MAINTENANCE_FILE.touch()
    during = client.get("/de/").status_code
    settings.MAINTENANCE_FILE.unlink()

    assert (during, client.get("/de/").status_code) == (503, 200)


def test_whoever_watches_the_server_hears_that_the_site_rests(client: Client, resting: None) -> None:
    response = client.get("/healthz")

    assert (response.status_code, response.content) == (200, b"maintenance\n")


def test_styles_are_served_while_the_site_rests(client: Client, resting: None, settings: LazySettings) -> None:
    settings.WHITENOISE_USE_FINDERS = True

    assert client.get("/static/city/theme.css").status_code == 200
