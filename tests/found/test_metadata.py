"""What search engines and networks read about a page."""

from typing import Any

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse
from PIL import Image as Drawing
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from accounts.models import User
from consultations.models import Consultation, State
from content.versions import in_version
from tests.factories import close, make_consultation, make_contributor, make_proposal
from tests.faults.doors import addresses
from tests.faults.world import make_world
from tests.found.reading import get_head
from tests.pages.pages import make_consultation_page, make_index, make_page, translate

pytestmark = [pytest.mark.django_db, pytest.mark.once]

VERSIONS = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]


def consultation_of(page: Any) -> Consultation:
    return Consultation.objects.get(key=page.translation_key)


def make_picture(**fields: Any) -> Any:
    file = get_test_image_file(size=(1600, 1200))
    return get_image_model().objects.create(**{"title": "Bank", "file": file, **fields})


@pytest.mark.parametrize("code", VERSIONS)
def test_a_page_names_its_one_address_and_its_versions(client: Client, code: str) -> None:
    page = make_page(slug="wege", title="Wege", search_description="Wie man mitmacht.")
    versions = {"de": page, "de-simple": translate(page, "de-simple"), "en": translate(page, "en", title="Ways")}
    own = versions[code]

    head = get_head(client, f"{own.url}?utm_source=brief")

    assert head.canonical == head.meta["og:url"] == f"{settings.BASE_URL}{own.url}"
    # Leichte Sprache is German for search engines.
    assert head.versions == {each: f"{settings.BASE_URL}{versions[each].url}" for each in ("de", "en")}
    assert head.meta["og:title"] == own.title
    assert head.meta["og:locale"] == {"de": "de_DE", "de-simple": "de_DE", "en": "en_GB"}[code]
    assert head.meta["og:site_name"] == "Mitreden"


def test_what_stands_in_names_the_page_itself_and_is_not_found(client: Client) -> None:
    page = make_page(slug="wege")

    head = get_head(client, "/en/wege/")

    assert head.canonical == f"{settings.BASE_URL}{page.url}"
    assert head.meta["robots"] == "noindex"
    assert head.versions == {}


def test_the_description_is_the_editors_or_else_the_beginning(client: Client) -> None:
    described = make_page(lead="Lead.", search_description="Eigene Worte.")
    long = make_page(lead="Erste Zeile.\nZweite. " + "Sehr lang. " * 50)

    assert get_head(client, described.url).meta["description"] == "Eigene Worte."
    said = get_head(client, long.url).meta["og:description"]
    assert said.startswith("Erste Zeile. Zweite. Sehr lang.")
    assert len(said) == 200


@pytest.mark.parametrize("code", VERSIONS)
def test_the_home_page_says_who_runs_the_site(client: Client, code: str) -> None:
    office = get_head(client, f"/{code}/").thing("GovernmentOrganization")

    assert office["url"] == f"{settings.BASE_URL}/{code}/"
    assert office["areaServed"] == {"@type": "City", "name": "Wuppertal"}


def test_the_way_to_a_page_is_said(client: Client) -> None:
    page = make_page(make_page(title="Oben"), title="Unten")

    steps = get_head(client, page.url).thing("BreadcrumbList")["itemListElement"]

    assert [(step["position"], step["name"]) for step in steps] == [(1, "Startseite"), (2, "Oben"), (3, "Unten")]
    assert [step.get("item") for step in steps] == [
        f"{settings.BASE_URL}/de/",
        f"{settings.BASE_URL}{page.get_parent().url}",
        None,
    ]


@pytest.mark.parametrize("city", ["wuppertal", "musterstadt"])
def test_without_a_picture_of_its_own_a_page_is_shared_with_the_one_drawn_for_the_site(
    client: Client, city: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from content import metadata

    monkeypatch.setattr(metadata.finders, "find", lambda path: path if city == "wuppertal" else None)
    metadata._drawn_for.cache_clear()

    meta = get_head(client, "/de/").meta
    metadata._drawn_for.cache_clear()

    path = meta["og:image"].removeprefix(f"{settings.BASE_URL}{settings.STATIC_URL}")
    assert path == ("city/share.png" if city == "wuppertal" else "icons/share.png")
    monkeypatch.undo()
    with Drawing.open(str(finders.find(path))) as drawn:
        assert drawn.size == (int(meta["og:image:width"]), int(meta["og:image:height"])) == (1200, 630)


def test_a_consultation_is_shared_with_its_own_picture(client: Client) -> None:
    page = make_consultation_page(image=make_picture(), image_alt="Eine Bank am Markt", summary="Wo?")

    meta = get_head(client, page.url).meta

    assert meta["og:image"].startswith(f"{settings.BASE_URL}{settings.MEDIA_URL}")
    assert (meta["og:image:width"], meta["og:image:height"]) == ("1200", "630")
    assert meta["og:image:alt"] == "Eine Bank am Markt"
    assert meta["description"] == "Wo?"


def test_a_page_whose_picture_is_lost_is_still_shown(client: Client) -> None:
    picture = make_picture()
    page = make_consultation_page(image=picture)
    picture.file.storage.delete(picture.file.name)

    assert get_head(client, page.url).meta["og:image"].endswith("share.png")


@pytest.mark.parametrize("code", VERSIONS)
def test_a_proposal_says_what_it_is_about_and_not_who_wrote_it(client: Client, anna: User, code: str) -> None:
    consultation = make_consultation(title={"de": "Bänke"})
    make_contributor(consultation, anna, public_name="Anna Schmidt")
    proposal = make_proposal(consultation, author=anna, title="Eine Bank", text="Am Markt.")

    head = get_head(client, f"/{code}/b/{consultation.slug}/{proposal.number}/?meldung=supported")

    assert head.canonical == f"{settings.BASE_URL}/{code}/b/{consultation.slug}/{proposal.number}/"
    assert head.versions["en"] == f"{settings.BASE_URL}/en/b/{consultation.slug}/{proposal.number}/"
    assert (head.meta["og:title"], head.meta["description"]) == ("Eine Bank – Bänke", "Am Markt.")
    assert head.meta["og:type"] == "article"
    assert "Anna" not in f"{head.meta}{head.data}"
    assert [step["name"] for step in head.thing("BreadcrumbList")["itemListElement"]][1] == "Bänke"


@pytest.mark.parametrize("state", [State.WAITING, State.HIDDEN, State.WITHDRAWN])
def test_machines_read_nothing_of_a_proposal_that_is_not_public(client: Client, anna: User, state: str) -> None:
    consultation = make_consultation()
    proposal = make_proposal(consultation, author=anna, state=state)
    client.force_login(anna)

    head = get_head(client, proposal.get_absolute_url())

    assert head.meta["robots"] == "noindex"
    assert [name for name in head.meta if name.startswith("og:")] == []
    assert head.data == []


def test_machines_read_nothing_of_a_closed_consultation(client: Client, anna: User) -> None:
    page = make_consultation_page(title="Geheim", summary="Geheim")
    consultation = consultation_of(page)
    proposal = make_proposal(consultation, title="Geheim")
    close(consultation, anna)
    doors = [page.url, proposal.get_absolute_url(), reverse("consultations:proposals", args=[consultation.slug])]

    for door in doors:
        said = client.get(door).content.decode()
        assert "Geheim" not in said
        assert 'property="og:' not in said

    client.force_login(anna)
    for door in doors:
        html = client.get(door).content.decode()
        assert "Geheim" in html
        assert ".atom" not in html
        assert "mailto:?" not in html


def test_forms_accounts_and_errors_say_nothing_to_machines(client: Client, anna: User) -> None:
    world = make_world(anna)
    doors = addresses(world, office=False)
    telling = set()
    for name, address in doors.items():
        response = client.get(address)
        if response.headers.get("Content-Type", "").startswith("text/html") and b'"og:' in response.content:
            assert "no-store" not in response.headers.get("Cache-Control", ""), name
            assert response.status_code == 200, name
            telling.add(name.partition(" ")[0])

    own = {"proposals", "proposal", "discussion", "result", "open_data"}
    others = {"wagtail_serve", "following", "accessibility_report"}
    assert telling - others <= {f"consultations:{name}" for name in own}
    assert {f"consultations:{name}" for name in own} <= telling


@pytest.mark.parametrize("code", VERSIONS)
def test_lists_and_pages_name_the_feeds_that_belong_to_them(client: Client, code: str) -> None:
    index = make_index(slug="mitmachen")
    page = make_consultation_page(index, slug="baenke")
    slug = consultation_of(page).slug
    of_all = f"/{code}/abonnieren/beteiligungen.atom"
    of_one = f"/{code}/b/{slug}/vorschlaege.atom"

    assert of_all in get_head(client, f"/{code}/").feeds
    assert get_head(client, in_version(index.url, code)).feeds == [of_all]
    assert get_head(client, in_version(page.url, code)).feeds == [of_one]
    assert get_head(client, f"/{code}/b/{slug}/vorschlaege/").feeds == [of_one]
    # And people see them.
    html = client.get(in_version(page.url, code)).content.decode()
    assert f'href="{of_one}"' in html.partition("<main")[2]
    host = settings.BASE_URL.partition("://")[2]
    assert f'href="webcal://{host}/{code}/b/{slug}/beteiligung.ics"' in html


def test_no_text_ends_the_block_of_facts_or_adds_an_attribute(client: Client) -> None:
    hostile = '</script><script>alert(1)</script><!--" onload="x'
    page = make_consultation_page(make_index(title=hostile), title=hostile, summary=hostile, search_description=hostile)

    head = get_head(client, page.url)

    assert [step["name"] for step in head.thing("BreadcrumbList")["itemListElement"]][1:] == [hostile, hostile]
    assert head.meta["og:title"] == head.meta["og:description"] == hostile
    assert {script.get("type") for script in head.scripts if "src" not in script} == {"application/ld+json"}
    assert [script for script in head.scripts if not script.get("src", "/static/").startswith("/static/")] == []
