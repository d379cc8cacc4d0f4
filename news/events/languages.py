"""The languages in which people can follow an event."""

from typing import Any

from django import forms
from django.db import models
from django.utils.translation import get_language_info

LANGUAGES = ("de", "de-simple", "en", "tr", "ar", "fa", "uk", "ru", "pl", "it", "el", "es", "fr", "ro")


def name_of(code: str) -> str:
    """What the language is called in the reader's language; a code that nobody knows is shown as it is."""
    try:
        return str(get_language_info(code)["name_translated"])
    except KeyError:
        return code


def choices() -> list[tuple[str, str]]:
    return [(code, name_of(code)) for code in LANGUAGES]


class LanguagesField(models.JSONField):
    """A list of language codes, as boxes to tick."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"default": list, "blank": True, **kwargs})

    def formfield(self, **kwargs: Any) -> Any:
        return models.Field.formfield(self, **{"form_class": LanguagesFormField, **kwargs})


class LanguagesFormField(forms.MultipleChoiceField):
    def __init__(self, **kwargs: Any) -> None:
        for name in ("encoder", "decoder"):
            kwargs.pop(name, None)
        super().__init__(**{**kwargs, "choices": choices, "widget": forms.CheckboxSelectMultiple})
