"""The try-out: SQLite in ``var/``, mails in the terminal, example accounts."""

from config.databases import tuned

from .base import *  # noqa: F403
from .base import VAR, env

DEBUG = env.bool("DEBUG", True)
SECRET_KEY = env.str("SECRET_KEY", "try-out-only-never-in-production")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", ["*"])
REFUSES_EXAMPLE_ACCOUNTS = False

VAR.mkdir(parents=True, exist_ok=True)
DATABASES = {"default": tuned(env.dj_db_url("DATABASE_URL", f"sqlite:///{VAR}/db.sqlite3"))}

EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
# Mails can also be read at /postfach/.
TRY_OUT = True
# Passkeys without TLS.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
