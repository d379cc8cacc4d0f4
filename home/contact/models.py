"""The contact page, and the messages that its form brings."""

import uuid
from datetime import date, timedelta
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..texts import TextPage


class ContactPage(TextPage):
    """How one reaches the office; it leads to the form."""

    page_description = _("How one reaches the office, with the way to the contact form.")
    subpage_types: ClassVar[list[str]] = []
    template = "home/contact_page.html"

    class Meta:
        verbose_name = _("contact")
        verbose_name_plural = _("contact pages")


class Concern(models.TextChoices):
    """What a message is about."""

    QUESTION = "frage", _("I have a question about taking part.")
    HELP = "hilfe", _("I need help with this website.")
    BARRIER = "barriere", _("Something here is not accessible.")
    OPINION = "meinung", _("I want to praise or complain.")
    OTHER = "anderes", _("Something else.")


class MessageQuerySet(models.QuerySet["Message"]):
    def open(self) -> Self:
        """What nobody has dealt with yet."""
        return self.filter(done_at=None)

    def to_purge(self, on: date | None = None) -> Self:
        """Kept for as long as was said."""
        return self.filter(delete_on__lte=on or timezone.localdate())

    def from_address(self, email: str) -> Self:
        return self.filter(email__iexact=email) if email else self.none()


def at_the_latest() -> date:
    """When a message is deleted that nobody ever marks as done."""
    return timezone.localdate() + timedelta(days=settings.MESSAGES_KEPT_AT_MOST_DAYS)


class Message(models.Model):
    """What somebody wrote to the office with the contact form. No account belongs to it."""

    submission = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    concern = models.CharField(_("concern"), max_length=10, choices=Concern.choices, default=Concern.OTHER.value)
    subject = models.CharField(_("subject"), max_length=150, blank=True)
    text = models.TextField(_("message"))
    name = models.CharField(_("name"), max_length=150, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone"), max_length=50, blank=True)
    language = models.CharField(_("language version"), max_length=20)
    created_at = models.DateTimeField(_("received"), default=timezone.now, editable=False)
    done_at = models.DateTimeField(_("done"), null=True, blank=True, editable=False)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("done by"),
    )
    delete_on = models.DateField(_("deleted on"), default=at_the_latest, db_index=True, editable=False)

    objects: ClassVar[MessageQuerySet] = MessageQuerySet.as_manager()  # type: ignore[assignment]  # made of it

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering: ClassVar = ["-created_at", "-pk"]
        default_permissions = ()
        permissions: ClassVar = [("read_messages", "Can read and close messages from the contact form")]

    def __str__(self) -> str:
        # Without any of its words: the office's log outlives the message.
        return f"{self._meta.verbose_name} {self.pk}"

    @property
    def is_done(self) -> bool:
        return self.done_at is not None

    @property
    def title(self) -> str:
        """What it is about, in one line."""
        first = self.text.strip().split("\n")[0]
        return self.subject or (first if len(first) <= 80 else f"{first[:79]}…")
