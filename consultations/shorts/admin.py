"""The worklist *Kurz-Texte*: which proposals have none, whose is older than the original, whose nobody has checked."""

from typing import Any

import django_filters
from django import forms
from django.db.models import F, QuerySet
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn

from ..exports.listing import ListingViewSet, TabbedList
from ..models import Consultation, Proposal
from . import admin_views
from .admin_worklist import Show, proposals_for, state_of
from .reading import versions_to_write


class ShortFilters(WagtailFilterSet):
    version = django_filters.ChoiceFilter(
        label=gettext_lazy("Language version"),
        choices=versions_to_write,
        empty_label=None,
        null_label=None,
        method="as_it_is",
        widget=forms.RadioSelect,
    )
    consultation = django_filters.ModelChoiceFilter(
        label=gettext_lazy("Consultation"), queryset=Consultation.objects.filter(is_archive=False)
    )

    class Meta:
        model = Proposal
        fields = ["version", "consultation"]

    def as_it_is(self, queryset: QuerySet[Proposal], name: str, value: str) -> QuerySet[Proposal]:
        """The list itself has chosen already: its default is not "all"."""
        return queryset


def standing(proposal: Any) -> str:
    return _("yes") if proposal.is_standing else ""


def state(proposal: Any) -> str:
    return state_of(next(iter(proposal.of_version), None))


class ShortList(TabbedList):
    shows = Show
    page_title = gettext_lazy("Short texts")
    search_fields = ["title", "text", "number"]
    cells = {"stands": standing, "short": state}

    @property
    def version(self) -> str:
        wanted, versions = self.request.GET.get("version", ""), dict(versions_to_write())
        return wanted if wanted in versions else next(iter(versions))

    def get_page_title(self) -> str:
        return _("Short texts")

    def get_page_subtitle(self) -> str:
        return f"{dict(versions_to_write())[self.version]}, {Show(self.show).label}"

    def get_base_queryset(self) -> QuerySet[Proposal]:
        return proposals_for(self.show, self.version).select_related("consultation")

    def order_queryset(self, queryset: QuerySet[Proposal]) -> QuerySet[Proposal]:
        """What stands to vote comes first, then what has waited longest."""
        return queryset.order_by(F("is_standing").desc(), "created_at", "pk")


class ShortTextViewSet(ListingViewSet):
    model = Proposal
    name = "office_shorts"
    url_prefix = "kurztexte"
    icon = "edit"
    menu_label = gettext_lazy("Short texts")
    menu_name = "shorts"
    menu_order = 165
    add_to_admin_menu = True
    index_view_class = ShortList
    inspect_view_enabled = False
    readers = ("consultations.answer",)
    filterset_class = ShortFilters

    list_display = [
        TitleColumn("title", label=gettext_lazy("Proposal"), get_url=admin_views.url_of),
        Column("number", label=gettext_lazy("No.")),
        Column("consultation", label=gettext_lazy("Consultation")),
        Column("stands", label=gettext_lazy("Stands to vote"), accessor=standing),
        Column("short", label=gettext_lazy("Short text"), accessor=state),
    ]
    list_export = ["consultation", "number", "title", "stands", "short"]
    export_headings = {"stands": gettext_lazy("Stands to vote"), "short": gettext_lazy("Short text")}
    export_filename = "kurztexte"

    def get_urlpatterns(self) -> list[URLPattern]:
        return [*super().get_urlpatterns(), path("<int:pk>/", admin_views.write, name="write")]
