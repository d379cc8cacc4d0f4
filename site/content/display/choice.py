"""How somebody wants to see the site: size of the text, contrast, light or dark. One cookie, only after a choice."""

import re
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

COOKIE = "darstellung"
#: A year, then the browser forgets it.
COOKIE_SECONDS = 365 * 24 * 60 * 60

#: The first of each is what everybody sees who has chosen nothing.
LETTERS: dict[str, Promise] = {
    "100": _("Usual size (100 %)"),
    "125": _("A little larger (125 %)"),
    "150": _("Large (150 %)"),
    "200": _("Very large (200 %)"),
}
CONTRASTS: dict[str, Promise] = {"usual": _("Usual contrast"), "high": _("High contrast")}
SCHEMES: dict[str, Promise] = {"device": _("As my device is set"), "light": _("Light"), "dark": _("Dark")}

COLOUR_SCHEMES = {"device": "light dark", "light": "light", "dark": "dark"}
COOKIE_FORM = re.compile(rf"({'|'.join(LETTERS)})-({'|'.join(CONTRASTS)})-({'|'.join(SCHEMES)})")


@dataclass(frozen=True)
class Choice:
    """Only words of the tables above: they stand in the ``<html>`` tag and in the keys of kept pages."""

    letters: str = "100"
    contrast: str = "usual"
    scheme: str = "device"

    def __str__(self) -> str:
        return f"{self.letters}-{self.contrast}-{self.scheme}"

    @property
    def is_usual(self) -> bool:
        return self == USUAL

    @property
    def attributes(self) -> dict[str, str]:
        """What the ``<html>`` tag says about it; nothing where nothing was chosen."""
        own = {"letters": self.letters, "contrast": self.contrast, "scheme": self.scheme}
        return {f"data-{name}": value for name, value in own.items() if value != getattr(USUAL, name)}

    @property
    def color_scheme(self) -> str:
        """For the browser's own surfaces, before the style sheet is there."""
        return COLOUR_SCHEMES[self.scheme]


USUAL = Choice()


def choice_in(request: HttpRequest) -> Choice:
    """What the reader has chosen; a cookie that says anything but one of our own words says nothing."""
    found = COOKIE_FORM.fullmatch(request.COOKIES.get(COOKIE, ""))
    return Choice(*found.groups()) if found else USUAL


def remember(response: HttpResponse, choice: Choice) -> None:
    """Keep the choice in the reader's browser; whoever is back at the usual has no cookie any more."""
    if choice.is_usual:
        response.delete_cookie(COOKIE, samesite="Lax")
        return
    about: dict[str, Any] = {"max_age": COOKIE_SECONDS, "samesite": "Lax", "httponly": True}
    response.set_cookie(COOKIE, str(choice), secure=settings.SESSION_COOKIE_SECURE, **about)
