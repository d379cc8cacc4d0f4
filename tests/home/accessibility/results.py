"""A small run of the checks, as a file."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from home.accessibility.software import running

FOUND = {"page": "/de/mitmachen/", "version": "de", "what": "color-contrast: #inhalt"}


def a_run(**changes: Any) -> dict[str, Any]:
    """Two checks, of which one has found something."""
    checks = {
        "axe": {"title": "axe-core", "passed": True, "pages": 90, "findings": []},
        "axe-contrast": {"title": "contrast", "passed": False, "pages": 90, "findings": [FOUND]},
        **changes.pop("checks", {}),
    }
    date = (timezone.now() - timedelta(days=1)).isoformat()
    return {"version": "v1.2-3-gabc", "software": running(), "date": date, "checks": checks, **changes}


def every_check(*, passed: bool = True) -> dict[str, Any]:
    from home.accessibility.words import CHECKS

    return {check: {"title": check, "passed": passed, "pages": 1, "findings": []} for check in CHECKS}


def write(path: Path, document: Any) -> Path:
    path.write_text(document if isinstance(document, str) else json.dumps(document), encoding="utf-8")
    return path
