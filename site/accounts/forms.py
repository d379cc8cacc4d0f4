"""The two forms of the one door."""

import unicodedata
from typing import Any

from allauth.account.forms import ConfirmLoginCodeForm, RequestLoginCodeForm
from allauth.core import context, ratelimit
from allauth.core.internal.cryptokit import compare_user_code
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.models import as_address


class AddressForm(RequestLoginCodeForm):
    """Takes every address, known or unknown, and answers the same."""

    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("We send a code to this address. You do not need a password. Example: name@example.org"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Please write your e-mail address here. Example: name@example.org"),
            "invalid": _("This is not a complete e-mail address. Please check it. Example: name@example.org"),
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_limited = False

    def clean_email(self) -> str:
        # Compared and written to in lower case only: another spelling could be somebody else's mailbox.
        email = as_address(self.cleaned_data["email"])
        if not ratelimit.consume(context.request, action="request_login_code", key=email):
            self.is_limited = True
            raise ValidationError(
                _(
                    "We have already sent mails to this address. Please look into your mailbox, also under spam. "
                    "You can ask for another code in five minutes."
                )
            )
        return email


class CodeForm(ConfirmLoginCodeForm):
    """Spaces and dashes in the code do not matter."""

    code = forms.CharField(
        label=_("The code from the mail"),
        help_text=_("Eight digits. Example: 1234-5678"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
        error_messages={"required": _("Please write the code from our mail here. Example: 1234-5678")},
    )

    def clean_code(self) -> str:
        # Keyboards have digits of their own, and what a mail holds around a code is copied with it.
        letters = (char for char in self.cleaned_data["code"] if unicodedata.category(char) != "Cf")
        code = "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in letters)
        if not compare_user_code(actual=code, expected=self.expected_code):
            raise ValidationError(_("This is not the code from our last mail. Please compare the digits."))
        return code
