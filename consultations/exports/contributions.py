"""The office's lists of what people wrote: every contribution can be found and taken away."""

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.widgets.button import HeaderButton

from ..models import Comment, Proposal, Report
from ..proposals.numbers import supports_are_public
from ..proposals.places import names_of
from .listing import DayColumn, ListingViewSet, ListView, LookView, filters_for


def topics_of(proposal: Proposal) -> str:
    return ", ".join(str(category) for category in proposal.categories.all())


def supports_of(proposal: Proposal) -> int | str:
    """Nobody in the office reads a number off a list that is hidden from the public while people decide."""
    return proposal.support_count if supports_are_public(proposal.consultation) else ""


def public_page(address: str) -> str:
    return format_html('<a href="{}">{}</a>', address, address)


class ProposalList(ListView):
    page_title = _("Proposals")
    search_fields = ["title", "text", "number", "contributor__public_name", "source_id"]
    with_related = ("consultation", "contributor")
    with_many = ("categories", "consultation__phases")
    cells = {"topics": topics_of, "supports": supports_of, "place": names_of}


class ProposalLook(LookView):
    @property
    def header_buttons(self) -> list[HeaderButton]:
        """Who may tell a public proposal in other versions is led to where that is done."""
        if not (self.object.is_published and self.request.user.has_perm("consultations.answer")):
            return []
        url = reverse("office_shorts:write", args=[self.object.pk])
        return [HeaderButton(gettext("Short texts"), url=url, icon_name="edit")]

    def get_page_display_value(self) -> str:
        return public_page(self.object.get_absolute_url())

    def get_place_display_value(self) -> str:
        return names_of(self.object)

    def get_status_display_value(self) -> str:
        return self.object.status_label


class ProposalListing(ListingViewSet):
    model = Proposal
    name = "office_proposals"
    url_prefix = "vorschlaege"
    icon = "doc-full"
    menu_label = _("Proposals")
    index_view_class = ProposalList
    inspect_view_class = ProposalLook
    inspect_view_fields = [
        "page",
        "consultation",
        "number",
        "title",
        "text",
        "language",
        "contributor",
        "categories",
        "place",
        "state",
        "status",
        "channel",
        "received_at",
        "recorded_by",
        "created_at",
        "published_at",
        "source_id",
    ]
    list_display = [
        "title",
        "number",
        Column("consultation", label=_("Consultation")),
        Column("contributor", label=_("Public name")),
        "state",
        Column("status", label=_("Status"), accessor="status_label"),
        DayColumn("created_at", label=_("Received"), sort_key="created_at"),
    ]
    filterset_class = filters_for(Proposal, "state", "channel", "language")
    ordering = "-created_at"
    list_export = [
        "consultation.slug",
        "number",
        "title",
        "text",
        "language",
        "topics",
        "place",
        "latitude",
        "longitude",
        "cost",
        "contributor",
        "get_state_display",
        "status_label",
        "get_channel_display",
        "received_at",
        "created_at",
        "published_at",
        "comment_count",
        "supports",
        "source_id",
    ]
    export_headings = {
        "consultation.slug": _("Consultation"),
        "topics": _("Topics"),
        "place": _("Place"),
        "supports": _("Supports"),
        "contributor": _("Public name"),
        "get_state_display": _("State"),
        "status_label": _("Status"),
        "get_channel_display": _("How it came in"),
        "created_at": _("Received"),
    }
    export_filename = "vorschlaege"


def about(comment: Comment) -> str:
    """Which discussion a comment belongs to."""
    proposal = comment.thread.proposal
    return f"{proposal.number}. {proposal.title}" if proposal else str(_("the consultation as a whole"))


def beginning(comment: Comment) -> str:
    return comment.text if len(comment.text) <= 80 else f"{comment.text[:79]}…"


def look_at_comment(comment: Comment) -> str:
    return reverse("office_comments:inspect", args=[comment.pk])


class CommentList(ListView):
    page_title = _("Comments")
    search_fields = ["text", "contributor__public_name"]
    with_related = ("thread__consultation", "thread__proposal", "contributor")
    cells = {"about": about}


class CommentLook(LookView):
    def get_page_display_value(self) -> str:
        slug = self.object.thread.consultation.slug
        return public_page(reverse("consultations:comment", args=[slug, self.object.pk]))


class CommentListing(ListingViewSet):
    model = Comment
    name = "office_comments"
    url_prefix = "kommentare"
    icon = "comment"
    menu_label = _("Comments")
    index_view_class = CommentList
    inspect_view_class = CommentLook
    inspect_view_fields = [
        "page",
        "kind",
        "text",
        "language",
        "contributor",
        "state",
        "channel",
        "recorded_by",
        "created_at",
        "edited_at",
    ]
    list_display = [
        TitleColumn("text", label=_("Text"), accessor=beginning, get_url=look_at_comment),
        "kind",
        Column("about", label=_("About"), accessor=about),
        Column("consultation", label=_("Consultation"), accessor="thread.consultation"),
        Column("contributor", label=_("Public name")),
        "state",
        DayColumn("created_at", label=_("Received"), sort_key="created_at"),
    ]
    filterset_class = filters_for(Comment, "state", "kind", "channel", consultation="thread__consultation")
    ordering = "-created_at"
    list_export = [
        "thread.consultation.slug",
        "about",
        "pk",
        "parent_id",
        "get_kind_display",
        "text",
        "language",
        "contributor",
        "get_state_display",
        "get_channel_display",
        "created_at",
        "edited_at",
    ]
    export_headings = {
        "thread.consultation.slug": _("Consultation"),
        "about": _("About"),
        "pk": _("Number"),
        "parent_id": _("Reply to"),
        "get_kind_display": _("Kind"),
        "contributor": _("Public name"),
        "get_state_display": _("State"),
        "get_channel_display": _("How it came in"),
    }
    export_filename = "kommentare"


def reported(report: Report) -> str:
    if report.proposal:
        return f"{report.proposal.number}. {report.proposal.title}"
    return beginning(report.comment) if report.comment else ""


def where_it_is_decided(report: Report) -> str:
    kind, pk = ("proposal", report.proposal_id) if report.proposal_id else ("comment", report.comment_id)
    return reverse(f"moderation:{kind}", args=[pk])


def what_was_decided(report: Report) -> str:
    return str(report.decision or _("open"))


class ReportList(ListView):
    page_title = _("Reported contributions")
    search_fields = ["text"]
    with_related = ("consultation", "proposal", "comment", "decision")
    cells = {"reported": reported}


class ReportListing(ListingViewSet):
    """Without the reporters' addresses: those stand only in the moderation queue, until the report is decided."""

    model = Report
    name = "office_reports"
    url_prefix = "meldungen"
    icon = "warning"
    menu_label = _("Reported contributions")
    readers = ("consultations.moderate",)
    index_view_class = ReportList
    inspect_view_fields = ["consultation", "proposal", "comment", "rule", "text", "created_at", "decision"]
    list_display = [
        TitleColumn("reported", label=_("Reported"), accessor=reported, get_url=where_it_is_decided),
        "rule",
        Column("consultation", label=_("Consultation")),
        DayColumn("created_at", label=_("Received"), sort_key="created_at"),
        Column("decision", label=_("Decision"), accessor=what_was_decided),
    ]
    filterset_class = filters_for(Report, "rule")
    ordering = "-created_at"
    list_export = ["consultation.slug", "reported", "get_rule_display", "text", "created_at", "decision"]
    export_headings = {
        "consultation.slug": _("Consultation"),
        "reported": _("Reported"),
        "get_rule_display": _("House rule"),
    }
    export_filename = "meldungen"
