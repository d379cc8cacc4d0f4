"""What the tests of the office's screens share."""

from itertools import count
from typing import Any

from django.utils import translation
from wagtail.models import Page

from consultations.models import Ballot, Consultation, Mark, Phase, Proposal
from tests.factories import locale

numbers = count(1)


def make_ballot(phase: Phase, *proposals: Proposal, **fields: Any) -> Ballot:
    """A ballot of nobody in particular, with a vote for each of the proposals."""
    ballot = Ballot.objects.create(phase=phase, voter_key=f"{next(numbers):064d}", **fields)
    for proposal in proposals:
        Mark.objects.create(ballot=ballot, proposal=proposal, value=1)
    return ballot


def make_page(consultation: Consultation, language: str = "de", *, live: bool = True) -> Page:
    """A language version of the consultation's page."""
    page = Page(
        title=f"Seite {next(numbers)}",
        slug=f"text-{next(numbers)}",
        translation_key=consultation.key,
        locale=locale(language),
        live=live,
    )
    Page.get_first_root_node().add_child(instance=page)
    return page


def errors_of(response: Any, field: str, row: int | None = None) -> list[str]:
    """The sentences at a field; ``row`` is the number of a phase."""
    assert response.status_code == 200
    form = response.context["form"]
    if row is not None:
        form = form.formsets["phases"].forms[row]
    return list(form.errors.get(field, []))


def said(sentence: str) -> str:
    """A sentence of ours as the office reads it."""
    with translation.override("de"):
        return translation.gettext(sentence)
