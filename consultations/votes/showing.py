"""Votes as the pages show them."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..channels import Channel
from ..explaining import may_open_form
from ..models import Ballot, BallotState, Candidacy, FreedMark, Phase, State, Tally
from ..rules import Decision, Reason, decide_ballot, decide_mark, state_allows
from ..shorts.reading import mark_of, shorts_of
from .ballots import costs_of, marks_of
from .mine import own_ballot
from .published import label_of
from .rule import Use

if TYPE_CHECKING:
    from ..rules import Person


def ratings(values: list[int], given: int | None) -> list[dict[str, Any]]:
    """The answers of a rating, in words; ``is_mine`` marks the one given."""
    words = {1: _("I am for it"), 0: _("I am neutral"), -1: _("I am against it")}
    return [
        {"value": str(value), "text": words.get(value, str(value)), "is_mine": value == given}
        for value in sorted(values, reverse=True)
    ]


def rating_facts(tally: Tally | None) -> list[tuple[str, str]]:
    """How others have rated it, as rows of ``facts``."""
    numbers = (tally.in_favour, tally.neutral, tally.against) if tally else (0, 0, 0)
    return [
        (term, str(number)) for term, number in zip((_("for it"), _("neutral"), _("against it")), numbers, strict=True)
    ]


def euros(amount: int) -> str:
    return _("%(amount)s euros") % {"amount": number_format(amount, use_l10n=True, force_grouping=True)}


@dataclass
class Sheet:
    """The ballot of one phase as one person sees it."""

    phase: Phase
    decision: Decision
    ballot: Ballot | None
    marks: dict[int, int]
    candidacies: list[Candidacy]
    left_out: list[Candidacy]
    freed: list[FreedMark]
    costs: dict[int, int]
    tallies: dict[int, int] = field(default_factory=dict)
    shorts: dict[int, dict[str, Any]] = field(default_factory=dict)
    #: The candidacy from which the voter has just taken a vote back.
    taken_back: int | None = None

    @classmethod
    def of(cls, phase: Phase, person: "Person", decision: Decision, taken_back: int | None = None) -> "Sheet":
        ballot = own_ballot(phase, person)
        candidacies = list(phase.candidacies.order_by("number", "pk").select_related("proposal__consultation"))
        return cls(
            phase=phase,
            decision=_decision_about(ballot, decision),
            ballot=ballot,
            marks=marks_of(ballot) if ballot and ballot.state == BallotState.CAST else {},
            candidacies=[candidacy for candidacy in candidacies if candidacy.is_in],
            left_out=[candidacy for candidacy in candidacies if not candidacy.is_in],
            freed=_freed(ballot),
            costs=dict(costs_of(phase)) if phase.use == Use.KNAPSACK else {},
            shorts=shorts_of([candidacy.proposal for candidacy in candidacies if candidacy.is_in]).of_proposals,
            tallies=dict(phase.tallies.values_list("proposal_id", "in_favour")) if phase.results_during else {},
            taken_back=taken_back,
        )

    @property
    def key(self) -> str:
        """Tells the ballots of one page apart."""
        return str(self.phase.pk)

    @property
    def is_knapsack(self) -> bool:
        return self.phase.use == Use.KNAPSACK

    @property
    def may(self) -> bool:
        return may_open_form(self.decision)

    @property
    def not_standing(self) -> list[dict[str, Any]]:
        """What does not stand to vote, and why."""
        return [
            {**label_of(each.proposal, each, self.phase.consultation), "reason": say_reason(each.reason)}
            for each in self.left_out
        ]

    @property
    def spent(self) -> int:
        return sum(self.costs.get(proposal, 0) for proposal in self.marks)

    @property
    def left(self) -> int | None:
        """The votes that one can still give; None where there is no such number."""
        return None if self.phase.marks_per_ballot is None else self.phase.marks_per_ballot - len(self.marks)

    @property
    def is_full(self) -> bool:
        """Whether no further vote can be given, so that the page says what helps."""
        controls = {entry["control"]["state"] for entry in self.entries}
        return bool(controls & {"none_left", "blocked"}) and not controls & {"open", "last", "undone"}

    @property
    def given_in_words(self) -> str:
        """ "3 of 5 votes given.", or how much of the budget is spent."""
        given = len(self.marks)
        if self.is_knapsack:
            cap = self.phase.budget_cap or 0
            words = {"spent": euros(self.spent), "cap": euros(cap), "left": euros(cap - self.spent)}
            return _("%(spent)s of %(cap)s spent. %(left)s are left.") % words
        if self.phase.marks_per_ballot is None:
            return ngettext("%(given)d vote given.", "%(given)d votes given.", given) % {"given": given}
        of_all = {"given": given, "all": self.phase.marks_per_ballot}
        # The noun belongs to the second number.
        return ngettext("%(given)d of %(all)d vote given.", "%(given)d of %(all)d votes given.", of_all["all"]) % of_all

    @cached_property
    def entries(self) -> list[dict[str, Any]]:
        return [self._entry(candidacy) for candidacy in self.candidacies]

    @property
    def chosen(self) -> list[dict[str, Any]]:
        return [entry for entry in self.entries if entry["is_mine"]]

    def _entry(self, candidacy: Candidacy) -> dict[str, Any]:
        proposal = candidacy.proposal
        words = label_of(proposal, candidacy, self.phase.consultation)
        is_mine = candidacy.proposal_id in self.marks
        cost = candidacy.cost if candidacy.cost is not None else proposal.cost
        return {
            "candidacy": candidacy,
            "anchor": anchor(candidacy),
            "preline": preline(candidacy),
            "title": words["label"],
            "text": (candidacy.text or proposal.text) if proposal.is_published else "",
            "language": words.get("lang", ""),
            "short": self._short(candidacy),
            "mark": mark_of(proposal.language) if proposal.is_published else "",
            "url": words.get("url", ""),
            "cost": euros(cost) if cost is not None else "",
            "count": self._count(candidacy),
            "is_mine": is_mine,
            "control": self._control(candidacy, is_mine=is_mine),
        }

    def _short(self, candidacy: Candidacy) -> dict[str, Any] | None:
        """Its short text, unless that tells words which are newer than those that stand to vote."""
        short = self.shorts.get(candidacy.proposal_id)
        is_changed = bool(candidacy.text) and candidacy.text != candidacy.proposal.text
        return None if short and is_changed and not short["since"] else short

    def _count(self, candidacy: Candidacy) -> str:
        if not self.phase.results_during:
            return ""
        votes = self.tallies.get(candidacy.proposal_id, 0)
        return ngettext("%(number)d vote", "%(number)d votes", votes) % {"number": votes}

    def _control(self, candidacy: Candidacy, *, is_mine: bool) -> dict[str, Any]:
        act = {"value": str(candidacy.pk), "url": "", "reason": "", "done": _("You have given this a vote.")}
        if not self.may:
            # The reason is the same for all and stands above the list.
            return {**act, "state": "closed", "done": act["done"] if is_mine else ""}
        if is_mine:
            return {**act, "state": "given", "name": "take_back", "text": _("Take your vote back")}
        act["done"] = ""
        if gone := state_allows(candidacy.proposal, {State.PUBLISHED}):
            return {**act, "state": "blocked", "reason": gone.reason.label if gone.reason else ""}
        denial = decide_mark(self.phase, marks=self.marks, costs=self.costs, proposal=candidacy.proposal_id, value=1)
        if denial.allowed:
            act |= {"name": "give", "text": _("Give a vote")}
            if candidacy.pk == self.taken_back:
                return {**act, "state": "undone", "done": _("You have taken this vote back.")}
            return {**act, "state": "last" if self.left == 1 else "open"}
        if denial.reason == Reason.NO_VOTES_LEFT:
            return {**act, "state": "none_left"}
        if denial.reason == Reason.BUDGET_SPENT:
            return {**act, "state": "blocked", "reason": _("There is not enough money left for this.")}
        return {**act, "state": "blocked", "reason": denial.reason.label if denial.reason else ""}


def say_reason(reason: str) -> str:
    """Staff write reasons; what takes a proposal off the ballot by itself leaves a code."""
    return str(Reason(reason).label) if reason in Reason.values else reason


def anchor(candidacy: Candidacy) -> str:
    return f"nr-{candidacy.phase_id}-{candidacy.number or candidacy.pk}"


def preline(candidacy: Candidacy) -> str:
    return _("No. %(number)d on the ballot") % {"number": candidacy.number} if candidacy.number else ""


def _decision_about(ballot: Ballot | None, decision: Decision) -> Decision:
    """What the rules say about the person, or else about the ballot that they have."""
    if ballot is None or not decision.allowed:
        return decision
    about_ballot = decide_ballot(state=ballot.state, is_same_channel=ballot.channel == Channel.WEB)
    return decision if about_ballot.allowed else about_ballot


def _freed(ballot: Ballot | None) -> list[FreedMark]:
    if ballot is None:
        return []
    return list(ballot.freed_marks.select_related("proposal__consultation").order_by("pk"))
