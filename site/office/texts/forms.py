from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from content.texts.models import ReadingGroup, Verdict

from .reading import Reading

LONGEST_REMARK = 500


class ReadingForm(forms.Form):
    """Which group has read a text, and when."""

    group = forms.ModelChoiceField(
        ReadingGroup.objects.all(),
        label=_("Which group has read the text?"),
        empty_label=_("Please choose"),
        error_messages={"required": _("Please choose the group.")},
    )
    read_on = forms.DateField(
        label=_("On which day?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Please enter the day.")},
    )

    def clean_read_on(self) -> Any:
        day = self.cleaned_data["read_on"]
        if day > timezone.localdate():
            raise ValidationError(_("This day is still to come. Please enter the day on which the group has met."))
        return day


class VerdictForm(ReadingForm):
    """What a reading group has said: about the whole, and about single sentences."""

    verdict = forms.ChoiceField(
        label=_("Has the group understood the text?"),
        choices=Verdict.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Please choose what the group has said.")},
    )
    note = forms.CharField(
        label=_("Remark on the whole text"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, reading: Reading, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reading = reading
        for number, _sentence in reading.sentences:
            self.fields[f"remark_{number}"] = forms.CharField(required=False, max_length=LONGEST_REMARK)

    def sentences(self) -> list[tuple[int, str, Any]]:
        """Number, sentence, and the field for its remark."""
        return [(number, sentence, self[f"remark_{number}"]) for number, sentence in self.reading.sentences]

    def remarks(self) -> dict[str, str]:
        """Number → remark, where there is one."""
        found = {str(number): self.cleaned_data[f"remark_{number}"] for number, _s in self.reading.sentences}
        return {number: words for number, words in found.items() if words}
