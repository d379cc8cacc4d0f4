"""The office's lists of ballots, tallies and results. Voter keys leave the database through none of them."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column

from ..models import Ballot, Result, ResultLine, Tally
from .listing import DayColumn, ListingViewSet, ListView, filters_for

COUNTERS = ("consultations.count",)


class BallotList(ListView):
    page_title = _("Ballots")
    search_fields = ["receipt"]
    with_related = ("phase__consultation",)


class BallotListing(ListingViewSet):
    model = Ballot
    name = "office_ballots"
    url_prefix = "stimmzettel-liste"
    icon = "tasks"
    menu_label = _("Ballots")
    readers = COUNTERS
    offers = ("index", "index_results")
    inspect_view_enabled = False
    index_view_class = BallotList
    list_display = [
        Column("receipt", label=_("Receipt")),
        Column("consultation", label=_("Consultation"), accessor="phase.consultation"),
        Column("phase", label=_("Phase")),
        Column("channel", label=_("How it came in"), accessor="get_channel_display"),
        DayColumn("day", label=_("Day")),
        Column("state", label=_("State"), accessor="get_state_display"),
    ]
    filterset_class = filters_for(Ballot, "channel", "state", consultation="phase__consultation")
    ordering = "receipt"
    list_export = [
        "phase.consultation.slug",
        "phase",
        "receipt",
        "get_channel_display",
        "place",
        "get_level_display",
        "day",
        "get_state_display",
        "void_reason",
    ]
    export_headings = {
        "phase.consultation.slug": _("Consultation"),
        "phase": _("Phase"),
        "get_channel_display": _("How it came in"),
        "get_level_display": _("What was checked"),
        "get_state_display": _("State"),
    }
    export_filename = "stimmzettel"


class TallyList(ListView):
    page_title = _("Votes")
    search_fields = ["proposal__title", "proposal__number"]
    with_related = ("phase__consultation", "proposal")


class TallyListing(ListingViewSet):
    model = Tally
    name = "office_tallies"
    url_prefix = "stimmen"
    icon = "list-ol"
    menu_label = _("Votes")
    readers = COUNTERS
    offers = ("index", "index_results")
    inspect_view_enabled = False
    index_view_class = TallyList
    list_display = [
        Column("proposal", label=_("Proposal")),
        Column("number", label=_("No."), accessor="proposal.number"),
        Column("consultation", label=_("Consultation"), accessor="phase.consultation"),
        Column("phase", label=_("Phase")),
        Column("in_favour", label=_("In favour"), sort_key="in_favour"),
        Column("against", label=_("Against")),
        Column("neutral", label=_("Neutral")),
    ]
    filterset_class = filters_for(Tally, consultation="phase__consultation")
    ordering = "-in_favour"
    list_export = [
        "phase.consultation.slug",
        "phase",
        "proposal.number",
        "proposal.title",
        "in_favour",
        "against",
        "neutral",
    ]
    export_headings = {
        "phase.consultation.slug": _("Consultation"),
        "phase": _("Phase"),
        "proposal.number": _("Proposal"),
        "proposal.title": _("Title"),
    }
    export_filename = "stimmen"


def in_words(result: Result) -> str:
    return str(result.get_state_display())


class ResultList(ListView):
    """Public results, a line for each proposal; provisional ones of running votes are for those who count."""

    page_title = _("Results")
    # A line of a result has no name of its own for people.
    verbose_name_plural = _("results")
    search_fields = ["proposal__title"]
    with_related = ("result__phase__consultation", "proposal")

    def get_base_queryset(self) -> QuerySet[Any]:
        return super().get_base_queryset().order_by("-result__counted_at", "rank", "pk")


class ResultListing(ListingViewSet):
    model = ResultLine
    name = "office_results"
    url_prefix = "ergebnisse"
    icon = "clipboard-list"
    menu_label = _("Results")
    offers = ("index", "index_results")
    inspect_view_enabled = False
    index_view_class = ResultList
    list_display = [
        Column("proposal", label=_("Proposal")),
        Column("consultation", label=_("Consultation"), accessor="result.phase.consultation"),
        Column("state", label=_("State"), accessor=lambda line: in_words(line.result)),
        Column("rank", label=_("Rank")),
        Column("in_favour", label=_("In favour"), sort_key="in_favour"),
        Column("against", label=_("Against")),
        Column("neutral", label=_("Neutral")),
    ]
    filterset_class = filters_for(ResultLine, consultation="result__phase__consultation")
    list_export = [
        "result.phase.consultation.slug",
        "result.phase",
        "result.get_state_display",
        "result.counted_at",
        "result.people",
        "result.votes",
        "result.void",
        "rank",
        "proposal.number",
        "proposal.title",
        "in_favour",
        "against",
        "neutral",
    ]
    export_headings = {
        "result.phase.consultation.slug": _("Consultation"),
        "result.phase": _("Phase"),
        "result.get_state_display": _("State"),
        "result.counted_at": _("Counted"),
        "result.people": _("People"),
        "result.votes": _("Votes"),
        "result.void": _("Void ballots"),
        "proposal.number": _("Proposal"),
        "proposal.title": _("Title"),
    }
    export_filename = "ergebnisse"
