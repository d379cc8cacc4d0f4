"""Tables that say which of their cells are headers."""

from hashlib import sha256
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.contrib.typed_table_block.blocks import TypedTable, TypedTableBlock
from wagtail_localize.segments import StringSegmentValue

from content.blocks.texts import TEXTS

COLUMNS, ROWS, BOTH = "columns", "rows", "both"


class CellsBlock(TypedTableBlock):
    """The cells: words, or numbers. Translators get each text with a word in it once, wherever it stands."""

    text = blocks.TextBlock(label=_("Words"), required=False, default="", rows=1)
    number = blocks.CharBlock(label=_("Numbers"), required=False, default="", max_length=50)

    def get_translatable_segments(self, table: TypedTable) -> list[StringSegmentValue]:
        return [StringSegmentValue(key_of(text), text) for text in dict.fromkeys(texts(table)) if has_words(text)]

    def restore_translated_segments(self, table: TypedTable, segments: list[StringSegmentValue]) -> TypedTable:
        translated = {segment.path: segment.render_text() for segment in segments}

        def translate(text: str) -> str:
            return translated.get(key_of(text), text)

        return TypedTable(
            columns=[{**column, "heading": translate(column["heading"])} for column in table.columns],
            row_data=[{"values": [translate(text or "") for text in row["values"]]} for row in table.row_data],
            caption=translate(table.caption),
        )


def texts(table: TypedTable) -> list[str]:
    """All texts of a table: caption, headings, cells."""
    headings = [column["heading"] for column in table.columns]
    return [table.caption, *headings, *(text or "" for row in table.row_data for text in row["values"])]


def has_words(text: str) -> bool:
    return any(sign.isalpha() for sign in text)


def key_of(text: str) -> str:
    """What a text is known by: the words themselves, so that a new row leaves the other translations where they are."""
    return sha256(text.encode()).hexdigest()[:16]


class TableBlock(blocks.StructBlock):
    """A table, with its header cells marked and its name above it."""

    headers = blocks.ChoiceBlock(
        label=_("Headers"),
        choices=[
            (COLUMNS, _("The first line names the columns")),
            (ROWS, _("The first column names the rows")),
            (BOTH, _("Both")),
        ],
        default=COLUMNS,
        help_text=_("Screen readers say the header with each cell."),
    )
    table = CellsBlock(label=_("Table"))

    class Meta:
        icon = "table"
        label = _("Table")
        template = "content/blocks/table.html"
        group = TEXTS
        description = _("Numbers or words that one compares. For a few facts with names, take the block of facts.")

        @staticmethod
        def preview_value() -> dict[str, Any]:
            rows = ((gettext("Proposals"), "156"), (gettext("Comments"), "40"))
            columns = (("text", gettext("What")), ("number", gettext("How many")))
            return {
                "headers": BOTH,
                "table": {
                    "caption": gettext("Taking part in numbers"),
                    "columns": [{"type": kind, "heading": heading} for kind, heading in columns],
                    "rows": [{"values": list(row)} for row in rows],
                },
            }

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if mistakes := mistakes_in(cleaned["table"], cleaned["headers"]):
            raise StructBlockValidationError(block_errors={"table": ValidationError(mistakes)})
        return cleaned

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context)
        context["has_column_headers"] = value["headers"] != ROWS
        context["has_row_headers"] = value["headers"] != COLUMNS
        return context


def mistakes_in(table: TypedTable, headers: str) -> list[Any]:
    """What a screen reader could not make sense of; a sentence for each."""
    named = [bool(column["heading"].strip()) for column in table.columns]
    mistakes: list[Any] = []
    if not table.caption.strip():
        mistakes.append(_("Please write what the table is about into the field above it (caption)."))
    if not table.columns or not table.row_data:
        mistakes.append(_("Please add at least one column and one row."))
    # Where the first column names the rows, the corner above it may stay empty.
    if headers != ROWS and not all(named[1:] if headers == BOTH else named):
        mistakes.append(_("Please give each column a heading."))
    if headers != COLUMNS and any(not (row["values"][0] or "").strip() for row in table.row_data):
        mistakes.append(_("Please name each row in its first cell."))
    return mistakes
