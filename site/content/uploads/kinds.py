"""The kinds of files for downloads: how each is recognised by its content, and how large it may be."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.utils.translation import gettext_lazy as _

from content.uploads import archives, films, papers, pictures, sounds, texts
from content.uploads.sizes import require_size

MB = 1024 * 1024


@dataclass(frozen=True)
class Kind:
    """``check`` raises ValidationError with a sentence where the content is not what the name says."""

    check: Callable[[File], None]
    most_bytes: int


PICTURE = Kind(pictures.clean_picture, pictures.MOST_BYTES)
PLAIN = Kind(texts.require_text, 5 * MB)

KINDS = {
    "csv": PLAIN,
    "docx": Kind(archives.office_check("wordprocessingml.document.main+xml"), 30 * MB),
    "ics": Kind(texts.require_calendar, 5 * MB),
    "jpeg": PICTURE,
    "jpg": PICTURE,
    "json": Kind(texts.require_json, 5 * MB),
    "m4a": Kind(sounds.require_m4a, 100 * MB),
    "mp3": Kind(sounds.require_mp3, 100 * MB),
    "mp4": Kind(films.require_mp4, 300 * MB),
    "odp": Kind(archives.open_document_check("presentation"), 30 * MB),
    "ods": Kind(archives.open_document_check("spreadsheet"), 30 * MB),
    "odt": Kind(archives.open_document_check("text"), 30 * MB),
    "pdf": Kind(papers.require_pdf, 30 * MB),
    "png": PICTURE,
    "pptx": Kind(archives.office_check("presentationml.presentation.main+xml"), 30 * MB),
    "txt": PLAIN,
    "vtt": Kind(texts.require_captions, 5 * MB),
    "webm": Kind(films.require_webm, 300 * MB),
    "webp": PICTURE,
    "xlsx": Kind(archives.office_check("spreadsheetml.sheet.main+xml"), 30 * MB),
    "zip": Kind(archives.require_zip, 30 * MB),
}


def check_document(upload: File) -> None:
    """Take a file only where its content is what its name says; raises ValidationError with a sentence."""
    extension = PurePath(upload.name or "").suffix.lower().removeprefix(".")
    kind = KINDS.get(extension)
    if kind is None:
        sentence = _("Files of this kind cannot be uploaded. Possible are: %(kinds)s.")
        raise ValidationError(sentence % {"kinds": ", ".join(KINDS)})
    require_size(upload, kind.most_bytes)
    upload.seek(0)
    kind.check(upload)
    upload.seek(0)
