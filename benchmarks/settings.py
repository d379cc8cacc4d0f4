"""The site as in production, on 127.0.0.1, with a bare view to compare with."""

import os

from config.databases import tuned
from config.settings.base import *  # noqa: F403
from config.settings.base import MIDDLEWARE, env

DEBUG = False
SECRET_KEY = "for-benchmarks-only"
ALLOWED_HOSTS = ["127.0.0.1"]
ROOT_URLCONF = "benchmarks.urls"
REFUSES_EXAMPLE_ACCOUNTS = False
DATABASES = {"default": tuned(env.dj_db_url("DATABASE_URL"))}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
WHITENOISE_AUTOREFRESH = True

PAGE_CACHE = "content.page_cache.PageCacheMiddleware"
if not env.bool("WITH_PAGE_CACHE", False):
    MIDDLEWARE = [each for each in MIDDLEWARE if each != PAGE_CACHE]
if os.environ.get("COUNT_QUERIES"):
    MIDDLEWARE = ["benchmarks.counting.CountQueriesMiddleware", *MIDDLEWARE]
