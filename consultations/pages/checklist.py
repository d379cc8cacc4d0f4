"""What a consultation's page needs before people read it: until when, what happens then, who decides, whom to ask."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from content.publishing.contact import contact_findings
from content.publishing.findings import Finding, demand, field, hint, must
from content.publishing.pictures import about
from content.versions import EASY
from plain.sentences import sentences_of

from ..announcing import lacks_before_publishing
from ..formats import StepKind
from ..processes.links import admin_url
from ..processes.models import Consultation

if TYPE_CHECKING:
    from .models import ConsultationPage

#: As many a summary has, in which it says what a page is about.
SENTENCES = 3
#: Phases in which the city says what becomes of contributions.
AFTERWARDS = {StepKind.ANSWER, StepKind.RESULT}


def findings_of(page: "ConsultationPage") -> Iterator[Finding]:
    summary = field("summary", page._meta.get_field("summary").verbose_name)
    if not page.summary.strip():
        sentence = _("Say in three sentences what it is about, what people can do, and what happens with it.")
        yield hint("summary-missing", sentence, **summary)
    # Leichte Sprache says one thing in a sentence, so it needs more of them.
    elif (number := len(sentences_of(page.summary))) > SENTENCES and page.locale.language_code != EASY:
        sentence = _(
            "Please say it in three sentences: what it is about, what people can do, and what happens with it. "
            "Now there are %(number)d."
        )
        yield hint("summary-long", sentence % {"number": number}, **summary)
    if page.image and page.image_alt:
        yield from about(page.image_alt, **field("image_alt", page._meta.get_field("image_alt").verbose_name))
    # A copy that nobody has saved has no procedure yet: asked as one without dates and promises.
    procedure = page.consultation or Consultation()
    if not procedure.is_archive:
        yield from of_procedure(procedure)
        if procedure.pk:
            yield from of_votes(procedure, page)
        yield from contact_findings(page, is_needed=True)


def of_votes(consultation: Consultation, page: "ConsultationPage") -> Iterator[Finding]:
    """Whoever publishes the first page announces the votes; of an announced one people have been told already."""
    for vote, lack in lacks_before_publishing(consultation, told_by=page):
        where = {"place": str(vote), "url": admin_url(consultation)}
        for sentence in lack.sentences:
            if consultation.is_visible:
                yield hint("easy-language", sentence, **where)
            else:
                yield demand("easy-language", sentence, **where)


def of_procedure(consultation: Consultation) -> Iterator[Finding]:
    """What stands on the consultation's own screen, and people read on the page."""
    phases = consultation.timeline if consultation.pk else []
    where = {"place": _("The procedure"), "url": admin_url(consultation) if consultation.pk else ""}
    if not phases:
        sentence = _("Nobody learns until when one can take part. Enter the phases with their dates.")
        yield must("end-date", sentence, **where)
    if not consultation.answer_by and not any(phase.kind in AFTERWARDS for phase in phases):
        sentence = _("Nobody learns what happens afterwards. Enter by when the city answers, or a phase for it.")
        yield must("afterwards", sentence, **where)
    if not consultation.decided_by:
        yield must("who-decides", _("Nobody learns who decides. Enter it."), **where)
    if not consultation.scope:
        yield hint("scope", _("Say what can still be decided, and what is settled already."), **where)
