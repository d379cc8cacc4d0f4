"""How many reports one connection may send."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.patience import is_patient

REPORTS = 10


def require_patience(request: HttpRequest) -> None:
    """Count this report, or raise a ``ValidationError`` that says when to go on."""
    if not is_patient(request, "reports", REPORTS):
        raise ValidationError(
            _("Many reports came from your connection in a short time. Please send yours again in ten minutes."),
            code="too_many",
        )
