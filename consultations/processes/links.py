"""Where the office looks after a consultation."""

from django.urls import reverse

from .models import Consultation


def admin_url(consultation: Consultation) -> str:
    """The consultation's own screen in the administration."""
    return reverse("consultations_admin:edit", args=[consultation.pk])
