"""Lists of the office: read, search, filter, look at one, take away as a table. Nothing is changed through a list."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, ClassVar

import django_filters
from django.conf import settings
from django.conf.locale import LANG_INFO
from django.db import models
from django.db.models import Model, QuerySet
from django.urls import URLPattern
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import HeaderButton
from wagtail.coreutils import multigetattr

from design.dates import say_day, say_moment

from ..models import Consultation
from .guard import ExportedListing
from .policy import OFFICE, ReadersOf


def in_each_version(name: str) -> list[str]:
    """What to search in for a text that exists in several language versions."""
    return [f"{name}__{code}" for code, _language in settings.WAGTAIL_CONTENT_LANGUAGES]


class ListView(ExportedListing, generic.IndexView):
    any_permission_required = ["view"]
    search_backend_name = None
    #: Columns of the exported table that are no plain attribute: name → what makes the cell from the row.
    cells: ClassVar[dict[str, Callable[[Any], Any]]] = {}
    #: What the rows need read along, so that their number does not matter.
    with_related: ClassVar[tuple[str, ...]] = ()
    with_many: ClassVar[tuple[Any, ...]] = ()

    def get_base_queryset(self) -> QuerySet[Any]:
        return super().get_base_queryset().select_related(*self.with_related).prefetch_related(*self.with_many)

    def to_row_dict(self, item: Any) -> dict[str, Any]:
        return {
            name: self.cells[name](item) if name in self.cells else multigetattr(item, name)
            for name in self.list_export
        }


class TabbedList(ListView):
    """What waits for somebody, in parts: ``shows`` names them, the first one is shown unasked."""

    results_template_name = "consultations/office/tabbed_results.html"
    shows: ClassVar[type[models.TextChoices]]

    @property
    def show(self) -> str:
        wanted = self.request.GET.get("show", "")
        return wanted if wanted in self.shows.values else self.shows.values[0]

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(*args, **kwargs)
        query = self.request.GET.copy()
        query.pop("p", None)
        tabs = []
        for value, label in self.shows.choices:
            query["show"] = value
            tabs.append({"label": label, "query": query.urlencode(), "is_current": value == self.show})
        return context | {"tabs": tabs}

    @property
    def header_buttons(self) -> list[HeaderButton]:
        return []


class LookView(generic.InspectView):
    any_permission_required = ["view"]
    #: Labels of what is no column of the table, or has no name for people there.
    labels: ClassVar[dict[str, Any]] = {
        "page": _("Public page"),
        "consultation": _("Consultation"),
        "proposal": _("Proposal"),
        "proposals": _("Proposals"),
        "comment": _("Comment"),
        "contributor": _("Public name"),
        "recorded_by": _("Recorded by"),
        "created_at": _("Received"),
        "published_at": _("Published"),
        "edited_at": _("Changed"),
        "source_id": _("Number at the source"),
        "decision": _("Decision"),
        "at": _("Time"),
        "by": _("By"),
    }

    def get_field_label(self, field_name: str, field: Any) -> str:
        return str(self.labels[field_name]) if field_name in self.labels else super().get_field_label(field_name, field)

    def get_field_display_value(self, field_name: str, field: Any) -> Any:
        value = super().get_field_display_value(field_name, field)
        raw = getattr(self.object, field_name, None)
        if isinstance(raw, datetime):
            # Wagtail would say the hour of Greenwich.
            return say_moment(raw)
        if field_name == "language" and raw in LANG_INFO:
            return get_language_info(raw)["name_translated"]
        return "–" if value is None or value == "" else value


class DayColumn(Column):
    """A day as people say it."""

    def get_value(self, instance: Any) -> str:
        value = super().get_value(instance)
        return say_day(value) if value else ""


def filters_for(rows: type[Model], *fields: str, consultation: str = "consultation") -> type[WagtailFilterSet]:
    """The filters of a list: by consultation, and by these columns."""
    by_consultation = django_filters.ModelChoiceFilter(
        field_name=consultation, label=_("Consultation"), queryset=Consultation.objects.all()
    )
    meta = type("Meta", (), {"model": rows, "fields": list(fields)})
    return type(f"{rows.__name__}Filters", (WagtailFilterSet,), {"consultation": by_consultation, "Meta": meta})


class ListingViewSet(ModelViewSet):
    """A list and a look at each row, for people with one of the ``readers`` permissions."""

    index_view_class = ListView
    inspect_view_class = LookView
    inspect_view_enabled = True
    copy_view_enabled = False
    # Numbers of rows are the same on every screen of the office.
    list_per_page = 50
    readers: tuple[str, ...] = OFFICE
    offers: tuple[str, ...] = ("index", "index_results", "inspect")

    @property
    def permission_policy(self) -> ReadersOf:
        return ReadersOf(self.model, self.readers)

    def get_urlpatterns(self) -> list[URLPattern]:
        return [pattern for pattern in super().get_urlpatterns() if pattern.name in self.offers]

    def get_form_class(self, for_update: bool = False) -> Any:
        return None

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        missing = ("add", "edit", "delete", "history", "history_results", "usage", "copy")
        names = {f"{name}_url_name": None for name in missing if name not in self.offers}
        return {**super().get_common_view_kwargs(**kwargs), **names}

    def on_register(self) -> None:
        # Without the rest of ModelViewSet: there is nothing to edit, and no permission of its own to hand out.
        ViewSet.on_register(self)
