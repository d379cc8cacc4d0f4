"""How much one person may write, so that nobody floods a discussion."""

from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..processes.models import Contributor
from .models import Comment

COMMENTS = 30
WITHIN = timedelta(hours=1)


def require_patience(contributor: Contributor, at: datetime | None = None) -> None:
    """Raise a ``ValidationError`` if this person has written very much lately. Call it with the contributor locked."""
    lately = Comment.objects.filter(contributor=contributor, created_at__gt=(at or timezone.now()) - WITHIN)
    if lately.count() >= COMMENTS:
        raise ValidationError(
            _("You have written many comments in a short time. Your text is still here. Please send it in an hour."),
            code="too_many",
        )
