"""What the project is. The other modules say only what differs."""

from pathlib import Path

from django.utils.translation import gettext_lazy as _
from environs import Env

env = Env()

ROOT = Path(__file__).resolve().parents[3]
VAR = Path(env.str("VAR_DIR", str(ROOT / "var")))

# Where people find this site, without a slash at the end: for every address that leaves it (mails, feeds, sitemap).
BASE_URL = env.str("BASE_URL", "http://localhost:8000").rstrip("/")

INSTALLED_APPS = [
    "config",
    "office",
    "home",
    "search",
    "news",
    "consultations",
    "notices",
    "accounts",
    "content",
    "design",
    "plain",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.settings",
    "wagtail.contrib.redirects",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "accounts.wagtail_users.UsersConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "office.wagtail_admin.AdminConfig",
    "wagtail",
    "modelcluster",
    "taggit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "django.forms",
]

MIDDLEWARE = [
    # First: a kept page passes nothing else.
    "content.page_cache.PageCacheMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "content.maintenance.MaintenanceMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "content.sentence_lines.SentenceLinesMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "content.redirects.RedirectMiddleware",
    "content.errors.ErrorPagesMiddleware",
    "office.doors.OfficeDoorMiddleware",
    "office.publishing.middleware.PublishingMiddleware",
]

# The city that this site is for: a folder below ``cities``. A file there names the one for who says nothing.
CITY = env.str("CITY", (ROOT / "cities" / "default").read_text(encoding="utf-8").strip())

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        # A city may draw its own header band and home picture.
        "DIRS": [ROOT / "cities" / CITY / "templates", ROOT / "site" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "content.context.frame",
            ],
            "builtins": ["design.passages"],
        },
    },
]

# Labels, hints and errors of every form come out as our components.
FORM_RENDERER = "design.forms.Renderer"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TIME_ZONE = "Europe/Berlin"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
# A city's colours are plain CSS in its own folder: no build is needed to change them.
STATICFILES_DIRS = [ROOT / "site" / "static", ("city", ROOT / "cities" / CITY / "static")]
STATIC_ROOT = VAR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

REDIS_URL = env.str("REDIS_URL", "")
CACHES = {
    "default": (
        {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
        if REDIS_URL
        else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    )
}

# Seconds that a page is kept for anonymous readers; 0 keeps none. Changes are seen at once, borders of phases at the
# latest then.
PAGE_CACHE_SECONDS = env.int("PAGE_CACHE_SECONDS", 60)

WAGTAIL_SITE_NAME = "Mitreden"
WAGTAIL_I18N_ENABLED = True
# Submitting a live page for translation would publish its untranslated text at once.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
# Help to draft, off unless an address is named: docs/drafting.md.
TRANSLATION_SERVICE = {
    "url": env.str("TRANSLATION_URL", ""),
    "key": env.str("TRANSLATION_KEY", ""),
    "seconds": env.float("TRANSLATION_SECONDS", 20),
}
SIMPLIFICATION_SERVICE = {
    "url": env.str("SIMPLIFICATION_URL", ""),
    "key": env.str("SIMPLIFICATION_KEY", ""),
    "seconds": env.float("SIMPLIFICATION_SECONDS", 20),
}
WAGTAILLOCALIZE_MACHINE_TRANSLATOR = (
    {"CLASS": "content.drafting.translator.Translator"} if TRANSLATION_SERVICE["url"] else None
)
WAGTAILADMIN_BASE_URL = BASE_URL
WAGTAILADMIN_PERMITTED_LANGUAGES = [("de", _("German")), ("en", _("English"))]
# The calendar in the office's forms writes dates as they are written here.
WAGTAIL_DATE_FORMAT = "%d.%m.%Y"
WAGTAIL_DATETIME_FORMAT = "%d.%m.%Y %H:%M"
FORMAT_MODULE_PATH = ["config.formats"]
# No request leaves the site for somebody else's server: no avatars, no embeds, no news from Wagtail.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
# What comes in is known by its content (content/uploads); this list is only what the name may end in.
WAGTAILDOCS_EXTENSIONS = [
    *("csv", "docx", "ics", "jpeg", "jpg", "json", "m4a", "mp3", "mp4", "odp", "ods", "odt", "pdf"),
    *("png", "pptx", "txt", "vtt", "webm", "webp", "xlsx", "zip"),
]
WAGTAILDOCS_DOCUMENT_FORM_BASE = "content.uploads.forms.DocumentForm"
WAGTAILDOCS_CONTENT_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
    "m4a": "audio/mp4",
    "mp3": "audio/mpeg",
    "txt": "text/plain; charset=utf-8",
    "vtt": "text/vtt; charset=utf-8",
    "webm": "video/webm",
    "webp": "image/webp",
}
# Nothing that was uploaded opens as a page of this site.
WAGTAILDOCS_INLINE_CONTENT_TYPES: list[str] = []
WAGTAILIMAGES_IMAGE_FORM_BASE = "content.uploads.forms.PictureForm"
# No SVG: docs/adr/0020-uploads.md. No GIF: what moves belongs into a video that one can stop.
WAGTAILIMAGES_EXTENSIONS = ["jpeg", "jpg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 15 * 1024 * 1024
WAGTAILIMAGES_JPEG_QUALITY = 75
WAGTAILIMAGES_WEBP_QUALITY = 72
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
# Nobody is told of each page that waits but those who release pages.
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
# Pages with many blocks have many fields.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database", "SEARCH_CONFIG": "german"}}

# While this file is there, or this is set, everybody reads that the site will soon be back; so long a program waits
# before it asks again.
MAINTENANCE_FILE = VAR / "maintenance"
MAINTENANCE = env.bool("MAINTENANCE", False)
MAINTENANCE_RETRY_SECONDS = 600

# Phase keys make the voter keys. They lie outside the database and outside its backups.
PHASE_KEYS_DIR = Path(env.str("PHASE_KEYS_DIR", str(VAR / "phase-keys")))

# Documents in large print are kept here until their words change. Nobody misses them: they are made again.
LARGE_PRINT_DIR = Path(env.str("LARGE_PRINT_DIR", str(VAR / "large-print")))

# So long the words of what was hidden, blacked out or withdrawn are kept, in case somebody objects.
EVIDENCE_DAYS = env.int("EVIDENCE_DAYS", 365)

# So long messages of the contact form are kept after somebody has dealt with them, and at the latest. The form says it.
MESSAGES_KEPT_DAYS = env.int("MESSAGES_KEPT_DAYS", 90)
MESSAGES_KEPT_AT_MOST_DAYS = env.int("MESSAGES_KEPT_AT_MOST_DAYS", 365)

# What the last run of the checks for accessibility has found, as it comes with the program; and that of a whole
# `make test` on this machine. The public report shows the newer one.
ACCESSIBILITY_RESULTS = Path(env.str("ACCESSIBILITY_RESULTS", str(ROOT / "docs/accessibility/results.json")))
ACCESSIBILITY_RUN = VAR / "accessibility" / "last-run.json"

# Cookies begin where somebody opens a form. A text parked before signing in waits as long as the session lives.
SESSION_COOKIE_AGE = 7 * 24 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_AGE = SESSION_COOKIE_AGE
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"

# Wagtail allows frames by itself where the editor shows a preview.
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    # The page editor still needs inline scripts; a nonce there would switch them off.
    "EXCLUDE_URL_PREFIXES": ["/verwaltung/"],
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "media-src": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    },
}

SILENCED_SYSTEM_CHECKS = [
    # USERNAME_FIELD is unique only where an address is given: the desk knows people without one.
    "auth.W004",
]

# No addresses, no IP numbers, no request bodies: see config.logs. Nothing is mailed to administrators.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {
            "()": "config.logs.ImpersonalFormatter",
            "format": "{asctime} {levelname} {name}: {message}",
            "style": "{",
        }
    },
    "handlers": {"terminal": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["terminal"], "level": env.str("LOG_LEVEL", "INFO")},
    "loggers": {
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        "django.server": {"handlers": ["terminal"], "level": "INFO", "propagate": False},
        # What editors did stands in Wagtail's own log, in the database.
        "wagtail": {"level": "WARNING"},
        "django_tasks": {"level": "WARNING"},
    },
}

from .languages import *  # noqa: E402, F403
from .mail import *  # noqa: E402, F403
from .sign_in import *  # noqa: E402, F403
