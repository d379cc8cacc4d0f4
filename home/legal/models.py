"""Pages that the law or fairness wants: house rules, privacy notice, imprint."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from content.facts import current_facts
from content.phone import dialable

from ..texts import TEXT_PAGE, TextPage
from .admin_starts import HOUSE_RULES, PRIVACY


class HouseRulesPage(TextPage):
    """What everybody can expect of everybody."""

    START = HOUSE_RULES
    page_description = _("How people treat each other here, and what is hidden. The settings link to it.")
    subpage_types: ClassVar[list[str]] = []

    template = TEXT_PAGE

    class Meta:
        verbose_name = _("house rules")
        verbose_name_plural = _("house rules")


class PrivacyPage(TextPage):
    """What is stored about people, why, and how long."""

    START = PRIVACY
    page_description = _("What is stored about people (Art. 13 GDPR). It begins with the points that the law names.")
    subpage_types: ClassVar[list[str]] = []

    template = TEXT_PAGE

    class Meta:
        verbose_name = _("privacy notice")
        verbose_name_plural = _("privacy notices")


class ImprintPage(TextPage):
    """Who answers for the site: the facts that § 5 DDG asks for. What is left empty is not shown."""

    provider = models.TextField(
        _("provider"), help_text=_("§ 5 (1) no. 1 DDG: the full name; of a legal person also the legal form.")
    )
    represented_by = models.TextField(
        _("represented by"), blank=True, help_text=_("§ 5 (1) no. 1 DDG: for a legal person, who may act for it.")
    )
    address = models.TextField(
        _("postal address"), help_text=_("§ 5 (1) no. 1 DDG: street and town where one finds you; no post-office box.")
    )
    phone = models.CharField(
        _("phone"),
        max_length=50,
        blank=True,
        help_text=_("§ 5 (1) no. 2 DDG: a quick way to talk with you. Left empty, it is the office's."),
    )
    email = models.EmailField(
        _("e-mail"), blank=True, help_text=_("§ 5 (1) no. 2 DDG asks for one. Left empty, it is the office's.")
    )
    authority = models.TextField(
        _("supervisory authority"),
        blank=True,
        help_text=_("§ 5 (1) no. 3 DDG: only where what you do needs a permit of an authority."),
    )
    register = models.TextField(
        _("register and number"),
        blank=True,
        help_text=_("§ 5 (1) no. 4 DDG: only if you stand in one, for example as an association."),
    )
    tax_number = models.CharField(
        _("VAT or business number"),
        max_length=50,
        blank=True,
        help_text=_("§ 5 (1) no. 6 DDG: only if you have one. Never the ordinary tax number."),
    )
    responsible = models.TextField(
        _("responsible for the content"),
        blank=True,
        help_text=_("§ 18 (2) MStV: name and address of one person, where you report as the press does."),
    )

    content_panels: ClassVar = [
        *TextPage.content_panels[:2],
        MultiFieldPanel(
            [
                FieldPanel(name)
                for name in (
                    *("provider", "represented_by", "address", "phone", "email"),
                    *("authority", "register", "tax_number", "responsible"),
                )
            ],
            heading=_("What § 5 DDG asks for"),
            help_text=_("Please have the imprint checked by your legal department."),
        ),
        *TextPage.content_panels[2:],
    ]
    page_description = _("Who answers for the site (§ 5 DDG). It has a field for each fact that the law asks for.")
    subpage_types: ClassVar[list[str]] = []
    template = "home/imprint_page.html"

    class Meta:
        verbose_name = _("imprint")
        verbose_name_plural = _("imprints")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context(request, *args, **kwargs), "rows": self.rows()}

    def rows(self) -> list[tuple[str, ...]]:
        """What stands in the list of facts, in the words of the page."""
        office = current_facts()
        phone, email = self.phone or office.phone, self.email or office.email
        rows: list[tuple[str, ...]] = [
            (gettext("Provider of this site"), self.provider),
            (gettext("Represented by"), self.represented_by),
            (gettext("Address"), self.address),
            (gettext("Phone"), phone, f"tel:{dialable(phone)}"),
            (gettext("E-mail"), email, f"mailto:{email}"),
            (gettext("Supervisory authority"), self.authority),
            (gettext("Register"), self.register),
            (gettext("VAT or business number"), self.tax_number),
            (gettext("Responsible for the content"), self.responsible),
        ]
        return [row for row in rows if row[1]]

    def text_to_search(self) -> str:
        facts = (self.provider, self.represented_by, self.address, self.responsible)
        return "\n".join([super().text_to_search(), *filter(None, facts)]).strip()
