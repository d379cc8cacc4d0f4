"""What short texts are about: proposals, answers and steps on a proposal's way, handled alike."""

from hashlib import sha256
from typing import Any

from django.utils.translation import gettext as _

from ..answers.models import Answer, AnswerState, StatusEntry
from ..processes.models import Consultation
from ..proposals.models import Proposal, State
from .models import ShortText

Target = Proposal | Answer | StatusEntry


def kind_of(target: Target) -> str:
    """The name of the column that points at it."""
    if isinstance(target, Proposal):
        return "proposal"
    return "answer" if isinstance(target, Answer) else "status_entry"


def target_of(short: ShortText) -> Target:
    # Exactly one of them is there, the table says.
    return short.proposal or short.answer or short.status_entry  # type: ignore[return-value]


def consultation_of(target: Target) -> Consultation:
    return target.proposal.consultation if isinstance(target, StatusEntry) else target.consultation


def version_of(target: Target) -> int:
    """Which version of its original is the one of today."""
    if isinstance(target, Proposal):
        latest = target.versions.order_by("-number").values_list("number", flat=True).first()
        return latest or 1
    return target.corrections.count() + 1 if isinstance(target, Answer) else 1


def is_public(target: Target) -> bool:
    if isinstance(target, Proposal):
        return target.state == State.PUBLISHED
    if isinstance(target, Answer):
        return target.state != AnswerState.DRAFT
    return target.proposal.state == State.PUBLISHED


def name_of(target: Target) -> str:
    """What logs call it: never by its own words, in which something may have to be blacked out."""
    if isinstance(target, Proposal):
        return _("Proposal %(number)d") % {"number": target.number}
    if isinstance(target, Answer):
        return _("Answer %(number)d") % {"number": target.pk}
    return _("Step %(number)d of proposal %(proposal)d") % {"number": target.pk, "proposal": target.proposal.number}


def words_of(target: Target) -> dict[str, Any]:
    """The original beside which one writes: its text and its language."""
    if isinstance(target, Proposal):
        return {"title": target.title, "text": target.text, "language": target.language}
    words = target.text if isinstance(target, Answer) else target.reason
    return {"title": "", "text": str(words), "language": words.language}


def fingerprint(target: Target) -> str:
    """Another one means: the original says something else. Blacking out makes no new version of it."""
    words = words_of(target)
    return sha256(f"{words['title']}\n{words['text']}".encode()).hexdigest()[:16]
