"""Accounts in the office's side: name and address, no passwords, and an address that stays."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.users import CreateView, EditView, IndexView, UserViewSet

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


def is_beyond(account: User, person: User) -> bool:
    """Whether an account is not for this person to touch: those of the server's operators are theirs alone."""
    return account.is_superuser and not person.is_superuser


class AccountList(IndexView):
    def get_base_queryset(self) -> QuerySet[User]:
        accounts = super().get_base_queryset()
        return accounts if self.request.user.is_superuser else accounts.filter(is_superuser=False)


class NoOperatorsMade:
    """Nobody makes somebody an operator of the server but an operator."""

    def get_form(self, *args: Any, **kwargs: Any) -> forms.ModelForm:
        form: forms.ModelForm = super().get_form(*args, **kwargs)  # type: ignore[misc]  # A view's.
        if not self.request.user.is_superuser:  # type: ignore[attr-defined]  # A view's.
            form.fields.pop("is_superuser", None)
        return form


class AccountCreation(NoOperatorsMade, CreateView):
    pass


class AccountEditing(NoOperatorsMade, EditView):
    pass


class AccountViewSet(UserViewSet):
    ordering = "email"
    menu_label = _("Accounts")
    index_view_class = AccountList
    add_view_class = AccountCreation
    edit_view_class = AccountEditing

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        return AccountEditForm if for_update else AccountCreationForm


class OwnNameForm(forms.ModelForm):
    """For Wagtail's page about one's own account."""

    class Meta:
        model = User
        fields = ("name",)
