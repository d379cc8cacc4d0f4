"""Which language versions there are: the ones that editors write pages in, and those of which there is a catalogue."""

import re
from hashlib import sha256
from pathlib import Path

from django.conf.locale import LANG_INFO
from django.utils.translation import gettext_lazy as _
from django.utils.translation import to_language

ROOT = Path(__file__).resolve().parents[3]

# Django knows no Leichte Sprache; without this entry the switch would say "Deutsch" twice.
LANG_INFO.setdefault(
    "de-simple", {"bidi": False, "code": "de-simple", "name": "Easy German", "name_local": "Leichte Sprache"}
)

LANGUAGE_CODE = "de"
# Editors write pages, menu words and short texts in these, and the board counts what is missing.
WAGTAIL_CONTENT_LANGUAGES = [
    ("de", _("German")),
    ("de-simple", _("Easy German")),
    ("en", _("English")),
]
LOCALE_PATHS = [ROOT / "locale"]

# What the head of a catalogue says: "begun" is offered to nobody yet, "unchecked" carries a label, and a check
# holds for just the words whose digest stands there.
STATE = re.compile(
    r'^"X-Words: (?P<state>begun|unchecked|checked by .+ on \d{4}-\d\d-\d\d)(?:, words (?P<digest>[0-9a-f]{16}))?\\n"$',
    re.M,
)
UNCHECKED = "unchecked"


def parts_of(catalogue: Path) -> tuple[str, str]:
    """Its head, and everything else; the head ends with the first empty line."""
    head, _empty, words = catalogue.read_text(encoding="utf-8").partition("\n\n")
    return head, words


def digest_of(words: str) -> str:
    """The same for the same texts and translations, wherever they stand in the code and however lines are broken."""
    lines = (line.strip() for line in words.splitlines() if not line.startswith("#"))
    return sha256("\n".join(filter(None, lines)).replace('"\n"', "").encode()).hexdigest()[:16]


def said_in_head(catalogue: Path) -> str:
    """What the head says, whether or not it still holds; "unchecked" where it says nothing."""
    said = STATE.search(parts_of(catalogue)[0])
    return said["state"] if said else UNCHECKED


def state_of(catalogue: Path) -> str:
    """What holds: a check of other words than those of now is none."""
    head, words = parts_of(catalogue)
    said = STATE.search(head)
    if said is None or (said["state"].startswith("checked") and said["digest"] != digest_of(words)):
        return UNCHECKED
    return said["state"]


def catalogue_states(folder: Path) -> dict[str, str]:
    """Language → how it stands with its catalogue."""
    return {
        to_language(catalogue.parts[-3]): state_of(catalogue)
        for catalogue in sorted(folder.glob("*/LC_MESSAGES/django.po"))
    }


CATALOGUE_STATES = catalogue_states(LOCALE_PATHS[0])
# A further language is one more catalogue and nothing else: docs/languages.md.
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES + [
    (code, _(LANG_INFO[code]["name"]))
    for code, state in CATALOGUE_STATES.items()
    if state != "begun" and code not in dict(WAGTAIL_CONTENT_LANGUAGES)
]
