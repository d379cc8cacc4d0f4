"""What is known of the versions of one text: which German words each says, and who has checked it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from typing import Any

from django.conf import settings

#: Among the versions in the column: no language has this code.
NOTES = "#"


@dataclass(frozen=True)
class Note:
    """``words`` and ``basis`` are digests: of what this version says, and of the German words that it was made from."""

    words: str
    basis: str
    checked_by: str = ""
    checked_on: str = ""

    @property
    def checked_day(self) -> date | None:
        return date.fromisoformat(self.checked_on) if self.checked_on else None

    def checked(self, by: str, on: date) -> "Note":
        return replace(self, checked_by=by, checked_on=on.isoformat())


def digest(words: str) -> str:
    return sha256(words.encode(errors="replace")).hexdigest()[:16]


def notes_of(text: Mapping[str, str], known: Mapping[str, Note]) -> dict[str, Note]:
    """A version whose words are those of before keeps its note. A new one says what the German text says now."""
    german = digest(text.get(settings.LANGUAGE_CODE, ""))
    notes = {}
    for code, words in text.items():
        if code != settings.LANGUAGE_CODE:
            note, own = known.get(code), digest(words)
            notes[code] = note if note and note.words == own else Note(own, german)
    return notes


def as_stored(notes: Mapping[str, Note]) -> dict[str, list[str]]:
    return {code: [note.words, note.basis, note.checked_by, note.checked_on] for code, note in notes.items()}


def from_store(stored: Any) -> dict[str, Note]:
    return {code: Note(*parts) for code, parts in (stored or {}).items()}
