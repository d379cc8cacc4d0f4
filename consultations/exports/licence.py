"""Under which licence the tables of a consultation may be used, and whom to name."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from ..models import Consultation


def licence_of(consultation: Consultation) -> str:
    return consultation.source_licence if consultation.is_archive else consultation.open_licence


def source_of(consultation: Consultation) -> str:
    """Where an archive was taken over from; of everything else, where this site publishes it."""
    page = f"{settings.BASE_URL}{reverse('consultations:show', args=[consultation.slug])}"
    return consultation.source if consultation.is_archive else page


def terms_of(consultation: Consultation) -> list[tuple[str, str]]:
    """The facts that somebody who uses the data must know."""
    licence = (_("Licence"), licence_of(consultation) or "–")
    return [licence, (_("Source"), source_of(consultation))] if consultation.is_archive else [licence]
