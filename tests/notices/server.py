"""A mail server that can be told to fail."""

from typing import ClassVar

from django.core.mail import EmailMessage
from django.core.mail.backends.locmem import EmailBackend


class Server(EmailBackend):
    fails_with: ClassVar[Exception | None] = None

    def send_messages(self, messages: list[EmailMessage]) -> int:
        if Server.fails_with:
            raise Server.fails_with
        return super().send_messages(messages)
