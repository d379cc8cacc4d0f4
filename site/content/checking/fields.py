"""The German words of a form that is no page's: inputs of one language version each, and the words of the menu."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.forms import BaseForm, Field, Textarea
from wagtail.blocks.base import BlockField

from content.multilingual import MultilingualFormField
from content.navigation import LabelBlock, MenuBlock, label_of
from content.publishing.walking import pieces

from .asking import level_in
from .passages import Passage

#: The level of a version, with words that follow its rules.
Text = tuple[str, list[Passage]]


def is_menu(field: Field) -> bool:
    return isinstance(field, BlockField) and isinstance(field.block, MenuBlock)


def fields_of(form: BaseForm) -> Iterator[tuple[BaseForm, str, Field]]:
    """What holds words in several versions, in the form and in its rows."""
    for name, field in form.fields.items():
        if isinstance(field, MultilingualFormField) or is_menu(field):
            yield form, name, field
    for rows in getattr(form, "formsets", {}).values():
        for row in rows.forms:
            yield from fields_of(row)


def texts_of(form: BaseForm) -> Iterator[Text]:
    for owner, name, field in fields_of(form):
        yield from texts_of_menu(owner[name].value()) if is_menu(field) else texts_of_field(owner[name])


def texts_of_field(bound: Any) -> Iterator[Text]:
    value, widget = bound.value(), bound.field.widget
    # What was typed is a list already, one text for each version.
    texts = value if isinstance(value, list) else widget.decompress(value)
    versions = zip(settings.WAGTAIL_CONTENT_LANGUAGES, texts, widget.widgets, strict=True)
    for nth, ((code, version), text, kind) in enumerate(versions):
        if level_in(code) and text and text.strip():
            where = {"place": f"{bound.label}: {version}", "anchor": f"{bound.auto_id}_{nth}"}
            yield code, [Passage(text.strip(), is_line=not isinstance(kind, Textarea), **where)]


def texts_of_menu(entries: Any) -> Iterator[Text]:
    for piece in pieces(entries):
        if isinstance(piece.block, LabelBlock):
            words = label_of(piece.value or {})
            for code, version in settings.WAGTAIL_CONTENT_LANGUAGES:
                if level_in(code) and words.get(code):
                    yield code, [Passage(words[code], f"{piece.place}: {version}", piece.anchor, is_line=True)]
