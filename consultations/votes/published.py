"""What is published about a vote: how it stands while people vote, the result afterwards, and the receipts."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from itertools import groupby
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..channels import Channel
from ..models import (
    Ballot,
    BallotState,
    Candidacy,
    Consultation,
    Level,
    Mark,
    Phase,
    Proposal,
    Result,
    ResultLine,
    ResultState,
    State,
)
from . import results
from .rule import Use

LINES_SHOWN = 30


@dataclass
class Standing:
    """What the public may know about the votes of one phase at this moment: nothing while its numbers are hidden."""

    phase: Phase
    at: datetime
    result: Result | None = None
    lines: list[ResultLine] = field(default_factory=list)

    @classmethod
    def of(cls, phase: Phase, at: datetime | None = None) -> "Standing":
        at = at or timezone.now()
        if phase.starts > at or not phase.shows_numbers(at):
            return cls(phase, at)
        # What staff have counted; until they have, the votes as they are now.
        kept = results.latest(phase) if phase.is_over(at) else None
        result, lines = (kept, list(kept.lines.all())) if kept else results.counted(phase)
        return cls(phase, at, result, lines)

    @property
    def is_coming(self) -> bool:
        return self.phase.starts > self.at

    @property
    def is_running(self) -> bool:
        return self.phase.is_running(self.at)

    @property
    def is_final(self) -> bool:
        return self.result is not None and self.result.state == ResultState.FINAL

    @property
    def is_counted(self) -> bool:
        """Whether staff have stated these numbers."""
        return self.result is not None and self.result.pk is not None

    @property
    def code(self) -> str:
        """How far the count is, for programs."""
        if self.is_coming:
            return "not_begun"
        if self.result is None:
            return "hidden"
        if self.is_running:
            return "running"
        return str(ResultState.FINAL if self.is_final else ResultState.PROVISIONAL)

    @property
    def title(self) -> str:
        if self.is_final:
            return _("Final result")
        if self.result is None:
            return _("No result yet")
        if self.is_running:
            return _("How it stands now")
        return _("Provisional result")

    @property
    def words(self) -> dict[str, str]:
        """One votes only where one chooses; supports and ratings have words of their own."""
        if self.phase.use == Use.SUPPORT:
            return {
                "people": _("People who support something"),
                "votes": _("Supports"),
                "unit": _("Supports"),
                "each": _("Supports for each proposal"),
            }
        if self.phase.use == Use.RATING:
            return {
                "people": _("People who gave ratings"),
                "votes": _("Ratings"),
                "unit": _("for it"),
                "each": _("Ratings of each proposal"),
            }
        return {
            "people": _("People who voted"),
            "votes": _("Votes"),
            "unit": _("Votes"),
            "each": _("Votes for each proposal"),
        }

    @property
    def facts(self) -> list[dict[str, Any]]:
        """Who took part and how it was counted, as rows of ``facts``."""
        if self.result is None:
            return []
        rows: list[dict[str, Any]] = [
            {"term": self.words["people"], "text": str(self.result.people)},
            {"term": self.words["votes"], "text": str(self.result.votes)},
        ]
        if self.phase.needs_candidacy or self.result.void:
            rows.append({"term": _("Void ballots"), "text": str(self.result.void)})
        if self.is_counted:
            rows.append({"term": _("Counted"), "moment": self.result.counted_at})
        return rows

    @property
    def channels(self) -> list[dict[str, Any]]:
        """How people took part: the way, people, votes."""
        per_channel = self.result.per_channel if self.result else {}
        return [
            {"channel": channel, "how": label, **per_channel[channel]}
            for channel, label in Channel.choices
            if channel in per_channel
        ]

    @property
    def has_paper(self) -> bool:
        return self.result is not None and Channel.PAPER in self.result.per_channel

    @property
    def has_receipts(self) -> bool:
        return has_receipts(self.phase, self.at)

    @property
    def is_long(self) -> bool:
        return len(self.lines) > LINES_SHOWN

    @cached_property
    def labels(self) -> dict[int, dict[str, Any]]:
        """Proposal id → its number, and the name, language and address of its line."""
        wanted = [line.proposal_id for line in self.lines]
        proposals = Proposal.objects.filter(consultation=self.phase.consultation_id).in_bulk(wanted)
        candidacies = {each.proposal_id: each for each in self.phase.candidacies.all()}
        return {
            pk: {"number": proposal.number, **label_of(proposal, candidacies.get(pk), self.phase.consultation)}
            for pk, proposal in proposals.items()
        }

    @cached_property
    def all_rows(self) -> list[dict[str, Any]]:
        """The lines for ``result_bars``, most votes first."""
        sharing = Counter(line.rank for line in self.lines)
        return [
            {
                **self.labels[line.proposal_id],
                "value": line.in_favour,
                "note": " ".join(filter(None, (say_rank(line, sharing), self._say_rating(line)))),
            }
            for line in self.lines
        ]

    @property
    def first_rows(self) -> list[dict[str, Any]]:
        return self.all_rows[:LINES_SHOWN]

    def _say_rating(self, line: ResultLine) -> str:
        if self.phase.use != Use.RATING:
            return ""
        numbers = {"against": line.against, "neutral": line.neutral}
        return _("(against it: %(against)d, neutral: %(neutral)d)") % numbers


def say_rank(line: ResultLine, sharing: Counter[int]) -> str:
    others = sharing[line.rank] - 1
    if not others:
        return _("Place %(rank)d") % {"rank": line.rank}
    shared = ngettext(
        "Place %(rank)d, together with %(others)d other", "Place %(rank)d, together with %(others)d others", others
    )
    return shared % {"rank": line.rank, "others": others}


def label_of(proposal: Proposal, candidacy: Candidacy | None, consultation: Consultation) -> dict[str, Any]:
    """Name, language and address of a line. What is no longer public keeps its number only."""
    if proposal.state != State.PUBLISHED:
        return {"label": _("No. %(number)d (no longer public)") % {"number": proposal.number}}
    proposal.consultation = consultation
    title = (candidacy and candidacy.title) or proposal.title
    return {"label": title, "lang": proposal.language, "url": proposal.get_absolute_url()}


def checks_of(consultation: Consultation) -> dict[str, str]:
    """What was checked about those who took part, and what was not, in words."""
    return {
        Level.ADDRESS: {
            "checked": _("Each person has confirmed an e-mail address."),
            "unchecked": _(
                "We did not check where people live or how old they are, nor whether somebody took part with several "
                "addresses."
            ),
        },
        Level.STATEMENT: {
            "checked": _("Each person has confirmed an e-mail address and stated that they may take part."),
            "unchecked": _(
                "We did not check whether these statements are true, nor whether somebody took part with several "
                "addresses."
            ),
        },
        Level.CHECKED: {
            "checked": _("Our staff have checked for each person whether they may take part."),
            "unchecked": _("We did not check whether people gave their votes themselves."),
        },
    }[Level(consultation.level)]


def has_receipts(phase: Phase, at: datetime | None = None) -> bool:
    """Published after the end, for choice and choice within a budget: what somebody supports is like a fingerprint."""
    return phase.needs_candidacy and phase.is_over(at)


def receipts_of(phase: Phase, beginning: str = "") -> Iterator[tuple[str, str]]:
    """Receipt number, and the numbers on the ballot that it chose, or that it is void; by receipt, which is random."""
    numbers = dict(phase.candidacies.values_list("proposal_id", "number"))
    marks = Mark.objects.filter(ballot__in=listed(phase), ballot__receipt__startswith=beginning)
    rows = marks.order_by("ballot__receipt").values_list("ballot__receipt", "ballot__state", "proposal_id")
    for (receipt, state), group in groupby(rows.iterator(), key=lambda row: row[:2]):
        chosen = sorted(numbers.get(proposal) or 0 for *_ballot, proposal in group)
        yield receipt, _("void") if state == BallotState.VOID else ", ".join(str(number) for number in chosen)


def listed(phase: Phase) -> QuerySet[Ballot]:
    """Those with votes, counted or void; an empty ballot is nobody's vote."""
    return Ballot.objects.filter(phase=phase).exclude(state=BallotState.TAKEN_BACK).exclude(marks=None)


def legend_of(phase: Phase) -> list[dict[str, Any]]:
    """What the numbers in the list of receipts stand for."""
    candidacies = phase.candidacies.order_by("number", "pk").select_related("proposal")
    return [label_of(each.proposal, each, phase.consultation) | {"number": each.number} for each in candidacies]
