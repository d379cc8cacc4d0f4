"""Narrowing lists of news and events down. Only what is named here can be asked for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.db.models import Q
from django.http import HttpResponse
from django.utils.cache import add_never_cache_headers
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

import cities
from content.keyset import Keyset, KeysetPage
from content.page_cache import keep_until

from .places import district_choices
from .topics.models import Topic

PAGE_SIZE = 10
#: The parameter that leads on and back through a list.
CURSOR = "weiter"


class ListFilter(forms.Form):
    """The names of its fields are what stands in the address."""

    thema = forms.ChoiceField(label=_("Topic"), required=False)
    ort = forms.ChoiceField(required=False)

    def __init__(self, *args: Any, topics: list[Topic], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        every = _("All")
        fields: dict[str, Any] = self.fields
        fields["thema"].choices = [("", every), *((each.slug, each.name.label) for each in topics)]
        fields["ort"].label = str(cities.current().area_label)
        fields["ort"].choices = district_choices(without=every)
        if not topics:
            del fields["thema"]


class EventFilter(ListFilter):
    UPCOMING, PAST = "kommend", "vorbei"
    HELP = {
        "stufenlos": Q(is_step_free=True),
        "gebaerden": Q(interpreter__in=("sign", "both")),
        "schrift": Q(interpreter__in=("text", "both")),
        "kinder": Q(child_care=True),
        "online": ~Q(online_link=""),
    }

    zeit = forms.ChoiceField(
        label=_("When"),
        choices=[("", _("All")), (UPCOMING, _("Only what is still to come")), (PAST, _("Only what is over"))],
        required=False,
    )
    hilfe = forms.ChoiceField(
        label=_("What I need"),
        choices=[
            ("", _("Nothing special")),
            ("stufenlos", _("Step-free")),
            ("gebaerden", _("German Sign Language")),
            ("schrift", _("What is said is written along")),
            ("kinder", _("Child care")),
            ("online", _("Taking part online")),
        ],
        required=False,
    )


@dataclass(frozen=True)
class Asked:
    """A list as asked for. What was asked for wrongly is as if it had not been asked for."""

    queryset: Any
    order: tuple[str, ...]
    form: ListFilter
    chosen: Mapping[str, str]
    cursor: str
    at: datetime

    @property
    def is_filtered(self) -> bool:
        return bool(self.chosen)

    @property
    def chosen_words(self) -> str:
        """What was asked for, in the words of the form: a narrowed list has a title of its own."""
        fields: dict[str, Any] = self.form.fields
        return ", ".join(str(dict(fields[name].choices)[value]) for name, value in self.chosen.items())

    @cached_property
    def page(self) -> KeysetPage[Any]:
        return Keyset(self.queryset, order=self.order, size=PAGE_SIZE).page(self.cursor)

    @property
    def previous_url(self) -> str:
        return self._address_of(self.page.previous_cursor)

    @property
    def next_url(self) -> str:
        return self._address_of(self.page.next_cursor)

    def _address_of(self, cursor: str) -> str:
        """The same list from this cursor on; empty where the list ends."""
        return f"?{urlencode({**self.chosen, CURSOR: cursor})}#liste" if cursor else ""

    @property
    def changes_at(self) -> datetime | None:
        """When the list changes by itself: events that end go down."""
        return next_end(self.page.items, self.at)

    def kept(self, response: HttpResponse) -> HttpResponse:
        """A page with the list is kept as long as it stays true; one that names closed consultations never."""
        if has_closed(self.page.items):
            add_never_cache_headers(response)
        return keep_until(response, self.changes_at)


def next_end(pages: list[Any], at: datetime) -> datetime | None:
    """When the first of these events is over; None for articles."""
    return min((page.ends for page in pages if hasattr(page, "ends") and page.ends > at), default=None)


def has_closed(pages: list[Any]) -> bool:
    """Whether one of these pages is about a consultation that not everybody reads."""
    return any(page.consultation is not None and page.consultation.is_closed for page in pages)


def judged(kind: type[ListFilter], asked: Mapping[str, str]) -> tuple[ListFilter, dict[str, str]]:
    """The form to show, and what was asked for rightly."""
    topics = list(Topic.objects.all())
    judge = kind(asked, topics=topics)
    judge.is_valid()
    chosen = {name: value for name, value in judge.cleaned_data.items() if value}
    return kind(initial=chosen, topics=topics), chosen


def narrowed(pages: Any, chosen: Mapping[str, str]) -> Any:
    """The pages of this topic and district."""
    if topic := chosen.get("thema"):
        pages = pages.filter(topic__slug=topic)
    return pages.in_district(chosen.get("ort", ""))
