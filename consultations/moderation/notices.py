"""The mails about checks and decisions, to authors and to those who reported something."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils import translation

from accounts.models import User
from notices.base import Notice, for_person

from .models import DecisionKind, ModerationDecision, Report
from .targets import Target, address_of, consultation_of, name_of


@dataclass(frozen=True, kw_only=True)
class Decided(Notice):
    """To the author: what staff decided about the contribution, under which house rule, and why."""

    kind = "moderation_decided"

    decision: str
    name: str
    consultation: str
    url: str
    rule: str
    text: str
    is_closed: bool = False

    @classmethod
    def to_author(cls, decision: ModerationDecision, target: Target) -> "Decided | None":
        """Nothing for somebody whose account is gone or who never had one."""
        account = target.contributor.account
        if account is None:
            return None
        with translation.override(account.language or settings.LANGUAGE_CODE):
            return cls(
                **for_person(account),
                key=f"moderation:{decision.pk}",
                is_closed=consultation_of(target).is_closed,
                **_facts(decision, target, account),
            )


@dataclass(frozen=True, kw_only=True)
class ReportDecided(Notice):
    """To whoever reported something and left an address."""

    kind = "moderation_report_decided"

    decision: str
    name: str
    consultation: str
    url: str
    rule: str

    @classmethod
    def to_reporter(cls, report: Report, decision: ModerationDecision, target: Target) -> "ReportDecided":
        reader = User.objects.with_address(report.email).first() if consultation_of(target).is_closed else None
        with translation.override(report.language):
            facts = {name: value for name, value in _facts(decision, target, reader).items() if name != "text"}
            return cls(address=report.email, language=report.language, key=f"report:{report.pk}", **facts)


def _facts(decision: ModerationDecision, target: Target, reader: User | None) -> dict[str, Any]:
    """In the language version that is active, because the mail is written later.

    Neither name nor address of the consultation for a reader who may no longer read it.
    """
    consultation = consultation_of(target)
    may_read = not consultation.is_closed_to(reader)
    return {
        "decision": str(DecisionKind(decision.kind)),
        "name": name_of(target),
        "consultation": str(consultation) if may_read else "",
        "url": f"{settings.BASE_URL}{address_of(target)}" if may_read else "",
        "rule": str(decision.get_rule_display()) if decision.rule else "",
        "text": decision.text,
    }
