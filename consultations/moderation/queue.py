"""What waits for the staff: contributions to check and open reports, of all consultations, the oldest first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Case, Count, Exists, F, Min, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from ..models import Comment, Consultation, Proposal, State
from .models import Report
from .targets import Target, consultation_of, name_of, words_of

PROPOSAL, COMMENT = "proposal", "comment"


class Show(models.TextChoices):
    TO_DO = "to_do", _("To do")
    WAITING = "waiting", _("Waiting for a check")
    REPORTED = "reported", _("Reported")
    HIDDEN = "hidden", _("Hidden")
    ALL = "all", _("Everything")


@dataclass(frozen=True)
class Row:
    """A contribution in the queue. ``reports`` counts the open ones."""

    kind: str
    target: Target
    since: datetime
    reports: int

    @property
    def name(self) -> str:
        return name_of(self.target)

    @property
    def words(self) -> str:
        return Truncator(" ".join(words_of(self.target).split())).chars(120)

    @property
    def consultation(self) -> str:
        return str(consultation_of(self.target))

    @property
    def state(self) -> str:
        return str(State(self.target.state).label)


def entries(*, show: str = Show.TO_DO, consultation: Consultation | None = None, words: str = "") -> QuerySet[Any]:
    """The queue as plain rows, which ``rows_of`` fills: the oldest first; what is not to do, the newest first."""
    proposals = _asked(Proposal.objects.all(), PROPOSAL, show)
    comments = _asked(Comment.objects.all(), COMMENT, show)
    if consultation:
        proposals = proposals.filter(consultation=consultation)
        comments = comments.filter(thread__consultation=consultation)
    if words:
        number = int(words) if words.isascii() and words.isdigit() and len(words) < 10 else None
        proposals = proposals.filter(Q(title__icontains=words) | Q(text__icontains=words) | Q(number=number))
        comments = comments.filter(Q(text__icontains=words) | Q(pk=number))
    columns = ("queue_kind", "pk", "since", "open_reports")
    together = proposals.order_by().values(*columns).union(comments.order_by().values(*columns), all=True)
    oldest_first = show in (Show.TO_DO, Show.WAITING, Show.REPORTED)
    return together.order_by(*(("since", "pk") if oldest_first else ("-since", "-pk")))


def rows_of(entries: Iterable[dict[str, Any]]) -> list[Row]:
    """The contributions of one page of the queue, in two queries."""
    entries = list(entries)
    keys = {kind: [each["pk"] for each in entries if each["queue_kind"] == kind] for kind in (PROPOSAL, COMMENT)}
    found: dict[str, dict[int, Any]] = {
        PROPOSAL: Proposal.objects.select_related("consultation").in_bulk(keys[PROPOSAL]),
        COMMENT: Comment.objects.select_related("thread__consultation", "thread__proposal").in_bulk(keys[COMMENT]),
    }
    return [
        Row(each["queue_kind"], found[each["queue_kind"]][each["pk"]], each["since"], each["open_reports"])
        for each in entries
        if each["pk"] in found[each["queue_kind"]]
    ]


def _asked(contributions: QuerySet[Any], kind: str, show: str) -> QuerySet[Any]:
    reports = Report.objects.open().filter(**{kind: OuterRef("pk")}).order_by()
    first = reports.values(kind).annotate(first=Min("created_at")).values("first")
    number = reports.values(kind).annotate(number=Count("pk")).values("number")
    asked = {
        Show.WAITING: Q(state=State.WAITING),
        Show.REPORTED: Exists(reports),
        Show.HIDDEN: Q(state=State.HIDDEN),
        Show.ALL: Q(),
    }.get(Show(show), Q(state=State.WAITING) | Exists(reports))
    return contributions.filter(asked).annotate(
        queue_kind=Value(kind),
        since=Case(When(state=State.WAITING, then=F("created_at")), default=Coalesce(Subquery(first), F("created_at"))),
        open_reports=Coalesce(Subquery(number, output_field=models.IntegerField()), 0),
    )
