"""The sitemap as a search engine reads it: everything that everybody reads, and nothing else."""

from datetime import datetime
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from config import sitemaps
from consultations.actions import Action
from consultations.models import Consultation, State
from content.models import BasePage
from tests.factories import close, make_consultation, make_phase, make_proposal
from tests.feeds.reading import assert_for_everybody
from tests.found.reading import get_head
from tests.news.making import make_article, make_event, make_version
from tests.pages.pages import make_consultation_page, make_page, translate

pytestmark = pytest.mark.django_db

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"


def read(client: Client, address: str) -> ElementTree.Element:
    response = client.get(address)
    assert (response.status_code, response.headers["Content-Type"]) == (200, "application/xml; charset=utf-8")
    assert_for_everybody(response)
    return ElementTree.fromstring(response.content)  # noqa: S314  # Our own.


def files(client: Client) -> dict[str, str]:
    """Address of each file → when something in it changed."""
    root = read(client, "/sitemap.xml")
    assert root.tag == f"{MAP}sitemapindex"
    found = {path_of(each.findtext(f"{MAP}loc", "")): each.findtext(f"{MAP}lastmod", "") for each in root}
    assert all(not moment or datetime.fromisoformat(moment).tzinfo for moment in found.values())
    return found


def path_of(address: str) -> str:
    assert address.startswith(f"{settings.BASE_URL}/")
    return address.removeprefix(settings.BASE_URL)


def sitemap(client: Client) -> dict[str, dict[str, str]]:
    """Every address in all files → its versions for search engines."""
    found: dict[str, dict[str, str]] = {}
    for file in files(client):
        root = read(client, file)
        assert root.tag == f"{MAP}urlset"
        for each in root:
            path = path_of(each.findtext(f"{MAP}loc", ""))
            assert path not in found
            found[path] = {link.attrib["hreflang"]: path_of(link.attrib["href"]) for link in each.findall(LINK)}
    return found


def test_pages_stand_in_it_in_the_versions_that_they_have(client: Client) -> None:
    page = make_page(slug="wege")
    simple, english = translate(page, "de-simple", slug="einfache-wege"), translate(page, "en", slug="ways")
    make_page(slug="nur-deutsch")
    make_page(slug="entwurf", live=False)

    found = sitemap(client)

    both = {"de": page.url, "en": english.url}
    # Leichte Sprache can be found, but is no other language.
    assert {path: found[path] for path in (page.url, simple.url, english.url)} == dict.fromkeys(
        (page.url, simple.url, english.url), both
    )
    assert found["/de/nur-deutsch/"] == {}
    assert "/en/nur-deutsch/" not in found
    assert "/de/entwurf/" not in found
    assert found["/de/"] == {"de": "/de/", "en": "/en/"}
    assert {"/en/", "/de-simple/", "/en/abonnieren/"} <= found.keys()


def test_consultations_and_their_proposals_stand_in_it_in_every_version(client: Client) -> None:
    page = make_consultation_page(slug="baenke")
    consultation = Consultation.objects.get(key=page.translation_key)
    make_phase(consultation, opens=(Action.PROPOSE, Action.COMMENT))
    proposal = make_proposal(consultation)
    slug = consultation.slug

    found = sitemap(client)

    expected = {page.url}
    for code in ("de", "de-simple", "en"):
        start = f"/{code}/b/{slug}"
        expected |= {f"{start}/vorschlaege/", f"{start}/diskussion/", f"{start}/{proposal.number}/"}
    assert {path for path in found if slug in path} == expected
    assert found[f"/en/b/{slug}/{proposal.number}/"]["de"] == f"/de/b/{slug}/{proposal.number}/"


def test_news_and_events_stand_in_it(client: Client) -> None:
    article, event = make_article(), make_event()
    english = make_version(article, "en")

    found = sitemap(client)

    assert found[article.url] == found[english.url] == {"de": article.url, "en": english.url}
    assert event.url in found


def test_nothing_stands_in_it_that_not_everybody_reads(client: Client, anna: User, clara: User) -> None:
    closed = Consultation.objects.get(key=make_consultation_page(slug="geheim-zu").translation_key)
    close(closed, anna)
    make_proposal(closed, author=anna)
    make_article(slug="geheim-artikel", consultation=closed)
    make_event(slug="geheim-termin", consultation=closed)
    hidden = make_consultation(slug="geheim-versteckt", published=False)
    make_proposal(hidden)
    consultation = make_consultation(slug="offen")
    secret = [make_proposal(consultation, state=state) for state in State if state != State.PUBLISHED]
    for make in (make_page, make_article, make_event, make_consultation_page):
        make(slug=f"geheim-{make.__name__}".replace("_", "-"), live=False)
    client.force_login(clara)

    found = sitemap(client)

    assert [path for path in found if "geheim" in path] == []
    numbers = {urlsplit(path).path.split("/")[-2] for path in found if "/b/offen/" in path}
    assert numbers & {str(proposal.number) for proposal in secret} == set()


def test_every_address_in_it_opens_and_calls_itself_by_this_name(client: Client) -> None:
    page = make_consultation_page()
    translate(page, "en")
    make_proposal(Consultation.objects.get(key=page.translation_key))
    make_article()
    make_version(make_event(), "en")

    for path, versions in sitemap(client).items():
        head = get_head(client, path)
        assert head.canonical == settings.BASE_URL + path
        assert "robots" not in head.meta
        said = {code: path_of(address) for code, address in head.versions.items()}
        assert versions in ({}, said), path


def test_kinds_of_pages_that_not_everybody_reads_are_left_to_their_areas() -> None:
    kinds: list[Any] = [model for model in apps.get_models() if issubclass(model, BasePage)]

    closed = {kind for kind in kinds if kind.is_closed_to is not BasePage.is_closed_to}

    assert closed == set(sitemaps.OF_OTHERS)


def test_a_long_section_is_cut_into_parts(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemaps, "AT_ONCE", 4)
    consultation = make_consultation()
    for _number in range(2):
        make_proposal(consultation)

    assert [file for file in files(client) if "vorschlaege" in file] == [
        "/sitemap-vorschlaege.xml",
        "/sitemap-vorschlaege.xml?teil=2",
    ]
    assert len([path for path in sitemap(client) if "/b/" in path and path.split("/")[-2].isdigit()]) == 6


@pytest.mark.parametrize("address", ["sitemap-nichts.xml", "sitemap-seiten.xml?teil=99", "sitemap-seiten.xml?teil=x"])
def test_what_is_not_there_is_not_found(client: Client, address: str) -> None:
    assert client.get(f"/{address}").status_code == 404


@pytest.mark.parametrize("language", ["de", "en", "ar"])
def test_it_says_the_same_to_everybody(client: Client, language: str) -> None:
    make_proposal(make_consultation())
    make_page()
    expected = sitemap(client)

    client.defaults["HTTP_ACCEPT_LANGUAGE"] = language

    assert sitemap(client) == expected


def test_it_is_kept_and_not_sent_twice(
    client: Client, settings: Any, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    settings.PAGE_CACHE_SECONDS = 60
    addresses = ["/sitemap.xml", "/sitemap-seiten.xml"]
    marks = [client.get(address).headers["ETag"] for address in addresses]

    with django_assert_num_queries(0):
        for address, mark in zip(addresses, marks, strict=True):
            assert client.get(address, headers={"if-none-match": mark}).status_code == 304


def test_a_long_sitemap_costs_as_many_queries_as_a_short_one(client: Client) -> None:
    counts = []
    for number in (1, 29):
        for _each in range(number):
            page = make_consultation_page()
            translate(page, "en")
            make_proposal(Consultation.objects.get(key=page.translation_key))
            make_article()
            make_event()
            make_page()
        sitemap(client)
        with CaptureQueriesContext(connection) as queries:
            found = sitemap(client)
        counts.append(len(queries))

    assert len(found) > 30 * 6
    assert counts[0] == counts[1]
