"""What staff type beside an original."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from ..models import ShortText
from .models import LONGEST
from .services import mark_of


class ShortTextForm(forms.Form):
    text = forms.CharField(
        label=_("Short text"),
        help_text=_("Plain text. One sentence on each line. At most 600 signs."),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=LONGEST,
    )
    checked_by = forms.ChoiceField(
        label=_("Checked by"),
        help_text=_("The name of the group, never of its members. Empty: nobody has checked it yet."),
        required=False,
    )
    checked_on = forms.DateField(label=_("Checked on"), required=False, widget=AdminDateInput)
    made_from = forms.IntegerField(widget=forms.HiddenInput)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    replaces = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: Any,
        version: str,
        newest: int,
        seen: str,
        groups: Iterable[str],
        short: ShortText | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        # A group that has gone stays where it has checked a text.
        names = dict.fromkeys([*groups, *([short.checked_by] if short and short.checked_by else [])])
        checked_by: Any = self.fields["checked_by"]
        checked_by.choices = [("", "–"), *((name, name) for name in names)]
        self.fields["text"].widget.attrs["lang"] = version
        self.initial["made_from"], self.initial["seen"], self.initial["replaces"] = newest, seen, mark_of(short)
        if short:
            self.initial.update({name: getattr(short, name) for name in ("text", "checked_by", "checked_on")})
