"""Results: the record of a count. People and votes are two numbers, each also by the way they came in."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Count
from wagtail.log_actions import log

from content import page_cache

from ..actions import Action
from ..processes.models import Phase
from ..proposals.models import Proposal, State
from ..rules import decide_count, require_staff
from .candidacies import locked
from .models import Ballot, BallotState, Mark, Result, ResultLine, ResultState
from .recount import Difference, counted_marks, recount_phase
from .tallies import Counts

if TYPE_CHECKING:
    from accounts.models import User


class CountsDiffer(Exception):
    """Two counts of the same votes disagree. Nobody states a result before it is known why."""

    def __init__(self, differences: list[Difference] | list[str]) -> None:
        super().__init__("; ".join(str(difference) for difference in differences))
        self.differences = differences


@transaction.atomic
def count(*, phase: Phase, by: "User | None" = None, note: str = "", at: datetime | None = None) -> Result:
    """Count the votes themselves, not the tallies, and keep a provisional result."""
    phase = locked(phase)
    require_staff(by, Action.COUNT, on=phase)
    decide_count(phase, at=at).require()
    require_agreement(phase)
    result, lines = counted(phase)
    result.counted_by, result.note = by, note
    result.save()
    for line in lines:
        line.result = result
    ResultLine.objects.bulk_create(lines)
    _noted(result, "consultations.count", by)
    return result


@transaction.atomic
def make_final(
    *, result: Result, decision_url: str = "", by: "User | None" = None, at: datetime | None = None
) -> Result:
    """State the result once and for all, after counting once more. The same again changes nothing."""
    phase = locked(result.phase)
    require_staff(by, Action.COUNT, on=phase)
    result = Result.objects.get(pk=result.pk)
    if result.state == ResultState.FINAL:
        return result
    decide_count(phase, at=at).require()
    require_agreement(phase)
    now, lines = counted(phase)
    if _figures(now, lines) != _figures(result, list(result.lines.all())):
        raise CountsDiffer(["The votes have changed since this count. Please count again."])
    result.state, result.decision_url = ResultState.FINAL, decision_url
    result.save(update_fields=["state", "decision_url"])
    _noted(result, "consultations.make_final", by)
    return result


def require_agreement(phase: Phase) -> None:
    differences = recount_phase(phase)
    if differences:
        raise CountsDiffer(differences)


def latest(phase: Phase) -> Result | None:
    """What is stated about this phase: the final result, or else the last provisional one."""
    return phase.results.filter(state=ResultState.FINAL).first() or phase.results.first()


def counted(phase: Phase) -> tuple[Result, list[ResultLine]]:
    """What the votes say now, not kept yet."""
    people = Ballot.objects.filter(phase=phase).counted().values_list("channel").annotate(Count("pk"))
    marks = Mark.objects.filter(ballot__phase=phase, ballot__state=BallotState.CAST)
    votes = dict(marks.values_list("ballot__channel").annotate(Count("pk")).order_by("ballot__channel"))
    per_channel = {
        channel: {"people": number, "votes": votes.get(channel, 0)} for channel, number in people.order_by("channel")
    }
    result = Result(
        phase=phase,
        people=sum(each["people"] for each in per_channel.values()),
        votes=sum(each["votes"] for each in per_channel.values()),
        void=Ballot.objects.filter(phase=phase, state=BallotState.VOID).count(),
        per_channel=per_channel,
    )
    return result, ranked(phase)


def ranked(phase: Phase) -> list[ResultLine]:
    """A line for all that stood to vote, and for all that got votes; equal votes share a rank, the next is left out."""
    marks = counted_marks(Phase.objects.filter(pk=phase.pk))
    counts = dict.fromkeys(standing(phase), Counts()) | {proposal: each for (_phase, proposal), each in marks.items()}
    order = sorted(counts, key=lambda proposal: (-balance(counts[proposal]), proposal))
    lines: list[ResultLine] = []
    for place, proposal in enumerate(order, start=1):
        is_tie = lines and balance(counts[proposal]) == balance(counts[lines[-1].proposal_id])
        rank = lines[-1].rank if is_tie else place
        lines.append(ResultLine(proposal_id=proposal, rank=rank, **counts[proposal]._asdict()))
    return lines


def standing(phase: Phase) -> list[int]:
    """The proposals that people could choose from."""
    if phase.needs_candidacy:
        return list(phase.candidacies.standing().values_list("proposal_id", flat=True))
    published = Proposal.objects.filter(consultation=phase.consultation_id, state=State.PUBLISHED)
    return list(published.values_list("pk", flat=True))


def balance(counts: Counts | ResultLine) -> int:
    """What the rank goes by: votes in favour, less those against."""
    return counts.in_favour - counts.against


def _figures(result: Result, lines: list[ResultLine]) -> tuple[object, ...]:
    by_proposal = {line.proposal_id: (line.rank, line.in_favour, line.against, line.neutral) for line in lines}
    # What nobody voted for may have left the list meanwhile.
    chosen = {proposal: figures for proposal, figures in by_proposal.items() if any(figures[1:])}
    return result.people, result.votes, result.void, result.per_channel, chosen


def _noted(result: Result, action: str, by: "User | None") -> None:
    data = {"phase": str(result.phase.key), "people": result.people, "votes": result.votes, "void": result.void}
    log(instance=result.phase.consultation, action=action, user=by, data=data)
    page_cache.bump()
