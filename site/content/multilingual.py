"""A text that exists in several language versions, in one column."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from .version_notes import NOTES, Note, as_stored, digest, from_store, notes_of


class MultilingualText(dict[str, str]):
    """Language code → text. ``str()`` gives the reader's version, or the default one where that is missing."""

    #: Language code → what is known of that version; empty where nobody has saved the text since this is noted.
    notes: Mapping[str, Note] = {}

    def is_older(self, code: str) -> bool:
        """Whether the German words have changed since this version was made."""
        note = self.notes.get(code)
        return note is not None and note.basis != digest(self.get(settings.LANGUAGE_CODE, ""))

    def is_checked(self, code: str) -> bool:
        note = self.notes.get(code)
        return note is not None and bool(note.checked_by)

    @property
    def language(self) -> str:
        """The language of what ``str()`` gives: the mark that a page must put on the passage."""
        wanted = get_language() or settings.LANGUAGE_CODE
        return next((code for code in (wanted, settings.LANGUAGE_CODE, *self) if self.get(code)), wanted)

    @property
    def foreign(self) -> str:
        """The same, empty where it is the reader's own: for words inside a sentence of the interface."""
        return "" if self.language == get_language() else self.language

    @property
    def label(self) -> "Label":
        """For the choices of a form: Django takes a mapping for a group of them."""
        label = Label(self)
        label.foreign = self.foreign
        return label

    @property
    def is_missing(self) -> bool:
        """Whether the reader's own version is missing."""
        return not self.get(get_language() or settings.LANGUAGE_CODE)

    def __str__(self) -> str:
        return self.get(self.language, "")

    def __bool__(self) -> bool:
        return any(self.values())

    def __hash__(self) -> int:  # type: ignore[override]  # Templates and forms put field values into sets.
        return hash(tuple(sorted(self.items())))


class Label(str):
    """What ``str()`` gives of a text, with the language that it is in."""

    foreign = ""


def multilingual(value: Mapping[str, str] | str | None) -> MultilingualText:
    """Wrap what the database or a caller gives; a plain string is text in the default language."""
    if isinstance(value, str):
        value = {settings.LANGUAGE_CODE: value} if value else {}
    text = MultilingualText({code: text for code, text in (value or {}).items() if text and code != NOTES})
    if isinstance(value, MultilingualText):
        text.notes = value.notes
    elif value and NOTES in value:
        text.notes = from_store(value[NOTES])
    return text


def in_column(text: MultilingualText) -> dict[str, Any]:
    return {**text, NOTES: as_stored(text.notes)} if text.notes else dict(text)


class MultilingualWidget(forms.MultiWidget):
    """One input per language version, each with its name and its ``lang``."""

    template_name = "content/widgets/multilingual.html"

    def __init__(self, multiline: bool = False, attrs: dict[str, Any] | None = None) -> None:
        base = forms.Textarea if multiline else forms.TextInput
        extra = {"rows": 3} if multiline else {}
        super().__init__(
            {
                code.replace("-", "_"): base({"lang": code, **extra})
                for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES
            },
            attrs,
        )

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        for widget, (_code, label) in zip(
            context["widget"]["subwidgets"], settings.WAGTAIL_CONTENT_LANGUAGES, strict=True
        ):
            widget["label"] = label
        return context

    def decompress(self, value: Any) -> list[str]:
        text = multilingual(value)
        return [text.get(code, "") for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]

    def id_for_label(self, id_: str) -> str:
        return f"{id_}_0" if id_ else id_


class MultilingualFormField(forms.MultiValueField):
    def __init__(self, *, multiline: bool = False, max_length: int | None = None, **kwargs: Any) -> None:
        # These come from the model field's JSON base and mean nothing here.
        for name in ("encoder", "decoder"):
            kwargs.pop(name, None)
        kwargs["widget"] = MultilingualWidget(multiline)
        fields = [
            forms.CharField(required=False, max_length=max_length) for _language in settings.WAGTAIL_CONTENT_LANGUAGES
        ]
        super().__init__(fields, require_all_fields=False, **kwargs)

    def compress(self, data_list: list[str]) -> MultilingualText:
        pairs = zip(settings.WAGTAIL_CONTENT_LANGUAGES, data_list, strict=False)
        # Browsers end lines with two signs, the database with one.
        return multilingual({code: text.replace("\r\n", "\n") for (code, _name), text in pairs if text})

    def clean(self, value: Any) -> MultilingualText:
        text = super().clean(value) or MultilingualText()
        if self.required and not text.get(settings.LANGUAGE_CODE):
            raise ValidationError(_("Please enter the German text. The other versions may follow."), code="required")
        return text

    def has_changed(self, initial: Any, data: Any) -> bool:
        return multilingual(initial) != self.compress(list(data or []))


class MultilingualTextField(models.JSONField):
    """A column for a ``MultilingualText``."""

    def __init__(self, *args: Any, multiline: bool = False, **kwargs: Any) -> None:
        self.multiline = multiline
        kwargs.setdefault("default", MultilingualText)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        if self.multiline:
            kwargs["multiline"] = True
        return name, path, args, kwargs

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> MultilingualText:
        return multilingual(super().from_db_value(value, expression, connection))

    def to_python(self, value: Any) -> MultilingualText:
        return multilingual(value)

    def get_prep_value(self, value: Any) -> Any:
        return super().get_prep_value(in_column(multilingual(value)))

    def value_to_string(self, obj: models.Model) -> Any:
        """Dumps keep what is known of the versions."""
        return in_column(multilingual(self.value_from_object(obj)))

    def save_form_data(self, instance: models.Model, data: MultilingualText) -> None:
        """A form knows the words only; what was known of those of before stays with them."""
        before = multilingual(getattr(instance, self.attname))
        data.notes = before.notes or notes_of(before, {})
        super().save_form_data(instance, data)

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        value = multilingual(super().pre_save(model_instance, add))
        # What no editor types, such as the title of a consultation, has its own way to follow.
        value.notes = notes_of(value, value.notes) if self.editable else {}
        setattr(model_instance, self.attname, value)
        return value

    def formfield(self, **kwargs: Any) -> Any:
        return models.Field.formfield(
            self, **{"form_class": MultilingualFormField, "multiline": self.multiline, **kwargs}
        )
