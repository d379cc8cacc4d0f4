"""How much one person may hand in, so that nobody floods a consultation."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from ..processes.models import Contributor
from .models import Proposal


@dataclass(frozen=True)
class Limit:
    proposals: int
    within: timedelta


LIMITS = (Limit(5, timedelta(hours=1)), Limit(20, timedelta(days=1)))


def require_patience(contributor: Contributor, at: datetime | None = None) -> None:
    """Raise a ``ValidationError`` that says when to go on, if this person has handed in very much lately.

    Call it with the consultation locked: then two requests cannot both be the last one allowed.
    """
    at = at or timezone.now()
    for limit in LIMITS:
        moments = (
            Proposal.objects.filter(contributor=contributor, created_at__gt=at - limit.within)
            .order_by("-created_at")
            .values_list("created_at", flat=True)[: limit.proposals]
        )
        if len(moments) == limit.proposals:
            raise ValidationError(_sentence(moments[limit.proposals - 1] + limit.within - at), code="too_many")


def _sentence(wait: timedelta) -> str:
    thanks = _("You have handed in many proposals in a short time. Thank you. Your text is still here.")
    minutes = max(1, round(wait.total_seconds() / 60))
    if minutes < 60:
        when = ngettext(
            "You can hand it in in about %(number)d minute.", "You can hand it in in about %(number)d minutes.", minutes
        ) % {"number": minutes}
    else:
        hours = round(minutes / 60)
        when = ngettext(
            "You can hand it in in about %(number)d hour.", "You can hand it in in about %(number)d hours.", hours
        ) % {"number": hours}
    return f"{thanks} {when}"
