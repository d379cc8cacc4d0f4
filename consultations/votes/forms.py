"""What comes in from the pages on which people vote."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from .models import Candidacy

NOTHING_CHOSEN = _("Please press one of the buttons.")


class MarkForm(forms.Form):
    """One vote for one proposal: a value to give, or the one given before to take back."""

    value = forms.IntegerField(required=False)
    take_back = forms.BooleanField(required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("value") is None and not cleaned.get("take_back"):
            raise ValidationError(NOTHING_CHOSEN, code="nothing_chosen")
        return cleaned


class BallotForm(forms.Form):
    """One button of the ballot: a candidacy that gets a vote, or one that loses it."""

    give = forms.ModelChoiceField(Candidacy.objects.none(), required=False)
    take_back = forms.ModelChoiceField(Candidacy.objects.none(), required=False)

    def __init__(self, *args: Any, candidacies: QuerySet[Candidacy], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("give", "take_back"):
            self.fields[name].queryset = candidacies  # type: ignore[attr-defined]  # A model choice field.

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if bool(cleaned.get("give")) == bool(cleaned.get("take_back")):
            raise ValidationError(NOTHING_CHOSEN, code="nothing_chosen")
        return cleaned
