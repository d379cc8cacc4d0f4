"""Mails: who they come from, and how long the outbox keeps their words."""

from environs import Env

_env = Env()

DEFAULT_FROM_EMAIL = SERVER_EMAIL = _env.str("DEFAULT_FROM_EMAIL", "Mitreden <mitreden@example.org>")
EMAIL_TIMEOUT = 20

# After this many days the outbox forgets the addresses and words of mails that were sent or given up.
NOTICES_KEPT_DAYS = _env.int("NOTICES_KEPT_DAYS", 14)

# Whether the mails can be read at /postfach/. Only ever in the try-out: whoever reads them can sign in as anybody.
TRY_OUT = False
