"""Whether this machine can make PDFs: the package, and the libraries of the system that it calls."""

import ctypes
import importlib.util
from collections.abc import Sequence
from functools import cache
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Warning

#: What WeasyPrint opens, by the names that Linux and macOS have for it.
LIBRARIES = (
    ("libgobject-2.0.so.0", "libgobject-2.0.0.dylib"),
    ("libpango-1.0.so.0", "libpango-1.0.dylib"),
    ("libharfbuzz.so.0", "libharfbuzz.0.dylib"),
    ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib"),
    ("libfontconfig.so.1", "libfontconfig.1.dylib"),
    ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib"),
)
SENTENCE = "This machine cannot make the large print of consultations: {} is missing. Their pages do not offer it."
HINT = (
    "Install requirements/base.txt, and with the package manager of the system: "
    "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 (names in Debian)."
)


@cache
def missing() -> str:
    """What is missing; empty where PDFs can be made. Asked once: installing something needs a restart."""
    try:
        if importlib.util.find_spec("weasyprint") is None:
            return "WeasyPrint"
    except (ImportError, ValueError):
        return "WeasyPrint"
    return next((names[0] for names in LIBRARIES if not any(map(opens, names))), "")


def opens(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def can_make_pdfs() -> bool:
    return not missing()


def check(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """For ``manage.py check``: the site runs without, so it is no error."""
    lack = missing()
    return [Warning(SENTENCE.format(lack), hint=HINT, id="mitreden.W001")] if lack else []
