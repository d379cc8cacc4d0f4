"""Pictures are written anew: the right way up, without place, time and camera, and without what was hidden in them."""

import re
from io import BytesIO
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps
from wagtail.images.fields import WagtailImageField

from content.uploads.sizes import require_size

# What a JPEG of many phones calls itself: it holds a second picture, which nobody sees.
JPEG_WITH_MORE = "MPO"
FORMATS = ("JPEG", "PNG", "WEBP")
MOST_BYTES = 15 * 1024 * 1024
MOST_PIXELS = 60_000_000
# More than the largest screen shows: what lies above would only be stored.
LONGEST_EDGE = 3200
QUALITY = 88
DRAWING = re.compile(rb"\s*(<\?xml|<!--|<!doctype svg|<svg)", re.IGNORECASE)
LONGEST_HEAD = 1024


class PictureField(WagtailImageField):
    """Takes pictures only, and takes them clean."""

    def to_python(self, data: Any) -> Any:
        if isinstance(data, UploadedFile):
            clean_picture(data)
        return super().to_python(data)


def clean_picture(upload: File) -> None:
    """Replace the upload by a clean picture of the same format; raises ValidationError with a sentence."""
    require_size(upload, MOST_BYTES)
    require_no_drawing(upload)
    try:
        image = Image.open(upload, formats=FORMATS)
        require_still(image)
        require_pixels(*image.size)
        content = written_anew(image)
    except ValidationError:
        raise
    except Image.DecompressionBombError as error:
        raise ValidationError(_("This picture is too large. Please make it smaller first.")) from error
    except Exception as error:  # Pillow's readers raise whatever they stumble over.
        raise ValidationError(
            _("This file is no picture that we can read, or it is damaged. Please take a JPEG, PNG or WebP file.")
        ) from error
    replace_content(upload, content)


def require_no_drawing(upload: File) -> None:
    """No SVG, by content: it is a web page in itself, and nothing takes all programs out of it for certain."""
    upload.seek(0)
    if DRAWING.match(upload.read(LONGEST_HEAD)):
        raise ValidationError(
            _("SVG drawings cannot be uploaded, because programs can hide in them. Please save it as PNG.")
        )
    upload.seek(0)


def require_still(image: Image.Image) -> None:
    if image.format != JPEG_WITH_MORE and getattr(image, "n_frames", 1) > 1:
        raise ValidationError(_("This picture moves. Please take a still picture, or a video that one can stop."))


def require_pixels(width: int, height: int) -> None:
    if width * height > MOST_PIXELS:
        sentence = _("This picture is too large: %(width)s × %(height)s points. Please make it smaller first.")
        raise ValidationError(sentence % {"width": width, "height": height})


def written_anew(image: Image.Image) -> bytes:
    """The same picture from its points alone; of what was written beside them only the colours' profile is kept."""
    form = "JPEG" if image.format == JPEG_WITH_MORE else str(image.format)
    profile = image.info.get("icc_profile")
    if form == "JPEG":
        # Decodes a large one in a smaller size from the start.
        image.draft(None, (LONGEST_EDGE, LONGEST_EDGE))
    image = ImageOps.exif_transpose(image)
    image = image.convert(mode_for(image, form))
    image.thumbnail((LONGEST_EDGE, LONGEST_EDGE), reducing_gap=2.0)
    image.info = {}
    options: dict[str, Any] = {"quality": QUALITY} if form in {"JPEG", "WEBP"} else {}
    if profile and image.mode != "L":
        options["icc_profile"] = profile
    written = BytesIO()
    image.save(written, form, optimize=True, **options)
    return written.getvalue()


def mode_for(image: Image.Image, form: str) -> str:
    """Colours as every browser shows them, transparent where the picture was."""
    if form != "JPEG" and image.has_transparency_data:
        return "RGBA"
    return "L" if image.mode in {"1", "L"} else "RGB"


def replace_content(upload: File, content: bytes) -> None:
    """Write ``content`` where the upload lies, in memory or in a temporary file."""
    upload.seek(0)
    upload.truncate()
    upload.write(content)
    upload.seek(0)
    upload.size = len(content)
