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
from content.uploads.film import Film
from content.uploads.measures import film_in

VIDEO_KINDS = ("mp4", "webm")
# What BITV 2.0 asks of sign language, Annex 2 part 1; a film of 25 frames may say 24.98 of itself.
LEAST_SIDES = (240, 320)
LEAST_FRAMES = 24.5
SLACK_SECONDS = 2
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
    return DocumentChooserBlock(
        label=_("Video file"),
        help_text=_(
            "MP4 or WebM. Sign language needs at least 320 × 240 and 25 pictures a second, and a still ground that is "
            "neither black nor white."
        ),
    )


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
        elif film := film_of(cleaned["video"]):
            errors |= self.mistakes_of(film, cleaned)
        if errors:
            raise StructBlockValidationError(block_errors=errors)
        return cleaned

    def mistakes_in(self, cleaned: Any) -> dict[str, ValidationError]:
        return {}

    def mistakes_of(self, film: Film, cleaned: Any) -> dict[str, ValidationError]:
        """What the film itself says against it."""
        minutes, seconds = cleaned["length"].split(":")
        if film.seconds and abs(int(minutes) * 60 + int(seconds) - film.seconds) > SLACK_SECONDS:
            sentence = _("This video is %(length)s minutes long. Please write that.") % {"length": film.length}
            return {"length": ValidationError(sentence)}
        return {}


def film_of(document: Any) -> Film | None:
    """What a film says of itself; None where it says nothing, or the file is lost."""
    try:
        with document.open_file() as file:
            return film_in(file)
    except OSError:
        return None


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
    captions = DocumentChooserBlock(
        label=_("Captions"), required=False, help_text=_("A VTT file with what is signed, in the page's language.")
    )
    transcript = TextBlock(
        label=_("What is signed, as text"), required=False, help_text=_("Where the page itself does not say the same.")
    )

    def mistakes_in(self, cleaned: Any) -> dict[str, ValidationError]:
        captions = cleaned.get("captions")
        if captions and captions.file_extension.lower() not in CAPTION_KINDS:
            return {"captions": ValidationError(_("This file holds no captions. Please choose a VTT file."))}
        return {}

    def mistakes_of(self, film: Film, cleaned: Any) -> dict[str, ValidationError]:
        errors = super().mistakes_of(film, cleaned)
        sides = sorted((film.width, film.height))
        if any(side < least for side, least in zip(sides, LEAST_SIDES, strict=True)):
            size = {"width": film.width, "height": film.height}
            sentence = _("This video is too small: %(width)s × %(height)s. It needs 320 × 240 at least.") % size
            errors["video"] = ValidationError(sentence)
        elif 0 < film.frames_per_second < LEAST_FRAMES:
            number = {"number": round(film.frames_per_second)}
            sentence = _("This video has %(number)s pictures a second. Signs can be read from 25 on.") % number
            errors["video"] = ValidationError(sentence)
        return errors

    class Meta:
        icon = "view"
        label = _("Video in German Sign Language (DGS)")
        template = "content/blocks/sign_language.html"
        description = _("The page's content in German Sign Language. It always stands first on the page.")
        preview_value: dict[str, Any] = {}
