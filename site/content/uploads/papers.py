"""PDF."""

import re

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.utils.translation import gettext_lazy as _

# What makes a reader do something by itself, as far as it stands in the file uncompressed.
ACTIVE = re.compile(rb"/(JavaScript|Launch)\b")
# Some programs write a few empty lines after the end.
TAIL = 2048


def require_pdf(upload: File) -> None:
    content = upload.read()
    if not content.startswith(b"%PDF-"):
        raise ValidationError(_("This file is called PDF but is none."))
    if b"%%EOF" not in content[-TAIL:]:
        raise ValidationError(_("This PDF breaks off before its end. Please save it once more."))
    if ACTIVE.search(content):
        raise ValidationError(_("There is a program in this PDF. Please save it without (no JavaScript)."))
