"""Leichte Sprache has one sentence a line: in editors' texts they write it so, in our own words it is made here."""

import re
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

EASY = "de-simple"
PLACE = f"/{EASY}/"
# A sentence ends behind a word of two letters at least: "30. Juni", "Anna M." and "Nr. 7" go on.
END = re.compile(r"((?:(?<!\bNr)(?<!\bDr)(?<!\bSt)(?<=[^\W\d_]{2})|(?<=\w[“)]))[.!?]“?|(?<=\d)[!?]) (?=[A-ZÄÖÜ„\d])")
TAG = re.compile(r"(<[^>]*>)")
NAME = re.compile(r"<(/?)([a-zA-Z][\w-]*)")
LANGUAGE = re.compile(r"\slang=\"([^\"]*)\"")
#: Elements without an end.
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
#: In these a line cannot end, or it is no text for readers, or it is somebody's name.
WHOLE = {"bdi", "button", "head", "pre", "script", "select", "style", "svg", "template", "textarea", "title"}


def one_a_line(text: str, end: str) -> str:
    """The text with ``end`` between its sentences."""
    return END.sub(rf"\1{end}", text)


def in_lines(html: str) -> str:
    """A page whose sentences end their line; what is in another language stays as its author wrote it."""
    made: list[str] = []
    # Elements that are open, each with whether its text is to be left alone.
    opened: list[tuple[str, bool]] = []
    for piece in TAG.split(html):
        name = NAME.match(piece)
        if name is None:
            is_left = not opened or opened[-1][1] or piece.startswith("<!")
            made.append(piece if is_left else one_a_line(piece, " <br>"))
            continue
        made.append(piece)
        is_end, tag = bool(name[1]), name[2].lower()
        if is_end:
            while opened and opened.pop()[0] != tag:
                pass
        elif tag not in VOID and not piece.endswith("/>"):
            language = LANGUAGE.search(piece)
            around = opened[-1][1] if opened else True
            is_left = language[1] != EASY if language else around
            opened.append((tag, is_left or tag in WHOLE))
    return "".join(made)


class SentenceLinesMiddleware:
    """Behind the page cache: each page is gone through once."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        is_page = not response.streaming and response.headers.get("Content-Type", "").startswith("text/html")
        if is_page and request.path_info.startswith(PLACE):
            response.content = in_lines(response.content.decode(settings.DEFAULT_CHARSET)).encode()
        return response
