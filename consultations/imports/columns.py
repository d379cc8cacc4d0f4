"""Which column means what: usual names are found, others are named by hand."""

import re
from collections.abc import Iterable, Mapping, Sequence

from django.utils.translation import gettext as _

from .reading import Table, Unreadable

#: Meaning → usual names, the most telling first.
PROPOSAL_COLUMNS: dict[str, tuple[str, ...]] = {
    "id": ("id", "document_id", "proposal_id", "comment_id", "statement_id", "nr", "nummer", "kennung"),
    "title": ("title", "titel", "überschrift", "ueberschrift", "headline", "betreff", "name"),
    "text": ("text", "description", "beschreibung", "body", "content", "inhalt", "comment", "statement", "vorschlag"),
    "latitude": ("lat", "latitude", "breitengrad", "y"),
    "longitude": ("lon", "lng", "long", "longitude", "längengrad", "laengengrad", "x"),
    "category": ("category", "kategorie", "thema", "topic", "rubrik"),
    "author": ("author", "autor", "verfasser", "public_name"),
    "author_id": ("author_id", "autor_id", "user_id"),
    "date": ("date", "datum", "created_at", "created", "erstellt", "timestamp_ms", "timestamp", "zeit", "time"),
    "verdict": ("verdict", "moderated", "moderation", "urteil", "prüfung"),
    "url": ("url", "link", "adresse", "quelle"),
}

VOTE_COLUMNS: dict[str, tuple[str, ...]] = {
    "voter": ("voter", "voter_id", "wähler", "waehler", "user_id", "person"),
    "proposal": ("proposal", "proposal_id", "comment_id", "statement_id", "document_id", "vorschlag"),
    "value": ("value", "vote", "wert", "stimme", "rating"),
    "time": ("time", "timestamp_ms", "timestamp", "zeit", "datum", "date", "created_at"),
}

#: Short forms that may be typed on the command line.
SHORT = {"lat": "latitude", "lon": "longitude"}

YES = {"1", "yes", "ja", "true", "wahr", "x"}
NO = {"0", "no", "nein", "false", "falsch", ""}


def find_columns(table: Table, known: Mapping[str, tuple[str, ...]], named: Mapping[str, str]) -> dict[str, str]:
    """Meaning → column of this file. What was ``named`` by hand must exist; the rest is found by its usual name."""
    for meaning, column in named.items():
        if meaning not in known:
            raise Unreadable(_("“%(meaning)s” is not something that a column can mean.") % {"meaning": meaning})
        if column not in table.columns:
            raise Unreadable(
                _("The file has no column “%(column)s”. It has: %(columns)s.")
                % {"column": column, "columns": ", ".join(table.columns)}
            )
    by_usual_name = {name.strip().casefold(): name for name in table.columns}
    taken = set(named.values())
    found = dict(named)
    for meaning, names in known.items():
        if meaning in found:
            continue
        usual = [by_usual_name[name] for name in names if name in by_usual_name]
        free = [column for column in usual if column not in taken]
        if free:
            found[meaning] = free[0]
            taken.add(free[0])
    return found


def require_columns(found: Mapping[str, str], needed: Iterable[str], table: Table) -> None:
    for meaning in needed:
        if meaning not in found:
            raise Unreadable(
                _("No column looks like the %(meaning)s. Name it with --columns %(meaning)s=… There are: %(columns)s.")
                % {"meaning": meaning, "columns": ", ".join(table.columns)}
            )


def topic_columns(table: Table, taken: Iterable[str]) -> list[str]:
    """Columns that say yes or no to one topic each: nothing but yes and no in them, and at least one yes."""
    usable = [row for row in table.rows if not row.problem]
    candidates = [name for name in table.columns if name not in set(taken)]
    return [name for name in candidates if says_yes_or_no([row.cells.get(name, "") for row in usable])]


def says_yes_or_no(cells: Sequence[str]) -> bool:
    values = {cell.strip().casefold() for cell in cells}
    return bool(values & YES) and values <= YES | NO


def parse_named(pairs: Sequence[str]) -> dict[str, str]:
    """``["title=Titel"]`` → ``{"title": "Titel"}``."""
    named = {}
    for pair in pairs:
        meaning, sign, column = pair.partition("=")
        if not sign or not column:
            raise Unreadable(_("Please write --columns like this: title=Titel text=Beschreibung."))
        named[SHORT.get(meaning.strip(), meaning.strip())] = column
    return named


def without_controls(text: str) -> str:
    """The text with line breaks and tabs, but without other control characters, which databases refuse."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", "", text.replace("\r\n", "\n").replace("\r", "\n"))
