"""News and events in the body of any page, as editors put them there."""

from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from content import lists
from content.lists import Wish
from tests.factories import close, make_consultation
from tests.news.making import make_article, make_event

pytestmark = pytest.mark.django_db


def listing(name: str, wish: Wish) -> lists.Listing:
    kind = lists.find(name)
    assert kind is not None
    return kind.provider(wish)


def test_editors_can_list_the_next_events_of_a_district() -> None:
    barmen = make_event(district="5", starts=timezone.now() + timedelta(days=2))
    everywhere = make_event(starts=timezone.now() + timedelta(days=1))
    make_event(district="0")
    make_event(district="5", starts=timezone.now() - timedelta(days=2))

    found = listing("events", Wish(None, count=5, district="5"))

    assert list(found.entries) == [everywhere, barmen]
    assert (found.url, found.changes_at, found.is_private) == ("/de/termine/", everywhere.ends, False)


def test_editors_can_list_the_newest_articles() -> None:
    older = make_article(date=timezone.localdate() - timedelta(days=9))
    newer = make_article()
    make_article(live=False)

    found = listing("news", Wish(None, count=5))

    assert list(found.entries) == [newer, older]
    assert found.url == "/de/aktuelles/"


@pytest.mark.parametrize("name", ["news", "events"])
def test_a_list_with_what_only_invited_people_read_is_private(anna: User, bernd: User, name: str) -> None:
    consultation = close(make_consultation(), anna)
    (make_article if name == "news" else make_event)(consultation=consultation)

    seen = {person: listing(name, Wish(person, count=5)) for person in (anna, bernd)}

    assert [(len(found.entries), found.is_private) for found in seen.values()] == [(1, True), (0, False)]


@pytest.mark.parametrize("name", ["news", "events"])
def test_a_list_takes_two_queries_however_long_it_is(
    name: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _number in range(12):
        (make_article if name == "news" else make_event)(consultation=make_consultation(phases=False))
    listing(name, Wish(None, count=1))

    for count in (1, 12):
        with django_assert_num_queries(2):
            assert len([entry.reader_url for entry in listing(name, Wish(None, count=count)).entries]) == count
