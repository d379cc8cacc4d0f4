"""The kinds of things that can be found, in the order of the page."""

from django.utils.translation import gettext_lazy as _

from . import pages, proposals
from .results import Kind

KINDS = (
    Kind("beteiligungen", _("Consultations"), pages.consultation_rows, pages.show_consultations, pages.ORDER),
    Kind("vorschlaege", _("Proposals"), proposals.proposal_rows, proposals.show_proposals, proposals.ORDER),
    Kind("aktuelles", _("News"), pages.news_rows, pages.show_news, pages.ORDER),
    Kind("termine", _("Events"), pages.event_rows, pages.show_events, pages.ORDER),
    Kind("seiten", _("Information"), pages.page_rows, pages.show_pages, pages.ORDER),
)


def choices() -> list[tuple[str, str]]:
    return [(kind.code, str(kind.label)) for kind in KINDS]
