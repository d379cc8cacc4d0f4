"""Taking votes of another system into an archive."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ..actions import Action
from ..formats import RATING, StepKind
from ..models import Consultation, Phase
from ..votes.bulk import ImportedVote, take_in_votes
from ..votes.rule import Use
from .columns import VOTE_COLUMNS, find_columns, parse_named, require_columns
from .forms import parse_moment
from .proposals import no_progress
from .reading import Row, Table, Unreadable
from .report import Progress, VoteReport


@dataclass(frozen=True)
class VoteRow:
    """A vote after cleaning. ``proposal`` is the source's id of it."""

    number: int
    voter: str
    proposal: str
    value: int
    at: datetime | None

    @property
    def id(self) -> str:
        return f"{self.voter}/{self.proposal}"


def import_votes(
    *, consultation: Consultation, table: Table, named: Sequence[str] = (), progress: Progress = no_progress
) -> VoteReport:
    """Bring the votes in, all or nothing. The same file again changes nothing; a further file adds to it.

    A later vote of the same voter on the same proposal replaces the earlier one; equal times go by the order of the
    rows. Raises ``Unreadable`` where the file as a whole cannot be used.
    """
    if not consultation.is_archive:
        raise Unreadable(_("Imports go only into consultations that are marked as archive."))
    columns = find_columns(table, VOTE_COLUMNS, parse_named(named))
    require_columns(columns, ("voter", "proposal", "value"), table)
    report = VoteReport()
    rows = clean_rows(table, columns, consultation, report, progress)
    last = last_of_each(rows)
    report.replaced = len(rows) - len(last)
    with transaction.atomic():
        phase = rating_phase(consultation, [row.at for row in rows if row.at])
        bring_in(phase, consultation, last, report)
    return report


def clean_rows(
    table: Table, columns: dict[str, str], consultation: Consultation, report: VoteReport, progress: Progress
) -> list[VoteRow]:
    known = set(consultation.proposals.exclude(source_id="").values_list("source_id", flat=True))
    cleaned = []
    for done, row in enumerate(table.rows, start=1):
        report.read += 1
        try:
            cleaned.append(clean_vote(row, columns, known))
        except ValueError as problem:
            cells = (row.cells.get(columns[meaning], "") for meaning in ("voter", "proposal"))
            report.reject(row.number, "/".join(cells), [str(problem)])
        progress(done, len(table.rows))
    return cleaned


def clean_vote(row: Row, columns: dict[str, str], known: set[str]) -> VoteRow:
    """Turn one row into a vote; raises ``ValueError`` with the reason where it cannot be one."""
    if row.problem:
        raise ValueError(row.problem)
    given = {meaning: row.cells.get(column, "").strip() for meaning, column in columns.items()}
    if not given["voter"]:
        raise ValueError(_("The voter is missing."))
    if given["proposal"] not in known:
        raise ValueError(_("There is no proposal with the id “%(id)s”.") % {"id": given["proposal"]})
    if given["value"] not in ("-1", "0", "1"):
        raise ValueError(_("The value “%(value)s” is not -1, 0 or 1.") % {"value": given["value"]})
    at = parse_moment(given["time"]) if given.get("time") else None
    if "time" in columns and at is None:
        # Without its time nobody knows whether it replaces another vote.
        raise ValueError(_("The time “%(time)s” cannot be read.") % {"time": given["time"]})
    return VoteRow(row.number, given["voter"], given["proposal"], int(given["value"]), at)


def last_of_each(rows: Sequence[VoteRow]) -> list[VoteRow]:
    """The last vote of each voter on each proposal."""
    # Python's sort is stable, so equal times stay in the order of the file.
    in_order = sorted(rows, key=lambda row: row.at.timestamp() if row.at else 0)
    return list({(row.voter, row.proposal): row for row in in_order}.values())


def rating_phase(consultation: Consultation, times: Sequence[datetime]) -> Phase:
    """The archive's phase of ratings: it spans the times of the votes, without any the day before the import."""
    now = timezone.now()
    starts, ends = (min(times), max(times) + timedelta(seconds=1)) if times else (now - timedelta(days=1), now)
    phase = consultation.phases.filter(use=Use.RATING).first()
    if phase is None:
        phase = Phase(consultation=consultation, kind=StepKind.COLLECT, opens=[Action.RATE], starts=starts, ends=ends)
        phase.follow(RATING)
    elif times:
        phase.starts, phase.ends = min(phase.starts, starts), max(phase.ends, ends)
    phase.save()
    return phase


def bring_in(phase: Phase, consultation: Consultation, rows: Sequence[VoteRow], report: VoteReport) -> None:
    proposals = dict(consultation.proposals.exclude(source_id="").values_list("source_id", "pk"))
    votes = [
        ImportedVote(row.voter, proposals[row.proposal], row.value, timezone.localdate(row.at) if row.at else None)
        for row in rows
    ]
    done = take_in_votes(phase, votes, source=str(consultation.key))
    report.imported, report.updated, report.unchanged = done.added, done.changed, done.unchanged
    for place, reason in done.rejected:
        report.reject(rows[place].number, rows[place].id, [str(reason.label)])
