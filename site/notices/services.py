"""Putting notices into the outbox, and sending what lies there."""

import logging
import smtplib
from collections.abc import Iterable

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils import timezone

from notices.base import Letterheads, Notice, checked_address, one_line, render
from notices.models import OutboxMessage, new_message_id

log = logging.getLogger(__name__)


def put(notice: Notice) -> OutboxMessage | None:
    """Write a mail into the outbox, in the caller's transaction; ``None`` for a person without an address.

    If the transaction is rolled back, nothing is sent. If the server dies after the commit, ``send_notices`` sends it.
    """
    if not notice.address:
        return None
    message, is_new = _written(notice)
    if is_new and notice.hurries:
        # Only to hurry things up: whatever goes wrong here, the row waits for ``send_notices``.
        transaction.on_commit(lambda: deliver(message.pk), robust=True)
    return message


def put_all(notices: Iterable[Notice]) -> int:
    """Write mails to many people; they leave with the next ``send_notices``. Says how many there were to write."""
    letterheads = Letterheads()
    messages = [_message(notice, letterheads) for notice in notices if notice.address]
    OutboxMessage.objects.bulk_create(messages, batch_size=200, ignore_conflicts=True)
    return len(messages)


def withdraw(keys: Iterable[str]) -> None:
    """Delete the mails of these keys, sent or not: what they tell of is deleted itself."""
    OutboxMessage.objects.filter(key__in=[key for key in keys if key]).delete()


def send_due(limit: int | None = None) -> int:
    """Send what waits, the oldest first, and say how many mails left."""
    due = list(OutboxMessage.objects.due().order_by("next_try", "pk").values_list("pk", flat=True)[:limit])
    if not due:
        return 0
    connection = get_connection()
    try:
        connection.open()
    except Exception as error:
        # All would fail alike: they wait untouched for the next round.
        log.warning("The mail server cannot be reached: %s", type(error).__name__)
        return 0
    try:
        return sum(deliver(pk, connection=connection) for pk in due)
    finally:
        connection.close()


def deliver(pk: int, *, connection: BaseEmailBackend | None = None) -> bool:
    """Send one message unless another worker has it; a failure only delays it."""
    message = OutboxMessage.objects.claim(pk)
    if message is None:
        return False
    if message.is_useless():
        message.mark_failed("expired")
        return False
    try:
        as_mail(message, connection).send()
    except Exception as error:
        _note_failure(message, error)
        return False
    message.mark_sent()
    return True


def as_mail(message: OutboxMessage, connection: BaseEmailBackend | None = None) -> EmailMessage:
    headers = {"Message-ID": message.message_id, "Auto-Submitted": "auto-generated"}
    if message.unsubscribe_url:
        headers["List-Unsubscribe"] = f"<{one_line(message.unsubscribe_url)}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    headers["Content-Language"] = message.language
    return EmailMessage(
        subject=one_line(message.subject),
        body=message.body,
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[message.address],
        headers=headers,
        connection=connection,
    )


def purge() -> int:
    """Forget address and words of old mails; that they were sent, and their keys, stay."""
    return OutboxMessage.objects.to_purge().update(address="", subject="", body="", unsubscribe_url="")


def _written(notice: Notice) -> tuple[OutboxMessage, bool]:
    message = _message(notice)
    if notice.key:
        values = {f.name: getattr(message, f.name) for f in OutboxMessage._meta.concrete_fields if not f.primary_key}
        return OutboxMessage.objects.get_or_create(key=values.pop("key"), defaults=values)
    message.save()
    return message, True


def _message(notice: Notice, letterheads: Letterheads | None = None) -> OutboxMessage:
    subject, body = render(notice, letterheads)
    return OutboxMessage(
        kind=notice.kind,
        address=checked_address(notice.address),
        language=notice.language or settings.LANGUAGE_CODE,
        subject=subject,
        body=body,
        unsubscribe_url=notice.unsubscribe_url,
        key=notice.key,
        message_id=new_message_id(),
        expires=timezone.now() + notice.lasts if notice.lasts else None,
    )


def _note_failure(message: OutboxMessage, error: Exception) -> None:
    # The server's own words often hold the address, so only the kind of error and its number are kept.
    number = _smtp_number(error)
    name = f"{type(error).__name__} {number}".strip()
    log.warning("Mail %s could not be sent: %s", message.pk, name)
    if number and number.startswith("5"):
        message.mark_failed(name)
    else:
        message.postpone(name)


def _smtp_number(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return str(next(iter(error.recipients.values()))[0])
    return str(getattr(error, "smtp_code", ""))
