"""Tables that leave the house: no cell is ever a formula, and times are those on the clock in the hall."""

import datetime
import re
from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponseBase
from django.utils import timezone
from django.utils.functional import Promise
from wagtail.admin.views.mixins import SpreadsheetExportMixin

from content.multilingual import MultilingualText

#: What makes a spreadsheet program read a text as a formula, or cut it into two cells.
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
#: What no XLSX file may hold.
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
CHUNK = 500


def guard(value: str) -> str:
    """The text with an apostrophe before it where a spreadsheet program could run it."""
    text = CONTROLS.sub("", str(value))
    return f"'{text}" if text.startswith(DANGEROUS) or text.lstrip().startswith(DANGEROUS) else text


def for_csv(value: Any) -> Any:
    """A cell of a CSV file."""
    plain = plainly(value)
    return guard(plain) if isinstance(plain, str) else plain


def for_xlsx(value: Any) -> Any:
    """A cell of an XLSX file, where a text is marked as text; days and times stay what they are."""
    if isinstance(value, datetime.datetime) and timezone.is_aware(value):
        return timezone.make_naive(value)
    if isinstance(value, datetime.date | datetime.time):
        return value
    plain = plainly(value)
    return CONTROLS.sub("", plain) if isinstance(plain, str) else plain


def plainly(value: Any) -> Any:
    """Numbers as they are, everything else as the words that people read."""
    if value is None:
        return ""
    if isinstance(value, datetime.datetime):
        return timezone.localtime(value).strftime("%Y-%m-%d %H:%M:%S") if timezone.is_aware(value) else str(value)
    if isinstance(value, bool | MultilingualText | Promise):
        return str(value)
    if isinstance(value, int | float):
        return value
    if isinstance(value, list | tuple | set | QuerySet):
        return ", ".join(str(each) for each in value)
    return str(value)


class GuardedExport(SpreadsheetExportMixin):
    """Wagtail's list export with the guard, row by row: the table is never in memory as a whole."""

    def get_preprocess_function(self, field: str, value: Any, export_format: str) -> Any:
        return for_csv if export_format == self.FORMAT_CSV else for_xlsx

    def generate_xlsx_row(self, worksheet: Any, row_dict: Any, date_format: str | None = None) -> Iterable[Any]:
        for cell in super().generate_xlsx_row(worksheet, row_dict, date_format):
            if isinstance(cell.value, str):
                # openpyxl takes "=1" for a formula and "#N/A" for an error.
                cell.data_type = "s"
            yield cell

    def stream_csv(self, queryset: Iterable[Any]) -> Iterable[Any]:
        yield from super().stream_csv(Rows(queryset))

    def write_xlsx(self, queryset: Iterable[Any], output: Any) -> None:
        super().write_xlsx(Rows(queryset), output)


class Rows:
    """A queryset that is read in pieces."""

    def __init__(self, rows: Iterable[Any]) -> None:
        self.rows = rows
        self.model = getattr(rows, "model", None)

    def __iter__(self) -> Any:
        return self.rows.iterator(chunk_size=CHUNK) if isinstance(self.rows, QuerySet) else iter(self.rows)


class ExportedListing(GuardedExport):
    """For list views: the file is made from the filtered rows, without building the page around it."""

    def get(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self.is_export and self.list_export:
            return self.as_spreadsheet(self.get_queryset(), request.GET["export"])
        return super().get(request, *args, **kwargs)


def guard_wagtails_lists() -> None:
    """Wagtail's own lists and reports hold titles of pages and names of people: they leave as guarded as ours."""
    as_wagtail_does = SpreadsheetExportMixin.preprocess_field_value

    def preprocess(view: SpreadsheetExportMixin, field: str, value: Any, export_format: str) -> Any:
        cell = as_wagtail_does(view, field, value, export_format)
        return guard(cell) if export_format == view.FORMAT_CSV and isinstance(cell, str) else cell

    SpreadsheetExportMixin.preprocess_field_value = preprocess
