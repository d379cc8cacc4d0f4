"""What the outbox knows about a person: the mails to the account's address."""

from typing import Any

from accounts.models import User
from accounts.services import has_confirmed_address
from notices.models import OutboxMessage


def export(user: User) -> list[dict[str, Any]]:
    return [
        {
            "kind": message.kind,
            "subject": message.subject,
            "text": message.body,
            "written": message.created.isoformat(),
            "sent": message.sent.isoformat() if message.sent else None,
        }
        for message in _mails_to(user)
    ]


def forget(user: User) -> None:
    """Mails that have not left yet go too: whoever deletes an account wants none any more, if the address is theirs."""
    if has_confirmed_address(user):
        _mails_to(user).delete()


def _mails_to(user: User) -> Any:
    mails = OutboxMessage.objects.all()
    return mails.filter(address=user.email) if user.email else mails.none()
