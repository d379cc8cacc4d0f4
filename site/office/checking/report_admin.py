"""The report *Verständliche Sprache*: which public texts ask most of their readers."""

from typing import Any

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from content.versions import name_of
from plain.rules.base import LEVELS

from .results import Line, Results, results_for

PER_PAGE = 50


class PlainReportView(WagtailAdminTemplateMixin, TemplateView):
    page_title = _("Plain language")
    header_icon = "clipboard-list"
    template_name = "office/checking/report.html"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    @cached_property
    def results(self) -> Results:
        return results_for(self.request.user)  # type: ignore[arg-type]  # Nobody else gets in.

    @cached_property
    def kinds(self) -> dict[str, str]:
        found = {line.kind: line.kind_name for line in self.results.lines}
        return dict(sorted(found.items(), key=lambda each: each[1]))

    @cached_property
    def asked(self) -> dict[str, str]:
        """What the reader has chosen; what there is not is as if it were not chosen."""
        known = {"version": LEVELS, "kind": tuple(self.kinds)}
        return {name: value for name, values in known.items() if (value := self.request.GET.get(name, "")) in values}

    def is_asked_for(self, line: Line) -> bool:
        chosen = {"version": line.code, "kind": line.kind}
        return all(chosen[name] == value for name, value in self.asked.items())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = [line for line in self.results.lines if self.is_asked_for(line)]
        items = WagtailPaginator(found, PER_PAGE).get_page(self.request.GET.get("p"))
        return {
            **super().get_context_data(**kwargs),
            "asked": self.asked,
            "versions": [(code, name_of(code)) for code in LEVELS],
            "kinds": list(self.kinds.items()),
            "items": items,
            "elided_page_range": items.paginator.get_elided_page_range(items.number),
            "number": len(found),
            "waiting": self.results.waiting,
            "report_url": reverse("plain_language:report"),
        }
