"""The office's lists of what the city said: its answers, and what became of each proposal."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column

from ..models import Answer, StatusEntry
from .listing import DayColumn, ListingViewSet, ListView, LookView, filters_for, in_each_version


def numbers_of(answer: Answer) -> str:
    return ", ".join(str(proposal.number) for proposal in answer.proposals.all())


class AnswerList(ListView):
    page_title = _("All answers")
    search_fields = [*in_each_version("text"), "office"]
    with_related = ("consultation", "responsible")
    with_many = ("proposals",)
    cells = {"proposals": numbers_of}


class AnswerListing(ListingViewSet):
    model = Answer
    name = "office_answers"
    url_prefix = "alle-antworten"
    icon = "comment"
    menu_label = _("All answers")
    readers = ("consultations.answer",)
    index_view_class = AnswerList
    inspect_view_fields = ["consultation", "proposals", "text", "office", "responsible", "promised_for", "state"]
    list_display = [
        "__str__",
        Column("consultation", label=_("Consultation")),
        Column("proposals", label=_("Proposals"), accessor=numbers_of),
        "state",
    ]
    filterset_class = filters_for(Answer, "state")
    list_export = [
        "consultation.slug",
        "proposals",
        "text",
        "office",
        "responsible",
        "promised_for",
        "get_state_display",
        "released_at",
    ]
    export_headings = {"consultation.slug": _("Consultation"), "proposals": _("Proposals"), "text": _("Answer")}
    export_filename = "antworten"


class StatusList(ListView):
    page_title = _("Status entries")
    search_fields = [*in_each_version("reason"), *in_each_version("next_step")]
    with_related = ("proposal__consultation", "by")


class StatusLook(LookView):
    def get_status_display_value(self) -> str:
        return self.object.label


class StatusListing(ListingViewSet):
    model = StatusEntry
    name = "office_status"
    url_prefix = "status"
    icon = "history"
    menu_label = _("Status entries")
    readers = ("consultations.answer",)
    index_view_class = StatusList
    inspect_view_class = StatusLook
    inspect_view_fields = ["proposal", "status", "reason", "next_step", "next_step_on", "at", "by"]
    list_display = [
        "__str__",
        Column("proposal", label=_("Proposal")),
        DayColumn("next_step_on", label=_("Date of the next step")),
        DayColumn("at", label=_("Time"), sort_key="at"),
        Column("by", label=_("By")),
    ]
    filterset_class = filters_for(StatusEntry, consultation="proposal__consultation")
    ordering = "-at"
    list_export = [
        "proposal.consultation.slug",
        "proposal.number",
        "label",
        "reason",
        "next_step",
        "next_step_on",
        "at",
        "by",
    ]
    export_headings = {
        "proposal.consultation.slug": _("Consultation"),
        "proposal.number": _("Proposal"),
        "label": _("Status"),
    }
    export_filename = "status"
