"""Proposals in lists, and the votes that one can give on a proposal's own page, ready to show."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from design.dates import say_since, say_until

from ..actions import Action
from ..explaining import may_open_form
from ..formats import StatusKind
from ..models import Consultation, Proposal, State, Tally
from ..rules import Decision, Reason, decide
from ..shorts.reading import mark_of, shorts_of
from ..votes.mine import mine
from ..ways import way_to
from .numbers import ratings_of, supports_are_public, votes_counted
from .places import names_of

if TYPE_CHECKING:
    from ..rules import Person

GOOD_NEWS = {StatusKind.ADMITTED, StatusKind.CHOSEN, StatusKind.DONE}


def around(consultation: Consultation, proposal: Proposal | None = None, title: str = "") -> dict[str, Any]:
    """What stands around every page about proposals: the words of the format and the way here."""
    wording = consultation.format_data.wording
    way = way_to(consultation, (str(wording.many), reverse("consultations:proposals", args=[consultation.slug])))
    if proposal:
        way.append((_("No. %(number)d") % {"number": proposal.number}, proposal.get_absolute_url()))
    if title:
        way.append((title, ""))
    return {"consultation": consultation, "proposal": proposal, "wording": wording, "way": way}


def cards_of(proposals: list[Proposal], consultation: Consultation, person: "Person") -> list[dict[str, Any]]:
    """One entry of a list per proposal; what the person supports or has rated is one question for all of them."""
    shows_support = supports_are_public(consultation)
    votes, ratings = short_votes_of(proposals, consultation, person), ratings_of(consultation, proposals)
    shorts = shorts_of(proposals).of_proposals
    cards = []
    for proposal in proposals:
        supports = say_supports(proposal.support_count) if shows_support else ""
        numbers = (supports, say_rating(ratings.get(proposal.pk)), say_comments(proposal.comment_count))
        words = {"short": shorts.get(proposal.pk), "mark": mark_of(proposal.language)}
        cards.append(_card(proposal, consultation, numbers) | words | {"vote": votes.get(proposal.pk)})
    return cards


def short_votes_of(
    proposals: list[Proposal], consultation: Consultation, person: "Person"
) -> dict[int, dict[str, str]]:
    """Proposal id → the control that leads from a list to the page where one supports or rates, while that is open."""
    ways: tuple[tuple[Action, str, str, str, str], ...] = (
        (Action.SUPPORT, "support", _("Support"), _("Take your support back"), _("You support this.")),
        (Action.RATE, "rate", _("Rate"), _("Change your rating"), _("You have rated this.")),
    )
    for action, view, words, words_again, done in ways:
        phase = next(iter(consultation.phases_opening(action)), None)
        if phase is None or consultation.is_archive:
            continue
        given = mine(phase, person, proposals)
        return {
            each.pk: {
                "url": reverse(f"consultations:{view}", args=[consultation.slug, each.number]),
                "state": "given" if each.pk in given else "open",
                "text": words_again if each.pk in given else words,
                "done": done,
            }
            for each in proposals
            if each.is_published
        }
    return {}


def _card(proposal: Proposal, consultation: Consultation, numbers: Iterable[str]) -> dict[str, Any]:
    proposal.consultation = consultation
    state, level = state_in_words(proposal)
    about: list[dict[str, Any]] = [{"moment": proposal.handed_in_at}]
    about += [{"name": each.name, "lang": each.name.language} for each in proposal.categories.all()]
    about += [{"name": words} for words in (names_of(proposal), *numbers)]
    return {
        "proposal": proposal,
        "url": proposal.get_absolute_url(),
        "preline": _("No. %(number)d") % {"number": proposal.number},
        "state": state,
        "level": level,
        "about": [fact for fact in about if fact.get("moment") or fact.get("name")],
    }


def state_in_words(proposal: Proposal) -> tuple[str, str]:
    """What the badge says, and its level."""
    if proposal.state == State.WAITING:
        return _("Waiting for our check. Only you can see it."), "warning"
    status = proposal.consultation.format_data.status(proposal.status)
    if status is None:
        return "", "info"
    return str(status.label), "success" if status.kind in GOOD_NEWS else "info"


def say_supports(number: int) -> str:
    return ngettext("%(number)d person supports this", "%(number)d people support this", number) % {"number": number}


def say_rating(tally: Tally | None) -> str:
    if tally is None:
        return ""
    counts = {"in_favour": tally.in_favour, "neutral": tally.neutral, "against": tally.against}
    return _("Rated: %(in_favour)d for it, %(neutral)d neutral, %(against)d against it") % counts


def say_comments(number: int) -> str:
    return ngettext("%(number)d comment", "%(number)d comments", number) % {"number": number}


def votes_of(person: "Person", proposal: Proposal) -> list[dict[str, Any]]:
    """The controls for support, rating and voting that this consultation offers, each in the state that fits."""
    ways = (
        (Action.SUPPORT, "support", _("Support"), _("Take your support back")),
        (Action.RATE, "rate", _("Rate"), _("Change your rating")),
        (Action.VOTE, "ballot", _("To the ballot"), _("To your ballot")),
    )
    offered = {action for phase in proposal.consultation.timeline for action in phase.opens}
    controls = [_control(person, proposal, *way) for way in ways if way[0] in offered]
    return [control for control in controls if control]


def _control(
    person: "Person", proposal: Proposal, action: Action, view: str, words: str, words_again: str
) -> dict[str, Any] | None:
    decision = decide(person, action, on=proposal)
    is_open = may_open_form(decision)
    if decision.is_hidden:
        return None
    is_mine = is_open and decision.phase is not None and bool(mine(decision.phase, person, [proposal]))
    control = {
        "state": "given" if is_mine else "open" if is_open else "blocked",
        "text": words_again if is_mine else words,
        "url": address(view, proposal),
        "reason": "" if is_open else say_why(decision),
    }
    if action == Action.SUPPORT and supports_are_public(proposal.consultation):
        control["count"] = say_supports(proposal.support_count)
    if decision.reason == Reason.PHASE_OVER:
        control |= {"state": "closed", **_result(action, proposal, decision)}
    return control


def _result(action: Action, proposal: Proposal, decision: Decision) -> dict[str, str]:
    """What a vote that is over says about this proposal, and where the whole result is."""
    if action != Action.VOTE or decision.phase is None:
        return {}
    votes = votes_counted(decision.phase, proposal)
    count = "" if votes is None else ngettext("%(number)d vote", "%(number)d votes", votes) % {"number": votes}
    return {"count": count, "help_url": address("result", proposal), "help_text": _("To the result")}


def say_why(decision: Decision) -> str:
    """Why something is not possible now, and from when on it is or until when it was."""
    why = str(decision.reason.label) if decision.reason else ""
    if decision.reason == Reason.PHASE_NOT_BEGUN and decision.phase:
        since = _("You can do this %(since)s.") % {"since": say_since(decision.phase.starts)}
        return f"{why} {since}"
    if decision.reason == Reason.PHASE_OVER and decision.phase:
        until = _("You could do this %(until)s.") % {"until": say_until(decision.phase.ends)}
        return f"{why} {until}"
    return why


def address(view: str, proposal: Proposal) -> str:
    """Where a view about this proposal is; the ballot and the result hold all of them."""
    slug = proposal.consultation.slug
    is_about_all = view in {"ballot", "result"}
    return reverse(f"consultations:{view}", args=[slug] if is_about_all else [slug, proposal.number])
