"""Pictures."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock

MEDIA = _("Pictures, videos, files")


class UseOfAPicture(ImageBlock):
    """A picture with what it shows in this place; Wagtail leaves one of its labels in English."""

    def __init__(self, required: bool = True, **kwargs: Any) -> None:
        super().__init__(required=required, **kwargs)
        self.child_blocks["image"].label = _("File of the picture")


class PictureBlock(blocks.StructBlock):
    """A picture. It says what it shows, or that it shows nothing one must know."""

    image = UseOfAPicture(
        label=_("Picture"),
        help_text=_(
            "Say what the picture shows here, for people who cannot see it. Where it adds nothing to the text, mark it"
            " as decorative."
        ),
    )
    caption = blocks.CharBlock(label=_("Line below the picture"), required=False, default="", max_length=250)
    crop = blocks.ChoiceBlock(
        label=_("Shape"),
        choices=[("", _("The whole picture")), ("wide", _("A broad strip around what matters most"))],
        required=False,
        default="",
        help_text=_("What matters most in a picture is marked where you edit the picture (focal point)."),
    )

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "content/blocks/picture.html"
        group = MEDIA
        description = _("A picture with a description for people who cannot see it.")
        preview_template = "content/previews/picture.html"
        preview_value: dict[str, Any] = {}
