"""Taking over many votes from elsewhere at once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.db.models import QuerySet, Sum
from django.utils import timezone

from content import page_cache

from ..channels import Channel
from ..processes.models import Phase
from ..proposals.models import Proposal
from ..rules import Denied, Reason, decide_candidates, decide_mark, deny
from . import keys
from .ballots import costs_of
from .candidacies import locked
from .models import Ballot, BallotState, Mark, Tally
from .recount import counted_marks
from .rule import Use
from .tallies import Counts

BATCH = 2000


@dataclass(frozen=True)
class ImportedVote:
    """One row: who (as the source calls them) gave which value to which proposal, on which day if that is known."""

    voter: str
    proposal: int
    value: int = 1
    day: date | None = None


@dataclass
class TakenIn:
    """What an import of votes did. ``rejected`` holds the place of the row, from 0, and why."""

    people: int = 0
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    rejected: list[tuple[int, Reason]] = field(default_factory=list)


@dataclass
class _Sheet:
    """A voter's ballot: what it said before the import and what the rows say, as proposal id → value."""

    before: dict[int, int] = field(default_factory=dict)
    rows: dict[int, int] = field(default_factory=dict)
    day: date | None = None

    @property
    def marks(self) -> dict[int, int]:
        return {**self.before, **self.rows}


@transaction.atomic
def take_in_votes(phase: Phase, rows: Iterable[ImportedVote], *, source: str) -> TakenIn:
    """Add ``rows`` to the phase's imported votes; the same rows again change nothing.

    A later row replaces an earlier one of the same voter and proposal; votes that no row speaks of stay. Only archives
    take imports. Rows that name a proposal of another consultation, or that the phase's rule forbids, are rejected one
    by one.
    """
    phase = locked(phase)
    if not phase.consultation.is_archive:
        raise Denied(deny(Reason.NOT_OFFERED, phase=phase))
    done = TakenIn()
    sheets = _read(phase, rows, source, done)
    done.people = len(sheets)
    ballots = _ballots_for(phase, sheets)
    _write_marks(phase, {ballots[key]: sheet for key, sheet in sheets.items()}, done)
    _set_states(phase)
    _set_tallies(phase)
    page_cache.bump()
    return done


def _read(phase: Phase, rows: Iterable[ImportedVote], source: str, done: TakenIn) -> dict[str, _Sheet]:
    """Voter key → sheet, of all voters with at least one row that counts."""
    costs = costs_of(phase) if phase.use == Use.KNAPSACK else {}
    secret, earlier = keys.phase_key(phase), _earlier(phase)
    sheets: dict[str, _Sheet] = {}
    known: dict[int, Reason | None] = {}
    for place, row in enumerate(rows):
        key = keys.digest(secret, keys.imported(source, row.voter))
        sheet = sheets.get(key) or _Sheet(before=earlier.get(key, {}))
        if row.proposal not in known:
            known[row.proposal] = _why_not(phase, row.proposal)
        reason = (
            known[row.proposal]
            or decide_mark(phase, marks=sheet.marks, costs=costs, proposal=row.proposal, value=row.value).reason
        )
        if reason:
            done.rejected.append((place, reason))
            continue
        sheet.rows[row.proposal] = row.value
        sheet.day = max(filter(None, (sheet.day, row.day)), default=None)
        sheets[key] = sheet
    return sheets


def _earlier(phase: Phase) -> dict[str, dict[int, int]]:
    """Voter key → marks, of all ballots that earlier imports made."""
    marks: dict[str, dict[int, int]] = {}
    rows = Mark.objects.filter(ballot__in=_imported(phase)).values_list("ballot__voter_key", "proposal_id", "value")
    for key, proposal, value in rows.iterator():
        marks.setdefault(key, {})[proposal] = value
    return marks


def _why_not(phase: Phase, proposal: int) -> Reason | None:
    """Why votes for this proposal cannot be taken in. That it is hidden is no reason: its votes are kept."""
    ours = Proposal.objects.filter(pk=proposal, consultation=phase.consultation_id).first()
    if ours is None:
        return Reason.NOT_ON_THE_BALLOT
    return decide_candidates(phase, [ours]).reason if phase.needs_candidacy else None


def _ballots_for(phase: Phase, sheets: Mapping[str, _Sheet]) -> dict[str, int]:
    """Voter key → ballot id; those that are missing are made."""
    level, today = phase.consultation.level, timezone.localdate()
    new = [
        Ballot(phase=phase, voter_key=key, channel=Channel.IMPORT, level=level, day=sheet.day or today)
        for key, sheet in sheets.items()
    ]
    Ballot.objects.bulk_create(new, batch_size=BATCH, ignore_conflicts=True)
    found = dict(_imported(phase).values_list("voter_key", "pk"))
    return {key: found[key] for key in sheets}


def _write_marks(phase: Phase, wanted: Mapping[int, _Sheet], done: TakenIn) -> None:
    """Ballot id → sheet: bring the marks to what the sheets say."""
    old = {
        (ballot, proposal): (pk, value)
        for pk, ballot, proposal, value in Mark.objects.filter(ballot__in=_imported(phase)).values_list(
            "pk", "ballot_id", "proposal_id", "value"
        )
    }
    new, changed = [], []
    for ballot, sheet in wanted.items():
        for proposal, value in sheet.rows.items():
            pk, before = old.get((ballot, proposal), (None, None))
            if pk is None:
                new.append(Mark(ballot_id=ballot, proposal_id=proposal, value=value))
            elif before != value:
                changed.append(Mark(pk=pk, ballot_id=ballot, proposal_id=proposal, value=value))
            else:
                done.unchanged += 1
    Mark.objects.bulk_create(new, batch_size=BATCH)
    Mark.objects.bulk_update(changed, ["value"], batch_size=BATCH // 10)
    done.added, done.changed = len(new), len(changed)


def _imported(phase: Phase) -> QuerySet[Ballot]:
    return Ballot.objects.filter(phase=phase, channel=Channel.IMPORT)


def _set_states(phase: Phase) -> None:
    """A ballot counts as cast as long as it holds a mark."""
    states = _imported(phase).exclude(state=BallotState.VOID)
    states.filter(marks=None).update(state=BallotState.TAKEN_BACK)
    states.exclude(marks=None).filter(state=BallotState.TAKEN_BACK).update(state=BallotState.CAST)


def _set_tallies(phase: Phase) -> None:
    """Bring all tallies of the phase, and the support of its proposals, to what the marks say."""
    counted = counted_marks(Phase.objects.filter(pk=phase.pk))
    here = {tally.proposal_id: tally for tally in phase.tallies.all()}
    right = {proposal: counts for (_phase, proposal), counts in counted.items()}
    new = [
        Tally(phase=phase, proposal_id=proposal, **right[proposal]._asdict()) for proposal in right.keys() - here.keys()
    ]
    Tally.objects.bulk_create(new, batch_size=BATCH)
    for proposal, tally in here.items():
        tally.in_favour, tally.against, tally.neutral = right.get(proposal, Counts())
    Tally.objects.bulk_update(here.values(), Counts._fields, batch_size=BATCH // 10)
    if phase.use == Use.SUPPORT:
        _set_support(phase)


def _set_support(phase: Phase) -> None:
    tallies = Tally.objects.filter(phase__consultation=phase.consultation_id, phase__use=Use.SUPPORT)
    support = dict(tallies.values_list("proposal_id").annotate(Sum("in_favour")))
    wrong = []
    for proposal in Proposal.objects.filter(consultation=phase.consultation_id).only("pk", "support_count"):
        if proposal.support_count != support.get(proposal.pk, 0):
            proposal.support_count = support.get(proposal.pk, 0)
            wrong.append(proposal)
    Proposal.objects.bulk_update(wrong, ["support_count"], batch_size=BATCH // 10)
