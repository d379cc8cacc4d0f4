"""What staff do: answer proposals, and say what became of them."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from content import page_cache
from content.multilingual import MultilingualText, multilingual
from notices import services as notices

from ..actions import Action
from ..models import Answer, AnswerCorrection, AnswerState, Consultation, Proposal, StatusEntry
from ..rules import decide
from .notices import AnswerCorrected, AnswerReleased, StatusSet, authors_of

if TYPE_CHECKING:
    from accounts.models import User

Text = MultilingualText | dict[str, str] | str


@transaction.atomic
def draft_answer(
    *,
    by: "User",
    consultation: Consultation,
    proposals: Iterable[Proposal],
    text: Text = "",
    office: str = "",
    responsible: "User | None" = None,
    promised_for: date | None = None,
    answer: Answer | None = None,
) -> Answer:
    """Keep an answer that nobody outside sees yet; with ``answer`` given, change that draft."""
    decide(by, Action.ANSWER, on=consultation).require()
    chosen = list(proposals)
    _refuse_foreign(chosen, consultation)
    if answer is None:
        answer = Answer(consultation=consultation)
    else:
        answer = _locked(answer)
        _refuse_public(answer)
    answer.text, answer.office = multilingual(text), office
    answer.responsible, answer.promised_for = responsible, promised_for
    answer.save()
    answer.proposals.set(chosen)
    log(instance=answer, action="consultations.answer.draft", user=by)
    return answer


@transaction.atomic
def discard(*, by: "User", answer: Answer) -> None:
    """Throw a draft away. What was public stays."""
    answer = _locked(answer)
    decide(by, Action.ANSWER, on=answer.consultation).require()
    _refuse_public(answer)
    log(instance=answer, action="wagtail.delete", user=by)
    answer.delete()


@transaction.atomic
def release(*, by: "User", answer: Answer) -> Answer:
    """Make a draft public and tell the authors. A second release changes nothing."""
    answer = _locked(answer)
    decide(by, Action.ANSWER, on=answer.consultation).require()
    if answer.state != AnswerState.DRAFT:
        return answer
    _refuse_without_text(answer.text)
    proposals = list(answer.proposals.select_related("consultation", "contributor__account"))
    if not proposals:
        raise ValidationError(_("Please choose the proposals that this answers."), code="no_proposals")
    answer.state, answer.released_at = AnswerState.RELEASED, timezone.now()
    answer.save(update_fields=["state", "released_at"])
    for person, own in authors_of(proposals).items():
        notices.put(AnswerReleased.to(person, own, answer))
    log(instance=answer, action="consultations.answer.release", user=by)
    page_cache.bump()
    return answer


@transaction.atomic
def correct(*, by: "User", answer: Answer, text: Text, reason: str) -> Answer:
    """Change a public answer; what it said before and why it changed stay public."""
    answer = _locked(answer)
    decide(by, Action.ANSWER, on=answer.consultation).require()
    if answer.state == AnswerState.DRAFT:
        raise ValidationError(_("This answer is still a draft. Please change the draft."), code="draft")
    if not reason.strip():
        raise ValidationError(_("Please write why the answer changes. Everybody can read it."), code="no_reason")
    new = multilingual(text)
    _refuse_without_text(new)
    if new == answer.text:
        raise ValidationError(_("The text has not changed."), code="unchanged")
    correction = AnswerCorrection.objects.create(answer=answer, text_before=answer.text, reason=reason.strip(), by=by)
    answer.text, answer.state = new, AnswerState.CORRECTED
    answer.save(update_fields=["text", "state"])
    proposals = list(answer.proposals.select_related("consultation", "contributor__account"))
    for person, own in authors_of(proposals).items():
        notices.put(AnswerCorrected.to(person, own, answer, correction))
    log(instance=answer, action="consultations.answer.correct", user=by, data={"reason": reason.strip()})
    page_cache.bump()
    return answer


@transaction.atomic
def set_status(
    *,
    by: "User",
    proposals: Iterable[Proposal],
    status: str,
    reason: Text = "",
    next_step: Text = "",
    next_step_on: date | None = None,
) -> list[StatusEntry]:
    """Add a step to the way of each proposal and tell the authors. Steps are never changed, only followed by others."""
    chosen = list(
        Proposal.objects.select_for_update(of=("self",))
        .filter(pk__in=[proposal.pk for proposal in proposals])
        .select_related("consultation", "contributor__account")
        .order_by("pk")
    )
    for consultation in {proposal.consultation for proposal in chosen}:
        decide(by, Action.ANSWER, on=consultation).require()
        if consultation.format_data.status(status) is None:
            raise ValidationError(_("This format has no such status."), code="unknown_status")
    # One by one: ``bulk_create`` would go round the guard that keeps entries as they are.
    entries = [
        StatusEntry.objects.create(
            proposal=proposal,
            status=status,
            reason=multilingual(reason),
            next_step=multilingual(next_step),
            next_step_on=next_step_on,
            by=by,
        )
        for proposal in chosen
    ]
    Proposal.objects.filter(pk__in=[proposal.pk for proposal in chosen]).update(status=status)
    for entry in entries:
        entry.proposal.status = status
        _tell_author(entry)
        # By its number: moderation may have to black out a name in the title, and logs are never changed.
        name = _("Proposal %(number)d") % {"number": entry.proposal.number}
        log(instance=entry.proposal, title=name, action="consultations.status", user=by, data={"status": status})
    page_cache.bump()
    return entries


def _tell_author(entry: StatusEntry) -> None:
    for person in authors_of([entry.proposal]):
        notices.put(StatusSet.to(person, entry))


def _locked(answer: Answer) -> Answer:
    return Answer.objects.select_for_update(of=("self",)).select_related("consultation").get(pk=answer.pk)


def _refuse_public(answer: Answer) -> None:
    if answer.state != AnswerState.DRAFT:
        raise ValidationError(_("This answer is public. Please correct it, with a reason."), code="public")


def _refuse_without_text(text: MultilingualText) -> None:
    if not text.get(settings.LANGUAGE_CODE):
        raise ValidationError(_("An answer needs its German text before it can be released."), code="no_text")


def _refuse_foreign(proposals: list[Proposal], consultation: Consultation) -> None:
    if any(proposal.consultation_id != consultation.pk for proposal in proposals):
        raise ValidationError(_("One answer serves proposals of one consultation."), code="other_consultation")
