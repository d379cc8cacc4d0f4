"""Links: their words say where they lead, also for somebody who hears nothing but the links."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from .findings import Finding, excerpt, hint, must
from .pictures import FILE_NAME
from .walking import Piece, Reading, source_of

EMPTY_WORDS = frozenset(
    {
        *("hier", "hier klicken", "klicken sie hier", "klick hier", "klicken", "da", "dort", "dies", "dieser link"),
        *("mehr", "mehr dazu", "mehr erfahren", "mehr lesen", "mehr informationen", "mehr infos", "lesen sie mehr"),
        *(
            "weiter",
            "weiterlesen",
            "weitere informationen",
            "weitere infos",
            "details",
            "link",
            "zum link",
            "siehe hier",
        ),
        *("download", "herunterladen", "pdf", "zur seite", "zur website", "website", "webseite", "diese seite"),
        *("here", "click here", "more", "read more", "learn more", "more information", "this page", "this link"),
    }
)
ADDRESS = re.compile(r"^(https?://|www\.)\S+$", re.IGNORECASE)


def in_body(pieces: list[Piece]) -> Iterator[Finding]:
    targets: dict[str, str] = {}
    for piece in pieces:
        for link in Reading(source_of(piece)).links:
            yield from about(link.text, **piece.where)
            first = targets.setdefault(plain(link.text), link.target)
            if first != link.target and plain(link.text) not in EMPTY_WORDS:
                sentence = _("Two links say “%(words)s” and lead to different places. Let each say where it leads.")
                yield hint("link-twice", sentence % {"words": excerpt(link.text)}, **piece.where)
        if piece.name == "call_to_action":
            yield from about((piece.value or {}).get("label") or "", **piece.where)
        elif piece.name == "files" and isinstance(piece.value, dict):
            yield from of_file(piece)


def plain(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", text).lower().split())


def about(text: str, **where: str) -> Iterator[Finding]:
    text = text.strip()
    if not text:
        yield must("link-empty", _("A link has no words. Write where it leads, or take it away."), **where)
    elif plain(text) in EMPTY_WORDS:
        sentence = _(
            "The link “%(words)s” does not say where it leads. Name it after its target: “Plan of the square”."
        )
        yield must("link-words", sentence % {"words": excerpt(text)}, **where)
    elif ADDRESS.match(text):
        sentence = _("The link “%(words)s” shows an address. Write in words what one finds there.")
        # A short address that one can remember is sometimes what people look for.
        say = must if text.lower().startswith("http") or "/" in text.strip("/") else hint
        yield say("link-address", sentence % {"words": excerpt(text)}, **where)


def of_file(piece: Piece) -> Iterator[Finding]:
    document = piece.value.get("document")
    title = (piece.value.get("title") or (document.title if document else "")).strip()
    if title and FILE_NAME.search(title):
        sentence = _("The file is called “%(words)s”. Write in words what it is.")
        yield hint("file-name", sentence % {"words": excerpt(title)}, **piece.where)
