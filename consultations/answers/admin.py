"""The worklist *Antworten*: what waits for an answer, what is overdue, what is mine."""

from typing import Any

import django_filters
from django import forms
from django.db.models import F, Prefetch, QuerySet
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column

from design.dates import say_day

from ..exports.listing import ListingViewSet, TabbedList
from ..models import Answer, AnswerState, Consultation, Proposal
from . import views
from .worklist import Show, proposals_for

ANSWERERS = ("consultations.answer",)


class WorklistFilters(WagtailFilterSet):
    show = django_filters.ChoiceFilter(
        label=gettext_lazy("Show"),
        choices=Show.choices,
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
        fields = ["show", "consultation"]

    def as_it_is(self, queryset: QuerySet[Proposal], name: str, value: str) -> QuerySet[Proposal]:
        """The list itself has chosen already: its default is not "all"."""
        return queryset


class TickColumn(Column):
    cell_template_name = "consultations/office/tick_cell.html"


def answers_of(proposal: Proposal) -> list[dict[str, Any]]:
    """What there is of answers, for the list's cell."""
    return [
        {"answer": answer, "state": answer.get_state_display(), "is_draft": answer.state == AnswerState.DRAFT}
        for answer in proposal.answers.all()
    ]


def promised(proposal: Proposal) -> str:
    """Until when an answer was promised: for this proposal, or for all of the consultation."""
    days = [answer.promised_for for answer in proposal.answers.all() if answer.promised_for]
    if not days and proposal.consultation.answer_by:
        days = [proposal.consultation.answer_by]
    return say_day(min(days)) if days else ""


class AnswersColumn(Column):
    cell_template_name = "consultations/office/answers_cell.html"


class Worklist(TabbedList):
    shows = Show
    page_title = gettext_lazy("Answers")
    results_template_name = "consultations/office/worklist_results.html"
    search_fields = ["title", "text", "number"]

    def get_page_title(self) -> str:
        return _("Answers")

    def get_page_subtitle(self) -> str:
        return str(Show(self.show).label)

    def get_base_queryset(self) -> QuerySet[Proposal]:
        answers = Prefetch("answers", Answer.objects.select_related("responsible").order_by("pk"))
        proposals = proposals_for(self.show, self.request.user)
        return proposals.select_related("consultation").prefetch_related(answers)

    def order_queryset(self, queryset: QuerySet[Proposal]) -> QuerySet[Proposal]:
        """What was promised soonest comes first, then what has waited longest."""
        return queryset.order_by(F("consultation__answer_by").asc(nulls_last=True), "created_at", "pk")


class WorklistViewSet(ListingViewSet):
    model = Proposal
    name = "answers_admin"
    url_prefix = "antworten"
    icon = "comment"
    menu_label = gettext_lazy("Answers")
    menu_name = "answers"
    menu_order = 160
    add_to_admin_menu = True
    index_view_class = Worklist
    inspect_view_enabled = False
    readers = ANSWERERS
    filterset_class = WorklistFilters

    list_display = [
        TickColumn("tick", label=gettext_lazy("Choose"), accessor="pk"),
        Column("number", label=gettext_lazy("No.")),
        Column("title", label=gettext_lazy("Proposal")),
        Column("consultation", label=gettext_lazy("Consultation")),
        Column("created_at", label=gettext_lazy("Received"), accessor=lambda proposal: say_day(proposal.created_at)),
        Column("status", label=gettext_lazy("Status"), accessor="status_label"),
        AnswersColumn("answers", label=gettext_lazy("Answer"), accessor=answers_of),
        Column("promised", label=gettext_lazy("Promised for"), accessor=promised),
    ]
    list_export = ["consultation", "number", "title", "text", "created_at", "status"]
    export_filename = "offene-antworten"

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            *super().get_urlpatterns(),
            path("neu/", views.new_answer, name="new"),
            path("status/", views.set_status, name="status"),
            path("<int:pk>/", views.edit_answer, name="edit"),
            path("<int:pk>/verwerfen/", views.discard, name="discard"),
        ]
