"""What must hold whoever changes an account: its owner, staff in the admin, a command."""

from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import pre_delete
from django.utils.translation import get_language

from accounts.models import User
from accounts.services import before_deletion


def connect() -> None:
    pre_delete.connect(_before_deletion, sender=User, dispatch_uid="accounts.before_deletion")
    user_logged_in.connect(_note_language, sender=User, dispatch_uid="accounts.note_language")


def _before_deletion(instance: User, **kwargs: Any) -> None:
    before_deletion(instance)


def _note_language(user: User, **kwargs: Any) -> None:
    """Mails come in the language version that somebody last signed in with."""
    language = get_language() or ""
    if user.language != language:
        user.language = language
        user.save(update_fields=["language"])
