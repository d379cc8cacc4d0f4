"""What the areas of the site have to show: consultations, news, events."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

import cities
from content import lists
from content.blocks.ways import WAYS

MOST = 12


def districts() -> list[tuple[str, str]]:
    return [(area.code, area.name) for area in cities.current().areas]


class ListingBlock(blocks.StructBlock):
    """A list that keeps itself up to date, for each reader only with what this reader may see."""

    kind = blocks.ChoiceBlock(label=_("What to show"), choices=lists.choices)
    heading = blocks.CharBlock(
        label=_("Heading"),
        required=False,
        default="",
        max_length=150,
        help_text=_("Left empty, the list says itself what it is."),
    )
    count = blocks.IntegerBlock(label=_("How many at most"), default=3, min_value=1, max_value=MOST)
    district = blocks.ChoiceBlock(
        label=_("Only from one district"),
        choices=districts,
        required=False,
        default="",
        help_text=_("For news and events."),
    )

    class Meta:
        icon = "list-ul"
        label = _("List that updates itself")
        template = "content/blocks/listing.html"
        group = WAYS
        description = _("Consultations, news or events. The list keeps itself up to date.")

        @staticmethod
        def preview_value() -> dict[str, Any]:
            kinds = lists.choices()
            return {"kind": kinds[0][0] if kinds else "", "heading": "", "count": 2, "district": ""}

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        kind = lists.find(cleaned.get("kind"))
        if cleaned.get("district") and kind and not kind.has_districts:
            message = _("This list is for the whole city. Please choose no district.")
            raise StructBlockValidationError(block_errors={"district": ValidationError(message)})
        return cleaned

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context)
        if kind := lists.find(value.get("kind")):
            context["listing"] = lists.show(
                kind,
                request=context.get("request"),
                count=min(value.get("count") or 1, MOST),
                district=value.get("district") or "",
            )
            context["listing_kind"] = kind
        return context
