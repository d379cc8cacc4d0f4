"""Videos from our own server. Nothing is loaded from elsewhere, and nothing before somebody presses play."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from content.blocks.pictures import MEDIA
from content.blocks.texts import TextBlock, passage_languages

VIDEO_KINDS = ("mp4", "webm")
CAPTION_KINDS = ("vtt",)


class VideoValue(blocks.StructValue):
    @property
    def content_type(self) -> str:
        return f"video/{self['video'].file_extension.lower()}"


class LengthBlock(blocks.RegexBlock):
    """Minutes and seconds, as players show them."""

    def __init__(self, **kwargs: Any) -> None:
        sentence = _("Please write minutes and seconds with a colon. For example: 2:05")
        super().__init__(regex=r"^\d{1,3}:[0-5]\d$", error_messages={"invalid": sentence}, max_length=6, **kwargs)


def video_file() -> DocumentChooserBlock:
    return DocumentChooserBlock(label=_("Video file"), help_text=_("MP4 or WebM, at least 320 × 240."))


def poster() -> ImageChooserBlock:
    return ImageChooserBlock(
        label=_("Picture before it starts"), help_text=_("A still from the video; 16:9 around its focal point.")
    )


class AnyVideoBlock(blocks.StructBlock):
    class Meta:
        icon = "media"
        value_class = VideoValue
        group = MEDIA
        preview_template = "content/previews/video.html"

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        errors: dict[str, ValidationError] = self.mistakes_in(cleaned)
        if cleaned["video"].file_extension.lower() not in VIDEO_KINDS:
            errors["video"] = ValidationError(_("This file is no video. Please choose an MP4 or WebM file."))
        if errors:
            raise StructBlockValidationError(block_errors=errors)
        return cleaned

    def mistakes_in(self, cleaned: Any) -> dict[str, ValidationError]:
        return {}


class VideoBlock(AnyVideoBlock):
    """A video with everything that somebody needs who cannot hear or see it."""

    video = video_file()
    title = blocks.CharBlock(label=_("What it is called"), max_length=150, default="")
    length = LengthBlock(label=_("Length"), help_text=_("Minutes and seconds. For example: 2:05"))
    poster = poster()
    has_speech = blocks.BooleanBlock(
        label=_("Somebody speaks in it, or one must hear something"), required=False, default=True
    )
    captions = DocumentChooserBlock(
        label=_("Captions"), required=False, help_text=_("A VTT file. Needed wherever somebody speaks.")
    )
    language = blocks.ChoiceBlock(label=_("Language of the video"), choices=passage_languages, default="de")
    transcript = TextBlock(
        label=_("What one hears and sees, as text"),
        required=False,
        help_text=_("For people who cannot see or hear the video. Needed wherever somebody speaks."),
    )

    class Meta:
        label = _("Video")
        template = "content/blocks/video.html"
        description = _("A video of our own, with captions and its text. It loads when somebody starts it.")
        preview_value: dict[str, Any] = {}

    def mistakes_in(self, cleaned: Any) -> dict[str, ValidationError]:
        errors = {}
        captions, transcript = cleaned.get("captions"), cleaned.get("transcript")
        if captions and captions.file_extension.lower() not in CAPTION_KINDS:
            errors["captions"] = ValidationError(_("This file holds no captions. Please choose a VTT file."))
        elif cleaned.get("has_speech") and not captions:
            errors["captions"] = ValidationError(_("Please choose captions, or say that nobody speaks."))
        if cleaned.get("has_speech") and not (transcript and re.sub(r"<[^>]*>", "", transcript.source).strip()):
            errors["transcript"] = ValidationError(_("Please write what one hears, or say that nobody speaks."))
        return errors


class SignLanguageBlock(AnyVideoBlock):
    """What the page says, in German Sign Language. Whoever needs it should find it at once: it comes first."""

    video = video_file()
    title = blocks.CharBlock(label=_("What it is about"), max_length=150, default="")
    length = LengthBlock(label=_("Length"), help_text=_("Minutes and seconds. For example: 2:05"))
    poster = poster()

    class Meta:
        icon = "view"
        label = _("Video in German Sign Language (DGS)")
        template = "content/blocks/sign_language.html"
        description = _("The page's content in German Sign Language. It always stands first on the page.")
        preview_value: dict[str, Any] = {}
