"""Programs that ask every hour cost little: answers are kept, and what has not changed is not sent again."""

from collections.abc import Callable

import pytest
from django.conf import LazySettings
from django.test import Client
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks

from accounts.models import User
from consultations.models import Consultation
from consultations.moderation import services as moderation
from tests.factories import make_consultation, make_proposal, make_user
from tests.pages.pages import make_consultation_page

pytestmark = pytest.mark.django_db

SLUG = "baenke"
ADDRESSES = [
    "/de/abonnieren/beteiligungen.atom",
    "/de/abonnieren/beteiligungen.ics",
    f"/de/b/{SLUG}/vorschlaege.atom",
    f"/de/b/{SLUG}/beteiligung.ics",
]


@pytest.fixture(autouse=True)
def one_consultation_with_one_proposal(settings: LazySettings) -> None:
    settings.PAGE_CACHE_SECONDS = 60
    make_consultation_page(slug=SLUG)
    make_proposal(Consultation.objects.get(slug=SLUG))


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_second_one_to_ask_costs_no_query(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, address: str
) -> None:
    first = client.get(address)

    with django_assert_num_queries(0):
        second = Client().get(address)

    assert second.content == first.content
    assert second.headers["Content-Type"] == first.headers["Content-Type"]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("seconds", [0, 60])
@pytest.mark.parametrize("person", [None, make_user])
def test_what_has_not_changed_is_not_sent_again(
    client: Client, settings: LazySettings, address: str, seconds: int, person: Callable[[], User] | None
) -> None:
    settings.PAGE_CACHE_SECONDS = seconds
    if person:
        client.force_login(person())
    first = client.get(address)

    second = client.get(address, headers={"if-none-match": first.headers["ETag"]})
    other = client.get(address, headers={"if-none-match": '"other"'})

    assert (second.status_code, second.content) == (304, b"")
    assert second.headers["ETag"] == first.headers["ETag"]
    assert (other.status_code, other.content) == (200, first.content)


def test_a_program_that_only_asks_for_news_still_fills_the_memory(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    mark = client.get(ADDRESSES[0]).headers["ETag"]

    with django_assert_num_queries(0):
        assert client.get(ADDRESSES[0], headers={"if-none-match": mark}).status_code == 304


def test_what_is_hidden_is_gone_from_the_feed_at_once(
    client: Client, clara: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    consultation = make_consultation(slug="schulwege")
    proposal = make_proposal(consultation, title="Gleich weg")
    address = "/de/b/schulwege/vorschlaege.atom"
    first = client.get(address)

    with django_capture_on_commit_callbacks(execute=True):
        moderation.hide(target=proposal, by=clara, rule="insult")
    second = client.get(address, headers={"if-none-match": first.headers["ETag"]})

    assert "Gleich weg" in first.content.decode()
    assert second.status_code == 200
    assert "Gleich weg" not in second.content.decode()


def test_an_empty_feed_does_not_change_either(client: Client) -> None:
    make_consultation(slug="leer")

    marks = {Client().get("/de/b/leer/vorschlaege.atom", {"mal": time}).headers["ETag"] for time in (1, 2)}

    assert len(marks) == 1


def test_pages_for_people_carry_no_mark(client: Client) -> None:
    assert "ETag" not in client.get("/de/").headers
