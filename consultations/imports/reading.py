"""Reading what another system gave: CSV or JSON Lines, row by row, without guessing."""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from django.utils.translation import gettext as _

DELIMITERS = ",;\t|"
LONGEST_CELL = 10_000_000


class Unreadable(Exception):
    """The file as a whole cannot be read; the message says how to mend it."""


@dataclass(frozen=True)
class Row:
    """One record. ``number`` counts from 1, the header not included; ``problem`` is set where it cannot be used."""

    number: int
    cells: dict[str, str] = field(default_factory=dict)
    problem: str = ""


@dataclass(frozen=True)
class Table:
    columns: tuple[str, ...]
    rows: list[Row]


def read_table(path: Path) -> Table:
    """Read the whole file; raises ``Unreadable``."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return read_json_lines(file) if is_json_lines(path, file) else read_csv(file)
    except UnicodeDecodeError as error:
        raise Unreadable(
            _("The file is not in UTF-8 (byte %(at)s). Please save it again as “CSV UTF-8”.") % {"at": error.start}
        ) from None
    except OSError as error:
        raise Unreadable(_("The file cannot be opened: %(why)s.") % {"why": error.strerror}) from None


def is_json_lines(path: Path, file: TextIO) -> bool:
    start = file.read(2000).lstrip()
    file.seek(0)
    return path.suffix.lower() in (".jsonl", ".ndjson", ".json") or start.startswith("{")


def read_json_lines(file: TextIO) -> Table:
    # Python's own idea of a line would also split at U+2028 inside a text.
    lines = (line for line in file.read().split("\n") if line.strip())
    rows = [json_row(number, line) for number, line in enumerate(lines, start=1)]
    columns = dict.fromkeys(name for row in rows for name in row.cells)
    return Table(tuple(columns), rows)


def json_row(number: int, line: str) -> Row:
    try:
        record = json.loads(line)
    except ValueError:
        return Row(number, problem=_("The line is not valid JSON."))
    if not isinstance(record, dict):
        return Row(number, problem=_("The line is not a JSON object."))
    return Row(number, {str(name): as_text(value) for name, value in record.items()})


def as_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def read_csv(file: TextIO) -> Table:
    csv.field_size_limit(LONGEST_CELL)
    header_line = file.readline()
    if not header_line.strip():
        raise Unreadable(_("The file is empty. Its first line must name the columns."))
    file.seek(0)
    delimiter = max(DELIMITERS, key=header_line.count)
    # Strict: a quotation mark that is never closed would otherwise swallow all rows behind it without a word.
    reader = csv.reader(file, delimiter=delimiter, strict=True)
    header = tuple(name.strip() for name in next(reader))
    if len(set(header)) < len(header):
        raise Unreadable(_("Two columns have the same name. Please give each its own."))
    return Table(header, list(csv_rows(reader, header)))


def csv_rows(reader: Iterator[list[str]], header: tuple[str, ...]) -> Iterator[Row]:
    number = 0
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            number += 1
            yield Row(number, problem=_("The row cannot be read: %(why)s.") % {"why": error})
            continue
        if not cells:
            continue
        number += 1
        if len(cells) > len(header):
            yield Row(number, problem=_("The row has more cells than the header has columns."))
            continue
        yield Row(number, dict(zip(header, [*cells, *[""] * (len(header) - len(cells))], strict=True)))
