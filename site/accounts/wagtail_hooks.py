"""How Wagtail treats accounts here."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.views.account import NameEmailSettingsPanel

from accounts.models import User
from accounts.requests import SignedInRequest
from accounts.user_admin import OwnNameForm, is_beyond

# Wagtail offers no other way: its panel insists on a first and a last name, which our accounts do not have.
NameEmailSettingsPanel.form_class = OwnNameForm
NameEmailSettingsPanel.title = _("Name")


@hooks.register("before_edit_user")
@hooks.register("before_delete_user")
def keep_operators(request: SignedInRequest, account: User) -> None:
    """The screens of the office do not reach the operators of the server."""
    if is_beyond(account, request.user):
        raise PermissionDenied


@hooks.register("before_bulk_action")
def keep_operators_among_many(request: SignedInRequest, action_type: str, objects: list[Any], action: Any) -> None:
    if any(isinstance(each, User) and is_beyond(each, request.user) for each in objects):
        raise PermissionDenied
