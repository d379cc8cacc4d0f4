"""News and events on the home page: after what one can take part in, what became of it, and help."""

from datetime import timedelta
from itertools import count
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from tests.factories import close, make_consultation
from tests.news.making import make_article, make_event, make_version

pytestmark = pytest.mark.django_db


def titles(client: Client, address: str = "/de/") -> tuple[list[str], list[str]]:
    latest = client.get(address).context["latest"]
    return [each.title for each in latest.events.entries], [each.title for each in latest.articles.entries]


def test_the_home_page_names_the_next_three_events_and_the_newest_three_articles(client: Client) -> None:
    for number in range(4):
        make_event(title=f"Termin {number}", starts=timezone.now() + timedelta(days=number + 1))
        make_article(title=f"Artikel {number}", date=timezone.localdate() - timedelta(days=number))
    make_event(title="Vorbei", starts=timezone.now() - timedelta(days=1))

    assert titles(client) == (["Termin 0", "Termin 1", "Termin 2"], ["Artikel 0", "Artikel 1", "Artikel 2"])


def test_headings_come_in_the_order_in_which_people_need_them(client: Client) -> None:
    make_event(title="Der Termin")
    make_article(title="Der Artikel")

    page = client.get("/en/").content.decode()

    order = ["nothing to take part in", "This is how you get help", "Der Termin", "Der Artikel", "Do you need help?"]
    places = [page.index(words) for words in order]
    assert places == sorted(places)


def test_without_news_and_events_the_home_page_has_no_empty_headings(client: Client) -> None:
    page = client.get("/de/").content.decode()

    assert 'id="termine"' not in page
    assert 'id="aktuelles"' not in page


def test_the_home_page_changes_when_the_first_event_is_over(client: Client) -> None:
    make_event()
    first = make_event(starts=timezone.now() + timedelta(hours=3))

    response: Any = client.get("/de/")

    assert response.fresh_until == first.ends


def test_what_is_closed_stands_on_no_home_page_of_others(client: Client, anna: User) -> None:
    consultation = close(make_consultation(), anna)
    make_event(title="Geheim", consultation=consultation)

    nobody = titles(client)
    client.force_login(anna)

    assert (nobody[0], titles(client)[0]) == ([], ["Geheim"])


def test_the_home_page_takes_ten_queries_however_much_there_is(
    client: Client, settings: Any, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    # As on a server: what stands around each page is remembered, the page itself is made anew.
    settings.PAGE_CACHE_SECONDS = 60
    make_version(make_event(consultation=make_consultation()), "en")
    make_version(make_article(consultation=make_consultation()), "en")
    client.get("/de/aktuelles/"), client.get("/en/aktuelles/")

    def numbers_of_queries() -> list[int]:
        numbers = []
        for address in ("/de/", "/en/"):
            client.get(f"{address}?{next(asked)}")
            with django_assert_max_num_queries(10) as queries:
                client.get(f"{address}?{next(asked)}")
            numbers.append(len(queries))
        return numbers

    asked = count()
    few = numbers_of_queries()
    for _number in range(30):
        make_version(make_event(consultation=make_consultation()), "en")
        make_version(make_article(consultation=make_consultation()), "en")

    assert numbers_of_queries() == few
