"""The staff's screens: the queue of what is to check, and the page on which one decides."""

from collections.abc import Callable
from typing import Any

import django_filters
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, include, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from ..actions import Action
from ..exports.guard import ExportedListing
from ..models import Comment, Consultation, Proposal, State
from ..rules import PERMISSION_OF, Denied, decide
from . import services
from .admin_forms import DecisionForm, decisions_for
from .models import DecisionKind, ModerationDecision, Report
from .queue import COMMENT, PROPOSAL, Row, Show, entries, rows_of
from .targets import Target, address_of, consultation_of, decisions_on, name_of, proposal_of, reports_on

NAMESPACE = "moderation"
DOES: dict[DecisionKind, Callable[..., ModerationDecision]] = {
    DecisionKind.PUBLISH: services.publish,
    DecisionKind.HIDE: services.hide,
    DecisionKind.REDACT: services.redact,
    DecisionKind.KEEP: services.keep,
}
BUTTONS = {
    DecisionKind.PUBLISH: gettext_lazy("Publish"),
    DecisionKind.HIDE: gettext_lazy("Hide"),
    DecisionKind.REDACT: gettext_lazy("Black out the passage"),
    DecisionKind.KEEP: gettext_lazy("Leave as it is"),
}


def may_moderate(user: Any) -> bool:
    return bool(user.has_perm(PERMISSION_OF[Action.MODERATE]))


class OnlyModerators:
    """Refuses everybody else, whatever else they may do in the administration."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_moderate(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]  # A view's.


class QueueFilters(WagtailFilterSet):
    show = django_filters.ChoiceFilter(
        label=gettext_lazy("What"),
        choices=[each for each in Show.choices if each[0] != Show.TO_DO],
        empty_label=Show.TO_DO.label,
    )
    consultation = django_filters.ModelChoiceFilter(
        label=gettext_lazy("Consultation"), queryset=Consultation.objects.all(), empty_label=gettext_lazy("All")
    )

    class Meta:
        model = Report
        fields: list[str] = []


class QueuePaginator(WagtailPaginator):
    verbose_name = gettext_lazy("contribution")
    verbose_name_plural = gettext_lazy("contributions")


class QueueView(OnlyModerators, ExportedListing, generic.BaseListingView):
    page_title = gettext_lazy("Check")
    header_icon = "clipboard-list"
    index_url_name = f"{NAMESPACE}:queue"
    index_results_url_name = f"{NAMESPACE}:queue_results"
    filterset_class = QueueFilters
    is_searchable = True
    paginate_by = 50
    paginator_class = QueuePaginator
    verbose_name_plural = gettext_lazy("contributions")
    columns = [
        TitleColumn("name", label=gettext_lazy("Contribution"), get_url=lambda row: decision_url(row.kind, row.target)),
        Column("words", label=gettext_lazy("Text")),
        Column("consultation", label=gettext_lazy("Consultation")),
        Column("state", label=gettext_lazy("State")),
        Column("reports", label=gettext_lazy("Open reports")),
        DateColumn("since", label=gettext_lazy("Since")),
    ]

    list_export = ["name", "words", "consultation", "state", "reports", "since"]
    export_headings = {column.name: column.label for column in columns}
    export_filename = "pruefen"

    def as_spreadsheet(self, queryset: QuerySet[Any], spreadsheet_format: str) -> HttpResponseBase:
        return super().as_spreadsheet(rows_of(queryset), spreadsheet_format)

    def get_queryset(self) -> QuerySet[Any]:
        asked = self.filters.form.cleaned_data if self.filters.is_valid() else {}
        return entries(
            show=asked.get("show") or Show.TO_DO, consultation=asked.get("consultation"), words=self.search_query
        )

    def paginate_queryset(self, queryset: QuerySet[Any], page_size: int) -> tuple[Any, Any, list[Row], bool]:
        paginator, page, found, has_more = super().paginate_queryset(queryset, page_size)
        page.object_list = rows_of(found)
        return paginator, page, page.object_list, has_more


class DecisionView(OnlyModerators, WagtailAdminTemplateMixin, View):
    """Everything about one contribution, and the buttons."""

    template_name = "consultations/moderation/decide.html"
    header_icon = "clipboard-list"
    model: type[Proposal] | type[Comment] = Proposal

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.target = found(self.model, kwargs["pk"])

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=DecisionForm(target=self.target)))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = DecisionForm(request.POST, target=self.target)
        if form.is_valid() and form.decision and self.has_decided(form, DOES[form.decision]):
            done = {"name": name_of(self.target), "decision": form.decision.label}
            messages.success(request, _("%(name)s: %(decision)s. Saved.") % done)
            return redirect(f"{NAMESPACE}:queue")
        return self.render_to_response(self.get_context_data(form=form))

    def has_decided(self, form: DecisionForm, decide: Callable[..., ModerationDecision]) -> bool:
        try:
            decide(target=self.target, by=self.request.user, **form.what_the_service_needs())
        except ValidationError as error:
            form.add_error(None, error)
        except Denied as denied:
            form.add_error(None, str(denied))
        return not form.errors

    def get_page_title(self) -> str:
        return name_of(self.target)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        queue = {"url": reverse(f"{NAMESPACE}:queue"), "label": QueueView.page_title}
        return [*self.breadcrumbs_items, queue, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        target = self.target
        return super().get_context_data(
            target=target,
            is_proposal=isinstance(target, Proposal),
            consultation=consultation_of(target),
            proposal=proposal_of(target),
            is_visible=decide(self.request.user, Action.READ, on=target).allowed,
            public_url=address_of(target),
            versions=target.versions.order_by("-created_at", "-pk"),
            reports=reports_on(target).select_related("decision"),
            decisions=decisions_on(target).select_related("by"),
            hidden_before=hidden_before(target),
            buttons=[{"value": kind.value, "text": BUTTONS[kind]} for kind in decisions_for(target)],
            **kwargs,
        )


def found(model: type[Proposal] | type[Comment], pk: int) -> Target:
    if model is Proposal:
        return get_object_or_404(Proposal.objects.select_related("consultation", "contributor"), pk=pk)
    together = ("thread__consultation", "thread__proposal", "parent__contributor", "contributor")
    return get_object_or_404(Comment.objects.select_related(*together), pk=pk)


def hidden_before(target: Target) -> int:
    """How many other contributions of the same person in this consultation are hidden."""
    hidden = [model.objects.filter(contributor=target.contributor, state=State.HIDDEN) for model in (Proposal, Comment)]
    return sum(each.count() for each in hidden) - (target.state == State.HIDDEN)


def decision_url(kind: str, target: Target) -> str:
    return reverse(f"{NAMESPACE}:{kind}", args=[target.pk])


def urls() -> list[URLPattern]:
    patterns = [
        path("", QueueView.as_view(), name="queue"),
        path("results/", QueueView.as_view(results_only=True), name="queue_results"),
        path("vorschlag/<int:pk>/", DecisionView.as_view(model=Proposal), name=PROPOSAL),
        path("kommentar/<int:pk>/", DecisionView.as_view(model=Comment), name=COMMENT),
    ]
    return [path("pruefen/", include((patterns, NAMESPACE)))]  # type: ignore[list-item]  # Django's include.


class CheckMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_moderate(request.user)


def menu_item() -> MenuItem:
    return CheckMenuItem(
        gettext_lazy("Check"), reverse(f"{NAMESPACE}:queue"), name="check", icon_name="clipboard-list", order=120
    )
