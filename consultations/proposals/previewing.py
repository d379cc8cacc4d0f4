"""How a proposal will look, before it is handed in. Nothing is stored: the page carries all that was typed."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from content.versions import other_language

from ..models import Consultation, Proposal
from ..texts import language_of_writing
from .forms import NewProposalForm
from .places import names_of
from .text import title_from
from .tips import HEADINGS, tips_for

#: Buttons of the form and of the preview.
LOOK, CHANGE = "vorschau", "aendern"


def wants_to_look(request: HttpRequest) -> bool:
    return LOOK in request.POST


def wants_to_change(request: HttpRequest) -> bool:
    return CHANGE in request.POST


def without_hurry(form: NewProposalForm) -> NewProposalForm:
    """Nothing is handed in yet: whoever looks may be as quick as they like."""
    form.is_trapped = form.is_too_fast = False
    return form


def preview_of(form: NewProposalForm, consultation: Consultation) -> dict[str, Any]:
    """Of a valid form: the text as it will stand there, and what the buttons send again."""
    said = form.cleaned_data
    place = {name: said.get(name, "") for name in ("district", "quarter", "place")}
    tips = tips_for(said["text"])
    return {
        "title": said["title"] or title_from(said["text"]),
        "text": said["text"],
        "language": language_of_writing(said["text"]),
        "facts": facts_of(said, names_of(Proposal(consultation=consultation, **place))),
        "tips": tips,
        "tips_heading": HEADINGS.get(len(tips), ""),
        "typed": typed(form),
    }


def facts_of(said: dict[str, Any], place: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = [{"term": _("By"), "text": said["public_name"] or _("without a name")}]
    for category in said.get("categories", ()):
        name = category.name
        rows.append({"term": _("Topic"), "text": str(name), "lang": other_language(name.language)})
    if place:
        rows.append({"term": _("Place"), "text": place})
    return rows


def typed(form: NewProposalForm) -> list[tuple[str, str]]:
    """Name and value of every field as it was sent, for hidden fields."""
    data: Any = form.data
    return [(name, value) for name in form.fields for value in data.getlist(name)]
