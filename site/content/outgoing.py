"""What leaves the site for programs of others: whole addresses, and texts that break no file."""

import re

from django.conf import settings

# Neither XML nor a calendar may hold them.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")


def absolute(path: str) -> str:
    """The one address under which everybody finds what lies at ``path``; an absolute one stays as it is."""
    return path if path.startswith(("https://", "http://")) else f"{settings.BASE_URL}{path}"


def webcal(path: str) -> str:
    """The same for a calendar: devices follow such an address, they do not only load it once."""
    return f"webcal://{absolute(path).partition('://')[2]}"


def printable(text: str) -> str:
    """The text without signs that no program shows."""
    return FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(text: str) -> str:
    """For titles and names."""
    return " ".join(printable(text).split())
