"""Videos, by how they begin; one that says where it was taken is refused, for we cannot take that out of it."""

import re
from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.utils.translation import gettext_lazy as _

# A place as cameras write it, such as +51.2562+007.1508/, after the name of its field.
PLACE = re.compile(rb"\xa9xyz.{4}[+-]\d\d|com\.apple\.quicktime\.location", re.DOTALL)
PIECE = 4 * 1024 * 1024
# Longer than anything that PLACE finds.
OVERLAP = 64


def require_mp4(upload: File) -> None:
    head = upload.read(12)
    if head[4:8] != b"ftyp" or head[8:12] == b"qt  ":
        raise ValidationError(_("This file is called MP4 but is none. Please save the video as MP4 (H.264)."))
    require_no_place(upload)


def require_webm(upload: File) -> None:
    head = upload.read(64)
    if not head.startswith(b"\x1aE\xdf\xa3") or b"webm" not in head:
        raise ValidationError(_("This file is called WebM but is none."))
    require_no_place(upload)


def require_no_place(upload: File) -> None:
    if any(PLACE.search(piece) for piece in pieces(upload)):
        raise ValidationError(_("The video tells where it was taken. Please save it without the place."))


def pieces(upload: File) -> Iterator[bytes]:
    """The file in pieces that overlap a little, so that nothing hides at a border."""
    upload.seek(0)
    rest = b""
    while piece := upload.read(PIECE):
        yield rest + piece
        rest = piece[-OVERLAP:]
