"""What the votes know about a person, for the person: see ``accounts.privacy``."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..models import Ballot, Mark, Phase, ResultState
from . import keys
from .rule import Use

if TYPE_CHECKING:
    from accounts.models import User

#: A vote without a final result so long after its end gets none any more.
SETTLED_AT_THE_LATEST = timedelta(days=3 * 365)


def export(user: "User") -> list[dict[str, Any]]:
    """Every ballot that can still be found, with its votes. A destroyed key means that nobody can find it."""
    return [
        {
            "consultation": ballot.phase.consultation.slug,
            "phase": str(ballot.phase),
            "day": ballot.day.isoformat(),
            "channel": ballot.channel,
            "state": ballot.state,
            "receipt": ballot.receipt,
            "votes": {
                f"{number}: {title}": value
                for number, title, value in Mark.objects.filter(ballot=ballot)
                .order_by("proposal__number")
                .values_list("proposal__number", "proposal__title", "value")
            },
        }
        for ballot in ballots_of(user.voter_id)
    ]


def describe(user: "User") -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for ballot in ballots_of(user.voter_id):
        votes = ballot.marks.count()
        said = ngettext("%(number)d vote", "%(number)d votes", votes) % {"number": votes}
        where = _("Your votes in “%(consultation)s”") % {"consultation": ballot.phase.consultation}
        rows.append((where, said, ballot.phase.consultation.get_absolute_url()))
    return rows


def keeps_voting_until(voter_id: UUID) -> datetime | None:
    """Until the last phase that this voter has a ballot in is final; a phase may be made longer until then."""
    unsettled = [
        ballot.phase.ends + SETTLED_AT_THE_LATEST
        for ballot in ballots_of(voter_id)
        if not ballot.phase.results.filter(state=ResultState.FINAL).exists()
    ]
    return max((moment for moment in unsettled if moment > timezone.now()), default=None)


def ballots_of(voter_id: UUID) -> list[Ballot]:
    """All ballots of this voter; each phase has its own code for everybody."""
    phases = Phase.objects.exclude(use=Use.NONE).filter(consultation__is_archive=False)
    codes = {keys.known_voter_key(phase, keys.of_voter(voter_id)): phase for phase in phases}
    codes.pop(None, None)
    found = Ballot.objects.filter(voter_key__in=list(codes)).order_by("day", "pk")
    return list(found.select_related("phase__consultation"))
