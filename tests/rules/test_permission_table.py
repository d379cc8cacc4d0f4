"""Who may do what, and when: phase × role × action as one table.

A cell says what ``decide`` answers: "yes", or the reason why not. The consultation goes through all its phases, with a
gap in it; everything is about a proposal of Anna's that stands to vote, and about a comment of hers.
"""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from accounts.models import User
from consultations.actions import Action
from consultations.formats import StepKind
from consultations.models import Consultation
from consultations.rules import Subject, decide
from tests.factories import (
    close,
    make_candidacy,
    make_comment,
    make_consultation,
    make_contributor,
    make_phase,
    make_proposal,
    make_user,
    make_vote_phase,
)

DAY = timedelta(days=1)
START = datetime(2026, 3, 2, tzinfo=ZoneInfo("Europe/Berlin"))

#: Each phase lasts ten days; nothing runs in the gap.
BEGINS = {
    name: START + 10 * number * DAY
    for number, name in enumerate(("inform", "collect", "gap", "answer", "vote", "result"))
}
MOMENTS = {name: begins + 5 * DAY for name, begins in BEGINS.items()}
# What is true of the consultation as a whole, in the phase in which most is open.
MOMENTS |= {"archive": MOMENTS["collect"], "unpublished": MOMENTS["collect"]}

PEOPLE = ("anonymous", "anna", "bernd", "clara", "dilek", "admin", "deactivated")

Row = dict[str, str]


def everybody(answer: str = "yes") -> Row:
    return dict.fromkeys(PEOPLE, answer)


def members() -> Row:
    """Everybody who is signed in; a deactivated account is nobody."""
    return everybody() | {"anonymous": "not_signed_in", "deactivated": "not_signed_in"}


def author(answer: str = "yes") -> Row:
    return everybody("not_author") | {"anna": answer}


def staff(*people: str) -> Row:
    return everybody("not_staff") | dict.fromkeys(people, "yes")


YES, MEMBERS, AUTHOR = everybody(), members(), author()
EARLY, OVER = everybody("phase_not_begun"), everybody("phase_over")
ARCHIVE, HIDDEN = everybody("archive"), everybody("not_published")
CLOSED = (ARCHIVE, HIDDEN)

COLUMNS = ("inform", "collect", "gap", "answer", "vote", "result", "archive", "unpublished")
# fmt: off
TABLE: dict[Action, tuple[Row, ...]] = {
    #                          inform  collect  gap     answer   vote     result   archive, unpublished
    Action.READ:              (YES,    YES,     YES,    YES,     YES,     YES,     YES, HIDDEN),
    Action.PROPOSE:           (EARLY,  MEMBERS, OVER,   OVER,    OVER,    OVER,    *CLOSED),
    Action.EDIT_PROPOSAL:     (author("phase_not_begun"), AUTHOR, *[author("phase_over")] * 4, *CLOSED),
    Action.WITHDRAW_PROPOSAL: (AUTHOR, AUTHOR,  AUTHOR, AUTHOR,  AUTHOR,  author("vote_counted"), *CLOSED),
    Action.COMMENT:           (EARLY,  MEMBERS, EARLY,  MEMBERS, OVER,    OVER,    *CLOSED),
    Action.EDIT_COMMENT:      (author("phase_not_begun"), AUTHOR, author("phase_not_begun"), AUTHOR,
                               author("phase_over"), author("phase_over"), *CLOSED),
    Action.WITHDRAW_COMMENT:  (AUTHOR, AUTHOR,  AUTHOR, AUTHOR,  AUTHOR,  AUTHOR,  *CLOSED),
    Action.SUPPORT:           (EARLY,  MEMBERS, OVER,   OVER,    OVER,    OVER,    *CLOSED),
    Action.RATE:              (EARLY,  EARLY,   EARLY,  MEMBERS, OVER,    OVER,    *CLOSED),
    Action.VOTE:              (EARLY,  EARLY,   EARLY,  EARLY,   MEMBERS, OVER,    *CLOSED),
    Action.REPORT:            (YES,    YES,     YES,    YES,     YES,     YES,     YES, HIDDEN),
    Action.MODERATE:          (staff("clara", "admin"),) * 8,
    Action.ANSWER:            (staff("dilek", "admin"),) * 8,
    Action.MANAGE:            (staff("dilek", "admin"),) * 8,
    Action.COUNT:             (staff("admin"),) * 8,
}
# fmt: on

ABOUT_THE_COMMENT = (Action.EDIT_COMMENT, Action.WITHDRAW_COMMENT)
ABOUT_THE_WHOLE = (Action.PROPOSE, Action.MODERATE, Action.ANSWER, Action.MANAGE, Action.COUNT)


@pytest.fixture
def people(anna: User, bernd: User, clara: User, dilek: User, admin_user: User) -> dict[str, User | AnonymousUser]:
    known = {"anna": anna, "bernd": bernd, "clara": clara, "dilek": dilek, "admin": admin_user}
    return {**known, "anonymous": AnonymousUser(), "deactivated": make_user(is_active=False)}


def consultation_through_all_phases(moment: str) -> Consultation:
    consultation = make_consultation(
        phases=False, published=moment != "unpublished", is_archive=moment == "archive", source="Anderswo"
    )
    span = {name: {"starts": begins, "ends": begins + 10 * DAY} for name, begins in BEGINS.items()}
    collect, rate = (Action.PROPOSE, Action.COMMENT, Action.SUPPORT), (Action.COMMENT, Action.RATE)
    make_phase(consultation, kind=StepKind.INFORM, opens=(), **span["inform"])
    make_phase(consultation, kind=StepKind.COLLECT, opens=collect, **span["collect"])
    make_phase(consultation, kind=StepKind.ANSWER, opens=rate, use="rating", values=[-1, 0, 1], **span["answer"])
    make_vote_phase(consultation, **span["vote"])
    make_phase(consultation, kind=StepKind.RESULT, opens=(), **span["result"])
    return consultation


def subjects_of(consultation: Consultation, anna: User) -> dict[Action, Subject]:
    proposal = make_proposal(consultation, author=anna)
    comment = make_comment(proposal, author=anna)
    make_candidacy(consultation.phases.get(kind=StepKind.VOTE), proposal)
    on: dict[Action, Subject] = dict.fromkeys(Action, proposal)
    return {**on, **dict.fromkeys(ABOUT_THE_COMMENT, comment), **dict.fromkeys(ABOUT_THE_WHOLE, consultation)}


@pytest.mark.parametrize("moment", COLUMNS)
@pytest.mark.parametrize("person", PEOPLE)
def test_the_rules_say_what_the_table_says(people: dict[str, User | AnonymousUser], person: str, moment: str) -> None:
    on = subjects_of(consultation_through_all_phases(moment), people["anna"])

    decisions = {action: decide(people[person], action, on=on[action], at=MOMENTS[moment]) for action in Action}

    said = {action: "yes" if decision.allowed else str(decision.reason) for action, decision in decisions.items()}
    assert said == {action: TABLE[action][COLUMNS.index(moment)][person] for action in Action}


#: In the phase in which most is open, of a consultation that only Anna is invited to read.
UNINVITED = dict.fromkeys(("anonymous", "bernd", "deactivated"), "not_invited")


def of_the_invited(anna: str, office: str) -> Row:
    return {**UNINVITED, "anna": anna, **dict.fromkeys(("clara", "dilek", "admin"), office)}


# fmt: off
CLOSED_TABLE: dict[Action, Row] = {
    #                                          Anna,              the office
    Action.READ:              of_the_invited("yes",             "yes"),
    Action.PROPOSE:           of_the_invited("yes",             "not_eligible"),
    Action.EDIT_PROPOSAL:     of_the_invited("yes",             "not_author"),
    Action.WITHDRAW_PROPOSAL: of_the_invited("yes",             "not_author"),
    Action.COMMENT:           of_the_invited("yes",             "not_eligible"),
    Action.EDIT_COMMENT:      of_the_invited("yes",             "not_author"),
    Action.WITHDRAW_COMMENT:  of_the_invited("yes",             "not_author"),
    Action.SUPPORT:           of_the_invited("yes",             "not_eligible"),
    Action.RATE:              of_the_invited("phase_not_begun", "phase_not_begun"),
    Action.VOTE:              of_the_invited("phase_not_begun", "phase_not_begun"),
    Action.REPORT:            of_the_invited("yes",             "yes"),
    Action.MODERATE:          staff("clara", "admin"),
    Action.ANSWER:            staff("dilek", "admin"),
    Action.MANAGE:            staff("dilek", "admin"),
    Action.COUNT:             staff("admin"),
}
# fmt: on


@pytest.mark.parametrize("person", PEOPLE)
def test_a_closed_consultation_is_closed_for_every_action(people: dict[str, User | AnonymousUser], person: str) -> None:
    on = subjects_of(close(consultation_through_all_phases("collect"), people["anna"]), people["anna"])

    decisions = {action: decide(people[person], action, on=on[action], at=MOMENTS["collect"]) for action in Action}

    said = {action: "yes" if decision.allowed else str(decision.reason) for action, decision in decisions.items()}
    assert said == {action: CLOSED_TABLE[action][person] for action in Action}


def test_whoever_is_signed_out_at_a_closed_consultation_is_shown_the_door(bernd: User) -> None:
    consultation = close(make_consultation())

    assert decide(AnonymousUser(), Action.READ, on=consultation).next_step.url == reverse("account_login")
    assert decide(bernd, Action.READ, on=consultation).next_step is None


@pytest.mark.parametrize("seconds", [-1, 0])
@pytest.mark.parametrize(("border", "opens"), [("collect", True), ("gap", False)])
def test_a_phase_begins_and_ends_on_the_second(
    people: dict[str, User | AnonymousUser], border: str, opens: bool, seconds: int
) -> None:
    consultation = consultation_through_all_phases("collect")
    at = BEGINS[border] + timedelta(seconds=seconds)

    decision = decide(people["bernd"], Action.PROPOSE, on=consultation, at=at)

    assert decision.allowed == (opens if seconds == 0 else not opens)


def test_every_denial_has_a_sentence_and_no_permission_has_a_reason(people: dict[str, User | AnonymousUser]) -> None:
    on = subjects_of(consultation_through_all_phases("gap"), people["anna"])

    decisions = [decide(person, action, on=on[action]) for person in people.values() for action in Action]

    assert all(decision.allowed != bool(decision.reason) for decision in decisions)
    assert all(decision.reason.label for decision in decisions if decision.reason)


@pytest.mark.parametrize(
    ("level", "entry", "answer"),
    [
        ("address", {}, "yes"),
        ("statement", {}, "statement_missing"),
        ("statement", {"stated_entitled_at": START}, "yes"),
        ("statement", {"found_entitled_at": START}, "statement_missing"),
        ("checked", {}, "not_eligible"),
        ("checked", {"stated_entitled_at": START}, "not_eligible"),
        ("checked", {"found_entitled_at": START}, "yes"),
    ],
)
@pytest.mark.parametrize("action", [Action.PROPOSE, Action.COMMENT, Action.SUPPORT])
def test_who_takes_part_is_as_sure_as_the_consultation_asks(
    bernd: User, action: Action, level: str, entry: dict[str, datetime], answer: str
) -> None:
    consultation = make_consultation(level=level)
    proposal = make_proposal(consultation)
    make_contributor(consultation, bernd, **entry)

    decision = decide(bernd, action, on=consultation if action == Action.PROPOSE else proposal)

    assert ("yes" if decision.allowed else str(decision.reason)) == answer
