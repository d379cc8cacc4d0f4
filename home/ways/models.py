"""*Welcher Weg ist der richtige?*: what people come with, and where it belongs."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.blocks.struct_block import StructBlockValidationError

from content.streams import OwnStreamField
from content.versions import addresses_by_id

from ..texts import TextPage


class WayBlock(blocks.StructBlock):
    """One concern, in the words of somebody who has it, and the way for it."""

    title = blocks.CharBlock(
        label=_("Concern"), max_length=120, help_text=_("As people say it, for example: I have an idea for my district")
    )
    text = blocks.TextBlock(label=_("What happens on this way"), required=False, default="", rows=3)
    page = blocks.PageChooserBlock(label=_("Page"), required=False)
    url = blocks.URLBlock(label=_("Or an address elsewhere"), required=False, default="")
    shows_phone = blocks.BooleanBlock(
        label=_("Show the office's phone number"), required=False, help_text=_("From the settings of the site.")
    )

    class Meta:
        icon = "arrow-right"
        label = _("Way")
        description = _("A concern, and the page or the phone number that is right for it.")

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        page, url = cleaned.get("page"), cleaned.get("url")
        if page and url:
            raise refuse("url", _("Please choose a page, or enter an address. Not both."))
        if not (page or url or cleaned.get("shows_phone")):
            raise refuse("page", _("Please say where this way leads: a page, an address or the phone number."))
        return cleaned


def refuse(field: str, sentence: Any) -> StructBlockValidationError:
    return StructBlockValidationError(block_errors={field: ValidationError(sentence)})


class WaysBlock(blocks.StreamBlock):
    way = WayBlock()

    class Meta:
        required = False


class WaysField(OwnStreamField):
    own_block = WaysBlock


class WaysPage(TextPage):
    """Shows people with a concern where it belongs, so that nobody writes into the wrong place."""

    ways = WaysField(verbose_name=_("ways"), help_text=_("The most frequent first. Five to seven are enough."))

    content_panels: ClassVar = [*TextPage.content_panels[:2], FieldPanel("ways"), *TextPage.content_panels[2:]]
    page_description = _("Which way is the right one? Cards that lead from a concern to the page for it.")
    subpage_types: ClassVar[list[str]] = []
    template = "home/ways_page.html"

    class Meta:
        verbose_name = _("how to take part")
        verbose_name_plural = _("how to take part")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context(request, *args, **kwargs), "cards": self.cards()}

    def cards(self) -> list[dict[str, Any]]:
        """The ways with their addresses, all pages in one query. A page that is not public has no address."""
        values = [way.value for way in self.ways]
        addresses = addresses_by_id([value["page"].pk for value in values if value["page"]])
        return [
            {
                "title": value["title"],
                "text": value["text"],
                "url": addresses.get(value["page"].pk, "") if value["page"] else value["url"],
                "shows_phone": value["shows_phone"],
            }
            for value in values
        ]

    def text_to_search(self) -> str:
        words = [text for way in self.ways for text in (way.value["title"], way.value["text"]) if text]
        return "\n".join([super().text_to_search(), *words]).strip()
