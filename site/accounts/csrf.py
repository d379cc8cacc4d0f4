"""What comes of a form whose token is no longer valid. Signing in in another tab is enough for that."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import REASON_BAD_ORIGIN, REASON_BAD_REFERER
from django.shortcuts import render

from accounts.parking import without_secrets

LONG = 80
#: What the forms call the text that somebody wrote. It is shown however short it is.
WRITTEN = "text"
# The fixed beginnings of Django's reasons that say: this came from another site.
FOREIGN = tuple(reason.split("%s")[0].strip() for reason in (REASON_BAD_ORIGIN, REASON_BAD_REFERER))


@dataclass(frozen=True)
class Field:
    """One thing that was sent."""

    name: str
    value: str

    @property
    def is_text(self) -> bool:
        """Whether somebody wrote this, and wants to see it again."""
        is_written = self.name == WRITTEN and bool(self.value)
        return is_written or len(self.value) > LONG or "\n" in self.value

    @property
    def rows(self) -> int:
        return min(20, max(4, len(self.value) // 60))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Show the typed text again, in a form with a fresh token that leads to the same address."""
    fields = [
        Field(name, value) for name, values in without_secrets(request.POST).lists() for value in map(str, values)
    ]
    context: dict[str, Any] = {
        "path": request.get_full_path(),
        "hidden": [field for field in fields if not field.is_text],
        "texts": [field for field in fields if field.is_text],
        "had_files": bool(request.FILES),
        # With a fresh token here, another site could have its own words sent by one careless click.
        "may_resend": not _is_foreign(request, reason),
    }
    return render(request, "accounts/csrf_failure.html", context, status=403)


def _is_foreign(request: HttpRequest, reason: str) -> bool:
    return reason.startswith(FOREIGN) or request.headers.get("Sec-Fetch-Site") in {"cross-site", "same-site"}
