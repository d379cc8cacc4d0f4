"""How often one connection may do something without an account, without keeping whose connection it is."""

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

WITHIN_SECONDS = 10 * 60


def is_patient(request: HttpRequest, what: str, at_most: int) -> bool:
    """Count this time, and say whether there were no more than ``at_most`` in ten minutes.

    The cache holds a keyed digest of the address and a number, for ten minutes; neither is written anywhere else.
    """
    address = get_adapter().get_client_ip(request)
    key = f"{what}:{salted_hmac(f'patience.{what}', address, algorithm='sha256').hexdigest()}"
    cache.add(key, 0, WITHIN_SECONDS)
    try:
        number: int = cache.incr(key)
    except ValueError:
        # It has run out between the two calls.
        return True
    return number <= at_most
