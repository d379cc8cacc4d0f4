"""Pictures."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock


class PictureBlock(blocks.StructBlock):
    """A picture. It says what it shows, or that it shows nothing one must know."""

    image = ImageBlock(label=_("Picture"))
    caption = blocks.CharBlock(label=_("Line below the picture"), required=False, default="", max_length=250)

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "content/blocks/picture.html"
