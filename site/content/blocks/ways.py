"""Where one goes from here: the next step, and whom to ask."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from content.links import address_of

WAYS = _("How it goes on, and whom to ask")


class LinkTarget(blocks.StructValue):
    @property
    def href(self) -> str:
        """Where the link leads: the page in the reader's version, or the address elsewhere."""
        page = self.get("page")
        return address_of(page) if page else self.get("url") or ""


class CallToActionBlock(blocks.StructBlock):
    """The one thing to do next."""

    text = blocks.TextBlock(label=_("Why"), required=False, default="", rows=2)
    label = blocks.CharBlock(label=_("Words on the link"), max_length=80, default="")
    page = blocks.PageChooserBlock(label=_("Page"), required=False)
    url = blocks.URLBlock(label=_("Or an address elsewhere"), required=False, default="")

    class Meta:
        icon = "arrow-right"
        label = _("Call to action")
        template = "content/blocks/call_to_action.html"
        value_class = LinkTarget
        group = WAYS
        description = _("The one thing to do next, as a button. At most one on a page.")

        @staticmethod
        def preview_value() -> dict[str, Any]:
            why = gettext("You can hand in proposals until 18 September.")
            return {"text": why, "label": gettext("Hand in a proposal"), "page": None, "url": "https://example.org/"}

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
        label = _("Contact person")
        template = "content/blocks/contact.html"
        group = WAYS
        description = _("Whom to ask about this page. What you leave empty comes from the office.")

        @staticmethod
        def preview_value() -> dict[str, Any]:
            role = gettext("helps with questions about the square")
            return {"name": "Clara Beispiel", "role": role, "phone": "0000 000-00", "email": "clara@example.org"}


class NowhereBlock(blocks.StructBlock):
    """For everybody whose matter fits none of the ways: phone and address of the office, from the site's settings."""

    text = blocks.TextBlock(
        label=_("Sentence before it"),
        required=False,
        default="",
        rows=2,
        help_text=_("Left empty, it says that people may call or write to you."),
    )

    class Meta:
        icon = "help"
        label = _("Your matter fits nowhere?")
        template = "content/blocks/nowhere.html"
        group = WAYS
        description = _("Phone and address of the office for everybody who has found nothing that fits.")

        @staticmethod
        def preview_value() -> dict[str, Any]:
            return {"text": ""}
