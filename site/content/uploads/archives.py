"""What lies in a zip archive: office files, and bundles of files."""

from collections.abc import Callable
from pathlib import PurePath
from zipfile import ZipFile

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.utils.translation import gettext_lazy as _

MOST_MEMBERS = 3000
# So much may come out of an archive.
MOST_UNPACKED = 200 * 1024 * 1024
# A list of contents is short; this much of it is read.
MOST_OF_A_LIST = 1024 * 1024
# Parts of office files that run.
ACTIVE = ("vbaproject", "activex", "basic/", "scripts/")
BUNDLED = {
    *("csv", "docx", "geojson", "gpkg", "ics", "jpeg", "jpg", "json", "odp", "ods", "odt", "pdf", "png", "pptx"),
    *("dbf", "prj", "shp", "shx", "tif", "tiff", "txt", "vtt", "webp", "xlsx", "xml"),
}


def office_check(main_part: str) -> Callable[[File], None]:
    """A check for Microsoft's formats, by the kind of their main part."""

    def check(upload: File) -> None:
        with opened(upload) as archive:
            kinds = member(archive, "[Content_Types].xml").decode("utf-8", "replace")
            require_no_program(archive)
            if "macroenabled" in kinds.lower():
                raise_program()
            if main_part not in kinds:
                raise_other_kind()

    return check


def open_document_check(kind: str) -> Callable[[File], None]:
    """A check for the OpenDocument formats, which name their kind themselves."""

    def check(upload: File) -> None:
        with opened(upload) as archive:
            require_no_program(archive)
            if member(archive, "mimetype") != f"application/vnd.oasis.opendocument.{kind}".encode():
                raise_other_kind()

    return check


def require_zip(upload: File) -> None:
    """A bundle of files of known kinds, and of no further bundles."""
    with opened(upload) as archive:
        files = [name for name in archive.namelist() if not name.endswith("/")]
        foreign = [name for name in files if PurePath(name).suffix.lower().removeprefix(".") not in BUNDLED]
        if foreign or not files:
            sentence = _(
                "A bundle may hold documents, tables, pictures and maps only. This does not belong in it: %(name)s"
            )
            raise ValidationError(sentence % {"name": (foreign or ["–"])[0][:100]})


def opened(upload: File) -> ZipFile:
    """The archive, once all of it was unpacked for a try and nothing in it surprised."""
    try:
        if upload.read(4) != b"PK\x03\x04":
            raise_other_kind()
        archive = ZipFile(upload)
        require_small(archive)
        damaged = archive.testzip()
    except ValidationError:
        raise
    except Exception as error:  # The reader raises whatever it stumbles over.
        raise ValidationError(_("This file is damaged. Please save it once more.")) from error
    if damaged:
        raise ValidationError(_("This file is damaged. Please save it once more."))
    return archive


def require_small(archive: ZipFile) -> None:
    """Asked before anything is unpacked. A member gives no more than its entry says: what lies gets no further."""
    members = archive.infolist()
    if any(each.flag_bits & 1 for each in members):
        raise ValidationError(_("This file is locked with a password. Please save it without."))
    if len(members) > MOST_MEMBERS or sum(each.file_size for each in members) > MOST_UNPACKED:
        raise ValidationError(_("Unpacked, this file would be far too large."))
    if any(is_elsewhere(each.filename) for each in members):
        raise ValidationError(_("There are files in it that would be unpacked in another place. Please pack it anew."))


def is_elsewhere(name: str) -> bool:
    return name.startswith(("/", "\\")) or ".." in PurePath(name.replace("\\", "/")).parts or ":" in name


def require_no_program(archive: ZipFile) -> None:
    if any(active in name.lower() for name in archive.namelist() for active in ACTIVE):
        raise_program()


def member(archive: ZipFile, name: str) -> bytes:
    try:
        with archive.open(name) as file:
            return file.read(MOST_OF_A_LIST)
    except KeyError:
        raise_other_kind()
        raise


def raise_program() -> None:
    raise ValidationError(_("There are macros in this file. Please save it without."))


def raise_other_kind() -> None:
    raise ValidationError(_("This file is not what its name says."))
