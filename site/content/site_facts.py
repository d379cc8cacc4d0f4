"""What the site says about itself and the office on every page."""

from typing import Any, ClassVar

from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Page

from content.multilingual import MultilingualTextField
from content.streams import OwnStreamField

#: Fields of ``SiteFacts`` that lead to a page, in the order of the footer.
LEGAL_PAGES = ("imprint", "privacy", "accessibility", "sign_language", "house_rules", "glossary")
CONTACT_PAGE = "contact_page"

only_web_addresses = URLValidator(schemes=["https", "http"])


class AccountBlock(blocks.StructBlock):
    """One account of the office at another service."""

    name = blocks.CharBlock(label=_("Service"), max_length=60, help_text=_("For example: Mastodon"))
    url = blocks.URLBlock(label=_("Address"), validators=[only_web_addresses])

    class Meta:
        icon = "link-external"
        label = _("Account")


class AccountsBlock(blocks.StreamBlock):
    account = AccountBlock()

    class Meta:
        required = False


class AccountsField(OwnStreamField):
    """Accounts elsewhere, as plain links: nothing is loaded from there."""

    own_block = AccountsBlock


def page_field(name: Any, help_text: Any = "") -> Any:
    return models.ForeignKey(
        Page, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=name, help_text=help_text
    )


@register_setting(icon="site", order=100)
class SiteFacts(BaseSiteSetting):
    """What the site says about the office on every page. What is left empty comes from the city's folder."""

    site_name = models.CharField(_("name of the site"), max_length=100, default="Mitreden")
    office = MultilingualTextField(_("name of the office"), blank=True)
    phone = models.CharField(_("phone"), max_length=50, blank=True)
    email = models.EmailField(
        _("e-mail"), blank=True, help_text=_("Public. Messages from the contact form go there, too.")
    )
    address = models.TextField(_("address"), blank=True)
    opening_hours = MultilingualTextField(_("opening hours"), multiline=True, blank=True)
    contact_page = page_field(_("contact page"), _("Linked from the help at the end of every page."))
    imprint = page_field(_("imprint"))
    privacy = page_field(_("privacy notice"))
    accessibility = page_field(_("accessibility statement"))
    sign_language = page_field(
        _("page in German Sign Language"),
        _("What is here and how to get around, as videos. The start page links to it before everything else."),
    )
    house_rules = page_field(_("house rules"))
    glossary = page_field(_("glossary"), _("The page that explains hard words."))
    accounts = AccountsField(verbose_name=_("accounts elsewhere"))
    votes_need_easy_language = models.BooleanField(
        _("a vote needs Leichte Sprache"),
        default=True,
        help_text=_(
            "A vote can be announced only with its page in Leichte Sprache and a short text for each proposal on the "
            "ballot, or with a public reason."
        ),
    )
    footer_text = MultilingualTextField(
        _("text at the end of every page"), multiline=True, blank=True, help_text=_("Plain text: one or two sentences.")
    )

    panels: ClassVar = [
        FieldPanel("site_name"),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("office", "phone", "email", "address", "opening_hours", CONTACT_PAGE)],
            heading=_("The office"),
        ),
        MultiFieldPanel([FieldPanel(name) for name in LEGAL_PAGES], heading=_("Pages that are linked from every page")),
        FieldPanel("votes_need_easy_language", heading=_("Leichte Sprache of votes")),
        MultiFieldPanel([FieldPanel("footer_text"), FieldPanel("accounts")], heading=_("At the end of every page")),
    ]

    class Meta:
        verbose_name = _("site and office")
        verbose_name_plural = _("site and office")

    def __str__(self) -> str:
        return self.site_name
