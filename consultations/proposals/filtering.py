"""Narrowing a list of proposals down, and its orders. Only what is named here can be asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

import cities
from content.keyset import Keyset, KeysetPage
from content.searching import Words, knows_german, with_forms_of

from ..models import Category, Consultation, Proposal
from ..shorts.finding import told_in_short
from .numbers import supports_are_public
from .places import levels, lies_in, place_choices

PAGE_SIZE = 20
LONGEST_SEARCH = 100
#: The parameter that leads on and back through the list.
CURSOR = "weiter"


@dataclass(frozen=True)
class Order:
    code: str
    label: Promise | str
    columns: tuple[str, ...]

    @property
    def in_a_sentence(self) -> str:
        """As it stands after a colon."""
        label = str(self.label)
        return label[:1].lower() + label[1:]


LOT = Order("los", _("Drawn by lot"), ("lot", "pk"))
NEWEST = Order("neu", _("Newest first"), ("-pk",))
MOST_SUPPORTED = Order("unterstuetzt", _("Most supported first"), ("-support_count", "-pk"))
MOST_DISCUSSED = Order("diskutiert", _("Most comments first"), ("-comment_count", "-pk"))


def orders_of(consultation: Consultation) -> tuple[Order, ...]:
    """The first one is the default: it favours nobody. An order by hidden numbers would give them away."""
    if supports_are_public(consultation):
        return (LOT, NEWEST, MOST_SUPPORTED, MOST_DISCUSSED)
    return (LOT, NEWEST, MOST_DISCUSSED)


class FilterForm(forms.Form):
    """The names of its fields are what stands in the address."""

    q = forms.CharField(label=_("Search in the proposals"), required=False, max_length=LONGEST_SEARCH)
    thema = forms.ChoiceField(label=_("Topic"), required=False)
    ort = forms.ChoiceField(required=False)
    stand = forms.ChoiceField(label=_("What has become of it"), required=False)
    folge = forms.ChoiceField(label=_("Order"), required=False)

    def __init__(self, *args: Any, consultation: Consultation, categories: Sequence[Category], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        every = _("All")
        statuses = consultation.format_data.statuses
        topics = [(each.slug, each.name.label) for each in categories]
        self._offer("thema", [("", every), *topics] if topics else [])
        self.fields["ort"].label = levels()
        self._offer("ort", place_choices(without=every))
        self._offer("stand", [("", every), *((each.code, each.label) for each in statuses)] if statuses else [])
        self._offer("folge", [(each.code, each.label) for each in orders_of(consultation)])

    def _offer(self, name: str, choices: list[Any]) -> None:
        if choices:
            self.fields[name].choices = choices  # type: ignore[attr-defined]  # All of these are ChoiceFields.
        else:
            del self.fields[name]


@dataclass(frozen=True)
class Filtered:
    """A list as asked for. What was asked for wrongly is as if it had not been asked for."""

    form: FilterForm
    order: Order
    proposals: QuerySet[Proposal]
    chosen: Mapping[str, str]

    @property
    def is_filtered(self) -> bool:
        return bool(self.chosen.keys() - {"folge"})

    def page(self, cursor: str | None) -> KeysetPage[Proposal]:
        return Keyset(self.proposals, order=self.order.columns, size=PAGE_SIZE).page(cursor)

    def address_of(self, cursor: str) -> str:
        """The same list from this cursor on; empty where the list ends."""
        return f"?{urlencode({**self.chosen, CURSOR: cursor})}#liste" if cursor else ""


def filtered(proposals: QuerySet[Proposal], consultation: Consultation, asked: Mapping[str, str]) -> Filtered:
    """``proposals`` of this consultation, narrowed down by the parameters of an address."""
    categories = list(consultation.categories.all())
    judge = FilterForm(asked, consultation=consultation, categories=categories)
    judge.is_valid()
    chosen = {name: value for name, value in judge.cleaned_data.items() if value}
    order = next(each for each in orders_of(consultation) if each.code == chosen.get("folge", LOT.code))
    return Filtered(
        form=FilterForm(initial=chosen, consultation=consultation, categories=categories),
        order=order,
        proposals=narrowed(proposals, chosen),
        chosen=chosen,
    )


def narrowed(proposals: QuerySet[Proposal], chosen: Mapping[str, str]) -> QuerySet[Proposal]:
    if topic := chosen.get("thema"):
        proposals = proposals.filter(categories__slug=topic)
    if place := chosen.get("ort"):
        is_quarter = cities.current().quarter(place) is not None
        proposals = proposals.filter(Q(quarter=place) if is_quarter else Q(district=place))
    if status := chosen.get("stand"):
        proposals = proposals.filter(status=status)
    if typed := chosen.get("q"):
        proposals = searched(proposals, Words.read(typed))
    return proposals


def searched(proposals: QuerySet[Proposal], words: Words) -> QuerySet[Proposal]:
    """Proposals that hold every word, or that have this number; none where there is nothing to look for."""
    if not words:
        return proposals.none()
    match = words.held_by("title", "text", "place", also=lambda word: lies_in(word) | told_in_short(word))
    if words.number is not None:
        match |= Q(number=words.number)
    if knows_german():
        # Looked up apart from the rest, the forms of words come from their index.
        match |= Q(pk__in=with_forms_of(words, Proposal.objects.order_by(), "title", "text").values("pk"))
    return proposals.filter(match)
