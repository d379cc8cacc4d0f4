"""What a finished page in Leichte Sprache still needs: one sentence a line, and no word parted after its first letter.

Editors write their texts in lines; in our own words they are made here.
"""

import re
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from content.versions import EASY

PLACE = f"/{EASY}/"
# A sentence ends behind a word of two letters at least: "30. Juni", "Anna M." and "Nr. 7" go on. The dot in each look
# backwards is the sign itself; at the very beginning the word before it stands in an element of its own.
END = re.compile(
    r"([.!?](?:(?<=[^\W\d_]{2}.)|(?<=[\w?!][“)].)|(?<=\d[!?])|(?<=\A.))"
    r"(?<!\b(?:Nr|Dr|St|Fr|Hr|ca).)(?<!\bTel.)(?<!\bProf.)(?<![Ss]tr.)“?) (?=[A-ZÄÖÜ„\d])"
)
# "E-Mail", "S-Bahn".
AFTER_ONE_LETTER = re.compile(r"(?<![\w-])[A-ZÄÖÜ]-[A-ZÄÖÜ][a-zäöüß]+")
TAG = re.compile(r"(<[^>]*>)")
NAME = re.compile(r"<(/?)([a-zA-Z][\w-]*)")
LANGUAGE = re.compile(r"\slang=\"([^\"]*)\"")
#: Elements without an end.
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
NOTHING, WORDS, LINES = range(3)
#: In these no mark-up may stand, or it is no text for readers, or it is somebody's name.
UNTOUCHED = {"bdi", "datalist", "head", "pre", "script", "select", "style", "svg", "template", "textarea", "title"}
ONE_LINE = {"button"}


def one_a_line(text: str, end: str) -> str:
    """The text with ``end`` between its sentences."""
    return END.sub(rf"\1{end}", text)


def whole_words(text: str) -> str:
    """No line ends after "E-"; one finds and copies the word as before."""
    return AFTER_ONE_LETTER.sub(r'<span class="unbroken">\g<0></span>', text)


def made_easy(html: str) -> str:
    """The page; what is in another language, and people's names, stay as they were written."""
    made: list[str] = []
    # Elements that are open, each with what may be done to its text: nothing, keep words whole, part sentences, too.
    opened = [("", NOTHING)]
    for place, piece in enumerate(TAG.split(html)):
        if place % 2 == 0:
            what = opened[-1][1]
            if what != NOTHING and "-" in piece:
                piece = whole_words(piece)
            made.append(one_a_line(piece, " <br>") if what == LINES else piece)
            continue
        made.append(piece)
        name = NAME.match(piece)
        if name is None:
            continue
        tag = name[2].lower()
        if name[1]:
            # An end without a beginning ends nothing.
            if any(tag == each for each, _what in reversed(opened)):
                while opened.pop()[0] != tag:
                    pass
        elif tag not in VOID and not piece.endswith("/>"):
            opened.append((tag, allowed_in(tag, piece, opened[-1][1])))
    return "".join(made)


def allowed_in(tag: str, piece: str, around: int) -> int:
    if tag in UNTOUCHED:
        return NOTHING
    language = LANGUAGE.search(piece)
    if language:
        around = LINES if language[1] == EASY else NOTHING
    return min(around, WORDS) if tag in ONE_LINE else around


class SentenceLinesMiddleware:
    """Behind the page cache: each page is gone through once."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        is_page = not response.streaming and response.headers.get("Content-Type", "").startswith("text/html")
        if is_page and request.path_info.startswith(PLACE):
            response.content = made_easy(response.content.decode(settings.DEFAULT_CHARSET)).encode()
        return response
