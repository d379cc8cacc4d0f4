"""What a consultation page says about the procedure, in rows and steps ready to show. The same for every reader."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.multilingual import MultilingualText, multilingual
from content.versions import other_language

from ..actions import Action
from ..processes.models import Consultation, Level, Phase
from ..processes.readers import Readers
from ..proposals.models import State
from ..rules import Decision, Reason, decide

if TYPE_CHECKING:
    from ..rules import Person

ACTIONS = (Action.PROPOSE, Action.VOTE, Action.SUPPORT, Action.RATE, Action.COMMENT)

WORDS: dict[Action, Promise | str] = {
    Action.PROPOSE: gettext_lazy("You can hand in proposals"),
    Action.VOTE: gettext_lazy("You can vote"),
    Action.SUPPORT: gettext_lazy("You can support proposals that you like"),
    Action.RATE: gettext_lazy("You can say of each proposal whether you are for or against it"),
    Action.COMMENT: gettext_lazy("You can comment on proposals"),
}

# Signing in is no obstacle on a page for everybody: the way leads through the door.
OPEN_FOR_ALL = {None, Reason.NOT_SIGNED_IN, Reason.STATEMENT_MISSING}


@dataclass(frozen=True)
class Doing:
    """One thing that people can do in this consultation, now or later. ``url`` is empty where the list is the way."""

    words: str
    decision: Decision
    label: str = ""
    url: str = ""

    @property
    def is_open(self) -> bool:
        return self.decision.reason in OPEN_FOR_ALL

    @property
    def is_coming(self) -> bool:
        return self.decision.reason == Reason.PHASE_NOT_BEGUN

    @property
    def phase(self) -> Phase | None:
        return self.decision.phase


@dataclass(frozen=True)
class Deadline:
    """Until when some things can be done, in words."""

    words: list[str]
    ends: datetime


@dataclass(frozen=True)
class Doings:
    now: list[Doing]
    later: list[Doing]

    @property
    def is_done_in_the_list(self) -> bool:
        """Whether everything that can be done now begins at a contribution, such as supporting and rating."""
        return bool(self.now) and not any(thing.url for thing in self.now)

    @property
    def deadlines(self) -> list[Deadline]:
        """The soonest one first; things that end together stand together."""
        words: dict[datetime, list[str]] = {}
        for thing in self.now:
            if thing.phase:
                words.setdefault(thing.phase.ends, []).append(thing.words)
        return [Deadline(words[ends], ends) for ends in sorted(words)]


def doings(consultation: Consultation, person: "Person" = None, at: datetime | None = None) -> Doings:
    """What the rules say about everything that this consultation offers; by default to a reader without an account."""
    offered = {action for phase in consultation.timeline for action in phase.opens}
    things = [
        Doing(str(WORDS[action]), decide(person, action, on=consultation, at=at), *_way(action, consultation))
        for action in ACTIONS
        if action in offered
    ]
    return Doings(
        now=[thing for thing in things if thing.is_open], later=[thing for thing in things if thing.is_coming]
    )


def _way(action: Action, consultation: Consultation) -> tuple[str, str]:
    """Words and address of the button that begins it."""
    if action == Action.PROPOSE:
        return str(consultation.format_data.wording.hand_in), address("new_proposal", consultation)
    if action == Action.VOTE:
        return _("To the ballot"), address("ballot", consultation)
    return "", ""


def address(name: str, consultation: Consultation) -> str:
    """Where a view of this consultation is."""
    return reverse(f"consultations:{name}", args=[consultation.slug])


def result_address(consultation: Consultation, at: datetime | None = None) -> str:
    """Where the votes are counted out, once a vote is over; empty before."""
    is_counted = any(Action.VOTE in phase.opens and phase.is_over(at) for phase in consultation.timeline)
    return address("result", consultation) if is_counted else ""


def proposals_address(consultation: Consultation, at: datetime | None = None) -> str:
    """Where its proposals are; empty while nothing has begun and there is none to read."""
    has_begun = any(phase.has_begun(at) for phase in consultation.timeline)
    is_worth_it = has_begun or consultation.proposals.filter(state=State.PUBLISHED).exists()
    return address("proposals", consultation) if is_worth_it else ""


def discussion_address(consultation: Consultation, at: datetime | None = None) -> str:
    """Where people talk about the consultation as a whole; empty before the first phase that opens comments."""
    is_offered = any(Action.COMMENT in phase.opens and phase.has_begun(at) for phase in consultation.timeline)
    return address("discussion", consultation) if is_offered else ""


def row(term: str, text: object) -> dict[str, Any]:
    """A fact; its language is marked where it is not the reader's."""
    language = text.language if isinstance(text, MultilingualText) else ""
    return {"term": term, "text": str(text), "lang": other_language(language)}


def promise(consultation: Consultation) -> list[dict[str, Any]]:
    """What can still be decided, and by when the city answers. What is over is said as such."""
    rows = []
    if consultation.scope:
        term = _("What could be decided") if last_end(consultation) else _("What can still be decided")
        rows.append(row(term, consultation.scope))
    if day := consultation.answer_by:
        term = _("The city wanted to answer by") if day < timezone.localdate() else _("The city answers by")
        rows.append({"term": term, "moment": day, "how": "day"})
    return rows


def last_end(consultation: Consultation, at: datetime | None = None) -> datetime | None:
    """When the last phase in which people could do something ended; None where one is still to end."""
    ends = [phase.ends for phase in consultation.timeline if phase.opens]
    return max(ends) if ends and max(ends) <= (at or timezone.now()) else None


def participants(consultation: Consultation) -> list[dict[str, Any]]:
    """Who may take part, and how that is checked."""
    rows = []
    if consultation.audience:
        rows.append(row(_("Who"), consultation.audience))
    if consultation.minimum_age:
        rows.append(row(_("Minimum age"), _("%(age)s years") % {"age": consultation.minimum_age}))
    rows.append(row(_("What is checked"), Level(consultation.level).label))
    if consultation.is_closed:
        rows.append(row(_("Who can read it"), Readers(consultation.readers).label))
    return rows


def data_facts(consultation: Consultation) -> list[dict[str, Any]]:
    """What happens with people's data."""
    facts = (
        (_("Who is responsible"), consultation.controller),
        (_("What the data are for"), consultation.data_purpose),
        (_("Legal basis"), consultation.legal_basis),
        (_("Who gets the data"), consultation.data_recipients),
        (_("Licence of your texts"), consultation.open_licence),
    )
    # Written once: plain text is in the default language.
    rows = [row(term, multilingual(text)) for term, text in facts if text]
    if consultation.retain_until:
        rows.append({"term": _("Kept until"), "moment": consultation.retain_until, "how": "day"})
    return rows


def timeline_steps(consultation: Consultation, at: datetime | None = None) -> list[dict[str, Any]]:
    """The phases for ``{% timeline %}``."""
    at = at or timezone.now()
    return [
        {
            "title": str(phase),
            "starts": phase.starts,
            "ends": phase.ends,
            "state": "over" if phase.is_over(at) else "running" if phase.is_running(at) else "coming",
            "lang": other_language(phase.language),
        }
        for phase in consultation.timeline
    ]
