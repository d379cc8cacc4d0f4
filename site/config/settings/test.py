"""The suite: SQLite, unless ``TEST_DATABASE_URL`` names another database."""

import os
import tempfile

from config.databases import tuned

from .base import *  # noqa: F403
from .base import VAR, env

DEBUG = False
SECRET_KEY = "for-tests-only"  # noqa: S105
ALLOWED_HOSTS = ["*"]
REFUSES_EXAMPLE_ACCOUNTS = False
# Nobody here has a password but pytest-django's administrator; making one slowly took longer than most tests.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MEDIA_ROOT = VAR / "test" / "media"
# Whatever has run before, tests see only what they write themselves.
ACCESSIBILITY_RUN = VAR / "test" / "accessibility.json"
LARGE_PRINT_DIR = VAR / "test" / "large-print"
PHASE_KEYS_DIR = VAR / "test" / "phase-keys"
# Files are looked up where they lie; nothing has to be collected first.
WHITENOISE_AUTOREFRESH = True
WAGTAIL_AUTOSAVE_INTERVAL = 0
# Tests roll back, so what was kept would outlive its rows. The tests of the page cache switch it on.
PAGE_CACHE_SECONDS = 0

DATABASES = {"default": tuned(env.dj_db_url("TEST_DATABASE_URL", "sqlite://:memory:"))}
# A file, because threads cannot share a database in memory; one for each process, so that runs do not meet.
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["TEST"] = {"NAME": f"{tempfile.gettempdir()}/mitreden-test-{os.getpid()}.sqlite3"}
else:
    DATABASES["default"]["TEST"] = {"NAME": f"test_mitreden_{os.getpid()}"}
