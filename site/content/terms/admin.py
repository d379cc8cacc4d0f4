"""The glossary, as the office edits it."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.model import ModelViewSet

from content.models import Term
from content.versions import name_of


def versions_of_term(term: Term) -> str:
    """The versions that have the term."""
    return ", ".join(name_of(code) for code in term.word if term.is_in(code))


class TermViewSet(ModelViewSet):
    model = Term
    url_prefix = "glossar"
    menu_label = _("Glossary")
    icon = "help"
    add_to_admin_menu = True
    menu_name = "glossary"
    menu_order = 355
    copy_view_enabled = False
    list_display: Any = ["word", Column("versions", label=_("In these versions"), accessor=versions_of_term)]
    list_per_page = 200
    panels = [FieldPanel("word"), FieldPanel("forms"), FieldPanel("explanation"), FieldPanel("is_example")]
    inspect_view_enabled = False
