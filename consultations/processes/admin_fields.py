"""Form fields for the columns of a phase that are lists."""

import json
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..actions import OPENED_BY_PHASES, Action


class OpensField(forms.MultipleChoiceField):
    """What people may do in a phase, as boxes to tick."""

    def __init__(self, **kwargs: Any) -> None:
        choices = [(each.value, Action(each).label) for each in OPENED_BY_PHASES]
        super().__init__(choices=choices, widget=forms.CheckboxSelectMultiple, required=False, **kwargs)


class ValuesField(forms.ChoiceField):
    """The values that a mark can have, by what they mean to people."""

    KNOWN = (
        ([1], _("one: chosen or not chosen")),
        ([-1, 0, 1], _("three: against, neutral, in favour")),
        ([-1, 1], _("two: against, in favour")),
    )

    def __init__(self, **kwargs: Any) -> None:
        choices = [(json.dumps(values), label) for values, label in self.KNOWN]
        super().__init__(choices=choices, required=False, **kwargs)

    def also_allow(self, values: list[int]) -> None:
        """Imported votes may have values of their own; saving must not change them."""
        if all(values != known for known, _label in self.KNOWN):
            self.choices = [*self.choices, (json.dumps(values), ", ".join(str(value) for value in values))]  # type: ignore[misc]  # A list, as set above.

    def prepare_value(self, value: Any) -> Any:
        return json.dumps(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> list[int]:
        return json.loads(super().clean(value) or "[1]")

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data or "[1]")
