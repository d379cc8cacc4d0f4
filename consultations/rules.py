"""Who may do what, when, and if not: why, and what helps.

Checks only deny, and what no phase opens is denied. Views ask in order to show; services ask again inside their
transaction, so that no command and no interface goes round them.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from .actions import OPENED_BY_PHASES, Action
from .comments.models import Comment, Thread
from .processes.models import Consultation, Contributor, Level, Phase
from .processes.readers import is_signed_in
from .proposals.models import Proposal, State
from .reasons import Decision, Denied, NextStep, Reason, deny  # noqa: F401  # Who asks the rules also needs these.
from .votes.models import BallotState, Candidacy, ResultState
from .votes.rule import VotingRule

if TYPE_CHECKING:
    from accounts.models import User

    from .processes.readers import Reader as Person

Subject = Consultation | Phase | Proposal | Candidacy | Thread | Comment


@dataclass
class Question:
    """What the checks look at."""

    person: "Person"
    action: Action
    on: Subject
    at: datetime

    @cached_property
    def consultation(self) -> Consultation:
        if isinstance(self.on, Consultation):
            return self.on
        if isinstance(self.on, Comment):
            return self.on.thread.consultation
        if isinstance(self.on, Candidacy):
            return self.on.phase.consultation
        return self.on.consultation

    @cached_property
    def proposal(self) -> Proposal | None:
        """The proposal that the action happens at, if any."""
        if isinstance(self.on, Proposal):
            return self.on
        if isinstance(self.on, Candidacy):
            return self.on.proposal
        if isinstance(self.on, Thread):
            return self.on.proposal
        if isinstance(self.on, Comment):
            return self.on.thread.proposal
        return None

    @cached_property
    def phase(self) -> Phase | None:
        """The running phase that opens the action."""
        action, wanted = OPENED_AS.get(self.action, self.action), self._phase_asked_about
        if isinstance(self.on, Phase):
            return self.on if self.on.is_running(self.at) and action in self.on.opens else None
        phases = self.consultation.phases_opening(action, self.at)
        return next((phase for phase in phases if wanted is None or phase.pk == wanted), None)

    @cached_property
    def _phase_asked_about(self) -> int | None:
        return self.on.phase_id if isinstance(self.on, Candidacy) else None

    @cached_property
    def contributor(self) -> Contributor | None:
        if not is_signed_in(self.person):
            return None
        return Contributor.objects.filter(consultation=self.consultation, account_id=self.person.pk).first()


Check = Callable[[Question], Decision | None]

#: Actions that are possible as long as another one is.
OPENED_AS = {Action.EDIT_PROPOSAL: Action.PROPOSE, Action.EDIT_COMMENT: Action.COMMENT}

PERMISSION_OF = {
    Action.MODERATE: "consultations.moderate",
    Action.ANSWER: "consultations.answer",
    Action.COUNT: "consultations.count",
    Action.MANAGE: "consultations.change_consultation",
}


def visible(question: Question) -> Decision | None:
    return None if question.consultation.is_visible else deny(Reason.NOT_PUBLISHED)


def invited(question: Question) -> Decision | None:
    """Whoever may not read a consultation does nothing in it either."""
    if not question.consultation.is_closed_to(question.person):
        return None
    door = None if is_signed_in(question.person) else NextStep(_("Sign in"), reverse("account_login"))
    return deny(Reason.NOT_INVITED, door)


def living(question: Question) -> Decision | None:
    return deny(Reason.ARCHIVE) if question.consultation.is_archive else None


def in_its_phase(question: Question) -> Decision | None:
    if question.phase:
        return None
    action = OPENED_AS.get(question.action, question.action)
    offering = [phase for phase in question.consultation.timeline if action in phase.opens]
    upcoming = next((phase for phase in offering if phase.starts > question.at), None)
    if upcoming:
        return deny(Reason.PHASE_NOT_BEGUN, to_consultation(question), upcoming)
    if offering:
        return deny(Reason.PHASE_OVER, to_consultation(question), offering[-1])
    return deny(Reason.NOT_OFFERED)


def signed_in(question: Question) -> Decision | None:
    return None if is_signed_in(question.person) else sign_in_first(question.phase)


def sign_in_first(phase: Phase | None = None) -> Decision:
    return deny(Reason.NOT_SIGNED_IN, NextStep(_("Sign in"), reverse("account_login")), phase)


def entitled(question: Question) -> Decision | None:
    """The levels of ``Consultation.level``; people who only read, withdraw or report need none."""
    level = question.consultation.level
    if level == Level.ADDRESS:
        return None
    contributor = question.contributor
    if level == Level.CHECKED and not (contributor and contributor.found_entitled_at):
        return deny(Reason.NOT_ELIGIBLE, to_consultation(question), question.phase)
    if level == Level.STATEMENT and not (contributor and contributor.stated_entitled_at):
        url = reverse("consultations:join", args=[question.consultation.slug])
        return deny(Reason.STATEMENT_MISSING, NextStep(_("Say that you may take part"), url), question.phase)
    return None


def proposal_is_published(question: Question) -> Decision | None:
    return state_allows(question.proposal, {State.PUBLISHED}) if question.proposal else None


def own(question: Question) -> Decision | None:
    on = question.on
    if isinstance(on, Proposal | Comment) and on.contributor.is_account_of(question.person):
        return None
    return deny(Reason.NOT_AUTHOR)


def still_there(question: Question) -> Decision | None:
    return state_allows(question.on, {State.PUBLISHED, State.WAITING})


def parent_takes_replies(question: Question) -> Decision | None:
    """Comments are two levels deep."""
    parent = question.on
    if not isinstance(parent, Comment):
        return None
    if parent.parent_id:
        return deny(Reason.TOO_DEEP)
    return state_allows(parent, {State.PUBLISHED})


def without_replies(question: Question) -> Decision | None:
    if not isinstance(question.on, Comment):
        return None
    replies = Comment.objects.filter(parent=question.on).exclude(state=State.WITHDRAWN)
    if replies.exists():
        return deny(Reason.ANSWERED_BY_OTHERS)
    return None


def not_counted_yet(question: Question) -> Decision | None:
    """A proposal that a finished vote was about stays: its result is a record."""
    if question.proposal is None:
        return None
    counted = Candidacy.objects.standing().filter(proposal=question.proposal, phase__ends__lte=question.at)
    return deny(Reason.VOTE_COUNTED) if counted.exists() else None


def on_the_ballot(question: Question) -> Decision | None:
    on = question.on
    if isinstance(on, Candidacy):
        return None if on.is_in else deny(Reason.NOT_ON_THE_BALLOT, to_consultation(question), question.phase)
    if not isinstance(on, Proposal) or question.phase is None or not question.phase.needs_candidacy:
        return None
    if Candidacy.objects.standing().filter(proposal=on, phase=question.phase).exists():
        return None
    return deny(Reason.NOT_ON_THE_BALLOT, to_consultation(question), question.phase)


def staff(question: Question) -> Decision | None:
    if is_signed_in(question.person) and question.person.has_perm(PERMISSION_OF[question.action]):
        return None
    return deny(Reason.NOT_STAFF)


def readable(question: Question) -> Decision | None:
    on = question.on
    if (
        isinstance(on, Proposal | Comment)
        and on.state == State.WAITING
        and on.contributor.is_account_of(question.person)
    ):
        return None
    if isinstance(on, Comment):
        # What others wrote about a proposal stays when its author takes it back.
        there = {State.PUBLISHED, State.WITHDRAWN}
        return state_allows(on, {State.PUBLISHED}) or state_allows(question.proposal, there)
    return proposal_is_published(question)


FOUND = (visible, invited)
TAKING_PART = (*FOUND, living, in_its_phase)
STAFF = (staff,)

CHECKS: dict[Action, tuple[Check, ...]] = {
    Action.READ: (*FOUND, readable),
    Action.PROPOSE: (*TAKING_PART, signed_in, entitled),
    Action.EDIT_PROPOSAL: (*FOUND, living, own, still_there, in_its_phase, not_counted_yet),
    Action.WITHDRAW_PROPOSAL: (*FOUND, living, own, still_there, not_counted_yet),
    Action.COMMENT: (*TAKING_PART, proposal_is_published, parent_takes_replies, signed_in, entitled),
    Action.EDIT_COMMENT: (*FOUND, living, own, still_there, in_its_phase, without_replies),
    Action.WITHDRAW_COMMENT: (*FOUND, living, own, still_there),
    Action.SUPPORT: (*TAKING_PART, proposal_is_published, signed_in, entitled),
    Action.RATE: (*TAKING_PART, proposal_is_published, signed_in, entitled),
    Action.VOTE: (*TAKING_PART, proposal_is_published, on_the_ballot, signed_in, entitled),
    Action.REPORT: (*FOUND, readable),
    Action.MODERATE: STAFF,
    Action.ANSWER: STAFF,
    Action.COUNT: STAFF,
    Action.MANAGE: STAFF,
}


def decide(person: "Person", action: Action, *, on: Subject, at: datetime | None = None) -> Decision:
    """Say whether ``person`` may do ``action`` on ``on`` at the moment ``at`` (now by default).

    The first check that denies gives the reason; the order goes from what nobody can change to what the person can.
    """
    question = Question(person=person, action=action, on=on, at=at or timezone.now())
    for check in CHECKS[action]:
        denial = check(question)
        if denial:
            return denial
    return Decision(allowed=True, phase=question.phase if action in OPENED_BY_PHASES else None)


def require_staff(by: "User | None", action: Action, *, on: Subject) -> None:
    """Ask inside a service of the office; ``None`` is the operator at the server's own terminal."""
    if by is not None:
        decide(by, action, on=on).require()


def decide_mark(
    rule: VotingRule, *, marks: Mapping[int, int], costs: Mapping[int, int], proposal: int, value: int
) -> Decision:
    """Say whether a ballot with ``marks`` (proposal id → value) may also give ``value`` to ``proposal``.

    ``costs`` are the euros of each proposal on the ballot and are only asked for in a choice within a budget.
    """
    if value not in rule.values:
        return deny(Reason.VALUE_NOT_ALLOWED)
    chosen = {**marks, proposal: value}
    if rule.marks_per_ballot is not None and len(chosen) > rule.marks_per_ballot:
        return deny(Reason.NO_VOTES_LEFT)
    if rule.budget_cap is not None and sum(costs.get(each, 0) for each in chosen) > rule.budget_cap:
        return deny(Reason.BUDGET_SPENT)
    return Decision(allowed=True)


def decide_candidates(phase: Phase, proposals: Iterable[Proposal]) -> Decision:
    """Say whether all of these proposals, as the database has them now, can be chosen in this phase."""
    wanted = {proposal.pk: proposal for proposal in proposals}
    ours = [proposal for proposal in wanted.values() if proposal.consultation_id == phase.consultation_id]
    denials = (state_allows(proposal, {State.PUBLISHED}) for proposal in ours)
    denial = next((denial for denial in denials if denial), None)
    if denial:
        return denial
    can_be_chosen = len(ours)
    if phase.needs_candidacy:
        can_be_chosen = Candidacy.objects.standing().filter(phase=phase, proposal__in=ours).count()
    return Decision(allowed=True) if can_be_chosen == len(wanted) else deny(Reason.NOT_ON_THE_BALLOT, phase=phase)


def decide_count(phase: Phase, *, at: datetime | None = None) -> Decision:
    """Say whether the votes of this phase can be counted: when nobody votes any more, until the result is final."""
    if not phase.is_over(at):
        return deny(Reason.STILL_RUNNING, phase=phase)
    return decide_void(phase)


def decide_void(phase: Phase) -> Decision:
    """Say whether a ballot may still be declared void: until the result is final."""
    if phase.results.filter(state=ResultState.FINAL).exists():
        return deny(Reason.RESULT_FINAL, phase=phase)
    return Decision(allowed=True)


def decide_ballot(*, state: str, is_same_channel: bool) -> Decision:
    """Say whether an existing ballot may still be changed in the way that the voter comes in now."""
    if state == BallotState.VOID:
        return deny(Reason.BALLOT_VOID)
    if state == BallotState.CAST and not is_same_channel:
        return deny(Reason.ALREADY_ON_PAPER)
    return Decision(allowed=True)


def decide_rule_change(phase: Phase) -> bool:
    """Whether the voting rule may still change: until the phase's first ballot."""
    return phase.pk is None or not phase.ballots.exists()


def state_allows(text: object, states: set[State]) -> Decision | None:
    state = getattr(text, "state", None)
    if state is None or state in states:
        return None
    return deny({State.WAITING: Reason.WAITING, State.HIDDEN: Reason.HIDDEN}.get(state, Reason.WITHDRAWN))


def to_consultation(question: Question) -> NextStep:
    return NextStep(_("To the consultation"), question.consultation.get_absolute_url())
