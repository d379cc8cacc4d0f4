"""Passing a page on: plain links that say nothing to anybody before somebody follows them."""

from dataclasses import dataclass
from urllib.parse import quote

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

#: Name → what the other site wants to be called with.
ELSEWHERE = {
    "WhatsApp": "https://wa.me/?text={title}%20{address}",
    "Facebook": "https://www.facebook.com/sharer/sharer.php?u={address}",
}


@dataclass(frozen=True)
class Way:
    label: str | Promise
    url: str
    icon: str = ""


def by_mail(title: str, address: str) -> Way:
    """A letter in the reader's own program, with the title as its subject and the address in it."""
    body = f"{title}\r\n{address}\r\n"
    return Way(_("By e-mail"), f"mailto:?subject={quote(title, safe='')}&body={quote(body, safe='')}", "mail")


def elsewhere(title: str, address: str) -> list[Way]:
    """Ways over services that are not the city's."""
    said, where = quote(title, safe=""), quote(address, safe="")
    return [Way(name, pattern.format(title=said, address=where)) for name, pattern in ELSEWHERE.items()]
