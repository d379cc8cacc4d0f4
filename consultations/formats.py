"""Formats: named sets of phases with their defaults, as data.

A format fills the columns of a new consultation's phases; afterwards the columns are what counts.
"""

from dataclasses import dataclass, field

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .actions import Action


class StepKind(models.TextChoices):
    INFORM = "inform", _("Getting informed")
    COLLECT = "collect", _("Collecting proposals")
    ANSWER = "answer", _("The city checks and answers")
    VOTE = "vote", _("Voting")
    RESULT = "result", _("Result")


class StatusKind(models.TextChoices):
    """The few fixed kinds that every status of every format belongs to."""

    RECEIVED = "received", _("received")
    CHECKING = "checking", _("being checked")
    ADMITTED = "admitted", _("admitted")
    REJECTED = "rejected", _("not admitted")
    IN_VOTE = "in_vote", _("put to the vote")
    CHOSEN = "chosen", _("chosen")
    NOT_CHOSEN = "not_chosen", _("not chosen")
    IN_PROGRESS = "in_progress", _("being carried out")
    DONE = "done", _("carried out")
    NOT_DONE = "not_done", _("not carried out")


@dataclass(frozen=True)
class Voting:
    """The defaults of a phase's voting rule; see ``votes.rule.VotingRule`` for what the numbers mean."""

    use: str
    values: tuple[int, ...] = (1,)
    marks_per_ballot: int | None = None
    budget_cap: int | None = None
    results_during: bool = False


@dataclass(frozen=True)
class Step:
    kind: StepKind
    days: int
    opens: frozenset[Action] = frozenset()
    voting: Voting | None = None


@dataclass(frozen=True)
class Status:
    code: str
    kind: StatusKind
    label: Promise | str


@dataclass(frozen=True)
class Wording:
    """Whole sentences, so that each language can say "proposal" or "idea" in its own grammar."""

    one: Promise | str
    many: Promise | str
    hand_in: Promise | str


@dataclass(frozen=True)
class Format:
    key: str
    title: Promise | str
    steps: tuple[Step, ...]
    wording: Wording
    statuses: tuple[Status, ...] = field(default=())

    def status(self, code: str) -> Status | None:
        return next((status for status in self.statuses if status.code == code), None)

    def say_status(self, code: str) -> str:
        """The status in words; one that the format no longer has is shown as it is stored."""
        status = self.status(code)
        return str(status.label) if status else code


PROPOSAL = Wording(one=_("Proposal"), many=_("Proposals"), hand_in=_("Hand in a proposal"))

STATUSES = (
    Status("received", StatusKind.RECEIVED, _("Received")),
    Status("checking", StatusKind.CHECKING, _("The city is checking it")),
    Status("admitted", StatusKind.ADMITTED, _("Admitted")),
    Status("rejected", StatusKind.REJECTED, _("Not admitted")),
    Status("in_vote", StatusKind.IN_VOTE, _("Put to the vote")),
    Status("chosen", StatusKind.CHOSEN, _("Chosen")),
    Status("not_chosen", StatusKind.NOT_CHOSEN, _("Not chosen")),
    Status("started", StatusKind.IN_PROGRESS, _("The city has started on it")),
    Status("done", StatusKind.DONE, _("Carried out")),
    Status("not_done", StatusKind.NOT_DONE, _("Will not be carried out")),
)

SUPPORT = Voting(use="support", results_during=True)
RATING = Voting(use="rating", values=(-1, 0, 1), results_during=True)
CHOICE_OF_FIVE = Voting(use="choice", marks_per_ballot=5)

FORMATS: dict[str, Format] = {
    "ideas": Format(
        key="ideas",
        title=_("Collecting ideas"),
        steps=(
            Step(StepKind.INFORM, days=14),
            Step(StepKind.COLLECT, 28, frozenset({Action.PROPOSE, Action.COMMENT, Action.SUPPORT}), SUPPORT),
            Step(StepKind.ANSWER, 56, frozenset({Action.COMMENT})),
            Step(StepKind.RESULT, 365),
        ),
        wording=PROPOSAL,
        statuses=STATUSES,
    ),
    "vote": Format(
        key="vote",
        title=_("Vote"),
        steps=(
            Step(StepKind.INFORM, days=14, opens=frozenset({Action.COMMENT})),
            Step(StepKind.VOTE, 21, frozenset({Action.VOTE, Action.COMMENT}), CHOICE_OF_FIVE),
            Step(StepKind.RESULT, 365),
        ),
        wording=PROPOSAL,
        statuses=STATUSES,
    ),
}

FORMAT_CHOICES = [(key, each.title) for key, each in FORMATS.items()]
