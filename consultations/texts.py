"""What people type, made harmless without changing what they say. Everything stays plain text."""

import re
import unicodedata

from django.conf import settings

from content.publishing.languages import SCRIPTS, other_language, other_script
from content.versions import active_language

# Signs that show nothing but turn or tear apart what stands around them. Joiners stay: scripts and emoji need them.
UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f\x80-\x9f\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
)


def clean_text(value: str) -> str:
    """Lines as typed, at most one empty line between them, without signs that nobody sees."""
    lines = UNSEEN.sub("", value.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    text = "\n".join(line.rstrip() for line in lines)
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def language_of_writing(text: str = "") -> str:
    """The language that the form was shown in, unless the words are clearly of another: nobody has to hear them with
    the wrong sounds. What is written on pages in Leichte Sprache is German, too.
    """
    own = active_language().split("-")[0]
    if own in SCRIPTS and not SCRIPTS[own].search(text):
        # Who reads the words around in Arabic may still write German.
        own = settings.LANGUAGE_CODE
    return other_script(text, own) or other_language(text, own) or own


def one_line(value: str) -> str:
    """For titles, names and places."""
    return " ".join(UNSEEN.sub("", clean_text(value)).split())


def is_readable(value: str) -> bool:
    """Whether there is a letter, a digit or a picture in it at all."""
    return any(unicodedata.category(char)[0] in "LNS" for char in value)
