"""Accounts in the office's side: name and address, no passwords, and an address that stays."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.users import UserViewSet

from accounts.models import User, as_address


class AccountFields(forms.ModelForm):
    """What Wagtail's forms for accounts have in common here."""

    # Our accounts have one name.
    first_name = None
    last_name = None
    email = forms.EmailField(label=_("E-mail address"), help_text=_("The code for signing in is sent there."))

    def separate_username_field(self) -> bool:
        return False

    def clean_email(self) -> str:
        return as_address(self.cleaned_data["email"])


class AccountCreationForm(AccountFields, UserCreationForm):
    class Meta(UserCreationForm.Meta):
        fields = ("email", "name", "is_superuser", "groups")


class AccountEditForm(AccountFields, UserEditForm):
    """An address is not changed: its owner could sign up again with it, and vote again."""

    class Meta(UserEditForm.Meta):
        fields = ("email", "name", "is_active", "is_superuser", "groups")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.email:
            self.fields["email"].disabled = True
            self.fields["email"].help_text = _("An address cannot be changed. Make a new account instead.")


class AccountViewSet(UserViewSet):
    ordering = "email"

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        return AccountEditForm if for_update else AccountCreationForm


class OwnNameForm(forms.ModelForm):
    """For Wagtail's page about one's own account."""

    class Meta:
        model = User
        fields = ("name",)
