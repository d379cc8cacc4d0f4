"""Recordings, by how they begin."""

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.utils.translation import gettext_lazy as _

from content.uploads.films import require_no_place

# What programs write first into an MPEG-4 file that holds sound.
BRANDS = {b"M4A ", b"M4B ", b"isom", b"iso2", b"mp41", b"mp42", b"dash"}


def require_mp3(upload: File) -> None:
    head = upload.read(3)
    # Facts about the piece stand before it, or the sound begins at once (MPEG 1 or 2, layer III).
    if head != b"ID3" and not (len(head) == 3 and head[0] == 0xFF and head[1] & 0xE6 == 0xE2):
        raise ValidationError(_("This file is called MP3 but is none."))


def require_m4a(upload: File) -> None:
    head = upload.read(12)
    if head[4:8] != b"ftyp" or head[8:12] not in BRANDS:
        raise ValidationError(_("This file is called M4A but is none."))
    require_no_place(upload)
