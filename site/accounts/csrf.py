"""What comes of a form whose token is no longer valid. Signing in in another tab is enough for that."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import REASON_BAD_ORIGIN, REASON_BAD_REFERER
from django.shortcuts import render

from accounts.parking import without_secrets

LONG = 80
# The fixed beginnings of Django's reasons that say: this came from another site.
FOREIGN = tuple(reason.split("%s")[0].strip() for reason in (REASON_BAD_ORIGIN, REASON_BAD_REFERER))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Show the typed text again, in a form with a fresh token that leads to the same address."""
    fields = [
        {"name": name, "value": value, "rows": min(20, max(4, len(value) // 60))}
        for name, values in without_secrets(request.POST).lists()
        for value in values
    ]
    context: dict[str, Any] = {
        "path": request.get_full_path(),
        "hidden": [field for field in fields if not _is_text(field["value"])],
        "texts": [field for field in fields if _is_text(field["value"])],
        "had_files": bool(request.FILES),
        # With a fresh token here, another site could have its own words sent by one careless click.
        "may_resend": not _is_foreign(request, reason),
    }
    return render(request, "accounts/csrf_failure.html", context, status=403)


def _is_text(value: str) -> bool:
    return len(value) > LONG or "\n" in value


def _is_foreign(request: HttpRequest, reason: str) -> bool:
    return reason.startswith(FOREIGN) or request.headers.get("Sec-Fetch-Site") in {"cross-site", "same-site"}
