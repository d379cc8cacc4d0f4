"""Ballots, marks, tallies and results. One model for support, rating, choice and knapsack."""

import secrets
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..channels import Channel
from ..processes.models import Level, Phase
from ..proposals.models import Proposal, draw_lot

# Without letters and digits that look or sound alike (I, L, O, U, 0, 1).
RECEIPT_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


def new_receipt() -> str:
    """Sixteen random characters (78 bits) in groups of four."""
    return "-".join("".join(secrets.choice(RECEIPT_ALPHABET) for _place in range(4)) for _group in range(4))


class CandidacyQuerySet(models.QuerySet["Candidacy"]):
    def standing(self) -> Self:
        return self.filter(is_in=True)

    def on_the_ballot(self) -> Self:
        """In the order drawn by lot, which is the same for everybody and favours nobody."""
        return self.standing().order_by("number", "pk")


class Candidacy(models.Model):
    """A proposal's place on the ballot of a phase, with the text and the cost that it had when the vote began."""

    phase = models.ForeignKey(Phase, models.PROTECT, related_name="candidacies")
    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="candidacies")
    is_in = models.BooleanField(_("stands to vote"), default=True)
    reason = models.TextField(_("reason"), blank=True)
    number = models.PositiveIntegerField(_("number on the ballot"), null=True, blank=True)
    lot = models.PositiveIntegerField(default=draw_lot, editable=False)
    title = models.CharField(max_length=200, blank=True, editable=False)
    text = models.TextField(blank=True, editable=False)
    cost = models.PositiveIntegerField(_("cost in euros"), null=True, blank=True)
    frozen_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects: ClassVar[CandidacyQuerySet] = CandidacyQuerySet.as_manager()  # type: ignore[assignment]  # Manager made of a queryset.

    class Meta:
        verbose_name = _("candidacy")
        verbose_name_plural = _("candidacies")
        ordering = ["number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["phase", "proposal"], name="one_candidacy_per_phase_and_proposal"),
            models.UniqueConstraint(
                fields=["phase", "number"], condition=Q(number__isnull=False), name="one_candidacy_per_ballot_number"
            ),
        ]

    def __str__(self) -> str:
        return self.title or str(self.proposal)


class BallotState(models.TextChoices):
    CAST = "cast", _("cast")
    TAKEN_BACK = "taken_back", _("taken back")
    VOID = "void", _("void")


class BallotQuerySet(models.QuerySet["Ballot"]):
    def counted(self) -> Self:
        """Cast ballots with at least one mark: these are the people of a result."""
        return self.filter(models.Exists(Mark.objects.filter(ballot=models.OuterRef("pk"))), state=BallotState.CAST)


class Ballot(models.Model):
    """One voter's votes in one phase. Whose it is stands nowhere: ``voter_key`` needs the phase key, kept elsewhere.

    It keeps the day, not the second, so that no log can be laid beside it.
    """

    phase = models.ForeignKey(Phase, models.PROTECT, related_name="ballots")
    voter_key = models.CharField(max_length=64, editable=False)
    channel = models.CharField(max_length=10, choices=Channel, default=Channel.WEB)
    place = models.CharField(max_length=100, blank=True)
    level = models.CharField(max_length=10, choices=Level, default=Level.ADDRESS)
    day = models.DateField(default=timezone.localdate)
    state = models.CharField(max_length=10, choices=BallotState, default=BallotState.CAST)
    void_reason = models.TextField(blank=True)
    receipt = models.CharField(max_length=24, unique=True, default=new_receipt, editable=False)

    #: Made by the transaction that holds it, and still without marks.
    is_new = False

    objects: ClassVar[BallotQuerySet] = BallotQuerySet.as_manager()  # type: ignore[assignment]  # Manager made of a queryset.

    class Meta:
        verbose_name = _("ballot")
        verbose_name_plural = _("ballots")
        constraints = [
            models.UniqueConstraint(fields=["phase", "voter_key"], name="one_ballot_per_phase_and_voter"),
            models.CheckConstraint(
                condition=~Q(state=BallotState.VOID) | ~Q(void_reason=""), name="void_ballot_says_why"
            ),
        ]

    def __str__(self) -> str:
        return self.receipt


class Mark(models.Model):
    ballot = models.ForeignKey(Ballot, models.PROTECT, related_name="marks")
    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="marks")
    value = models.SmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ballot", "proposal"], name="one_mark_per_ballot_and_proposal"),
        ]

    def __str__(self) -> str:
        return f"{self.proposal_id}: {self.value}"


class FreedMark(models.Model):
    """A vote that its voter got back because the proposal left the ballot; the ballot page says so."""

    ballot = models.ForeignKey(Ballot, models.PROTECT, related_name="freed_marks")
    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="+")
    value = models.SmallIntegerField()
    day = models.DateField(default=timezone.localdate)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ballot", "proposal"], name="one_freed_mark_per_ballot_and_proposal"),
        ]

    def __str__(self) -> str:
        return f"{self.proposal_id}: {self.value}"


class Tally(models.Model):
    """The running count of one proposal in one phase, kept in the transaction of each vote."""

    phase = models.ForeignKey(Phase, models.PROTECT, related_name="tallies")
    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="tallies")
    in_favour = models.PositiveIntegerField(default=0)
    against = models.PositiveIntegerField(default=0)
    neutral = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("tally")
        verbose_name_plural = _("tallies")
        constraints = [
            models.UniqueConstraint(fields=["phase", "proposal"], name="one_tally_per_phase_and_proposal"),
        ]

    def __str__(self) -> str:
        return f"{self.proposal_id}: {self.in_favour}/{self.against}/{self.neutral}"


class ResultState(models.TextChoices):
    PROVISIONAL = "provisional", _("provisional")
    FINAL = "final", _("final")


class Result(models.Model):
    """The record of a count: people and votes apart, per channel, and what was void."""

    phase = models.ForeignKey(Phase, models.PROTECT, related_name="results")
    state = models.CharField(max_length=12, choices=ResultState, default=ResultState.PROVISIONAL)
    counted_at = models.DateTimeField(default=timezone.now)
    counted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    people = models.PositiveIntegerField()
    votes = models.PositiveIntegerField()
    void = models.PositiveIntegerField(default=0)
    per_channel = models.JSONField(default=dict, help_text=_("Channel → people and votes."))
    decision_url = models.URLField(_("the council's decision"), blank=True)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("result")
        verbose_name_plural = _("results")
        ordering = ["-counted_at", "-pk"]
        get_latest_by = ["counted_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["phase"], condition=Q(state=ResultState.FINAL), name="one_final_result_per_phase"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.phase} – {self.get_state_display()}"


class ResultLine(models.Model):
    result = models.ForeignKey(Result, models.CASCADE, related_name="lines")
    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="+")
    rank = models.PositiveIntegerField()
    in_favour = models.PositiveIntegerField(default=0)
    against = models.PositiveIntegerField(default=0)
    neutral = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["rank", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["result", "proposal"], name="one_line_per_result_and_proposal"),
        ]

    def __str__(self) -> str:
        return f"{self.rank}. {self.proposal_id}"
