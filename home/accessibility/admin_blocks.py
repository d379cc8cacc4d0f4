"""What is not accessible, as editors enter it."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from content.streams import OwnStreamField

from .words import Cause


class BarrierValue(blocks.StructValue):
    @property
    def cause_in_words(self) -> str:
        cause = self.get("cause")
        return str(Cause(cause).label) if cause in Cause.values else ""


class BarrierBlock(blocks.StructBlock):
    """One part that is not accessible."""

    what = blocks.CharBlock(
        label=_("What is not accessible"), max_length=200, help_text=_("For example: plans of building sites as PDF")
    )
    cause = blocks.ChoiceBlock(label=_("Kind of reason"), choices=Cause.choices, default=Cause.NOT_YET)
    why = blocks.TextBlock(label=_("Reason, and until when you will mend it"), rows=2)
    instead = blocks.TextBlock(
        label=_("Another way"), required=False, default="", rows=2, help_text=_("How people get it all the same.")
    )

    class Meta:
        icon = "warning"
        value_class = BarrierValue
        label = _("Barrier")


class BarriersBlock(blocks.StreamBlock):
    barrier = BarrierBlock()

    class Meta:
        required = False


class BarriersField(OwnStreamField):
    own_block = BarriersBlock
