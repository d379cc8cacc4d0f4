"""Taking a message in, closing it, and letting it go."""

from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from content.facts import current_facts
from content.versions import active_language
from notices.services import put, withdraw

from .models import Concern, Message, MessageQuerySet
from .notices import MessageArrived, key_of

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def take_in(
    *,
    submission: UUID,
    text: str,
    concern: str = Concern.OTHER,
    subject: str = "",
    name: str = "",
    email: str = "",
    phone: str = "",
) -> Message:
    """Keep a message and tell the office. The same text with the same ``submission`` again changes nothing."""
    # Made of both, so that nobody's words are lost where another person has sent the same number.
    number = uuid5(submission, text)
    words = {"subject": subject, "text": text, "name": name, "email": email, "phone": phone}
    about = {"concern": Concern(concern), "language": active_language()}
    message, is_new = Message.objects.get_or_create(submission=number, defaults={**about, **words})
    if is_new:
        put(MessageArrived.about(message, current_facts().email))
    return message


@transaction.atomic
def close(*, message: Message, by: "User") -> None:
    """It is dealt with: from now on the shorter time runs until it is deleted."""
    if message.is_done:
        return
    soon = timezone.localdate() + timedelta(days=settings.MESSAGES_KEPT_DAYS)
    message.done_at, message.done_by, message.delete_on = timezone.now(), by, min(soon, message.delete_on)
    message.save(update_fields=["done_at", "done_by", "delete_on"])
    log(instance=message, action="home.close_message", user=by)


@transaction.atomic
def open_again(*, message: Message, by: "User") -> None:
    """There is still something to do; it is kept no longer than was said when it came."""
    if not message.is_done:
        return
    message.done_at, message.done_by = None, None
    message.delete_on = at_the_latest_for(message)
    message.save(update_fields=["done_at", "done_by", "delete_on"])
    log(instance=message, action="home.open_message", user=by)


@transaction.atomic
def delete(*, message: Message, by: "User") -> None:
    """Before its date, for example because the person asked for it."""
    log(instance=message, action="home.delete_message", user=by)
    let_go(Message.objects.filter(pk=message.pk))


def purge(on: date | None = None) -> int:
    """Delete the messages whose date has come, and say how many."""
    return let_go(Message.objects.to_purge(on))


@transaction.atomic
def let_go(messages: MessageQuerySet) -> int:
    """Delete messages and the mails that repeat their words, and say how many messages."""
    pks = list(messages.values_list("pk", flat=True))
    withdraw([key_of(pk) for pk in pks])
    return Message.objects.filter(pk__in=pks).delete()[0]


def at_the_latest_for(message: Message) -> date:
    return timezone.localdate(message.created_at) + timedelta(days=settings.MESSAGES_KEPT_AT_MOST_DAYS)
