"""Where one goes from here: the next step, and whom to ask."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError


class LinkTarget(blocks.StructValue):
    @property
    def href(self) -> str:
        """Where the link leads: the page in the reader's version, or the address elsewhere."""
        from content.versions import address_of

        page = self.get("page")
        return address_of(page) if page else self.get("url") or ""


class CallToActionBlock(blocks.StructBlock):
    """The one thing to do next."""

    text = blocks.TextBlock(label=_("Why"), required=False, default="", rows=2)
    label = blocks.CharBlock(label=_("Words on the link"), max_length=80)
    page = blocks.PageChooserBlock(label=_("Page"), required=False)
    url = blocks.URLBlock(label=_("Or an address elsewhere"), required=False, default="")

    class Meta:
        icon = "arrow-right"
        label = _("Call to action")
        template = "content/blocks/call_to_action.html"
        value_class = LinkTarget

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if bool(cleaned.get("page")) == bool(cleaned.get("url")):
            message = _("Please choose a page, or enter an address. Not both.")
            raise StructBlockValidationError(block_errors={"page": ValidationError(message)})
        return cleaned


class ContactBlock(blocks.StructBlock):
    """Whom to ask. Left empty, it shows the office from the site's settings."""

    name = blocks.CharBlock(label=_("Name"), required=False, default="", max_length=150)
    role = blocks.CharBlock(label=_("What this person helps with"), required=False, default="", max_length=200)
    phone = blocks.CharBlock(label=_("Phone"), required=False, default="", max_length=50)
    email = blocks.EmailBlock(label=_("E-mail"), required=False, default="")

    class Meta:
        icon = "user"
        label = _("Contact")
        template = "content/blocks/contact.html"
