"""Discussion: threads and the comments in them, two levels deep."""

import uuid
from typing import TYPE_CHECKING, ClassVar, Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..channels import Channel
from ..processes.models import Consultation, Contributor
from ..proposals.models import Proposal, State

if TYPE_CHECKING:
    from accounts.models import User


class Thread(models.Model):
    """Where a discussion happens: at a proposal, or about the consultation as a whole (the general one)."""

    consultation = models.ForeignKey(Consultation, models.PROTECT, related_name="threads")
    proposal = models.OneToOneField(Proposal, models.PROTECT, null=True, blank=True, related_name="thread")
    is_general = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["consultation"], condition=Q(is_general=True), name="one_general_thread_per_consultation"
            ),
            models.CheckConstraint(
                condition=Q(is_general=True, proposal__isnull=True) | Q(is_general=False, proposal__isnull=False),
                name="thread_is_general_or_of_a_proposal",
            ),
        ]

    def __str__(self) -> str:
        return str(self.proposal or self.consultation)


class Kind(models.TextChoices):
    REMARK = "remark", _("Remark")
    FOR = "for", _("In favour")
    AGAINST = "against", _("Against")
    QUESTION = "question", _("Question")


class CommentQuerySet(models.QuerySet["Comment"]):
    def visible_to(self, person: "User | AnonymousUser | None") -> Self:
        """What may be read, everywhere: published comments and one's own waiting ones, below something readable.

        Hidden and withdrawn ones are not in it; ``shown_in`` adds them, without their text.
        """
        readable = self.filter(self._readable(person), thread__consultation__in=Consultation.objects.visible_to(person))
        return readable.filter(self._below_readable(person))

    def shown_in(self, consultation: Consultation, person: "User | AnonymousUser | None") -> Self:
        """As ``visible_to``, and the hidden and withdrawn ones, whose texts must not be shown.

        Ask first whether this person may read the consultation.
        """
        return self.filter(self._shown(person), thread__consultation=consultation).filter(self._below_readable(person))

    def in_discussion(self, person: "User | AnonymousUser | None") -> Self:
        """As ``shown_in``, for a discussion that this person is known to read: it asks about it no more."""
        return self.filter(self._shown(person))

    def waiting(self) -> Self:
        return self.filter(state=State.WAITING)

    @classmethod
    def _shown(cls, person: "User | AnonymousUser | None") -> Q:
        return cls._readable(person) | Q(state__in=[State.HIDDEN, State.WITHDRAWN], was_published=True)

    @staticmethod
    def _readable(person: "User | AnonymousUser | None") -> Q:
        shown = Q(state=State.PUBLISHED)
        if person is not None and person.is_authenticated:
            shown |= Q(state=State.WAITING, contributor__account=person)
        return shown

    @staticmethod
    def _below_readable(person: "User | AnonymousUser | None") -> Q:
        return Q(thread__is_general=True) | Q(thread__proposal__in=Proposal.objects.with_readable_discussion(person))


class Comment(models.Model):
    thread = models.ForeignKey(Thread, models.PROTECT, related_name="comments")
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="replies")
    contributor = models.ForeignKey(Contributor, models.PROTECT, related_name="comments")
    submission = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.REMARK)
    text = models.TextField(_("text"))
    language = models.CharField(_("language"), max_length=10, default="de")
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.WAITING)
    was_published = models.BooleanField(default=False, editable=False)
    channel = models.CharField(_("how it came in"), max_length=10, choices=Channel, default=Channel.WEB)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    edited_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects: ClassVar[CommentQuerySet] = CommentQuerySet.as_manager()  # type: ignore[assignment]  # Manager made of a queryset.

    class Meta:
        verbose_name = pgettext_lazy("a thing", "comment")
        verbose_name_plural = _("comments")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(parent=models.F("id")), name="comment_is_not_its_own_parent"),
        ]
        indexes = [models.Index(fields=["thread", "parent", "id"], name="comments_in_thread")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.pk}"


class CommentVersion(models.Model):
    """What a comment said before its author changed it. Kept as evidence, not public."""

    comment = models.ForeignKey(Comment, models.PROTECT, related_name="versions")
    text = models.TextField()
    created_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.comment_id} {self.created_at:%Y-%m-%d}"
