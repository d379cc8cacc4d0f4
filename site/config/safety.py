"""What keeps a try-out from becoming the real thing unnoticed."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError

# Example accounts have addresses that nobody can own (RFC 2606).
EXAMPLE_DOMAIN = "@example.org"
SENTENCE = "This database holds example accounts (…%s). Delete them, or start with an empty database."


def has_example_accounts() -> bool:
    # The models exist only after the apps are loaded.
    from accounts.models import User

    return User.objects.filter(email__endswith=EXAMPLE_DOMAIN).exists()


def refuse_example_accounts() -> None:
    """Stop a production server whose database anybody could enter with the sign-ins of the README."""
    if settings.REFUSES_EXAMPLE_ACCOUNTS and has_example_accounts():
        raise ImproperlyConfigured(SENTENCE % EXAMPLE_DOMAIN)


@register(Tags.security, deploy=True)
def no_example_accounts(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    try:
        found = has_example_accounts()
    except DatabaseError:
        # Before the first migration there is nobody.
        return []
    return [Error(SENTENCE % EXAMPLE_DOMAIN, id="mitreden.E001")] if found else []
