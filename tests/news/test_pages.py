"""An article and an event as readers find them. Read in English: the interface's words are in the code's language."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Revision

from accounts.models import User
from consultations.models import ConsultationPage
from design.dates import next_midnight
from news.models import EventPage, NewsPage, Topic
from tests.factories import close, make_consultation
from tests.news.making import make_article, make_event, make_version
from tests.pages.pages import make_consultation_page

pytestmark = pytest.mark.django_db


def in_english(client: Client, page: NewsPage | EventPage) -> str:
    """What stands between the borders of the page's own content."""
    return whole(client, page).split("<main")[1].split("</main>")[0]


def whole(client: Client, page: NewsPage | EventPage) -> str:
    response = client.get(page.url.replace("/de/", "/en/"))
    assert response.status_code == 200
    return response.content.decode()


def facts(client: Client, page: EventPage) -> dict[str, str]:
    response = client.get(page.url.replace("/de/", "/en/"))
    return {row["term"]: str(row["text"]) for row in response.context["facts"]}


def title_of(html: str) -> str:
    return " ".join(html.split("<title>")[1].split("</title>")[0].split())


def heading_of(html: str) -> str:
    return html.split("<h1>")[1].split("</h1>")[0]


def test_an_article_says_when_by_whom_and_what_about(client: Client) -> None:
    topic = Topic.objects.create(name={"de": "Verkehr", "en": "Traffic"}, slug="verkehr")
    article = make_article(date=date(2026, 11, 3), author="Team Schulwege", topic=topic, district="5")

    html = in_english(client, article)

    assert '<time datetime="2026-11-03">Tuesday, 3\xa0November' in html
    assert [words for words in ("By Team Schulwege", "Traffic", "Barmen") if words not in html] == []


def test_an_article_without_an_author_is_by_the_office(client: Client) -> None:
    html = in_english(client, make_article())

    assert "By Citizen Participation Team" in html


@pytest.mark.parametrize(("decorative", "alt"), [(False, 'alt="Eine Bank am Markt"'), (True, 'alt=""')])
def test_a_picture_says_what_it_shows_or_that_it_decorates(client: Client, decorative: bool, alt: str) -> None:
    picture = Image.objects.create(title="bank.png", file=get_test_image_file())
    words = "" if decorative else "Eine Bank am Markt"

    html = in_english(client, make_article(picture=picture, picture_alt=words, picture_is_decorative=decorative))

    assert alt in html.split("<picture>")[1].split("</picture>")[0]


def test_an_article_names_others_about_the_same_consultation_or_topic(client: Client) -> None:
    consultation = make_consultation()
    topic = Topic.objects.create(name={"de": "Verkehr"}, slug="verkehr")
    article = make_article(consultation=consultation, topic=topic)
    make_version(article, "en")
    same_consultation = make_article(consultation=consultation, date=date(2026, 3, 1))
    same_topic = make_article(topic=topic, date=date(2026, 2, 1))
    make_article()
    make_article(topic=topic, live=False)

    related = client.get(article.url).context["related"]

    assert related == [same_consultation, same_topic]


def test_an_article_about_nothing_in_particular_names_no_others(client: Client) -> None:
    make_article()

    assert client.get(make_article().url).context["related"] == []


def test_the_consultation_is_linked_only_once_it_is_published(client: Client) -> None:
    draft = make_consultation(published=False)
    published = make_consultation()

    hidden, shown = (client.get(make_article(consultation=each).url) for each in (draft, published))

    assert (hidden.context["consultation"], shown.context["consultation"]) == (None, published)
    assert published.get_absolute_url() in shown.content.decode()
    assert draft.slug not in hidden.content.decode()


def test_an_event_says_when_where_and_who_can_take_part(client: Client) -> None:
    event = make_event(
        starts=datetime(timezone.localdate().year + 1, 11, 3, 17, tzinfo=UTC),
        ends=datetime(timezone.localdate().year + 1, 11, 3, 19, tzinfo=UTC),
        place="Rathaus Barmen",
        address="Johannes-Rau-Platz 1\r\n42275 Wuppertal",
        is_step_free=False,
        interpreter="sign",
        languages=["de", "tr"],
        district="5",
        online_link="https://example.org/live",
    )

    said = facts(client, event)

    assert "3\xa0November" in said.pop("When")
    assert said == {
        "Place": "Rathaus Barmen",
        "Address": "Johannes-Rau-Platz 1, 42275 Wuppertal",
        "Online": "Take part online",
        "Step-free": "No. There are stairs on the way.",
        "For people who cannot hear": "German Sign Language",
        "Child care": "Not planned. Please tell us if you need this.",
        "Languages": "German, Turkish",
        "District": "Barmen",
    }


def test_an_online_event_says_nothing_about_stairs(client: Client) -> None:
    said = facts(client, make_event(place="", online_link="https://example.org/live"))

    assert "Step-free" not in said
    assert "Place" not in said


def test_nobody_is_sent_to_an_online_event_that_is_over_or_cancelled(client: Client) -> None:
    over = make_event(starts=timezone.now() - timedelta(days=3), online_link="https://example.org/live")
    cancelled = make_event(state="cancelled", online_link="https://example.org/live")

    assert "https://example.org/live" not in in_english(client, over) + in_english(client, cancelled)


@pytest.mark.parametrize(("state", "word"), [("cancelled", "Cancelled"), ("moved", "Moved")])
def test_what_has_changed_stands_first_in_title_heading_and_page(client: Client, state: str, word: str) -> None:
    event = make_event(title="Rundgang", state=state, state_note="Es regnet.", lead="Wir gehen los.")

    html = in_english(client, event)

    assert title_of(whole(client, event)).startswith(f"{word}: Rundgang")
    assert heading_of(html).index(word) < heading_of(html).index("Rundgang")
    assert html.index("</h1>") < html.index("Es regnet.") < html.index("Wir gehen los.")


def test_an_event_that_takes_place_as_planned_says_nothing_of_changes(client: Client) -> None:
    event = make_event(title="Rundgang", state_note="Ein alter Hinweis")

    assert title_of(whole(client, event)).startswith("Rundgang")
    assert "Ein alter Hinweis" not in in_english(client, event)


def test_a_past_event_says_that_it_is_over(client: Client) -> None:
    over, coming = make_event(starts=timezone.now() - timedelta(days=3)), make_event()

    assert "This event is over." in in_english(client, over)
    assert "This event is over." not in in_english(client, coming)


def test_the_page_of_an_event_is_kept_until_it_is_over(client: Client) -> None:
    event = make_event()

    response: Any = client.get(event.url)

    assert response.fresh_until == event.ends


def test_an_example_is_marked_as_one(client: Client) -> None:
    assert "This is an example." in in_english(client, make_event(is_example=True))
    assert "This is an example." not in in_english(client, make_event())


def test_an_article_comes_on_the_day_that_was_set(client: Client) -> None:
    article = make_article(title="Bald", live=False)
    article.go_live_at = timezone.now() + timedelta(hours=1)
    article.save_revision().publish()
    before = client.get(article.url).status_code

    revision = Revision.objects.get(object_id=str(article.pk))
    past = timezone.now() - timedelta(minutes=1)
    revision.approved_go_live_at = past
    revision.content["go_live_at"] = past.isoformat()
    revision.save()
    call_command("publish_scheduled")

    assert (before, client.get(article.url).status_code) == (404, 200)
    assert "Bald" in client.get("/de/aktuelles/").content.decode()


def test_a_consultation_names_its_news_and_events_and_no_others(client: Client, anna: User) -> None:
    page: ConsultationPage = make_consultation_page(title="Radweg")
    make_article(title="Zum Radweg", consultation=page.consultation)
    make_article(title="Zu etwas anderem")
    soon = timezone.now() + timedelta(minutes=1)
    make_event(title="Radtour", consultation=page.consultation, starts=soon - timedelta(hours=1), ends=soon)
    make_event(title="Radtour als Entwurf", consultation=page.consultation, live=False)
    past = make_event(title="Erste Radtour", consultation=page.consultation, starts=timezone.now() - timedelta(days=9))

    response: Any = client.get(page.url)

    around = response.context["around"]
    assert [each.title for each in around.articles] == ["Zum Radweg"]
    assert [each.title for each in around.events] == ["Radtour", "Erste Radtour"]
    assert past.url in response.content.decode()
    # The days that are left change at midnight.
    assert response.fresh_until == min(around.events[0].ends, next_midnight())


def test_the_news_of_a_closed_consultation_stand_on_its_page(client: Client, anna: User) -> None:
    page = make_consultation_page(title="Radweg")
    close(page.consultation, anna)
    make_article(title="Für Eingeladene", consultation=page.consultation)

    client.force_login(anna)

    assert "Für Eingeladene" in client.get(page.url).content.decode()
