"""Texts that are no pages: how they stand in a version, and what editors say of that."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.db.models import Model
from django.urls import reverse
from wagtail.log_actions import log

from consultations.models import Consultation, Phase
from consultations.processes.links import admin_url
from content.models import Announcement, SiteFacts, Term
from content.multilingual import MultilingualText, MultilingualTextField
from content.texts.models import ReadingGroup
from content.texts.states import Standing
from content.version_notes import Note, digest
from design.dates import say_day
from home.models import Person
from news.models import Topic

from .log_actions import SAYS_THE_SAME, UNDERSTOOD

if TYPE_CHECKING:
    from accounts.models import User

#: What has a screen of its own for its words.
KINDS = {kind._meta.label_lower: kind for kind in (Announcement, Consultation, Person, SiteFacts, Term, Topic)}
#: How Wagtail calls the screens on which one changes them.
SCREENS: dict[type[Model], str] = {Person: "people", Term: "terms", Topic: "topics"}


def edit_url(thing: Model) -> str:
    """Where one changes the words of one of these kinds."""
    if isinstance(thing, Consultation):
        return admin_url(thing)
    if isinstance(thing, SiteFacts | Announcement):
        return reverse("wagtailsettings:edit", args=[thing._meta.app_label, thing._meta.model_name, thing.site_id])
    return reverse(f"{SCREENS[type(thing)]}:edit", args=[thing.pk])


@dataclass(frozen=True)
class Passage:
    """One text of a thing, in the column of the thing or of one of its parts."""

    part: Model
    field: MultilingualTextField
    text: MultilingualText


def passages_of(thing: Model) -> list[Passage]:
    """What the default version says of a thing; of a consultation with its phases and topics."""
    parts = [thing]
    if isinstance(thing, Consultation):
        parts += [*thing.phases.all(), *thing.categories.all()]
    return [passage for part in parts for passage in own_passages_of(part)]


def own_passages_of(part: Model) -> list[Passage]:
    fields = [each for each in part._meta.get_fields() if isinstance(each, MultilingualTextField) and each.editable]
    optional = getattr(part, "MAY_BE_MISSING", ())
    found = [Passage(part, each, getattr(part, each.attname)) for each in fields if each.name not in optional]
    return [passage for passage in found if passage.text.get(settings.LANGUAGE_CODE)]


def standing_in(texts: Iterable[MultilingualText], code: str) -> Standing:
    """Such texts are public as soon as they are saved: none of them is a draft."""
    texts = list(texts)
    if not all(text.get(code) for text in texts):
        return Standing.MISSING
    if code == settings.LANGUAGE_CODE:
        return Standing.PUBLIC
    if any(text.is_older(code) for text in texts):
        return Standing.OUT_OF_DATE
    return Standing.CHECKED if all(text.is_checked(code) for text in texts) else Standing.UNCHECKED


def words_of(thing: Model, code: str) -> str:
    """Changes with each word that somebody compares or reads."""
    said = [passage.text.get(each, "") for passage in passages_of(thing) for each in (settings.LANGUAGE_CODE, code)]
    return sha256("\0".join(said).encode(errors="replace")).hexdigest()


def says_the_same(*, thing: Model, code: str, words: str, person: "User") -> bool:
    """An editor has compared: this version says what the German words say now. False where they were changed since."""

    def follow(text: MultilingualText, note: Note) -> Note:
        return replace(note, basis=digest(text[settings.LANGUAGE_CODE]))

    older = {Standing.OUT_OF_DATE}
    return note_down(thing, code, words, follow, only=older, action=SAYS_THE_SAME, person=person, version=code)


def understood(*, thing: Model, code: str, words: str, group: ReadingGroup, read_on: date, person: "User") -> bool:
    """A reading group has understood just these words. False where they were changed since."""

    def check(text: MultilingualText, note: Note) -> Note:
        return note.checked(group.name, read_on)

    said = {"version": code, "group": group.name, "day": say_day(read_on)}
    current = {Standing.UNCHECKED, Standing.CHECKED}
    return note_down(thing, code, words, check, only=current, action=UNDERSTOOD, person=person, **said)


@transaction.atomic
def note_down(
    thing: Model,
    code: str,
    words: str,
    change: Callable[[MultilingualText, Note], Note],
    *,
    only: set[Standing],
    action: str,
    person: "User",
    **said: str,
) -> bool:
    """Where the words are those that were seen, and stand in one of these ways."""
    if isinstance(thing, Consultation):
        # In the order of its own screen, so that neither waits for the other for ever.
        list(Phase.objects.filter(consultation=thing).order_by("pk").select_for_update())
    held = type(thing)._default_manager.select_for_update().get(pk=thing.pk)
    passages = passages_of(held)
    if words_of(held, code) != words or standing_in([each.text for each in passages], code) not in only:
        return False
    for passage in passages:
        text = passage.text
        note = text.notes.get(code) or Note(digest(text.get(code, "")), digest(text[settings.LANGUAGE_CODE]))
        text.notes = {**text.notes, code: change(text, note)}
        passage.part.save(update_fields=[passage.field.name])
    log(instance=held, action=action, user=person, data=said)
    return True
