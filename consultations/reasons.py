"""What the rules answer: yes, or no with a reason in whole sentences and what helps."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .processes.models import Phase


class Reason(models.TextChoices):
    """Why something is not possible, in whole sentences."""

    NOT_PUBLISHED = "not_published", _("This consultation is not published.")
    NOT_INVITED = "not_invited", _("Only people whom the office has invited can read this and take part.")
    ARCHIVE = "archive", _("This is an archive. You can read everything, but nobody can take part any more.")
    NOT_OFFERED = "not_offered", _("This is not part of this consultation.")
    PHASE_NOT_BEGUN = "phase_not_begun", _("This has not begun yet.")
    PHASE_OVER = "phase_over", _("The time for this is over.")
    NOT_SIGNED_IN = "not_signed_in", _("Please sign in first. All you need is an e-mail address.")
    STATEMENT_MISSING = "statement_missing", _("Please tell us first that you may take part.")
    NOT_ELIGIBLE = "not_eligible", _("Only people whom the office has entered can take part here.")
    NOT_AUTHOR = "not_author", _("Only the person who wrote this can change it.")
    WAITING = "waiting", _("This text is still being checked by our staff.")
    HIDDEN = "hidden", _("Our staff have hidden this text because it breaks the house rules.")
    WITHDRAWN = "withdrawn", _("The author has withdrawn this text.")
    ANSWERED_BY_OTHERS = "answered_by_others", _("Somebody has replied to your comment. You can no longer change it.")
    TOO_DEEP = "too_deep", _("You can reply to a comment, but not to a reply.")
    VOTE_COUNTED = "vote_counted", _("The vote on this is over. Its result must stay as it was counted.")
    NOT_ON_THE_BALLOT = "not_on_the_ballot", _("This is not on the ballot.")
    VALUE_NOT_ALLOWED = "value_not_allowed", _("This vote has no such choice. Please choose one of the answers shown.")
    NO_VOTES_LEFT = "no_votes_left", _("You have given all your votes. Take one back to give it to another proposal.")
    BUDGET_SPENT = "budget_spent", _("There is not enough money left for this. Take another proposal out first.")
    ALREADY_ON_PAPER = "already_on_paper", _("You have already voted in another way, for example on paper.")
    BALLOT_VOID = "ballot_void", _("Your ballot was declared void. Please ask us if you think that this is wrong.")
    OUT_OF_ORDER = (
        "out_of_order",
        _("Voting does not work at the moment. This is our fault. All votes so far are kept. Please try again later."),
    )
    STILL_RUNNING = "still_running", _("People are still voting. You can count when the vote is over.")
    RESULT_FINAL = "result_final", _("The result of this vote is final. It can no longer change.")
    NOT_STAFF = "not_staff", _("Only our staff can do this.")


@dataclass(frozen=True)
class NextStep:
    label: Promise | str
    url: str


@dataclass(frozen=True)
class Decision:
    """The answer to "may they?". ``phase`` is the one that opens the action, or the one that the reason is about."""

    allowed: bool
    reason: Reason | None = None
    next_step: NextStep | None = None
    phase: Phase | None = None

    @property
    def is_hidden(self) -> bool:
        """Not worth showing at all: there is nothing that a reader could do about it."""
        return self.reason in (Reason.NOT_OFFERED, Reason.NOT_AUTHOR, Reason.NOT_STAFF, Reason.ARCHIVE)

    @property
    def is_blocked(self) -> bool:
        """Not possible now; worth showing, with the reason."""
        return not self.allowed and not self.is_hidden

    def require(self) -> "Decision":
        if not self.allowed:
            raise Denied(self)
        return self


class Denied(PermissionDenied):
    """What a service raises when the rules say no."""

    def __init__(self, decision: Decision) -> None:
        super().__init__(str(decision.reason.label) if decision.reason else "")
        self.decision = decision


def deny(reason: Reason, next_step: NextStep | None = None, phase: Phase | None = None) -> Decision:
    return Decision(allowed=False, reason=reason, next_step=next_step, phase=phase)
