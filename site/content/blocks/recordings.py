"""A page, read aloud by somebody. Its text is the page itself."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock

from content.blocks.pictures import MEDIA
from content.blocks.videos import LengthBlock

#: File ending → what browsers call it.
CONTENT_TYPES = {"mp3": "audio/mpeg", "m4a": "audio/mp4"}


class RecordingValue(blocks.StructValue):
    @property
    def content_type(self) -> str:
        return CONTENT_TYPES[self["audio"].file_extension.lower()]


class RecordingBlock(blocks.StructBlock):
    """Whoever listens should find it at once: it comes before the text."""

    audio = DocumentChooserBlock(label=_("Audio file"), help_text=_("MP3 or M4A: somebody reads this page aloud."))
    length = LengthBlock(label=_("Length"), help_text=_("Minutes and seconds. For example: 2:05"))

    class Meta:
        icon = "media"
        label = _("Recording")
        value_class = RecordingValue
        template = "content/blocks/recording.html"
        group = MEDIA
        description = _(
            "Somebody reads the page aloud, in its own words. It stands before the text; without it, the reader's "
            "device can read."
        )
        preview_template = "content/previews/recording.html"
        preview_value: dict[str, Any] = {}

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if cleaned["audio"].file_extension.lower() not in CONTENT_TYPES:
            sentence = _("This file is no recording. Please choose an MP3 or M4A file.")
            raise StructBlockValidationError(block_errors={"audio": ValidationError(sentence)})
        return cleaned
