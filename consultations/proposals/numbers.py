"""Whether the public may see how many people support each proposal."""

from datetime import datetime

from django.utils import timezone

from ..models import Consultation, Phase
from ..votes.rule import Use


def supports_are_public(consultation: Consultation, at: datetime | None = None) -> bool:
    """Numbers of supports are shown where there are any, unless a phase in which they count still hides them."""
    begun = support_phases_begun(consultation, at)
    if not begun:
        return consultation.is_archive
    return all(phase.shows_numbers(at) for phase in begun)


def support_phases_begun(consultation: Consultation, at: datetime | None = None) -> list[Phase]:
    at = at or timezone.now()
    return [phase for phase in consultation.timeline if phase.use == Use.SUPPORT and phase.starts <= at]
