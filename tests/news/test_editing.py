"""What Dilek meets when she writes articles and events: sentences where something is missing, and previews."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, streamfield
from wagtail_localize.operations import translate_object

from news.models import EventIndexPage, EventPage, EventState, NewsIndexPage, NewsPage, Topic
from tests.factories import locale
from tests.news.making import make_article, make_event, make_list, make_version
from tests.pages.pages import make_admin

pytestmark = pytest.mark.django_db

PUBLISH = {"action-publish": "1"}


@pytest.fixture
def office(client: Client) -> Client:
    client.force_login(make_admin())
    return client


def event_form(**changes: Any) -> dict[str, Any]:
    starts = timezone.localtime() + timedelta(days=7)
    fields = {
        "title": "Rundgang",
        "slug": "rundgang",
        "state": "planned",
        "state_note": "",
        "lead": "",
        "starts": clock(starts),
        "ends": clock(starts + timedelta(hours=2)),
        "place": "Rathaus Barmen",
        "body": streamfield([]),
    }
    return nested_form_data({**fields, **changes})


def article_form(**changes: Any) -> dict[str, Any]:
    fields = {"title": "Neue Bänke", "slug": "neue-baenke", "date": "2026-11-03", "lead": "", "body": streamfield([])}
    return nested_form_data({**fields, **changes})


def clock(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}"


def add(office: Client, kind: type[Page], form: dict[str, Any]) -> Any:
    below = make_list(EventIndexPage if kind is EventPage else NewsIndexPage)
    return office.post(reverse("wagtailadmin_pages:add", args=["news", kind._meta.model_name, below.pk]), form)


def errors(response: Any) -> dict[str, list[str]]:
    return dict(response.context["form"].errors)


def test_an_event_is_written_and_published(office: Client) -> None:
    form = {**event_form(district="5", is_step_free="true"), "languages": ["de", "tr"]}

    response = add(office, EventPage, {**form, **PUBLISH})

    event = EventPage.objects.get()
    assert response.status_code == 302
    assert (event.live, event.district, event.languages, event.is_step_free) == (True, "5", ["de", "tr"], True)


def test_an_event_that_ends_before_it_begins_is_refused_with_a_sentence_also_as_a_draft(office: Client) -> None:
    yesterday = clock(timezone.localtime() - timedelta(days=1))

    draft, published = (add(office, EventPage, {**event_form(ends=yesterday), **act}) for act in ({}, PUBLISH))

    assert list(errors(draft)) == list(errors(published)) == ["ends"]
    assert not EventPage.objects.exists()


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"place": ""}, "place"),
        ({"state": "moved"}, "state_note"),
    ],
)
def test_what_readers_need_is_asked_for_before_publishing_and_not_before(
    office: Client, changes: dict[str, str], where: str
) -> None:
    refused = add(office, EventPage, {**event_form(**changes), **PUBLISH})
    draft = add(office, EventPage, event_form(**changes))

    assert list(errors(refused)) == [where]
    assert draft.status_code == 302
    assert not EventPage.objects.get().live


def test_an_online_event_needs_no_place(office: Client) -> None:
    add(office, EventPage, {**event_form(place="", online_link="https://example.org/live"), **PUBLISH})

    assert EventPage.objects.get().live


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({}, ["picture_alt"]),
        ({"picture_alt": "Eine Bank", "picture_is_decorative": "on"}, ["picture_is_decorative"]),
        ({"picture_alt": "Eine Bank"}, []),
        ({"picture_is_decorative": "on"}, []),
    ],
)
def test_a_picture_is_described_or_said_to_decorate(office: Client, changes: dict[str, str], where: list[str]) -> None:
    picture = Image.objects.create(title="bank.png", file=get_test_image_file())

    response = add(office, NewsPage, {**article_form(picture=str(picture.pk), **changes), **PUBLISH})

    assert (list(errors(response)) if where else response.status_code) == (where or 302)
    assert NewsPage.objects.filter(live=True).exists() is not bool(where)


@pytest.mark.parametrize(("kind", "form"), [(EventPage, event_form()), (NewsPage, article_form())])
def test_a_page_that_was_never_saved_can_be_looked_at(office: Client, kind: type[Page], form: dict[str, Any]) -> None:
    below = make_list(EventIndexPage if kind is EventPage else NewsIndexPage)
    url = reverse("wagtailadmin_pages:preview_on_add", args=["news", kind._meta.model_name, below.pk])

    answer = office.post(url, form).json()
    preview = office.get(url)

    assert answer == {"is_valid": True, "is_available": True}
    assert preview.status_code == 200
    assert form["title"] in preview.content.decode()
    assert not kind._default_manager.exists()


@pytest.mark.parametrize("make", [make_event, make_article])
def test_a_draft_can_be_looked_at_with_what_changed(office: Client, make: Any) -> None:
    page = make(title="Alt")
    form = (event_form if isinstance(page, EventPage) else article_form)(title="Neu")
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])

    office.post(url, form)

    preview = office.get(url).content.decode()
    assert "<h1>Neu</h1>" in preview


@pytest.mark.parametrize("kind", [NewsIndexPage, EventIndexPage])
def test_a_list_can_be_looked_at_before_it_is_saved(office: Client, kind: type[Page]) -> None:
    page = make_list(kind)
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])

    office.post(url, nested_form_data({"title": "Neu", "slug": page.slug, "lead": "", "body": streamfield([])}))

    assert "<h1>Neu</h1>" in office.get(url).content.decode()


def test_another_version_has_no_fields_for_the_shared_facts_and_says_where_they_are_set(office: Client) -> None:
    german = make_event(state=EventState.CANCELLED)
    english = make_version(german, "en", title="Walk")
    edit = reverse("wagtailadmin_pages:edit", args=[english.pk])

    shown = office.get(edit).content.decode()
    # Whoever sends them all the same changes nothing.
    office.post(edit, {**event_form(title="Nice walk", slug=english.slug), **PUBLISH})

    english.refresh_from_db()
    assert 'name="starts"' not in shown
    assert reverse("wagtailadmin_pages:edit", args=[german.pk]) in shown
    assert (english.title, english.state, english.starts) == ("Nice walk", EventState.CANCELLED, german.starts)


def test_a_translation_begins_with_the_facts_and_as_a_draft() -> None:
    german = make_event(district="5", address="Johannes-Rau-Platz 1", languages=["de"])
    make_list(EventIndexPage, "en")

    translate_object(german, [locale("en")])

    english = EventPage.objects.get(locale__language_code="en")
    assert (english.live, english.district, english.address, english.languages) == (
        False,
        "5",
        "Johannes-Rau-Platz 1",
        ["de"],
    )


def test_a_copied_example_is_no_example() -> None:
    event = make_event(is_example=True)

    copy = event.copy(update_attrs={"slug": "noch-einer"})

    assert copy.is_example is False


def test_articles_and_events_lie_below_their_lists_and_hold_nothing() -> None:
    assert EventPage.allowed_parent_page_models() == [EventIndexPage]
    assert NewsPage.allowed_parent_page_models() == [NewsIndexPage]
    assert EventPage.allowed_subpage_models() == NewsPage.allowed_subpage_models() == []
    assert [kind.private_page_options for kind in (EventPage, NewsPage, EventIndexPage, NewsIndexPage)] == [[]] * 4


def test_the_office_names_topics_in_each_version(office: Client) -> None:
    names = {"name_de": "Verkehr", "name_de_simple": "Straßen", "name_en": "Traffic"}

    response = office.post(reverse("topics:add"), {**names, "slug": "verkehr", "position": "1"})

    assert response.status_code == 302
    assert dict(Topic.objects.get().name) == {"de": "Verkehr", "de-simple": "Straßen", "en": "Traffic"}
    assert "Verkehr" in office.get(reverse("topics:index")).content.decode()
