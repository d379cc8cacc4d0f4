"""What the contact form knows about a person: the messages that name the account's address for an answer."""

from typing import Any

from django.utils.translation import gettext as _

from accounts.models import User
from accounts.services import has_confirmed_address

from .models import Message
from .services import let_go


def export(user: User) -> list[dict[str, Any]]:
    return [
        {
            "concern": str(message.get_concern_display()),
            "subject": message.subject,
            "text": message.text,
            "name": message.name,
            "email": message.email,
            "phone": message.phone,
            "received": message.created_at.isoformat(),
            "deleted_on": message.delete_on.isoformat(),
        }
        for message in Message.objects.from_address(user.email)
    ]


def describe(user: User) -> list[tuple[str, ...]]:
    number = Message.objects.from_address(user.email).count()
    return [(_("Messages to us with your address"), str(number))] if number else []


def forget(user: User) -> None:
    """Nobody who deletes an account waits for an answer to its address, if it is theirs."""
    if not has_confirmed_address(user):
        return
    let_go(Message.objects.from_address(user.email))
