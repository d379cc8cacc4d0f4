"""Nothing typed is lost: a text written before signing in waits in the session.

A view whose form needs an account parks what was sent and leads to the door, with its own address as ``next``. After
signing in, the person lands there again and finds the form filled, with its ``submission`` as it was. Once the text has
been taken: ``clear(request)``. Files cannot be parked.
"""

from datetime import datetime, timedelta

from django.http import HttpRequest, QueryDict
from django.utils import timezone

PARKED_FOR = timedelta(days=7)
PARKED_AT_MOST = 5
SESSION_KEY = "parked"
NEVER_PARKED = frozenset({"csrfmiddlewaretoken", "password", "code"})


def park(request: HttpRequest, path: str, data: QueryDict) -> None:
    """Keep a form's fields for the address ``path``; a second text for the same address replaces the first."""
    kept = {key: value for key, value in _parked(request).items() if key != path}
    kept[path] = {"data": without_secrets(data).urlencode(), "at": timezone.now().isoformat()}
    newest = sorted(kept.items(), key=lambda item: item[1]["at"])[-PARKED_AT_MOST:]
    request.session[SESSION_KEY] = dict(newest)


def parked(request: HttpRequest, path: str = "") -> QueryDict | None:
    """What was parked for this address (default: that of the request), or ``None``."""
    entry = _parked(request).get(path or request.path)
    return QueryDict(entry["data"]) if entry else None


def has_parked(request: HttpRequest) -> bool:
    """Whether any text waits, so that the door can say so. A vote that was wanted is none."""
    return any("text" in QueryDict(entry["data"]) for entry in _parked(request).values())


def clear(request: HttpRequest, path: str = "") -> None:
    """Forget the text of this address: it has been taken, or its writer threw it away."""
    kept = _parked(request)
    if kept.pop(path or request.path, None):
        request.session[SESSION_KEY] = kept


def without_secrets(data: QueryDict) -> QueryDict:
    """A copy without tokens and codes."""
    copy = data.copy()
    for name in NEVER_PARKED:
        copy.pop(name, None)
    return copy


def _parked(request: HttpRequest) -> dict[str, dict[str, str]]:
    entries = request.session.get(SESSION_KEY, {})
    oldest = timezone.now() - PARKED_FOR
    return {path: entry for path, entry in entries.items() if datetime.fromisoformat(entry["at"]) > oldest}
