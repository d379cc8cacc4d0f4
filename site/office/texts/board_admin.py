"""The screen *Sprachfassungen*: what is missing, out of date or unchecked, and the way to the work."""

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from content.texts.states import Standing
from content.versions import name_of

from ..doors import publishes
from .board import CODES, Row, counts, rows_for

PER_PAGE = 50


class BoardView(WagtailAdminTemplateMixin, TemplateView):
    page_title = _("Language versions")
    header_icon = "wagtail-localize-language"
    template_name = "office/texts/board.html"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    @cached_property
    def asked(self) -> dict[str, str]:
        """What the reader has chosen; what there is not is as if it were not chosen."""
        known = {"version": CODES, "standing": tuple(Standing.values), "kind": tuple(self.kinds)}
        return {name: value for name, values in known.items() if (value := self.request.GET.get(name, "")) in values}

    @cached_property
    def rows(self) -> list[Row]:
        return rows_for(self.request.user)  # type: ignore[arg-type]  # Nobody else gets in.

    @cached_property
    def kinds(self) -> dict[str, str]:
        return dict(sorted({row.kind: row.kind_name for row in self.rows}.items(), key=lambda each: each[1]))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        version, standing = self.asked.get("version", ""), self.asked.get("standing", "")
        kind = self.asked.get("kind", "")
        of_kind = [row for row in self.rows if not kind or row.kind == kind]
        found = [row for row in of_kind if row.matches(version, standing)]
        items = WagtailPaginator(found, PER_PAGE).get_page(self.request.GET.get("p"))
        codes = [version] if version else list(CODES)
        return {
            **super().get_context_data(**kwargs),
            "asked": self.asked,
            "versions": [(code, name_of(code)) for code in CODES],
            "standings": Standing.choices,
            "kinds": list(self.kinds.items()),
            "shown": [(code, name_of(code)) for code in codes],
            "totals": self.totals(of_kind),
            "items": items,
            "elided_page_range": items.paginator.get_elided_page_range(items.number),
            "rows": [(row, [row.cells[code] for code in codes]) for row in items],
            "number": len(found),
            "board_url": reverse("texts:board"),
            "shorts_url": reverse("office_shorts:index"),
        }

    def totals(self, rows: list[Row]) -> list[dict[str, Any]]:
        """For each version the numbers, each a link to its rows."""
        numbers = counts(rows)
        kind = {"kind": self.asked["kind"]} if "kind" in self.asked else {}
        return [
            {
                "code": code,
                "name": name_of(code),
                "numbers": [
                    {
                        "standing": value,
                        "label": label,
                        "number": numbers[code][value],
                        "url": "?" + urlencode({"version": code, "standing": value, **kind}),
                        "is_of_this": (value == Standing.PUBLIC) == (code == settings.LANGUAGE_CODE)
                        or value in (Standing.MISSING, Standing.DRAFT),
                    }
                    for value, label in Standing.choices
                ],
            }
            for code in CODES
        ]


class BoardMenuItem(MenuItem):
    def is_shown(self, request: Any) -> bool:
        return publishes(request.user)


def menu_item() -> MenuItem:
    return BoardMenuItem(
        _("Language versions"), reverse("texts:board"), name="texts", icon_name="wagtail-localize-language", order=110
    )
