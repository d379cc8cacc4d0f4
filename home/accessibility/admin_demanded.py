"""The parts of a statement that the law demands, and which of them still wait."""

import json
from collections.abc import Callable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from content.publishing.checklist import TO_WRITE

#: Texts that somebody has to write; those of a new page begin with a question.
TEXTS = ("responsible", "scope", "method_note", "contact", "enforcement_contact")


def waiting_parts(value_of: Callable[[str], Any]) -> Iterator[tuple[str, str]]:
    """Field → what to do about it, asked of a form or of a page."""
    for name in TEXTS:
        if TO_WRITE in (value_of(name) or ""):
            yield name, _("This part still begins with […]. Please answer what stands there.")
    status, barriers = value_of("status"), value_of("barriers")
    if barriers and TO_WRITE in json.dumps(barriers.get_prep_value(), ensure_ascii=False):
        yield "barriers", _("This part still begins with […]. Please answer what stands there.")
    if status and status != "full" and not barriers:
        yield "barriers", _("Please name at least one part that is not accessible, with its reason.")
    if status == "full" and barriers:
        yield "barriers", _("Either everything is accessible, or something is not. Please change one of them.")
    made, reviewed = value_of("made_on"), value_of("reviewed_on")
    if made and reviewed and reviewed < made:
        yield "reviewed_on", _("A statement is reviewed after it was made. Please check both days.")
