"""A page that moves keeps its old addresses; one that is gone says so."""

from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client
from django.utils.translation import override
from pytest_django import DjangoCaptureOnCommitCallbacks
from wagtail.contrib.redirects.models import Redirect

from accounts.models import User
from consultations.models import Consultation
from consultations.processes.services import rename_slug
from content.models import FormerAddress
from tests.factories import close, make_consultation
from tests.pages.pages import home, make_consultation_page, make_page, translate

pytestmark = pytest.mark.django_db


@pytest.fixture
def rename(django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> Any:
    def with_new_slug(page: Any, slug: str) -> None:
        page.refresh_from_db()
        page.slug = slug
        with django_capture_on_commit_callbacks(execute=True):
            page.save_revision().publish()

    return with_new_slug


@pytest.fixture
def move(django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> Any:
    def below(page: Any, target: Any) -> None:
        page.refresh_from_db()
        target.refresh_from_db()
        with django_capture_on_commit_callbacks(execute=True):
            page.move(target, pos="last-child")

    return below


def asked(client: Client, address: str) -> tuple[int, str]:
    response = client.get(address)
    return response.status_code, response.headers.get("Location", "")


@pytest.mark.parametrize("code", ["de", "de-simple", "en"])
def test_an_old_address_leads_to_the_new_one_in_each_version(client: Client, rename: Any, code: str) -> None:
    page = make_page(home(code), slug="alt")

    rename(page, "neu")

    assert asked(client, f"/{code}/alt/") == (301, f"/{code}/neu/")


def test_each_former_address_leads_to_the_newest_in_one_step(client: Client, rename: Any) -> None:
    page = make_page(slug="a")

    rename(page, "b")
    rename(page, "c")

    assert [asked(client, f"/de/{slug}/") for slug in "ab"] == [(301, "/de/c/")] * 2


def test_a_page_that_gets_its_first_address_back_is_shown_there_and_the_other_leads_to_it(
    client: Client, rename: Any
) -> None:
    page = make_page(slug="a")

    rename(page, "b")
    rename(page, "a")

    assert [asked(client, f"/de/{slug}/") for slug in "ab"] == [(200, ""), (301, "/de/a/")]


def test_browsers_ask_again_each_time_so_that_a_page_can_move_back(client: Client, rename: Any) -> None:
    rename(make_page(slug="a"), "b")

    assert client.get("/de/a/").headers["Cache-Control"] == "no-cache"


def test_what_lies_below_a_renamed_page_keeps_its_old_address_too(client: Client, rename: Any) -> None:
    section = make_page(slug="bauen")
    below = make_page(make_page(section, slug="mitte"), slug="markt")

    rename(section, "planen")

    assert asked(client, "/de/bauen/mitte/markt/") == (301, below.__class__.objects.get(pk=below.pk).url)


def test_a_page_that_moves_to_another_section_is_found_from_the_old_one(client: Client, move: Any) -> None:
    section, other = make_page(slug="bauen"), make_page(slug="spielen")
    page = make_page(section, slug="markt")

    move(page, other)

    assert asked(client, "/de/bauen/markt/") == (301, "/de/spielen/markt/")


def test_what_stands_behind_the_question_mark_comes_along(client: Client, rename: Any) -> None:
    rename(make_page(slug="alt"), "neu")

    assert asked(client, "/de/alt/?seite=2&q=bank%20am%20markt") == (301, "/de/neu/?seite=2&q=bank%20am%20markt")


def test_it_comes_along_to_a_translation_too(client: Client) -> None:
    translate(make_page(slug="impressum"), "en", slug="imprint")

    assert asked(client, "/en/impressum/?druck=1") == (302, "/en/imprint/?druck=1")


def test_an_old_address_at_which_the_german_page_stood_in_leads_to_where_it_stands_in_now(
    client: Client, rename: Any
) -> None:
    rename(make_page(slug="alt"), "neu")

    assert asked(client, "/en/alt/?x=1") == (302, "/en/neu/?x=1")
    assert client.get("/en/neu/").status_code == 200


def test_an_old_german_address_leads_to_the_readers_own_version(client: Client, rename: Any) -> None:
    page = make_page(slug="alt")
    translate(page, "en", slug="new")

    rename(page, "neu")

    assert asked(client, "/en/alt/") == (302, "/en/new/")


def test_an_old_address_is_not_kept_in_the_page_cache(client: Client, rename: Any, settings: LazySettings) -> None:
    settings.PAGE_CACHE_SECONDS = 60
    page = make_page(slug="alt")
    client.get("/de/alt/")

    rename(page, "neu")

    assert asked(client, "/de/alt/") == (301, "/de/neu/")


def test_another_page_at_the_old_address_is_simply_shown(client: Client, rename: Any) -> None:
    rename(make_page(slug="alt"), "neu")

    make_page(slug="alt")

    assert asked(client, "/de/alt/") == (200, "")


@pytest.mark.parametrize("code", ["de", "de-simple", "en"])
def test_an_unpublished_page_is_gone_and_not_unknown(client: Client, code: str) -> None:
    page = make_page(home(code), slug="alt")

    page.unpublish()

    assert asked(client, f"/{code}/alt/") == (410, "")


def test_a_deleted_section_is_gone_with_all_that_lay_in_it(client: Client) -> None:
    section = make_page(slug="bauen")
    make_page(section, slug="markt")

    section.delete()

    assert [asked(client, path)[0] for path in ("/de/bauen/", "/de/bauen/markt/", "/en/bauen/")] == [410, 410, 410]


def test_a_page_that_comes_back_is_shown(client: Client) -> None:
    page = make_page(slug="alt")
    page.unpublish()

    page.save_revision().publish()

    assert asked(client, "/de/alt/") == (200, "")


def test_a_renamed_page_is_gone_at_all_its_addresses_once_it_is_unpublished_or_deleted(
    client: Client, rename: Any
) -> None:
    page = make_page(slug="a")
    rename(page, "b")

    page.refresh_from_db()
    page.unpublish()
    unpublished = [asked(client, f"/de/{slug}/")[0] for slug in "ab"]
    page.delete()
    deleted = [asked(client, f"/de/{slug}/")[0] for slug in "ab"]

    assert (unpublished, deleted) == ([410, 410], [410, 410])


def test_a_page_unpublished_at_the_address_it_came_back_to_is_gone_and_leads_to_no_circle(
    client: Client, rename: Any
) -> None:
    page = make_page(slug="a")
    rename(page, "b")
    rename(page, "a")

    page.refresh_from_db()
    page.unpublish()

    assert [asked(client, f"/de/{slug}/")[0] for slug in "ab"] == [410, 410]


def test_a_draft_that_nobody_ever_saw_was_never_there(client: Client) -> None:
    make_page(slug="entwurf", live=False, first_published_at=None).delete()

    assert asked(client, "/de/entwurf/")[0] == 404
    assert not FormerAddress.objects.exists()


def test_redirects_that_lead_in_a_circle_lead_nowhere(client: Client) -> None:
    Redirect.objects.create(old_path="/de/a", redirect_link="/de/b/")
    Redirect.objects.create(old_path="/de/b", redirect_link="/de/a/")
    Redirect.objects.create(old_path="/de/c", redirect_link="/de/c/")

    assert [asked(client, f"/de/{slug}/")[0] for slug in "abc"] == [404, 404, 404]


def test_a_redirect_for_an_old_systems_address_with_a_question_mark_works_as_editors_wrote_it(client: Client) -> None:
    Redirect.objects.create(old_path="/index.php?id=5", redirect_link="https://www.example.org/fuenf")

    assert asked(client, "/index.php?id=5") == (301, "https://www.example.org/fuenf")
    assert asked(client, "/index.php?id=6")[0] == 404


def test_an_address_with_a_null_sign_is_not_found(client: Client) -> None:
    assert asked(client, "/de/%00/")[0] == 404


@pytest.mark.parametrize("code", ["de", "de-simple", "en"])
def test_a_consultations_old_short_addresses_lead_to_the_new_one_in_each_version(client: Client, code: str) -> None:
    consultation = make_consultation(slug="eins")
    for slug in ("zwei", "drei"):
        rename_slug(consultation=consultation, slug=slug)

    found = [client.get(f"/{code}/b/{slug}/vorschlaege/?sort=new") for slug in ("eins", "zwei")]

    assert [(each.status_code, each.headers["Location"]) for each in found] == [
        (301, f"/{code}/b/drei/vorschlaege/?sort=new")
    ] * 2
    assert found[0].headers["Cache-Control"] == "no-cache"


def test_the_new_address_of_a_closed_page_is_told_to_nobody_who_may_not_read_it(
    client: Client, anna: User, bernd: User, rename: Any
) -> None:
    page = make_consultation_page(slug="alt")
    close(Consultation.objects.get(key=page.translation_key), anna)
    rename(page, "neu")
    path = page.url.replace("/neu/", "/alt/")

    answers = [client.get(address) for address in (path, path.replace("/de/", "/en/", 1))]

    with override("de"):
        assert [each.status_code for each in answers] == [403, 403]
    assert "neu" not in str([each.headers.get("Location") for each in answers])
