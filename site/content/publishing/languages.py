"""Passages in another language: without a mark, screen readers read them aloud with the wrong sounds.

Another script is certain. Another language in Latin letters is a guess by its small words, and so only a hint.
"""

import re
from collections.abc import Iterator

from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from .findings import Finding, excerpt, hint, must
from .walking import Piece, Reading, source_of

SCRIPTS = {
    "ar": re.compile(r"[\u0600-\u06ff]{2,}"),
    "el": re.compile(r"[\u0370-\u03ff]{2,}"),
    "uk": re.compile(r"[\u0400-\u04ff]{2,}"),
}
#: Languages that are written in the same letters, to which the code above may stand.
SAME_LETTERS = {"uk": {"uk", "ru", "bg", "sr"}, "ar": {"ar", "fa", "ku"}, "el": {"el"}}
SMALL_WORDS = {
    "de": "der die das und ist nicht ein eine mit für von zu sie wir auf den dem im es auch sich werden kann bei aus",
    "en": "the and is are not with for of to you we this that they on it be was have from your can will our by",
    "tr": "ve bir bu için ile de da çok olarak ne var daha gibi siz biz olan kadar değil mi her ama sonra",
    "it": "il la di che e per un una con non sono del della si le gli nel anche più come questo voi",
    "pl": "i w na z że się do nie jest to dla od po jak są czy może przez przy ale lub oraz",
    "fr": "le la les de des et est un une pour dans que qui pas vous nous sur avec ce au du",
    "es": "el la los las de y es un una para en que no con por del se su como más al",
}
WORDS = {code: frozenset(words.split()) for code, words in SMALL_WORDS.items()}
ENOUGH_WORDS, ENOUGH_SIGNS = 6, 3


def in_body(pieces: list[Piece], language: str) -> Iterator[Finding]:
    own = language.split("-")[0]
    for piece in pieces:
        if piece.name == "quote" and piece.value:
            given = (piece.value.get("language") or own).split("-")[0]
            yield from about(piece.value.get("text") or "", given, _("Choose its language there."), **piece.where)
        elif source := source_of(piece):
            how = _("Make it a block “Quote” and choose the language there.")
            # The text of a video is read as the page is.
            for paragraph in Reading(source).paragraphs:
                yield from about(paragraph.text, own, how, **piece.where)


def about(text: str, language: str, how: str, **where: str) -> Iterator[Finding]:
    if script := other_script(text, language):
        say, found = must, script
    elif guessed := other_language(text, language):
        say, found = hint, guessed
    else:
        return
    sentence = _("“%(words)s” is in another language (%(language)s) and not marked as such. %(how)s")
    name = get_language_info(found)["name_translated"]
    yield say("language", sentence % {"words": excerpt(text), "language": name, "how": how}, **where)


def other_script(text: str, language: str) -> str:
    for code, letters in SCRIPTS.items():
        if language not in SAME_LETTERS[code] and len(letters.findall(text)) >= ENOUGH_SIGNS:
            return code
    return ""


def other_language(text: str, language: str) -> str:
    """The language whose small words stand in the passage, where they clearly outnumber those of ``language``."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    if len(words) < ENOUGH_WORDS or language not in WORDS:
        return ""
    counts = {code: sum(word in small for word in words) for code, small in WORDS.items()}
    best = max(counts, key=lambda code: counts[code])
    is_clear = counts[best] >= ENOUGH_SIGNS and counts[best] > 2 * counts[language]
    return best if best != language and is_clear else ""
