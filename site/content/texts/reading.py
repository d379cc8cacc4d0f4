"""What readers learn of it: that the German text is newer than the version that they read, and who has checked it."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import NamedTuple

from django.conf import settings
from django.http import HttpRequest
from wagtail.models import Page

from content.versions import Memory, active_language

from .models import TextState
from .passages import digest_of, passages_of


class Newer(NamedTuple):
    """The German page, and since when it says something else."""

    url: str
    since: datetime | None


def newer_german(page: Page, versions: Mapping[str, Page]) -> Newer | None:
    """The German page, where it has changed since this version was made or brought up to date. No query."""
    code = active_language()
    german = versions.get(settings.LANGUAGE_CODE)
    own = versions.get(code)
    if code == settings.LANGUAGE_CODE or german is None or own is None or own.pk != page.pk:
        return None
    state, leading = getattr(own, "text_state", None), getattr(german, "text_state", None)
    if state is None or leading is None or not state.is_older_than(leading):
        return None
    return Newer(german.get_url(Memory()) or "", leading.changed_at)


class Checked(NamedTuple):
    """Who has read these words, and when."""

    by: str
    on: date | None


def checked_text(page: Page, versions: Mapping[str, Page], request: HttpRequest) -> Checked | None:
    """Who has checked the words of this page; None where nobody has, or where they have changed since. No query."""
    own = next((each for each in versions.values() if each.pk == page.pk), None)
    state: TextState | None = getattr(own, "text_state", None)
    if state is None or not state.checked_by:
        return None
    if getattr(request, "is_preview", False) and digest_of(passages_of(page)) != state.digest:
        return None
    return Checked(state.checked_by, state.checked_on)
