"""Files that are text: plain, tables, calendars, captions."""

import json
import re

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.utils.translation import gettext_lazy as _

# Line ends, tabs and form feeds belong to texts; other control characters do not.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
MARKUP = re.compile(r"\s*<[!?/a-z]|<(script|html|svg|iframe|object|embed)\b", re.IGNORECASE)


def require_text(upload: File) -> None:
    text_of(upload)


def text_of(upload: File) -> str:
    """The whole text; raises ValidationError where it is none, or a web page."""
    try:
        text = bytes(upload.read()).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValidationError(_("This file is no text that we can read. Please save it as UTF-8.")) from error
    if CONTROL.search(text):
        raise ValidationError(_("This file is called a text but is none."))
    if MARKUP.match(text) or MARKUP.search(text):
        raise ValidationError(_("This file holds a web page. Please save it as plain text, or make it a page here."))
    return text


def require_json(upload: File) -> None:
    try:
        json.loads(text_of(upload))
    except (ValueError, RecursionError) as error:
        raise ValidationError(_("This file is called JSON but is none.")) from error


def require_calendar(upload: File) -> None:
    if not text_of(upload).lstrip().upper().startswith("BEGIN:VCALENDAR"):
        raise ValidationError(_("This file is called a calendar but is none."))


def require_captions(upload: File) -> None:
    text = text_of(upload)
    if not text.startswith("WEBVTT") or "-->" not in text:
        raise ValidationError(_("This file holds no captions. Please save them as WebVTT."))
