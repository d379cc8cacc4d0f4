"""The page itself: whatever is typed, however it is asked, there is an answer in words."""

import re

import pytest
from django.conf import LazySettings
from django.core.cache import cache
from django.test import Client

from tests.factories import make_consultation, make_proposal
from tests.proposals.test_lists import GARBAGE

from .looking import address, html, make_information

pytestmark = pytest.mark.django_db

STRANGE = (
    *GARBAGE,
    "x" * 10_000,
    "Bank " * 2_000,
    "\x00" * 5_000,
    "der und die",
    "\u202e\u200d\ufeff",
    "🪑",
    "(((((((((((((((((((",
    "a|b|c|(d",
    "[[:alpha:]]+",
    "(?i)(a+)+$",
    '"Bank" AND NOT Baum OR (Weg)',
    "Bank:*",
    "-Bank",
    "title:Bank",
    "{%include%}",
    "\\m\\M\\y",
    "ﷺ" * 300,
)


@pytest.mark.parametrize("name", ["q", "art", "ort", "stand", "weiter", "fremd"])
@pytest.mark.parametrize("value", STRANGE)
def test_nothing_strange_is_an_error(client: Client, name: str, value: str) -> None:
    make_proposal(make_consultation(), title="Bank")
    asked = {"q": "Bank", name: value.encode("utf-8", "surrogatepass")}

    response = client.get(address(), asked)

    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()
    if name != "q":
        assert response.context["search"].total == 1


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("", "How to search"),
        ("   ", "How to search"),
        ("the and", "stand in every text"),
        ("?!", "We see no word"),
        ("x" * 10_000, "That was a lot at once"),
        ("bench", "Nothing found for “bench”"),
    ],
)
def test_each_case_has_its_sentence(client: Client, typed: str, answer: str) -> None:
    said = html(client, "en", q=typed)

    assert answer in said
    assert said.count("<h1") == 1


def test_the_empty_page_tells_what_to_try_and_whom_to_ask(client: Client) -> None:
    said = html(client, "en", q="bench", ort="0")

    assert "Or ask us" in said
    assert 'href="/de/suche/?q=bench&amp;ort=0"' in said
    assert 'href="/en/suche/?q=bench"' in said


def test_what_was_typed_stays_in_the_box(client: Client) -> None:
    said = html(client, q='Bank "am" Markt', ort="5")

    assert 'value="Bank &quot;am&quot; Markt"' in said
    assert '<option value="5" selected>' in said


def test_the_page_is_for_readers_not_for_search_engines_or_caches(client: Client, settings: LazySettings) -> None:
    settings.PAGE_CACHE_SECONDS = 60
    cache.clear()
    make_information("Bank")

    first = client.get(address(), {"q": "Bank"})
    make_information("Bank am Markt")
    second = client.get(address(), {"q": "Bank"})

    assert '<meta name="robots" content="noindex, follow">' in first.content.decode()
    assert "private" in first.headers["Cache-Control"]
    assert (first.context["search"].total, second.context["search"].total) == (1, 2)
    assert not first.cookies


def test_the_page_without_a_question_is_kept(client: Client, settings: LazySettings) -> None:
    settings.PAGE_CACHE_SECONDS = 60
    cache.clear()

    assert client.get(address()).content == client.get(address()).content
    assert not client.get(address()).cookies


def test_the_title_says_what_was_found_first(client: Client) -> None:
    make_information("Bench")

    title = re.search("<title>(.*?)</title>", html(client, "en", q="Bench"), re.DOTALL)

    assert title and title[1].startswith("1 result for “Bench”")


def test_a_search_can_be_read_in_the_other_versions(client: Client) -> None:
    assert 'href="/de-simple/suche/?q=Bank"' in html(client, q="Bank")


@pytest.mark.parametrize("path", ["/de/", "/de-simple/", "/en/", "/de/konto/anmelden/", "/de/gibt/es/nicht/"])
def test_every_page_has_the_search_in_its_header(client: Client, path: str) -> None:
    said = client.get(path, follow=True).content.decode()
    language = path.split("/")[1]

    header = said.partition("<header")[2].partition("</header>")[0]
    assert f'action="/{language}/suche/"' in header
    assert '<label class="sr-only" for="kopf-suche">' in header
    assert "csrfmiddlewaretoken" not in header


def test_posting_to_the_search_is_refused(client: Client) -> None:
    assert client.post(address(), {"q": "Bank"}).status_code == 405
