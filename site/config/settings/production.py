"""The real thing: everything that differs from place to place comes from the environment."""

from django.core.exceptions import ImproperlyConfigured

from config.databases import tuned

from .base import *  # noqa: F403
from .base import SILENCED_SYSTEM_CHECKS, STORAGES, env

NEEDED = ("SECRET_KEY", "DATABASE_URL", "ALLOWED_HOSTS", "BASE_URL", "EMAIL_URL", "DEFAULT_FROM_EMAIL")
if missing := [name for name in NEEDED if not env.str(name, "")]:
    raise ImproperlyConfigured(f"Set {', '.join(missing)} in the environment first; docs/operations.md says how.")

DEBUG = False
SECRET_KEY = env.str("SECRET_KEY")
ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS")
DATABASES = {"default": tuned(env.dj_db_url("DATABASE_URL"))}
REFUSES_EXAMPLE_ACCOUNTS = True

STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

_mail = env.dj_email_url("EMAIL_URL")
if "EMAIL_BACKEND" not in _mail:
    raise ImproperlyConfigured("EMAIL_URL must begin with submission://, smtps:// or smtp://; see docs/operations.md.")
EMAIL_BACKEND = _mail["EMAIL_BACKEND"]
EMAIL_HOST = _mail["EMAIL_HOST"]
EMAIL_PORT = _mail["EMAIL_PORT"]
EMAIL_HOST_USER = _mail["EMAIL_HOST_USER"] or ""
EMAIL_HOST_PASSWORD = _mail["EMAIL_HOST_PASSWORD"] or ""
EMAIL_USE_TLS = _mail["EMAIL_USE_TLS"]
EMAIL_USE_SSL = _mail["EMAIL_USE_SSL"]

SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", True)
# Whoever watches the server asks the port directly, without TLS.
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", 365 * 24 * 60 * 60)
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("SECURE_HSTS_INCLUDE_SUBDOMAINS", True)

# How many proxies stand in front. Without this number all citizens would share one rate limit.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXIES", 1)
if ALLAUTH_TRUSTED_PROXY_COUNT:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

SILENCED_SYSTEM_CHECKS = [
    *SILENCED_SYSTEM_CHECKS,
    # Browsers' preload lists hold whole domains: the city decides that, not one of its sites.
    "security.W021",
]
