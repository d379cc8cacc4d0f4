"""The contact form. Only the message itself is needed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from consultations.fields import LineField, LongTextField
from consultations.guarded import GuardedForm

from .models import Concern


class MessageForm(GuardedForm):
    concern = forms.ChoiceField(
        label=_("What is it about?"), choices=Concern.choices, required=False, widget=forms.RadioSelect
    )
    subject = LineField(
        label=_("Your message in a few words"),
        required=False,
        max_length=150,
        error_messages={"max_length": _("This is too long. Please shorten it to 150 characters.")},
    )
    text = LongTextField(
        label=_("Your message"),
        max_length=5000,
        error_messages={
            "required": _("Please write your message, for example: When does the next vote begin?"),
            "max_length": _("Your message is too long. Please shorten it to 5,000 characters."),
        },
    )
    name = LineField(
        label=_("Your name"),
        required=False,
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"max_length": _("This is too long. Please shorten it to 150 characters.")},
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=_("Only if we should answer by e-mail."),
        error_messages={
            "invalid": _("This is not a whole e-mail address. Please write it like this: name@example.org")
        },
    )
    phone = LineField(
        label=_("Your phone number"),
        required=False,
        max_length=50,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "type": "tel"}),
        help_text=_("Only if we should call you."),
        error_messages={"max_length": _("This is too long. Please write only the number.")},
    )

    def clean_concern(self) -> Any:
        return self.cleaned_data["concern"] or Concern.OTHER
