"""The mails about checks and decisions, to authors and to those who reported something."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils import translation

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

    @classmethod
    def to_author(cls, decision: ModerationDecision, target: Target) -> "Decided | None":
        """Nothing for somebody whose account is gone or who never had one."""
        account = target.contributor.account
        if account is None:
            return None
        with translation.override(account.language or settings.LANGUAGE_CODE):
            return cls(**for_person(account), key=f"moderation:{decision.pk}", **_facts(decision, target))


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
        with translation.override(report.language):
            facts = {name: value for name, value in _facts(decision, target).items() if name != "text"}
            return cls(address=report.email, language=report.language, key=f"report:{report.pk}", **facts)


def _facts(decision: ModerationDecision, target: Target) -> dict[str, Any]:
    """In the language version that is active, because the mail is written later."""
    return {
        "decision": str(DecisionKind(decision.kind)),
        "name": name_of(target),
        "consultation": str(consultation_of(target)),
        "url": f"{settings.BASE_URL}{address_of(target)}",
        "rule": str(decision.get_rule_display()) if decision.rule else "",
        "text": decision.text,
    }
