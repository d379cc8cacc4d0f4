"""The outbox: every mail that leaves the system is a row here first."""

import uuid
from datetime import datetime, timedelta
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# A worker that has held a message for longer than this has died.
CLAIM_LASTS = timedelta(minutes=10)
# How long to wait after the first, second … failed attempt. After the last one, a person has to look.
WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 4 * 60, 12 * 60, 24 * 60))


class OutboxQuerySet(models.QuerySet["OutboxMessage"]):
    def due(self, at: datetime | None = None) -> Self:
        """What a worker may take now, also from a worker that died."""
        at = at or timezone.now()
        waiting = Q(state=OutboxMessage.State.WAITING, next_try__lte=at)
        stale = Q(state=OutboxMessage.State.SENDING, claimed__lte=at - CLAIM_LASTS)
        return self.filter(waiting | stale)

    def to_purge(self, at: datetime | None = None) -> Self:
        """Done with for so long that nobody needs the words any more."""
        at = at or timezone.now()
        done = [OutboxMessage.State.SENT, OutboxMessage.State.FAILED]
        before = at - timedelta(days=settings.NOTICES_KEPT_DAYS)
        return self.filter(state__in=done, created__lt=before).exclude(address="")

    def claim(self, pk: int, at: datetime | None = None) -> "OutboxMessage | None":
        """Take one message for this worker alone; ``None`` when another one has it."""
        at = at or timezone.now()
        # The condition and the change are one statement, so on every database only one worker's update counts a row.
        claimed = (
            self.due(at).filter(pk=pk).update(state=OutboxMessage.State.SENDING, claimed=at, attempts=F("attempts") + 1)
        )
        return self.get(pk=pk) if claimed else None


class OutboxMessage(models.Model):
    """One mail to one person, in that person's language version."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        SENDING = "sending", _("being sent")
        SENT = "sent", _("sent")
        FAILED = "failed", _("failed")

    kind = models.CharField(_("kind"), max_length=60)
    address = models.EmailField(_("e-mail address"), blank=True)
    language = models.CharField(_("language version"), max_length=20)
    subject = models.CharField(_("subject"), max_length=250, blank=True)
    body = models.TextField(_("text"), blank=True)
    unsubscribe_url = models.CharField(max_length=500, blank=True)
    # The same in every attempt, so that a mail program shows a message once even if it arrives twice.
    message_id = models.CharField(max_length=120, unique=True, editable=False)
    key = models.CharField(max_length=200, blank=True, help_text=_("Only one message of each key is ever sent."))
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    last_error = models.CharField(_("last error"), max_length=100, blank=True)
    created = models.DateTimeField(_("written"), default=timezone.now)
    next_try = models.DateTimeField(_("next attempt"), default=timezone.now)
    expires = models.DateTimeField(_("useless from"), null=True, blank=True)
    claimed = models.DateTimeField(null=True, blank=True)
    sent = models.DateTimeField(_("sent"), null=True, blank=True)

    objects: ClassVar[OutboxQuerySet] = OutboxQuerySet.as_manager()  # type: ignore[assignment]  # a manager made of it

    class Meta:
        verbose_name = _("mail")
        verbose_name_plural = _("mails")
        ordering: ClassVar[list[str]] = ["-created", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["key"], condition=~Q(key=""), name="one_message_per_key"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["state", "next_try"], name="outbox_by_state"),
            models.Index(fields=["address"], name="outbox_by_address"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.message_id}"

    def save(self, *args: object, **kwargs: object) -> None:
        self.message_id = self.message_id or new_message_id()
        super().save(*args, **kwargs)  # type: ignore[arg-type]  # handed through

    def is_useless(self, at: datetime | None = None) -> bool:
        """A sign-in code that arrives after its half hour only confuses."""
        return self.expires is not None and self.expires <= (at or timezone.now())

    def mark_sent(self) -> None:
        self._leave(state=self.State.SENT, sent=timezone.now(), last_error="")

    def mark_failed(self, error: str) -> None:
        self._leave(state=self.State.FAILED, last_error=error[:100])

    def postpone(self, error: str) -> None:
        """Wait longer after each failure; give up after the last."""
        if self.attempts > len(WAITS):
            self.mark_failed(error)
            return
        next_try = timezone.now() + WAITS[self.attempts - 1]
        self._leave(state=self.State.WAITING, next_try=next_try, last_error=error[:100])

    def _leave(self, **changes: object) -> None:
        # The number of attempts tells our claim from that of a worker who took over because we were too slow.
        mine = type(self).objects.filter(pk=self.pk, state=self.State.SENDING, attempts=self.attempts)
        mine.update(**changes)


def new_message_id() -> str:
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("> ") or "localhost"
    return f"<{uuid.uuid4()}@{domain}>"
