"""The home page. The other kinds of pages lie in folders of their own, named here for Django."""

from dataclasses import replace
from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from consultations.models import ConsultationIndexPage
from consultations.pages.overview import overview
from content.metadata import Metadata
from content.models import BasePage
from content.publishing.findings import Finding, field, hint
from content.versions import addresses_of_kinds
from news.following.metadata import everything
from news.listings import latest
from news.models import EventIndexPage, NewsIndexPage

from .accessibility.models import AccessibilityPage, PeopleTest
from .contact.models import ContactPage, Message
from .glossary.models import GlossaryPage
from .legal.models import HouseRulesPage, ImprintPage, PrivacyPage
from .team.models import Person, TeamPage
from .texts import StandardPage
from .ways.models import WaysPage

__all__ = [
    "AccessibilityPage",
    "ContactPage",
    "GlossaryPage",
    "HomePage",
    "HouseRulesPage",
    "ImprintPage",
    "Message",
    "PeopleTest",
    "Person",
    "PrivacyPage",
    "StandardPage",
    "TeamPage",
    "WaysPage",
]


class HomePage(BasePage):
    """Answers three questions: what can I take part in now, what became of earlier ones, how do I get help."""

    lead = models.TextField(_("welcome"), blank=True, help_text=_("Two or three sentences: what one can do here."))

    content_panels: ClassVar = [*BasePage.content_panels[:1], FieldPanel("lead"), *BasePage.content_panels[1:]]
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    template = "home/home_page.html"

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def own_findings(self) -> list[Finding]:
        if self.body or self.locale.language_code != "de-simple":
            return []
        sentence = _(
            "In Leichte Sprache the start page says what there is, how to get around, what the accessibility statement"
            " says, and where there is more in Leichte Sprache (§ 4 BITV 2.0). Please write that below the welcome."
        )
        return [
            hint("start-in-easy-language", str(sentence), **field("body", self._meta.get_field("body").verbose_name))
        ]

    def metadata(self) -> Metadata:
        return replace(super().metadata(), followings=everything())

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        # All lists in one query.
        addresses = addresses_of_kinds(ConsultationIndexPage, EventIndexPage, NewsIndexPage)
        context = {
            "overview": overview(request.user),
            "list_url": addresses.get(ConsultationIndexPage, ""),
            "latest": latest(request.user, addresses),
        }
        return {**super().get_context(request, *args, **kwargs), **context}

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response: Any = super().serve(request, *args, **kwargs)
        context = response.context_data
        return context["latest"].kept(context["overview"].kept(response))
