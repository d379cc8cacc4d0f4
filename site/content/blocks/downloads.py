"""Files to download."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock


class DownloadBlock(blocks.StructBlock):
    """A file, with its type and size said before one opens it."""

    document = DocumentChooserBlock(label=_("File"))
    title = blocks.CharBlock(label=_("What it is"), required=False, default="", max_length=200)
    text = blocks.TextBlock(label=_("What is in it"), required=False, default="", rows=2)

    class Meta:
        icon = "download"
        label = _("File to download")
        template = "content/blocks/download.html"
