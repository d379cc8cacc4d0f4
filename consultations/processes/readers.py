"""Who reads a consultation."""

from typing import TYPE_CHECKING, TypeAlias, TypeGuard

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from accounts.models import User

    Reader: TypeAlias = User | AnonymousUser | None

#: Whoever has one of these permissions works for the office.
OFFICE = ("consultations.moderate", "consultations.answer", "consultations.count", "consultations.change_consultation")


class Readers(models.TextChoices):
    EVERYBODY = "everybody", _("Everybody")
    INVITED = "invited", _("Only invited people and our staff")


def is_signed_in(person: "Reader") -> "TypeGuard[User]":
    """Whether this is somebody's account, and a usable one."""
    return person is not None and person.is_authenticated and person.is_active


def is_of_the_office(person: "Reader") -> bool:
    return is_signed_in(person) and any(person.has_perm(permission) for permission in OFFICE)
