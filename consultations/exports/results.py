"""The results of votes as open data: exactly the numbers that the result page shows to anybody, and when it does."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.conf import settings

from ..models import Consultation, ResultLine
from ..votes.published import Standing
from ..votes.rule import Use
from .licence import licence_of, source_of
from .rows import Dataset, Row


def line_rows(consultation: Consultation) -> Iterator[Row]:
    """A row for each proposal, with the numbers of its phase as a whole. People and votes are two numbers."""
    for standing in standings(consultation):
        result = standing.result
        for line in standing.lines if result else ():
            yield {**phase_cells(standing), **totals(standing), **line_cells(standing, line), **terms(consultation)}


def channel_rows(consultation: Consultation) -> Iterator[Row]:
    """A row for each way in which people took part."""
    for standing in standings(consultation):
        for channel in standing.channels:
            cells = {"channel": channel["channel"], "people": channel["people"], "votes": channel["votes"]}
            yield {**phase_cells(standing), **cells, **terms(consultation)}


def as_document(consultation: Consultation) -> dict[str, Any]:
    """The same for programs, phase by phase; without numbers where the page does not show them either."""
    return {
        "consultation": str(consultation),
        "url": f"{settings.BASE_URL}{consultation.get_absolute_url()}",
        **terms(consultation),
        "phases": [_as_document(standing) for standing in standings(consultation)],
    }


def _as_document(standing: Standing) -> dict[str, Any]:
    cells = {name: _moment(value) for name, value in phase_cells(standing).items()}
    if not standing.result:
        return cells
    lines = [line_cells(standing, line) for line in standing.lines]
    names = ("channel", "people", "votes")
    channels = [{name: channel[name] for name in names} for channel in standing.channels]
    return {**cells, **totals(standing), "channels": channels, "proposals": lines}


def standings(consultation: Consultation) -> list[Standing]:
    """What the public may know about each phase with votes at this moment."""
    return [Standing.of(phase) for phase in consultation.timeline if phase.use]


def phase_cells(standing: Standing) -> Row:
    phase, result = standing.phase, standing.result
    return {
        "phase": str(phase),
        "starts": phase.starts,
        "ends": phase.ends,
        "use": phase.use,
        "state": standing.code,
        "counted": result.counted_at if result and standing.is_counted else None,
    }


def totals(standing: Standing) -> Row:
    result = standing.result
    return {name: getattr(result, name) for name in ("people", "votes", "void")}


def line_cells(standing: Standing, line: ResultLine) -> Row:
    """What is no longer public keeps its number only. Only ratings can be against something."""
    label, is_rating = standing.labels[line.proposal_id], standing.phase.use == Use.RATING
    return {
        "rank": line.rank,
        "number": label["number"],
        "title": label["label"] if "url" in label else "",
        "in_favour": line.in_favour,
        "against": line.against if is_rating else None,
        "neutral": line.neutral if is_rating else None,
        "url": f"{settings.BASE_URL}{label['url']}" if "url" in label else "",
    }


def terms(consultation: Consultation) -> Row:
    return {"licence": licence_of(consultation), "source": source_of(consultation)}


def _moment(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value


PHASE = ("phase", "starts", "ends", "use", "state", "counted")
TERMS = ("licence", "source")
LINES = Dataset(
    "ergebnis",
    (
        *PHASE,
        "people",
        "votes",
        "void",
        "rank",
        "number",
        "title",
        "in_favour",
        "against",
        "neutral",
        "url",
        *TERMS,
    ),
    line_rows,
)
CHANNELS = Dataset("ergebnis-wege", (*PHASE, "channel", "people", "votes", *TERMS), channel_rows)
RESULTS = {dataset.name: dataset for dataset in (LINES, CHANNELS)}
