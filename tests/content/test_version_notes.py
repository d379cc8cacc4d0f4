"""A text that is no page knows which German words its versions say, and who has checked them."""

from datetime import date
from typing import Any

import pytest
from django import forms
from django.core import serializers

from content.multilingual import MultilingualText
from news.models import Topic

pytestmark = pytest.mark.django_db

WORDS = {"de": "Bauen", "en": "Building", "de-simple": "Bauen"}


class TopicForm(forms.ModelForm[Topic]):
    class Meta:
        model = Topic
        fields = ("name", "slug")


def saved(topic: Topic | None = None, **words: str) -> MultilingualText:
    """As an editor saves the words, and as they are found the next time."""
    typed: dict[str, Any] = {f"name_{code}": text for code, text in words.items()}
    form = TopicForm({**typed, "slug": "bauen"}, instance=topic)
    assert form.is_valid(), form.errors
    return Topic.objects.get(pk=form.save().pk).name


def test_a_version_is_older_when_only_the_german_words_have_changed() -> None:
    first = saved(de="Bauen", en="Building")
    topic = Topic.objects.get()
    later = saved(topic, de="Bauen und Wohnen", en="Building")

    assert not first.is_older("en")
    assert later.is_older("en")
    assert not saved(Topic.objects.get(), de="Bauen und Wohnen", en="Building and housing").is_older("en")


def test_words_from_before_this_was_noted_are_known_from_the_next_change_on() -> None:
    topic = Topic.objects.create(name=WORDS, slug="bauen")
    Topic.objects.filter(pk=topic.pk).update(name=MultilingualText(WORDS))
    assert not Topic.objects.get().name.notes

    assert saved(Topic.objects.get(), de="Bauen und Wohnen", en="Building").is_older("en")


def test_who_has_checked_a_version_counts_for_just_its_words() -> None:
    topic = Topic.objects.create(name=WORDS, slug="bauen")
    note = topic.name.notes["de-simple"].checked("Prüfgruppe Elberfeld", date(2026, 11, 24))
    topic.name.notes = {**topic.name.notes, "de-simple": note}
    topic.save()

    assert Topic.objects.get().name.is_checked("de-simple")
    assert not Topic.objects.get().name.is_checked("en")
    assert not saved(Topic.objects.get(), de="Bauen", de_simple="Wir bauen").is_checked("de-simple")


def test_notes_are_no_version() -> None:
    Topic.objects.create(name=WORDS, slug="bauen")

    assert dict(Topic.objects.get().name) == WORDS


def test_a_dump_keeps_what_is_known() -> None:
    Topic.objects.create(name=WORDS, slug="bauen")
    dump = serializers.serialize("json", Topic.objects.all())
    Topic.objects.all().delete()

    [loaded] = serializers.deserialize("json", dump)
    loaded.save()

    assert Topic.objects.get().name == WORDS
    assert set(Topic.objects.get().name.notes) == {"en", "de-simple"}
