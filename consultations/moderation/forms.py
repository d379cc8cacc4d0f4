"""The form with which anybody says that a contribution breaks the house rules."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ..guarded import GuardedForm
from ..texts import clean_text
from .models import HouseRule


class ReportForm(GuardedForm):
    rule = forms.ChoiceField(
        label=_("What is wrong with it?"),
        choices=HouseRule.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Please choose what is wrong, for example: It is advertising.")},
    )
    text = forms.CharField(
        label=_("Do you want to explain it?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"max_length": _("Your explanation is too long. Please shorten it to 2,000 characters.")},
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=_("Only if you want to know what we decide. We delete it when we have told you."),
        error_messages={
            "invalid": _("This is not a whole e-mail address. Please write it like this: name@example.org")
        },
    )

    def clean_text(self) -> str:
        return clean_text(self.cleaned_data["text"])
