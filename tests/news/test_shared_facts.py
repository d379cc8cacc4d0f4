from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from news.models import EventPage, EventState
from tests.factories import close, make_consultation
from tests.news.making import make_event, make_version

pytestmark = pytest.mark.django_db


def test_an_event_that_is_cancelled_in_german_is_cancelled_in_every_version() -> None:
    german = make_event()
    english = make_version(german, "en", title="Walk")

    german.state = EventState.CANCELLED
    german.save_revision().publish()

    english.refresh_from_db()
    assert (english.state, english.title) == (EventState.CANCELLED, "Walk")


def test_a_version_that_has_no_words_for_what_has_changed_shows_the_german_ones(client: Client) -> None:
    german = make_event()
    english = make_version(german, "en")
    EventPage.objects.filter(pk=english.pk).update(state_note="In the hall, as it rained the last time.")

    german.state, german.state_note = EventState.MOVED, "Neuer Raum: Saal 3."
    german.save_revision().publish()

    shown = client.get(EventPage.objects.get(pk=english.pk).url).content.decode()
    assert '<p lang="de">Neuer Raum: Saal 3.</p>' in shown
    assert "as it rained" not in shown


def test_an_older_draft_of_a_version_does_not_bring_back_what_has_changed_since() -> None:
    german = make_event()
    english = make_version(german, "en", title="Walk")
    draft = english.save_revision()
    german.starts += timedelta(days=1)
    german.ends += timedelta(days=1)
    german.save_revision().publish()

    draft.publish()

    assert EventPage.objects.get(pk=english.pk).starts == german.starts


def test_a_version_without_a_german_page_has_facts_of_its_own() -> None:
    german = make_event()
    english = make_version(german, "en")
    german.delete()
    english.refresh_from_db()

    english.state = EventState.CANCELLED
    english.save_revision().publish()

    assert EventPage.objects.get(pk=english.pk).state == EventState.CANCELLED


def test_a_draft_of_the_german_page_changes_nothing_elsewhere() -> None:
    german = make_event()
    english = make_version(german, "en")

    german.state = EventState.CANCELLED
    german.save_revision()

    english.refresh_from_db()
    assert english.state == EventState.PLANNED


def test_no_event_ends_before_it_starts() -> None:
    event = make_event()

    with pytest.raises(IntegrityError), transaction.atomic():
        EventPage.objects.filter(pk=event.pk).update(ends=event.starts)


def test_whoever_opens_or_previews_an_older_draft_sees_the_facts_of_today() -> None:
    german = make_event()
    english = make_version(german, "en")
    english.save_revision()
    german.state = EventState.CANCELLED
    german.save_revision().publish()

    draft = EventPage.objects.get(pk=english.pk).get_latest_revision_as_object()

    assert draft.state == EventState.CANCELLED


def test_a_draft_of_an_unpublished_german_page_does_not_open_a_closed_one_in_another_version() -> None:
    consultation = close(make_consultation())
    german = make_event(consultation=consultation)
    english = make_version(german, "en", title="Walk")
    german.unpublish()
    german.consultation = None
    german.save_revision()
    german.save()

    english.save_revision().publish()

    assert EventPage.objects.get(pk=english.pk).consultation == consultation
