"""How many reports one connection may send, without keeping whose it is."""

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

REPORTS = 10
WITHIN_SECONDS = 10 * 60


def require_patience(request: HttpRequest) -> None:
    """Count this report, or raise a ``ValidationError`` that says when to go on.

    The cache holds a keyed digest of the address and a number, for ten minutes; neither is written anywhere else.
    """
    address = get_adapter().get_client_ip(request)
    key = f"reports:{salted_hmac('consultations.reports', address, algorithm='sha256').hexdigest()}"
    cache.add(key, 0, WITHIN_SECONDS)
    try:
        number = cache.incr(key)
    except ValueError:
        # It has run out between the two calls.
        return
    if number > REPORTS:
        raise ValidationError(
            _("Many reports came from your connection in a short time. Please send yours again in ten minutes."),
            code="too_many",
        )
