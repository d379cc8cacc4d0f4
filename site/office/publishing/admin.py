"""The check-list of a page as a screen of its own, and the report *Trotz Befund veröffentlicht*."""

from typing import TYPE_CHECKING, Any, cast

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.reports import ReportView
from wagtail.admin.widgets.button import Button
from wagtail.models import Page, PageLogEntry
from wagtail.permissions import page_permission_policy

from consultations.exports.guard import GuardedExport
from content.publishing.checklist import can_be_excused, findings_of
from content.publishing.findings import rows
from content.publishing.saying import checklist_url

from .forms import ReasonForm
from .log_actions import DESPITE
from .services import publish_despite, way_of

if TYPE_CHECKING:
    from accounts.models import User


class ChecklistView(WagtailAdminTemplateMixin, TemplateView):
    """What is to mend on a page's last draft; whoever may publish it can do so all the same, with a reason."""

    header_icon = "tasks"
    template_name = "office/publishing/checklist.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.person = cast("User", request.user)
        self.page = get_object_or_404(Page, pk=kwargs["page_id"]).get_latest_revision_as_object()
        may = self.page.permissions_for_user(self.person)
        if not (may.can_edit() or may.can_publish()) or not hasattr(self.page, "own_findings"):
            raise PermissionDenied
        self.findings = findings_of(self.page)
        is_stopped = any(each.is_must for each in self.findings) and can_be_excused(self.findings)
        self.way = way_of(self.person, self.page) if is_stopped else ""
        self.latest = str(self.page.latest_revision_id or "")
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response

    def get_page_title(self) -> str:
        return gettext("Check-list: %(title)s") % {"title": self.title}

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        edit = {"url": self.edit_url, "label": self.title}
        return [*super().get_breadcrumbs_items(), edit, {"url": "", "label": self.get_page_title()}]

    @property
    def title(self) -> str:
        return str(self.page.get_admin_display_title())

    @property
    def edit_url(self) -> str:
        return reverse("wagtailadmin_pages:edit", args=[self.page.pk])

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.way:
            # Mended meanwhile, or somebody else's to publish.
            return redirect(checklist_url(self.page))
        form = ReasonForm(request.POST, latest=self.latest)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        words = form.cleaned_data
        publish_despite(page=self.page, person=self.person, reason=words["reason"], comment=words["comment"])
        sentence = gettext("The page “%(title)s” goes public. Your reason stands in the report.")
        messages.success(request, sentence % {"title": self.title})
        return redirect("wagtailadmin_explore", self.page.get_parent().pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        initial = {"revision": self.latest, "comment": self.request.GET.get("comment", "")}
        return {
            "form": ReasonForm(initial=initial, latest=self.latest),
            **context,
            "musts": rows([each for each in self.findings if each.is_must], self.page),
            "hints": rows([each for each in self.findings if not each.is_must], self.page),
            "way": self.way,
            "edit_url": self.edit_url,
        }


class DespiteView(GuardedExport, ReportView):
    """Pages that were published although something had to be mended: by whom, when, why."""

    page_title = _("Published despite findings")
    header_icon = "warning"
    results_template_name = "office/publishing/despite_results.html"
    index_url_name = "published_despite:report"
    index_results_url_name = "published_despite:results"
    list_export = ["label", "user_display_name", "timestamp", "reason", "findings"]
    export_headings = {
        "label": _("Page"),
        "user_display_name": _("Who"),
        "timestamp": _("When"),
        "reason": _("Reason"),
        "findings": _("What was found then"),
    }

    def get_filename(self) -> str:
        return "trotz-befund"

    def get_queryset(self) -> QuerySet[PageLogEntry]:
        """Of pages that this person finds in the tree, and of those that are in it no more."""
        found = page_permission_policy.explorable_instances(self.request.user).values("pk")
        deleted = PageLogEntry.objects.filter(deleted=True).values("page_id")
        entries = PageLogEntry.objects.filter(Q(page__in=found) | Q(page_id__in=deleted), action=DESPITE)
        return entries.select_related("user__wagtail_userprofile").order_by("-timestamp", "-pk")

    def decorate_paginated_queryset(self, object_list: Any) -> list[PageLogEntry]:
        """What was said then stands in the entry itself."""
        entries = list(object_list)
        there = set(Page.objects.filter(pk__in={entry.page_id for entry in entries}).values_list("pk", flat=True))
        for entry in entries:
            entry.reason = entry.data.get("reason", "")
            entry.found = entry.data.get("findings", [])
            entry.findings = " ".join(each["sentence"] for each in entry.found)
            is_there = entry.page_id in there
            entry.edit_url = reverse("wagtailadmin_pages:edit", args=[entry.page_id]) if is_there else ""
        return entries


def urls() -> list[URLPattern | URLResolver]:
    checklist = [path("<int:page_id>/", ChecklistView.as_view(), name="checklist")]
    report = [
        path("", DespiteView.as_view(), name="report"),
        path("ergebnisse/", DespiteView.as_view(results_only=True), name="results"),
    ]
    return [
        path("pruefliste/", include((checklist, "publishing"))),
        path("berichte/trotz-befund/", include((report, "published_despite"))),
    ]


def menu_item() -> MenuItem:
    return MenuItem(
        _("Published despite findings"),
        reverse("published_despite:report"),
        name="published-despite",
        icon_name="warning",
        order=840,
    )


def checklist_button(page: Page, user: Any, view_name: str, next_url: str | None = None) -> list[Button]:
    """Behind the dots at the top of a page's screens."""
    if page.is_root() or not page.permissions_for_user(user).can_edit():
        return []
    return [Button(_("Check-list"), checklist_url(page), icon_name="tasks", priority=15)]
