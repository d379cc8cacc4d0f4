"""In which language something is said."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import get_language


def other_language(rows: Iterable[Mapping[str, Any]]) -> str:
    """The first ``lang`` of these rows that is not the reader's; empty where there is none."""
    return next((row["lang"] for row in rows if row.get("lang") and row["lang"] != get_language()), "")
