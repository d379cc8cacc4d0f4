"""The suite."""

from .dev import *  # noqa: F403

DEBUG = False
WAGTAIL_AUTOSAVE_INTERVAL = 0
