"""Deciding about contributions: every decision is a row, is logged, is told to the author, and answers the reports."""

from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from content import page_cache
from notices.services import put

from ..actions import Action
from ..models import Contributor, Proposal, State
from ..rules import Denied, Reason, decide, deny
from ..votes.services import free_marks
from .models import DecisionKind, HouseRule, ModerationDecision, Report
from .notices import Decided, ReportDecided
from .redaction import black_out
from .targets import GAP, Target, as_columns, consultation_of, fingerprint, locked, move, name_of, reports_on, words_of

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from accounts.models import User


@transaction.atomic
def report(
    *, target: Target, person: "User | AnonymousUser", submission: UUID, rule: str, text: str = "", email: str = ""
) -> Report:
    """Take in that somebody finds a contribution against the house rules. A second click changes nothing."""
    decide(person, Action.REPORT, on=target).require()
    columns = {**as_columns(target), "consultation": consultation_of(target), "rule": HouseRule(rule)}
    words = {"text": text, "email": email, "language": get_language() or settings.LANGUAGE_CODE}
    return Report.objects.get_or_create(submission=submission, defaults={**columns, **words})[0]


@transaction.atomic
def publish(*, target: Target, by: "User", text: str = "", seen: str = "") -> ModerationDecision:
    """Make a waiting contribution public, or a hidden one once more. Votes given back in between do not return."""
    target = _taken_up(target, by, seen)
    _require(target, {State.WAITING, State.HIDDEN}, _("This is public already."))
    if target.text == GAP:
        raise ValidationError(_("The words are no longer kept. This cannot be published again."), code="gone")
    move(target, State.PUBLISHED)
    return _decided(DecisionKind.PUBLISH, target, by, text=text)


@transaction.atomic
def hide(*, target: Target, by: "User", rule: str, text: str = "", seen: str = "") -> ModerationDecision:
    """Hide a contribution. A placeholder and the replies stay; who voted for a proposal gets that vote back."""
    target = _taken_up(target, by, seen)
    _require(target, {State.WAITING, State.PUBLISHED}, _("This is hidden already."))
    move(target, State.HIDDEN)
    if isinstance(target, Proposal):
        free_marks(target, "hidden")
    return _decided(DecisionKind.HIDE, target, by, rule=rule, text=text, evidence=words_of(target))


@transaction.atomic
def redact(
    *, target: Target, by: "User", rule: str, passage: str, text: str = "", seen: str = ""
) -> ModerationDecision:
    """Black out a passage wherever it stands: in the text, its versions and what is on ballots. The state stays."""
    if isinstance(target, Proposal):
        # Whoever comments holds their own name first and the proposal's counter last.
        Contributor.objects.select_for_update(no_key=True).get(pk=target.contributor_id)
    target = _taken_up(target, by, seen)
    taken = black_out(target, passage)
    evidence = "\n".join(dict.fromkeys(taken))
    return _decided(DecisionKind.REDACT, target, by, rule=rule, text=text, evidence=evidence)


@transaction.atomic
def keep(*, target: Target, by: "User", text: str = "", seen: str = "") -> ModerationDecision:
    """Leave a contribution as it is and answer the reports about it. Its author is not told: nothing happened."""
    target = _taken_up(target, by, seen)
    if target.state == State.WAITING:
        raise ValidationError(_("This still waits. Please publish it or hide it."), code="waiting")
    return _decided(DecisionKind.KEEP, target, by, text=text)


def _taken_up(target: Target, by: "User", seen: str) -> Target:
    """Lock the contribution, and refuse who may not decide or has not seen what it says now."""
    target = locked(target)
    decide(by, Action.MODERATE, on=target).require()
    if seen and seen != fingerprint(target):
        raise ValidationError(
            _("Meanwhile the author has changed this, or somebody else has decided. Please look at it again."),
            code="stale",
        )
    return target


def _require(target: Target, states: set[State], already: object) -> None:
    if target.state == State.WITHDRAWN:
        raise Denied(deny(Reason.WITHDRAWN))
    if target.state not in states:
        raise ValidationError(already, code="already")  # type: ignore[arg-type]  # A lazy sentence.


def _decided(
    kind: DecisionKind, target: Target, by: "User", *, rule: str = "", text: str = "", evidence: str = ""
) -> ModerationDecision:
    """Keep, log and tell the decision, all in the caller's transaction."""
    decision = ModerationDecision.objects.create(
        **as_columns(target),
        consultation=consultation_of(target),
        kind=kind,
        rule=HouseRule(rule) if rule else "",
        text=text,
        evidence=evidence,
        evidence_until=_evidence_until() if evidence else None,
        by=by,
    )
    # Neither title nor words: a log outlives what is taken out of them.
    what = {"name": name_of(target), "decision": decision.pk, "rule": decision.rule}
    log(instance=decision.consultation, action=f"consultations.{kind}", user=by, data=what)
    if kind != DecisionKind.KEEP:
        _tell_author(decision, target)
    _close_reports(decision, target)
    page_cache.bump()
    return decision


def _tell_author(decision: ModerationDecision, target: Target) -> None:
    notice = Decided.to_author(decision, target)
    if notice:
        put(notice)


def _close_reports(decision: ModerationDecision, target: Target) -> None:
    """Answer what is open. An address is forgotten as soon as the mail to it is written."""
    for each in reports_on(target).open().select_for_update():
        if each.email:
            put(ReportDecided.to_reporter(each, decision, target))
        each.decision, each.email = decision, ""
        each.save(update_fields=["decision", "email"])


def _evidence_until() -> date:
    return timezone.localdate() + timedelta(days=settings.EVIDENCE_DAYS)
