"""Open data as files."""

import csv
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.cache import cache
from django.utils import timezone, translation
from django.utils.translation import get_language

from content import page_cache

from ..models import Consultation
from .guard import for_csv, for_xlsx
from .rows import Dataset

if TYPE_CHECKING:
    from openpyxl.cell import WriteOnlyCell

KEPT_SECONDS = 600


class Echo:
    """Gives back what the writer writes, so that each line can leave at once."""

    def write(self, line: str) -> bytes:
        return line.encode()


def csv_lines(dataset: Dataset, consultation: Consultation) -> Iterator[bytes]:
    """Line by line, in the language version that was active when the file was asked for."""
    return _lines(dataset, consultation, get_language() or settings.LANGUAGE_CODE)


def _lines(dataset: Dataset, consultation: Consultation, language: str) -> Iterator[bytes]:
    writer = csv.DictWriter(Echo(), fieldnames=dataset.columns)
    yield writer.writerow(dict(zip(dataset.columns, dataset.columns, strict=True)))
    with translation.override(language):
        for row in dataset.rows(consultation):
            yield writer.writerow({name: for_csv(value) for name, value in row.items()})


def xlsx_file(dataset: Dataset, consultation: Consultation) -> bytes:
    """The whole workbook. Making it takes seconds for thousands of rows, so it is kept until something changes."""
    key = f"open-data:{page_cache.version()}:{consultation.pk}:{dataset.name}:{_shown(consultation)}:{get_language()}"
    return cache.get(key) or _kept(key, _workbook(dataset, consultation))


def _shown(consultation: Consultation) -> str:
    """Which numbers are public at this moment: that changes by itself when a phase begins or ends."""
    now = timezone.now()
    phases = [phase for phase in consultation.timeline if phase.use]
    return "-".join(f"{phase.pk}.{phase.starts <= now:d}.{phase.shows_numbers(now):d}" for phase in phases)


def _kept(key: str, content: bytes) -> bytes:
    cache.set(key, content, KEPT_SECONDS)
    return content


def _workbook(dataset: Dataset, consultation: Consultation) -> bytes:
    # Brings numpy along where that is installed: 20 MB that workers need not carry before somebody asks for a table.
    from openpyxl import Workbook

    workbook = Workbook(write_only=True, iso_dates=True)
    sheet = workbook.create_sheet(title=dataset.name)
    sheet.append(list(dataset.columns))
    for row in dataset.rows(consultation):
        sheet.append([_cell(sheet, value) for value in row.values()])
    output = BytesIO()
    workbook.save(output)
    return output.getvalue()


def _cell(sheet: object, value: object) -> "WriteOnlyCell":
    plain = for_xlsx(value)
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet, plain)
    if isinstance(plain, str):
        cell.data_type = "s"
    return cell
