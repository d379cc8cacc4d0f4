"""Files to download."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock

from content.blocks.pictures import MEDIA
from content.blocks.texts import passage_languages


class DownloadBlock(blocks.StructBlock):
    """A file, with its type, size and language said before one opens it."""

    document = DocumentChooserBlock(label=_("File"))
    title = blocks.CharBlock(
        label=_("What it is"),
        required=False,
        default="",
        max_length=200,
        help_text=_("Left empty, the title of the file is shown."),
    )
    text = blocks.TextBlock(label=_("What is in it"), required=False, default="", rows=2)
    language = blocks.ChoiceBlock(label=_("Language of the file"), choices=passage_languages, default="de")


class DownloadsBlock(blocks.StructBlock):
    """Files to download, each with what one wants to know before."""

    files = blocks.ListBlock(
        DownloadBlock(),
        label=_("Files"),
        help_text=_(
            "A file must be accessible, as the page is: headings, descriptions of pictures and the reading order marked"
            " in it. An HTML page with the same content is better: it fits a phone and can be read aloud and"
            " translated."
        ),
    )

    class Meta:
        icon = "download"
        label = _("Files to download")
        template = "content/blocks/downloads.html"
        group = MEDIA
        description = _("Files with their type, size and language. Write what is most important on the page, too.")
        preview_template = "content/previews/downloads.html"
        preview_value: dict[str, Any] = {}
