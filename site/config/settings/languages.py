"""Which language versions there are: the ones that editors write pages in, and those of which there is a catalogue."""

import re
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

# What the head of a catalogue says: "begun" is offered to nobody yet, "unchecked" carries a label.
STATE = re.compile(r'^"X-Words: (begun|unchecked|checked by (?P<by>.+) on (?P<on>\d{4}-\d\d-\d\d))\\n"$')


def catalogue_states(folder: Path) -> dict[str, str]:
    """Language → what the head of its catalogue says; "unchecked" where it says nothing."""
    states = {}
    for catalogue in sorted(folder.glob("*/LC_MESSAGES/django.po")):
        with catalogue.open(encoding="utf-8") as lines:
            # The head ends with the first empty line.
            head = [line.strip() for line, _number in zip(lines, range(30), strict=False)]
        said = (found[1] for line in head if (found := STATE.match(line)))
        states[to_language(catalogue.parts[-3])] = next(said, "unchecked")
    return states


CATALOGUE_STATES = catalogue_states(LOCALE_PATHS[0])
# A further language is one more catalogue and nothing else: docs/languages.md.
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES + [
    (code, _(LANG_INFO[code]["name"]))
    for code, state in CATALOGUE_STATES.items()
    if state != "begun" and code not in dict(WAGTAIL_CONTENT_LANGUAGES)
]
