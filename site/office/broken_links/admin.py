"""The report *Links ohne Ziel*."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from consultations.exports.guard import GuardedExport

from .finding import broken_links
from .models import CheckedLink


class BrokenLinksView(GuardedExport, WagtailAdminTemplateMixin, TemplateView):
    page_title = _("Links that lead nowhere")
    header_icon = "link"
    template_name = "office/broken_links.html"
    list_export = ["page", "version", "leads_to", "problem", "checked_at"]
    export_headings = {
        "page": _("Page"),
        "version": _("Language version"),
        "leads_to": _("Leads to"),
        "problem": _("What is wrong"),
        "checked_at": _("Last checked"),
    }
    export_filename = "links"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if (kind := request.GET.get("export", "")) in self.FORMATS:
            response: HttpResponseBase = self.as_spreadsheet(broken_links(request.user), kind)
            return response
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        links = broken_links(self.request.user)
        newest = CheckedLink.objects.order_by("-checked_at").first()
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"links": links, "newest": newest, "csv": self.csv_export_url, "xlsx": self.xlsx_export_url}


def urls() -> list[URLPattern | URLResolver]:
    return [path("berichte/links/", include(([path("", BrokenLinksView.as_view(), name="report")], "broken_links")))]


def menu_item() -> MenuItem:
    return MenuItem(
        _("Links that lead nowhere"), reverse("broken_links:report"), name="broken-links", icon_name="link", order=850
    )
