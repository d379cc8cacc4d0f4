"""*Aktuelles* and *Termine* as readers find them."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import User
from news.filtering import PAGE_SIZE
from news.models import EventIndexPage, EventPage, NewsIndexPage, NewsPage, Topic
from tests.factories import close, make_consultation
from tests.news.making import make_article, make_event, make_list, make_version
from tests.queries import numbers_of_queries

pytestmark = pytest.mark.django_db

NEWS, EVENTS = "/de/aktuelles/", "/de/termine/"
# The same lists, with the words around them in English.
NEWS_IN_ENGLISH, EVENTS_IN_ENGLISH = "/en/aktuelles/", "/en/termine/"


def read(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def shown(client: Client, address: str) -> list[str]:
    """The titles in the order of the page."""
    return [page.title for page in client.get(address).context["asked"].page.items]


def days(number: float) -> datetime:
    return timezone.now() + timedelta(days=number)


def test_the_newest_article_stands_first_and_drafts_stand_nowhere(client: Client) -> None:
    make_article(title="Älter", date=date(2026, 3, 1))
    make_article(title="Neuer", date=date(2026, 10, 31))
    make_article(title="Entwurf", live=False)

    assert shown(client, NEWS) == ["Neuer", "Älter"]


def test_past_events_stand_after_upcoming_ones_the_latest_first(client: Client) -> None:
    make_event(title="Lange her", starts=days(-30))
    make_event(title="Bald", starts=days(1))
    make_event(title="Neulich", starts=days(-2))
    make_event(title="Später", starts=days(20))
    make_event(title="Gerade jetzt", starts=timezone.now() - timedelta(minutes=10))

    assert shown(client, EVENTS) == ["Gerade jetzt", "Bald", "Später", "Neulich", "Lange her"]
    page = read(client, EVENTS_IN_ENGLISH)
    assert page.index("What is coming") < page.index("Später") < page.index("These are over") < page.index("Neulich")


def test_the_list_of_events_is_kept_until_the_first_of_them_is_over(client: Client) -> None:
    make_event(starts=days(-3))
    make_event(starts=days(3))
    first = make_event(starts=days(1))

    response: Any = client.get(EVENTS)

    assert response.fresh_until == first.ends


def test_a_cancelled_event_says_so_before_its_title(client: Client) -> None:
    make_event(title="Rundgang", state="cancelled", is_step_free=True)

    heading = read(client, EVENTS_IN_ENGLISH).split('<h3 class="entry__title">')[1].split("</h3>")[0]

    assert heading.index("Cancelled") < heading.index("Rundgang")


def test_a_list_says_in_words_who_can_take_part(client: Client) -> None:
    make_event(is_step_free=True, interpreter="sign", child_care=True, online_link="https://example.org/")

    page = read(client, EVENTS_IN_ENGLISH)

    assert [words for words in ("step-free", "German Sign Language", "child care", "also online") if words in page] == [
        "step-free",
        "German Sign Language",
        "child care",
        "also online",
    ]


@pytest.mark.parametrize(
    ("asked", "titles"),
    [
        ("", ["Barmen", "Verkehr", "Alt"]),
        ("?ort=5", ["Barmen", "Verkehr"]),
        ("?thema=verkehr", ["Verkehr"]),
        ("?zeit=kommend", ["Barmen", "Verkehr"]),
        ("?zeit=vorbei", ["Alt"]),
        ("?hilfe=stufenlos", ["Barmen"]),
        ("?hilfe=kinder", ["Verkehr"]),
        ("?hilfe=gebaerden", ["Verkehr"]),
        ("?hilfe=schrift&zeit=kommend", ["Verkehr"]),
        ("?hilfe=online", ["Alt"]),
        # What nobody offered is as if it had not been asked.
        ("?ort=99&thema=gibt-es-nicht&zeit=immer&hilfe=%00&weiter=quatsch", ["Barmen", "Verkehr", "Alt"]),
    ],
)
def test_events_are_narrowed_down_by_topic_district_time_and_help(
    client: Client, asked: str, titles: list[str]
) -> None:
    topic = Topic.objects.create(name={"de": "Verkehr"}, slug="verkehr")
    make_event(title="Barmen", starts=days(1), district="5", is_step_free=True)
    make_event(title="Verkehr", starts=days(2), topic=topic, child_care=True, interpreter="both")
    make_event(title="Alt", starts=days(-2), district="0", online_link="https://example.org/")

    assert shown(client, EVENTS + asked) == titles


def test_a_narrowed_list_says_in_its_title_what_was_asked_for(client: Client) -> None:
    make_event(title="Rundgang", child_care=True)

    page = read(client, f"{EVENTS_IN_ENGLISH}?hilfe=kinder&zeit=kommend&ort=99")

    assert "<title>Termine: Only what is still to come, Child care –" in page


def test_what_is_for_the_whole_city_is_for_each_district(client: Client) -> None:
    make_article(title="Für alle", date=date(2026, 3, 1))
    make_article(title="Barmen", date=date(2026, 2, 1), district="5")
    make_article(title="Elberfeld", date=date(2026, 1, 1), district="0")

    assert shown(client, f"{NEWS}?ort=5") == ["Für alle", "Barmen"]


def test_paging_leads_through_all_events_once(client: Client) -> None:
    make_list(EventIndexPage)
    for number in range(2 * PAGE_SIZE + 3):
        make_event(title=f"Termin {number}", starts=days(number - 7))

    seen, address = [], EVENTS
    while address:
        asked = client.get(address).context["asked"]
        seen += [page.title for page in asked.page.items]
        address = f"{EVENTS}{asked.next_url}" if asked.next_url else ""

    assert sorted(seen) == sorted(f"Termin {number}" for number in range(2 * PAGE_SIZE + 3))
    assert "23 events" in read(client, EVENTS_IN_ENGLISH)


def test_paging_goes_back_to_where_one_came_from(client: Client) -> None:
    for number in range(PAGE_SIZE + 1):
        make_article(title=f"Artikel {number}", date=date(2026, 1, 1 + number))

    second = client.get(NEWS + client.get(NEWS).context["asked"].next_url).context["asked"]

    assert [page.title for page in second.page.items] == ["Artikel 0"]
    assert (second.page.start, second.page.total) == (PAGE_SIZE + 1, PAGE_SIZE + 1)
    assert shown(client, NEWS + second.previous_url) == shown(client, NEWS)


@pytest.mark.parametrize(("kind", "make"), [(NewsIndexPage, make_article), (EventIndexPage, make_event)])
def test_one_and_thirty_entries_take_the_same_number_of_queries(client: Client, kind: Any, make: Any) -> None:
    addresses = [make_list(kind, language).url for language in ("de", "en")]
    topic = Topic.objects.create(name={"de": "Verkehr"}, slug="verkehr")

    for _number in range(PAGE_SIZE + 1):
        make(consultation=make_consultation(phases=False), topic=topic)
    few = numbers_of_queries(client, addresses)
    for _number in range(30):
        make_version(make(consultation=make_consultation(phases=False), topic=topic), "en")

    assert numbers_of_queries(client, addresses) == few


def test_each_version_lists_its_own_pages_and_the_german_ones_that_stand_in(client: Client) -> None:
    both = make_article(title="Neue Bänke", date=date(2026, 3, 1))
    make_version(both, "en", title="New benches", slug="new-benches")
    make_article(title="Nur deutsch", slug="nur-deutsch", date=date(2026, 2, 1))

    response = client.get("/en/aktuelles/")

    entries = [(page.title, page.reader_url, page.other_language) for page in response.context["asked"].page.items]
    assert entries == [
        ("New benches", "/en/aktuelles/new-benches/", ""),
        ("Nur deutsch", "/en/aktuelles/nur-deutsch/", "de"),
    ]
    assert '<h3 class="entry__title" lang="de">' in response.content.decode()
    assert client.get("/en/aktuelles/nur-deutsch/").status_code == 200


def test_an_empty_list_says_so(client: Client) -> None:
    make_list(NewsIndexPage)
    make_list(EventIndexPage)

    assert "There is no article yet" in read(client, NEWS_IN_ENGLISH)
    assert "At the moment no event is planned" in read(client, EVENTS_IN_ENGLISH)


def test_where_only_past_events_are_left_nobody_has_to_guess_that_none_is_planned(client: Client) -> None:
    make_event(title="Neulich", starts=days(-2))

    page = read(client, EVENTS_IN_ENGLISH)

    assert page.index("At the moment no event is planned") < page.index("Neulich")


def test_a_list_that_is_narrowed_down_to_nothing_offers_the_way_back(client: Client) -> None:
    make_event()

    page = read(client, f"{EVENTS_IN_ENGLISH}?zeit=vorbei")

    assert "No event fits" in page
    assert f'href="{EVENTS_IN_ENGLISH}">Show all events' in page


def test_hostile_words_are_shown_as_text(client: Client) -> None:
    hostile = "<script>alert(1)</script>"
    topic = Topic.objects.create(name={"de": hostile}, slug="x")
    article = make_article(title=hostile, lead=hostile, author=hostile, topic=topic)
    event = make_event(title=hostile, lead=hostile, place=hostile, address=hostile, state="moved", state_note=hostile)

    pages = "".join(read(client, address) for address in (NEWS, EVENTS, article.url, event.url, "/de/"))

    assert "<script>alert" not in pages
    assert pages.count("&lt;script&gt;alert") > 12


def test_what_belongs_to_a_closed_consultation_is_found_only_by_those_who_may_read_it(
    anna: User, bernd: User, dilek: User
) -> None:
    consultation = close(make_consultation(), anna)
    make_article(title="Geheimer Artikel", consultation=consultation)
    make_event(title="Geheimer Termin", consultation=consultation)

    found = {
        name: [*NewsPage.objects.visible_to(person), *EventPage.objects.visible_to(person)]
        for name, person in {"nobody": None, "anna": anna, "bernd": bernd}.items()
    }

    assert {name: len(pages) for name, pages in found.items()} == {"nobody": 0, "anna": 2, "bernd": 0}


def test_a_page_about_a_closed_consultation_is_closed_and_never_kept(client: Client, anna: User, bernd: User) -> None:
    consultation = close(make_consultation(), anna)
    article = make_article(title="Geheimer Artikel", consultation=consultation)

    client.force_login(bernd)
    refused = client.get(article.url)
    client.force_login(anna)
    allowed, listed = client.get(article.url), client.get(NEWS)

    assert (refused.status_code, "Geheimer" in refused.content.decode()) == (403, False)
    assert "Geheimer Artikel" in allowed.content.decode()
    assert "Geheimer Artikel" in listed.content.decode()
    assert all("no-store" in response["Cache-Control"] for response in (allowed, listed))


def test_reading_sets_no_cookie_and_shows_no_form_token(client: Client) -> None:
    for address in (NEWS, EVENTS, make_article().url, make_event().url):
        response = client.get(address)

        assert not response.cookies
        assert "csrf" not in response.content.decode()


def test_a_topic_without_the_readers_version_says_its_language_among_the_choices(client: Client) -> None:
    make_article(topic=Topic.objects.create(name={"de": "Verkehr"}, slug="verkehr"))
    make_article(topic=Topic.objects.create(name={"de": "Bauen", "en": "Building"}, slug="bauen"))

    page = read(client, NEWS_IN_ENGLISH)

    assert '<option value="verkehr" lang="de">Verkehr</option>' in page
    assert '<option value="bauen">Building</option>' in page
