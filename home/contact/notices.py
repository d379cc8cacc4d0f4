"""The mail to the office about a message."""

from dataclasses import dataclass
from typing import ClassVar

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from notices.base import Notice

from .models import Message


def key_of(pk: int) -> str:
    """What the outbox calls the mail about this message."""
    return f"message:{pk}"


@dataclass(frozen=True, kw_only=True)
class MessageArrived(Notice):
    """To the office's address: what somebody wrote, and how an answer reaches them."""

    kind: ClassVar[str] = "message_arrived"

    concern: str
    title: str
    text: str
    name: str
    email: str
    phone: str
    url: str

    @property
    def subject_template(self) -> str:
        return f"notices/office/{self.kind}.subject.txt"

    @property
    def body_template(self) -> str:
        return f"notices/office/{self.kind}.txt"

    @classmethod
    def about(cls, message: Message, address: str) -> "MessageArrived":
        with translation.override(settings.LANGUAGE_CODE):
            return cls(
                address=address,
                key=key_of(message.pk),
                concern=str(message.get_concern_display()),
                title=message.title,
                text=message.text,
                name=message.name,
                email=message.email,
                phone=message.phone,
                url=settings.BASE_URL + reverse("contact_messages:inspect", args=[message.pk]),
            )
