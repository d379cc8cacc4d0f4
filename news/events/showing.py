"""What an event's page and its entries in lists say, in words ready to show."""

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

import cities
from consultations.models import Consultation
from content.versions import other_language
from design.components.times import span

from . import languages

if TYPE_CHECKING:
    from .models import EventPage


def facts_of(event: "EventPage", consultation: Consultation | None) -> list[dict[str, Any]]:
    """The rows of a ``<dl>``: when, where, who can take part, what it is about."""
    rows = [{"term": _("When"), "text": span(event.starts, event.ends)}, *where(event)]
    if not event.has_ended():
        rows += help_offered(event)
    rows += [{"term": _("Languages"), "text": ", ".join(map(languages.name_of, event.languages))}]
    if event.district:
        rows.append({"term": str(cities.current().area_label), "text": event.district_name})
    if event.topic:
        rows.append({"term": _("Topic"), "text": str(event.topic), "lang": other_language(event.topic.name.language)})
    if consultation:
        title = consultation.title
        lang, url = other_language(title.language), consultation.get_absolute_url()
        rows.append({"term": _("Belongs to the consultation"), "text": str(title), "lang": lang, "url": url})
    return [row for row in rows if row["text"]]


def where(event: "EventPage") -> list[dict[str, Any]]:
    rows = [
        {"term": _("Place"), "text": event.place, "lang": event.other_language},
        {"term": _("Address"), "text": ", ".join(event.address.split("\n")).replace("\r", "")},
    ]
    if event.online_link and not event.has_ended() and not event.is_cancelled:
        rows.append({"term": _("Online"), "text": _("Take part online"), "url": event.online_link})
    return rows


def help_offered(event: "EventPage") -> list[dict[str, Any]]:
    """Who can take part: always said in words, also where the answer is no."""
    step_free = {
        True: _("Yes. You get there without stairs."),
        False: _("No. There are stairs on the way."),
        None: _("We do not know yet. Please ask us."),
    }
    not_planned = _("Not planned. Please tell us if you need this.")
    interpreter, child_care = event.get_interpreter_display(), _("Yes. We look after your children.")
    rows = [
        {"term": _("For people who cannot hear"), "text": interpreter or not_planned},
        {"term": _("Child care"), "text": child_care if event.child_care else not_planned},
    ]
    # Who only takes part online needs no way without stairs.
    return [{"term": _("Step-free"), "text": step_free[event.is_step_free]}, *rows] if event.place else rows


def help_in_short(event: "EventPage") -> list[str]:
    """What an entry of a list names: only what there is."""
    offers = (
        (event.is_step_free, _("step-free")),
        (event.interpreter, event.get_interpreter_display()),
        (event.child_care, _("child care")),
        (event.online_link, _("also online") if event.place else _("online")),
    )
    return [str(words) for is_offered, words in offers if is_offered]
