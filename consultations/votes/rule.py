"""The voting rule: support, rating, choice of N and knapsack are one thing with different numbers."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..actions import Action
from ..formats import Voting


class Use(models.TextChoices):
    NONE = "", _("No votes in this phase")
    SUPPORT = "support", _("Support")
    RATING = "rating", _("Rating")
    CHOICE = "choice", _("Choice of at most N")
    KNAPSACK = "knapsack", _("Choice within a budget")


ACTION_OF_USE = {
    Use.SUPPORT: Action.SUPPORT,
    Use.RATING: Action.RATE,
    Use.CHOICE: Action.VOTE,
    Use.KNAPSACK: Action.VOTE,
}


def one() -> list[int]:
    return [1]


class VotingRule(models.Model):
    """Plain columns of a phase. They are locked as soon as its first ballot exists."""

    use = models.CharField(_("use of votes"), max_length=10, choices=Use, default=Use.NONE, blank=True)
    values = models.JSONField(
        _("values allowed"),
        default=one,
        help_text=_("[1] for support and choice, [-1, 0, 1] for against, neutral, for."),
    )
    marks_per_ballot = models.PositiveSmallIntegerField(
        _("votes per person"), null=True, blank=True, help_text=_("Empty: any number, one for each proposal.")
    )
    budget_cap = models.PositiveIntegerField(
        _("budget in euros"),
        null=True,
        blank=True,
        help_text=_("What one ballot may spend, in a choice within a budget."),
    )
    results_during = models.BooleanField(_("numbers are public while people vote"), default=False)

    #: Names of the columns above, for forms and for the lock.
    FIELDS: ClassVar[tuple[str, ...]] = ("use", "values", "marks_per_ballot", "budget_cap", "results_during")

    class Meta:
        abstract = True

    def follow(self, voting: Voting | None) -> None:
        """Take over the numbers of a format; nothing changes where its step has no votes."""
        if voting:
            self.use, self.values = voting.use, list(voting.values)
            self.marks_per_ballot, self.budget_cap = voting.marks_per_ballot, voting.budget_cap
            self.results_during = voting.results_during

    @property
    def vote_action(self) -> Action | None:
        """The action that this rule belongs to; none where the phase has no votes."""
        return ACTION_OF_USE[Use(self.use)] if self.use else None

    @property
    def needs_candidacy(self) -> bool:
        """Whether only proposals on the ballot can be chosen, rather than every published one."""
        return self.use in (Use.CHOICE, Use.KNAPSACK)


VOTING_RULE_CONSTRAINTS = [
    models.CheckConstraint(
        condition=~Q(use=Use.CHOICE) | Q(marks_per_ballot__gte=1),
        name="choice_says_how_many_votes",
        violation_error_message=_("A choice needs the number of votes that each person has."),
    ),
    models.CheckConstraint(
        condition=~Q(use=Use.KNAPSACK) | Q(budget_cap__gte=1),
        name="knapsack_says_its_budget",
        violation_error_message=_("A choice within a budget needs the budget in euros."),
    ),
]
