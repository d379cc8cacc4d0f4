"""Size of the text, contrast, light or dark: chosen without a script, kept in one cookie, never anybody else's."""

from itertools import product
from urllib.parse import quote

import pytest
from django.conf import LazySettings
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.utils.translation import gettext, override
from pytest_django import DjangoAssertNumQueries

from content import errors
from content.display.choice import CONTRASTS, COOKIE, LETTERS, SCHEMES, USUAL, Choice, choice_in
from content.page_cache import key_of
from tests.design.pages import Tags

FORM = "/de/darstellung/"
ALL_CHOSEN = {"letters": "200", "contrast": "high", "scheme": "dark"}
USUAL_CHOSEN = {"letters": "100", "contrast": "usual", "scheme": "device"}
HOSTILE = [
    *(
        "",
        "x",
        "200",
        "200-high",
        "200-high-dark-",
        "-200-high-dark",
        "200-high-dark\n",
        "300-high-dark",
        "200-HIGH-dark",
    ),
    *("200-high-dark<script>", '100-usual-device" onload="x', "2٠0-high-dark", "9" * 4000, "{{ 7*7 }}", "%s", "\x00"),
]


def html_tag(response: HttpResponse) -> dict[str, str]:
    return Tags(response.content.decode()).all("html")[0].attributes


def asking(cookie: str, path: str = "/de/") -> HttpRequest:
    request = RequestFactory().get(path)
    request.COOKIES[COOKIE] = cookie
    return request


@pytest.mark.django_db
def test_who_has_chosen_nothing_gets_no_cookie_not_even_by_opening_the_form(client: Client):
    responses = [client.get(path) for path in ("/de/", FORM, "/de/darstellung/danke/")]

    assert [response.status_code for response in responses] == [200, 200, 200]
    assert [html_tag(response) for response in responses] == [{"lang": "de"}] * 3
    assert not client.cookies


@pytest.mark.django_db
def test_a_choice_is_seen_at_once_and_on_every_page(client: Client):
    response = client.post(FORM, ALL_CHOSEN | {"next": "/en/gibt-es-nicht/?q=1"}, follow=True)

    assert response.redirect_chain == [("/de/darstellung/danke/?next=%2Fen%2Fgibt-es-nicht%2F%3Fq%3D1#meldung", 302)]
    assert [*client.cookies] == [COOKIE]
    chosen = {"data-letters": "200", "data-contrast": "high", "data-scheme": "dark"}
    assert html_tag(response) == {"lang": "de", **chosen}
    assert html_tag(client.get("/en/gibt-es-nicht/")) == {"lang": "en", **chosen}
    assert 'name="color-scheme" content="dark"' in client.get("/de/").content.decode()
    assert 'href="/en/gibt-es-nicht/?q=1"' in response.content.decode()


@pytest.mark.django_db
def test_the_cookie_is_the_sites_own_and_no_script_reads_it(client: Client, settings: LazySettings):
    settings.SESSION_COOKIE_SECURE = True

    cookie = client.post(FORM, ALL_CHOSEN).cookies[COOKIE]

    assert (cookie.value, cookie["samesite"], cookie["httponly"]) == ("200-high-dark", "Lax", True)
    assert (cookie["secure"], cookie["path"], cookie["domain"]) == (True, "/", "")
    assert cookie["max-age"] == 365 * 24 * 60 * 60


@pytest.mark.django_db
@pytest.mark.parametrize("back_to_the_usual", [{"reset": "1"} | ALL_CHOSEN, USUAL_CHOSEN])
def test_whoever_is_back_at_the_usual_has_no_cookie_any_more(client: Client, back_to_the_usual: dict[str, str]):
    client.post(FORM, ALL_CHOSEN)

    response = client.post(FORM, back_to_the_usual)

    assert (response.cookies[COOKIE].value, response.cookies[COOKIE]["max-age"]) == ("", 0)
    assert html_tag(client.get("/de/")) == {"lang": "de"}


@pytest.mark.django_db
def test_the_form_shows_what_holds_now(client: Client):
    client.post(FORM, ALL_CHOSEN)

    inputs = Tags(client.get(FORM).content.decode()).all("input")
    ticked = [tag["value"] for tag in inputs if "checked" in tag.attributes]

    assert ticked == ["200", "high", "dark"]


@pytest.mark.django_db
@pytest.mark.parametrize("code", ["de", "de-simple", "en"])
def test_every_page_and_every_error_leads_to_the_form_and_back(client: Client, code: str):
    form = f"/{code}/darstellung/"
    for path in (f"/{code}/", f"/{code}/gibt-es-nicht/?a=1&b=2"):
        links = [tag for tag in Tags(client.get(path).content.decode()).all("a") if tag.get("class") == "display-link"]
        assert [link["href"] for link in links] == [f"{form}?next={quote(path)}"]
    assert f'href="{form}"' in errors.server_error(RequestFactory().get(f"/{code}/")).content.decode()
    assert "darstellung" not in errors.alone(RequestFactory().get(f"/{code}/"), 503).content.decode()
    with override(code):
        assert gettext("Display") in client.get(form).content.decode()


def test_a_page_that_stands_alone_looks_as_chosen():
    page = errors.alone(asking("150-usual-light"), 500)

    assert html_tag(page) == {"lang": "de", "data-letters": "150", "data-scheme": "light"}


@pytest.mark.django_db
@pytest.mark.parametrize("wrong", [{}, ALL_CHOSEN | {"letters": "999"}, ALL_CHOSEN | {"scheme": '"><script>'}])
def test_what_nobody_offers_is_not_kept(client: Client, wrong: dict[str, str]):
    response = client.post(FORM, wrong)

    assert response.status_code == 200
    assert 'id="fehler"' in response.content.decode()
    assert not client.cookies


@pytest.mark.django_db
@pytest.mark.parametrize(
    "elsewhere",
    ["https://evil.test/", "//evil.test/", "/\\evil.test/", "javascript:alert(1)", "/" + "a" * 600, "seite/"],
)
def test_the_way_back_never_leaves_the_site(client: Client, elsewhere: str):
    response = client.post(FORM, ALL_CHOSEN | {"next": elsewhere})

    assert response["Location"] == "/de/darstellung/danke/#meldung"
    assert "evil" not in client.get("/de/darstellung/danke/", {"next": elsewhere}).content.decode().split("<main")[1]


@pytest.mark.django_db
def test_who_changes_it_twice_still_gets_back_to_the_page(client: Client):
    thanks = client.post(FORM, ALL_CHOSEN | {"next": "/de/seite/"})["Location"].partition("#")[0]

    again = client.post(FORM, USUAL_CHOSEN | {"next": thanks})

    assert again["Location"] == "/de/darstellung/danke/?next=%2Fde%2Fseite%2F#meldung"


@pytest.mark.django_db
def test_another_site_cannot_choose_for_somebody(client: Client):
    response = client.post(FORM, ALL_CHOSEN, headers={"sec-fetch-site": "cross-site"})

    assert response.status_code == 403
    assert not client.cookies


@pytest.mark.parametrize("cookie", HOSTILE)
def test_a_cookie_that_is_none_of_our_words_says_nothing(cookie: str):
    assert choice_in(asking(cookie)) == USUAL


@pytest.mark.django_db
def test_a_hostile_cookie_changes_no_page(client: Client):
    usual = client.get("/de/").content

    for cookie in (each for each in HOSTILE if each.isascii() and each.strip() == each):
        client.cookies.clear()
        client.cookies[COOKIE] = "x"
        client.cookies[COOKIE].set(COOKIE, cookie, cookie)
        assert client.get("/de/").content == usual


def test_every_choice_is_read_as_it_was_written():
    choices = [Choice(*words) for words in product(LETTERS, CONTRASTS, SCHEMES)]

    assert [choice_in(asking(str(choice))) for choice in choices] == choices


# Kept pages


@pytest.fixture
def pages_are_kept(settings: LazySettings) -> None:
    settings.PAGE_CACHE_SECONDS = 60


@pytest.mark.django_db
@pytest.mark.usefixtures("pages_are_kept")
def test_nobody_gets_a_page_that_was_kept_for_another_choice(client: Client):
    dark, usual = Client(), Client()
    dark.cookies[COOKIE] = "100-usual-dark"

    pages = [html_tag(each.get("/de/")).get("data-scheme") for each in (dark, usual, dark, usual)]

    assert pages == ["dark", None, "dark", None]


@pytest.mark.django_db
@pytest.mark.usefixtures("pages_are_kept")
def test_pages_of_a_choice_are_kept_too(client: Client, django_assert_num_queries: DjangoAssertNumQueries):
    client.cookies[COOKIE] = "150-high-light"
    first = client.get("/de/")

    with django_assert_num_queries(0):
        second = client.get("/de/")

    assert (second.content, second.cookies) == (first.content, first.cookies)
    assert not second.cookies


@pytest.mark.usefixtures("pages_are_kept")
def test_whoever_makes_up_cookies_makes_no_more_copies_of_a_page():
    keys = {key_of(asking(cookie)) for cookie in HOSTILE}

    assert keys == {key_of(RequestFactory().get("/de/"))}


@pytest.mark.usefixtures("pages_are_kept")
def test_each_choice_has_its_own_copy_of_each_page():
    cookies = ["", *(str(Choice(*words)) for words in product(LETTERS, CONTRASTS, SCHEMES))]

    keys = {key_of(asking(cookie, path)) for cookie in cookies for path in ("/de/", "/en/")}

    assert len(keys) == 2 * 4 * 2 * 3


@pytest.mark.django_db
@pytest.mark.usefixtures("pages_are_kept")
def test_the_form_and_its_thanks_are_kept_by_nobody(client: Client):
    for path in (FORM, "/de/darstellung/danke/"):
        assert "no-store" in client.get(path)["Cache-Control"]


@pytest.mark.django_db
def test_a_page_says_to_proxies_that_it_depends_on_cookies(client: Client):
    assert "Cookie" in client.get("/de/")["Vary"]
