"""Pages that editors write: what can be found of them, in the reader's version or the one that stands in for it."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.postgres.search import SearchVectorField
from django.db.models import (
    Case,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.expressions import CombinedExpression
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

import cities
from consultations.models import Consultation, ConsultationPage
from consultations.pages.overview import Entry
from content.models import ROOT_DEPTH
from content.searching import Words, german_query, knows_german
from content.versions import active_language
from news.models import EventPage, NewsPage

from .asking import Asked
from .results import Fact, Result, of_page
from .states import State

if TYPE_CHECKING:
    from consultations.processes.readers import Reader

#: What is in the reader's own version comes first.
ORDER = ("is_other", "rank", "-pk")


def for_readers(pages: QuerySet[Any]) -> QuerySet[Any]:
    """Each page once: in the active version, else in the default one, else in any."""
    versions = (
        Page.objects.live()
        .filter(translation_key=OuterRef("translation_key"))
        .order_by(_nearness(settings.LANGUAGE_CODE), "pk")
    )
    return pages.annotate(is_other=_nearness()).filter(pk=Subquery(versions.values("pk")[:1])).select_related("locale")


def _nearness(default: str = "") -> Case:
    """0 for pages in the active version, 1 for others; with ``default``, 1 for those in that one and 2 for the rest."""
    ranks = [When(locale__language_code=active_language(), then=Value(0))]
    if default:
        ranks.append(When(locale__language_code=default, then=Value(1)))
    return Case(*ranks, default=Value(len(ranks)), output_field=IntegerField())


def matching(pages: QuerySet[Any], words: Words, *, have_district: bool = False) -> QuerySet[Any]:
    """The pages that hold every word, in the title or in what Wagtail's index has of the rest."""
    said = "index_entries__body_text" if knows_german() else "index_entries__body"
    match = words.held_by("title", said, also=_in_district_called if have_district else None)
    if knows_german():
        # Wagtail keeps the forms of words for its own search; ours asks for the same ones.
        forms = CombinedExpression(
            F("index_entries__title"), "||", F("index_entries__body"), output_field=SearchVectorField()
        )
        found = Page.objects.annotate(forms=forms).filter(forms=german_query(words))
        match |= Q(pk__in=found.values("pk"))
    return pages.annotate(said=F(said), rank=words.rank_in("title")).filter(match)


# Pages of any kind that has no kind of its own here


def pages_for(person: "Reader") -> QuerySet[Any]:
    pages = Page.objects.live().not_type(ConsultationPage, NewsPage, EventPage)
    # Who may read a consultation, each door asks; a page of whatever type that belongs to one is no way round.
    of_consultation = Consultation.objects.filter(key=OuterRef("translation_key"))
    return for_readers(pages.filter(~Exists(of_consultation), depth__gte=ROOT_DEPTH))


def page_rows(asked: Asked, person: "Reader") -> QuerySet[Any]:
    found = matching(pages_for(person), asked.words)
    # They are about no district, and neither running nor over.
    return found.none() if asked.is_narrowed else found


def show_pages(pages: Sequence[Any], wanted: re.Pattern[str]) -> list[Result]:
    return [of_page(page, wanted) for page in pages]


# Consultations


def consultations_for(person: "Reader", state: str = "") -> QuerySet[Any]:
    consultations = Consultation.objects.readable_by(person)
    in_state = {
        State.RUNNING: consultations.running,
        State.COMING: consultations.announced,
        State.OVER: consultations.finished,
    }
    if state:
        consultations = in_state[State(state)]()
    pages = ConsultationPage.objects.live().filter(translation_key__in=consultations.values("key"))
    return for_readers(pages.defer_streamfields())


def consultation_rows(asked: Asked, person: "Reader") -> QuerySet[Any]:
    fits = not asked.district and asked.state in ("", *State)
    found = matching(consultations_for(person, asked.state if fits else ""), asked.words)
    return found if fits else found.none()


def show_consultations(pages: Sequence[Any], wanted: re.Pattern[str]) -> list[Result]:
    now = timezone.now()
    keys = [page.translation_key for page in pages]
    consultations = Consultation.objects.prefetch_related("phases").in_bulk(keys, field_name="key")
    return [_consultation(page, Entry(page, "", consultations[page.translation_key], now), wanted) for page in pages]


def _consultation(page: ConsultationPage, entry: Entry, wanted: re.Pattern[str]) -> Result:
    state = State.OVER if entry.is_finished else State.COMING if entry.is_announced else State.RUNNING
    level = "success" if entry.is_running else "info"
    facts = [Fact(_("Only invited people can read this"))] if entry.consultation.is_closed else []
    return of_page(page, wanted, state=str(state.label), level=level, facts=facts)


# News


def news_for(person: "Reader") -> QuerySet[Any]:
    return for_readers(NewsPage.objects.visible_to(person).defer_streamfields())


def news_rows(asked: Asked, person: "Reader") -> QuerySet[Any]:
    found = matching(_in_district(news_for(person), asked), asked.words, have_district=True)
    return found.none() if asked.state else found


def show_news(pages: Sequence[Any], wanted: re.Pattern[str]) -> list[Result]:
    return [of_page(page, wanted, facts=[Fact(moment=page.date), *_place(page)]) for page in pages]


# Events


def events_for(person: "Reader") -> QuerySet[Any]:
    return for_readers(EventPage.objects.visible_to(person).defer_streamfields())


def event_rows(asked: Asked, person: "Reader") -> QuerySet[Any]:
    now = timezone.now()
    spans = {
        "": Q(),
        State.RUNNING: Q(starts__lte=now, ends__gt=now),
        State.COMING: Q(starts__gt=now),
        State.OVER: Q(ends__lte=now),
    }
    found = matching(_in_district(events_for(person), asked), asked.words, have_district=True)
    return found.filter(spans[asked.state]) if asked.state in spans else found.none()


def show_events(pages: Sequence[Any], wanted: re.Pattern[str]) -> list[Result]:
    return [_event(page, wanted) for page in pages]


def _event(page: EventPage, wanted: re.Pattern[str]) -> Result:
    facts = [Fact(moment=page.starts, how="moment"), *([Fact(page.place)] if page.place else [])]
    state, level = "", "info"
    if page.is_cancelled or page.is_moved:
        state, level = str(page.get_state_display()), "warning"
    elif page.has_ended():
        state = str(State.OVER.label)
    return of_page(page, wanted, state=state, level=level, facts=[*facts, *_place(page)])


def _in_district_called(pattern: str) -> Q:
    called = re.compile(pattern, re.IGNORECASE)
    return Q(district__in=[area.code for area in cities.current().areas if called.search(area.name)])


def _in_district(pages: QuerySet[Any], asked: Asked) -> QuerySet[Any]:
    return pages.filter(district=asked.district) if asked.district else pages


def _place(page: Any) -> list[Fact]:
    return [Fact(page.district_name)] if page.district else []
