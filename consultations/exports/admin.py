"""The menu *Listen*: everything that came in, to search, to look at and to take away as a table."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.base import ViewSetGroup

from .contributions import CommentListing, ProposalListing, ReportListing
from .counting import BallotListing, ResultListing, TallyListing
from .replies import AnswerListing, StatusListing


class Lists(ViewSetGroup):
    menu_label = _("Lists")
    menu_name = "lists"
    menu_icon = "table"
    menu_order = 180
    items = (
        ProposalListing,
        CommentListing,
        AnswerListing,
        StatusListing,
        ReportListing,
        BallotListing,
        TallyListing,
        ResultListing,
    )
