"""Short texts beside what they are about, ready to show in the reader's version; in German only the originals."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.multilingual import MultilingualText
from content.versions import active_language
from design.dates import say_day

from ..answers.models import Answer, StatusEntry
from ..proposals.models import Proposal
from .models import ShortText

#: What stands at a text that is in another version than the reader's.
IS_ORIGINAL = gettext_lazy("This text is in its original language.")


def version_to_read() -> str:
    """The version whose short texts readers see; empty in the default one, in which most originals are."""
    active = active_language()
    return "" if active == settings.LANGUAGE_CODE else active


def versions_to_write() -> list[tuple[str, str]]:
    """Code and name of each version that has short texts."""
    return [(code, str(name)) for code, name in settings.WAGTAIL_CONTENT_LANGUAGES if code != settings.LANGUAGE_CODE]


@dataclass(frozen=True)
class Shorts:
    """The short texts of some things in the reader's version, by the things' ids."""

    of_proposals: dict[int, dict[str, Any]]
    of_answers: dict[int, dict[str, Any]]
    of_steps: dict[int, dict[str, Any]]


NONE = Shorts({}, {}, {})


def shorts_of(
    proposals: Iterable[Proposal] = (), answers: Iterable[Answer] = (), steps: Iterable[StatusEntry] = ()
) -> Shorts:
    """The public short texts of these, in one query; in the default version in none."""
    version = version_to_read()
    asked = {
        "proposal": [each.pk for each in proposals],
        "answer": [each.pk for each in answers],
        "status_entry": [each.pk for each in steps],
    }
    if not version or not any(asked.values()):
        return NONE
    about = Q(pk__in=())
    for name, ids in asked.items():
        about |= Q(**{f"{name}__in": ids})
    rows = list(ShortText.objects.shown().in_version(version).filter(about).with_originals())
    found: dict[str, dict[int, dict[str, Any]]] = {name: {} for name in asked}
    for row in rows:
        name = next(name for name in asked if getattr(row, f"{name}_id"))
        found[name][getattr(row, f"{name}_id")] = as_shown(row)
    return Shorts(found["proposal"], found["answer"], found["status_entry"])


def as_shown(short: ShortText) -> dict[str, Any]:
    """What ``{% short_text %}`` takes. ``since`` is set where the original has changed after it was made."""
    since = short.original_since if short.is_older else None
    return {"text": short.text, "note": say_origin(short), "since": since, "lang": short.version}


def say_origin(short: ShortText) -> str:
    """Who wrote it, and who has checked it."""
    if short.checked_on is None:
        return _("Our staff have written this short text. Nobody has checked it yet.")
    words = {"checked_by": short.checked_by, "day": say_day(short.checked_on)}
    return _("Our staff have written this short text. It was checked by: %(checked_by)s, %(day)s.") % words


def mark_of(language: str) -> Promise | str:
    """What stands at an original in this language where there is no short text; nothing where readers can read it."""
    version = version_to_read()
    return IS_ORIGINAL if version and language != version else ""


def mark_of_words(words: MultilingualText) -> Promise | str:
    """The same for words of the office, which may exist in several versions."""
    return mark_of(words.language) if words else ""
