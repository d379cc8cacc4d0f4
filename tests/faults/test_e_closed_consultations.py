"""E. A closed consultation is behind no door for those who are not invited: every address, in every version."""

from typing import Any

import pytest
from django.http import HttpResponseBase
from django.test import Client
from django.urls import reverse
from django.utils import translation
from pytest_django import DjangoCaptureOnCommitCallbacks

from accounts.models import User
from consultations.models import Consultation, ConsultationPage, FormerSlug, Readers
from consultations.processes.changes import recorded
from consultations.processes.services import rename_slug
from tests.factories import close, make_consultation, make_contributor
from tests.faults.doors import addresses, body, patterns
from tests.faults.world import World, make_world, snapshot
from tests.news.making import make_article, make_event
from tests.pages.pages import home, make_consultation_page, translate

pytestmark = pytest.mark.django_db

SECRET = "Geheim"
HIDDEN_SLUG = "verborgen"
LANGUAGES = ("de", "de-simple", "en")
#: Who may not read it: somebody signed out, a stranger, and an author who was never invited.
OUTSIDERS = ("nobody", "bernd", "author")
INSIDERS = ("anna", "clara", "dilek", "admin_user")
#: One who is out and one who is in ask either database; the others ask it the same.
ONE_IS_OUT = ("nobody", *(pytest.param(name, marks=pytest.mark.once) for name in OUTSIDERS[1:]))
ONE_IS_IN = ("anna", *(pytest.param(name, marks=pytest.mark.once) for name in INSIDERS[1:]))


@pytest.fixture
def author(db: None) -> User:
    return User.objects.create_user(email="autor@example.test")


@pytest.fixture
def world(author: User, anna: User) -> World:
    """Everything says "Geheim", and only Anna is invited."""
    world = make_world(author, lambda place: f"{SECRET} {place}")
    for make in (make_article, make_event):
        make(title=f"{SECRET} {make.__name__}", lead=SECRET, consultation=world.consultation)
    world.consultation.slug = HIDDEN_SLUG
    world.consultation.save(update_fields=["slug"])
    close(world.consultation, anna)
    # Whoever only said that they may take part is not invited.
    make_contributor(world.consultation, author)
    return world


def doors_of(world: World) -> dict[str, str]:
    """Name → address of the whole public site."""
    return addresses(world, office=False)


def all_doors_of(world: World) -> dict[str, str]:
    """As ``doors_of``, in each version, and about contributions in every state."""
    doors = {
        f"{name} ({code})": address.replace("/de/", f"/{code}/", 1)
        for name, address in doors_of(world).items()
        for code in LANGUAGES
    }
    for state, proposal in world.proposals.items():
        doors[f"proposal ({state})"] = proposal.get_absolute_url()
    for state, comment in world.comments.items():
        for name in ("comment", "replies", "reply", "report_comment"):
            doors[f"{name} ({state})"] = reverse(f"consultations:{name}", args=[world.consultation.slug, comment.pk])
    return doors


def of_consultation(doors: dict[str, str]) -> dict[str, str]:
    return {name: address for name, address in doors.items() if "/b/" in address}


def own_pages(doors: dict[str, str]) -> dict[str, str]:
    return {name: address for name, address in doors.items() if "/konto/" in address}


def enter(client: Client, request: pytest.FixtureRequest, reader: str) -> None:
    if reader != "nobody":
        client.force_login(request.getfixturevalue(reader))


def is_refusal(response: HttpResponseBase) -> bool:
    return response.status_code == 403 and "content/closed.html" in [each.name for each in response.templates]


@pytest.mark.parametrize("reader", ONE_IS_OUT)
def test_nobody_else_finds_a_word_of_it_behind_any_door(
    client: Client, world: World, request: pytest.FixtureRequest, reader: str
) -> None:
    enter(client, request, reader)
    doors = all_doors_of(world)
    # What somebody wrote stays theirs, in their account and its export.
    doors = {name: address for name, address in doors.items() if reader != "author" or name not in own_pages(doors)}

    answers = {name: client.get(address, follow=True) for name, address in doors.items()}

    assert {name for name, answer in answers.items() if SECRET in body(answer)} == set()
    assert {name for name in of_consultation(doors) if not is_refusal(answers[name])} == set()
    # No list and no sitemap says where it is, either.
    places = (f"/{HIDDEN_SLUG}/", world.page.url.removeprefix("/de"))
    named = {name for name, answer in answers.items() if any(place in body(answer) for place in places)}
    assert {name for name in named if not any(place in doors[name] for place in places)} == set()


def test_every_address_of_consultations_has_been_tried(world: World) -> None:
    with translation.override("de"):
        known = {name for _route, name, _pattern in patterns() if name.startswith("consultations:")}

    assert known - {name.split(" ")[0] for name in doors_of(world)} == set()


@pytest.mark.parametrize("reader", OUTSIDERS)
def test_the_pages_themselves_are_refused_in_every_version(
    client: Client, world: World, request: pytest.FixtureRequest, reader: str
) -> None:
    enter(client, request, reader)
    german = world.page.url
    english = ConsultationPage.objects.get(title=f"{SECRET} page", locale__language_code="en").url

    answers = [client.get(address) for address in (german, german.replace("/de/", "/de-simple/", 1), english)]

    assert [is_refusal(answer) for answer in answers] == [True] * 3


@pytest.mark.parametrize("reader", ONE_IS_IN)
def test_the_invited_and_the_office_read_everything_that_is_published(
    client: Client, world: World, request: pytest.FixtureRequest, reader: str
) -> None:
    enter(client, request, reader)
    doors = doors_of(world)

    answers = {name: client.get(address) for name, address in doors.items()}

    assert {name for name, answer in answers.items() if is_refusal(answer)} == set()
    pages = (home().url, home("en").url, world.page.get_parent().url, world.page.url)
    assert [SECRET in body(client.get(address)) for address in pages] == [True] * 4
    detail = body(answers["consultations:proposal"])
    assert [word in detail for word in ("Geheim published", "Geheim category", "Geheim office")] == [True] * 3


@pytest.mark.once
@pytest.mark.parametrize("reader", ("anna", "bernd"))
def test_no_cache_keeps_anything_of_it(
    client: Client, world: World, request: pytest.FixtureRequest, reader: str
) -> None:
    enter(client, request, reader)
    doors = of_consultation(doors_of(world)) | {"page": world.page.url}
    if reader == "anna":
        # Lists that name it, too.
        doors |= {"home": "/de/", "list": world.page.get_parent().url}

    answers = {name: client.get(address) for name, address in doors.items()}

    # An address that leads nowhere says nothing.
    kept = {
        name: answer.headers.get("Cache-Control", "") for name, answer in answers.items() if answer.status_code != 404
    }
    assert {name for name, said in kept.items() if not {"private", "no-store"} <= set(said.split(", "))} == set()


@pytest.mark.once
def test_what_an_invited_person_reads_is_kept_for_nobody_else(
    client: Client, world: World, anna: User, settings: Any
) -> None:
    settings.PAGE_CACHE_SECONDS = 60
    client.force_login(anna)
    doors = {address for address in doors_of(world).values() if "/konto/" not in address}
    for address in doors:
        client.get(address)

    assert {address for address in doors if SECRET in body(Client().get(address, follow=True))} == set()


def test_what_was_kept_while_everybody_read_it_is_gone_when_it_is_closed(
    client: Client, settings: Any, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    settings.PAGE_CACHE_SECONDS = 60
    page = make_consultation_page(title=SECRET)
    read_before = [SECRET in body(client.get(address)) for address in (page.get_parent().url, page.url)]

    with django_capture_on_commit_callbacks(execute=True), recorded(page.consultation, by=None):
        close(page.consultation)

    assert read_before == [True, True]
    assert [SECRET in body(client.get(address)) for address in (page.get_parent().url, page.url)] == [False, False]


@pytest.mark.parametrize("reader", ("nobody", "bernd"))
def test_nothing_that_others_post_changes_anything(
    client: Client, world: World, request: pytest.FixtureRequest, reader: str
) -> None:
    enter(client, request, reader)
    candidacy = world.vote.candidacies.first()
    data = {"text": "Ein Text", "kind": "remark", "value": "1", "give": candidacy.pk, "rule": "insult", "states": "on"}
    before = snapshot()

    answers = [client.post(address, data) for address in of_consultation(doors_of(world)).values()]

    assert snapshot() == before
    assert {answer.status_code for answer in answers} <= {302, 403, 405}
    led_to = {answer.url.split("?")[0] for answer in answers if answer.status_code == 302}
    assert led_to == ({"/de/konto/anmelden/"} if reader == "nobody" else set())


@pytest.mark.parametrize("reader", OUTSIDERS)
def test_an_old_address_does_not_say_the_new_one(
    client: Client, anna: User, author: User, request: pytest.FixtureRequest, reader: str
) -> None:
    consultation = close(make_consultation(slug="alt"), anna)
    rename_slug(consultation=consultation, slug="geheimer-name")
    old = "/de/b/alt/vorschlaege/"
    enter(client, request, reader)

    refused = client.get(old)
    client.force_login(anna)
    led_on = client.get(old)

    assert is_refusal(refused)
    assert "geheimer-name" not in body(refused)
    assert led_on.url == "/de/b/geheimer-name/vorschlaege/"
    assert "no-store" in led_on.headers["Cache-Control"]


def test_a_page_that_moved_does_not_say_where_it_is_now(
    client: Client, anna: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    page = make_consultation_page(slug="alt")
    old = page.url
    close(page.consultation, anna)
    with django_capture_on_commit_callbacks(execute=True):
        page.slug = "geheimer-name"
        page.save_revision().publish()

    refused = client.get(old)
    client.force_login(anna)

    assert is_refusal(refused)
    assert "geheimer-name" not in body(refused)
    assert "geheimer-name" in client.get(old).url


def test_a_german_address_does_not_say_what_the_english_page_is_called(client: Client, anna: User) -> None:
    page = make_consultation_page(slug="offen")
    translate(page, "en", slug="secret-name")
    close(page.consultation, anna)
    address = page.url.replace("/de/", "/en/", 1)

    refused = client.get(address)
    client.force_login(anna)

    assert is_refusal(refused)
    assert client.get(address).url.endswith("/secret-name/")


def test_whoever_reads_everything_still_finds_what_is_for_everybody(client: Client) -> None:
    consultation = make_consultation()
    FormerSlug.objects.create(consultation=consultation, slug="frueher")

    response = client.get(f"/de/b/{consultation.slug}/vorschlaege/")

    assert response.status_code == 200
    assert "no-store" not in response.headers.get("Cache-Control", "")
    assert client.get("/de/b/frueher/vorschlaege/").status_code == 301


@pytest.mark.parametrize("number", [1, 30])
def test_closed_consultations_cost_a_list_no_queries(
    client: Client, anna: User, number: int, django_assert_max_num_queries: Any
) -> None:
    for _nth in range(number):
        close(make_consultation_page().consultation, anna)
    client.force_login(anna)
    client.get("/de/")

    with django_assert_max_num_queries(20):
        page = client.get("/de/")

    assert len(page.context["overview"].entries) == number


def test_a_consultation_for_everybody_is_asked_nothing(anna: User, django_assert_num_queries: Any) -> None:
    consultation = make_consultation()
    found = Consultation.objects.get(pk=consultation.pk)

    with django_assert_num_queries(0):
        assert not found.is_closed_to(anna)
        assert not found.is_closed_to(None)
    assert found.readers == Readers.EVERYBODY
