"""The staff's queue and the page on which they decide."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from consultations.models import Comment, DecisionKind, ModerationDecision, Proposal, Report, State
from consultations.moderation.targets import fingerprint
from tests.factories import make_comment, make_consultation, make_proposal, submission

pytestmark = pytest.mark.django_db

QUEUE = "/verwaltung/pruefen/"
RESULTS = "/verwaltung/pruefen/results/"
HOSTILE = '<script>alert("x")</script><img src=x onerror=alert(1)>'


@pytest.fixture
def proposal() -> Proposal:
    return make_proposal(make_consultation())


@pytest.fixture
def staff(client: Client, clara: Any) -> Client:
    client.force_login(clara)
    return client


def waiting(proposal: Proposal, **fields: Any) -> Comment:
    return make_comment(proposal, **{"state": State.WAITING, "was_published": False, **fields})


def report(target: Proposal | Comment, **fields: Any) -> Report:
    consultation = target.consultation if isinstance(target, Proposal) else target.thread.consultation
    kind = "proposal" if isinstance(target, Proposal) else "comment"
    return Report.objects.create(
        consultation=consultation, rule="insult", submission=submission(), **{kind: target}, **fields
    )


def address(target: Proposal | Comment) -> str:
    return f"{QUEUE}{'vorschlag' if isinstance(target, Proposal) else 'kommentar'}/{target.pk}/"


def in_queue(client: Client, **query: Any) -> list[str]:
    shown = client.get(QUEUE, query).content.decode()
    return re.findall(rf'href="({QUEUE}(?:vorschlag|kommentar)/\d+/)"', shown)


def decide(client: Client, target: Proposal | Comment, decision: str, **fields: str) -> Any:
    given = {"decision": decision, "rule": "", "passage": "", "text": "", "seen": fingerprint(target)}
    return client.post(address(target), {**given, **fields})


@pytest.mark.parametrize("who", ["nobody", "anna", "bernd", "dilek"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_only_moderators_reach_these_pages(
    method: str, who: str, client: Client, proposal: Proposal, request: pytest.FixtureRequest
) -> None:
    comment = waiting(proposal, text="Nur fürs Team.")
    if who != "nobody":
        client.force_login(request.getfixturevalue(who))
    data = {"decision": "publish", "seen": ""}

    for each in (QUEUE, RESULTS, address(proposal), address(comment)):
        response = getattr(client, method)(each, data if method == "post" else {})
        assert response.status_code in (302, 403)
        assert b"Nur f" not in response.content
    comment.refresh_from_db()
    assert comment.state == State.WAITING


@pytest.mark.parametrize(("who", "is_shown"), [("clara", True), ("dilek", False)])
def test_the_menu_leads_there_only_for_moderators(
    who: str, is_shown: bool, client: Client, request: pytest.FixtureRequest
) -> None:
    client.force_login(request.getfixturevalue(who))

    assert (QUEUE in client.get("/verwaltung/").content.decode()) is is_shown


def test_the_queue_holds_what_waits_and_what_is_reported_the_oldest_first(staff: Client, proposal: Proposal) -> None:
    now = timezone.now()
    make_comment(proposal, text="Unauffällig")
    newest = waiting(proposal, created_at=now)
    oldest = make_proposal(make_consultation(), state=State.WAITING, created_at=now - timedelta(days=3))
    reported = make_comment(proposal, created_at=now - timedelta(days=30))
    Report.objects.filter(pk=report(reported).pk).update(created_at=now - timedelta(days=1))

    assert in_queue(staff) == [address(oldest), address(reported), address(newest)]


def test_several_reports_of_one_thing_are_one_row(staff: Client, proposal: Proposal) -> None:
    for _each in range(3):
        report(proposal)

    assert in_queue(staff) == [address(proposal)]


def test_the_queue_can_be_narrowed_to_one_consultation(staff: Client, proposal: Proposal) -> None:
    here = waiting(proposal)
    waiting(make_proposal(make_consultation()))

    assert in_queue(staff, consultation=proposal.consultation.pk) == [address(here)]


def test_what_is_hidden_can_be_found_again(staff: Client, proposal: Proposal) -> None:
    waiting(proposal)
    hidden = make_comment(proposal, state=State.HIDDEN)

    assert in_queue(staff, show="hidden") == [address(hidden)]


def test_every_contribution_can_be_found_by_its_words(staff: Client, proposal: Proposal) -> None:
    wanted = make_comment(proposal, text="Etwas über Igel")
    make_comment(proposal, text="Etwas über Vögel")

    assert in_queue(staff, show="all", q="igel") == [address(wanted)]


@pytest.mark.parametrize("query", [{"show": "'; --"}, {"consultation": "x"}, {"q": "%' OR 1=1"}, {"p": "999999"}])
def test_strange_addresses_of_the_queue_do_no_harm(query: dict[str, str], staff: Client, proposal: Proposal) -> None:
    waiting(proposal)

    assert staff.get(QUEUE, query).status_code == 200


def test_a_full_queue_costs_as_many_queries_as_a_short_one(staff: Client, proposal: Proposal) -> None:
    waiting(proposal)
    report(proposal)
    staff.get(QUEUE)
    few = queries(staff)
    for _each in range(30):
        waiting(proposal)
        report(make_proposal(proposal.consultation))

    assert queries(staff) == few


def test_publishing_from_the_page_makes_it_public_and_empties_the_queue(staff: Client, proposal: Proposal) -> None:
    comment = waiting(proposal)

    response = decide(staff, comment, DecisionKind.PUBLISH)

    assert response.url == QUEUE
    comment.refresh_from_db()
    assert comment.state == State.PUBLISHED
    assert in_queue(staff) == []


def test_hiding_needs_a_house_rule_and_keeps_what_was_typed(staff: Client, proposal: Proposal) -> None:
    comment = waiting(proposal)

    response = decide(staff, comment, DecisionKind.HIDE, text="So nicht, bitte.")

    assert response.status_code == 200
    assert "So nicht, bitte." in response.content.decode()
    comment.refresh_from_db()
    assert comment.state == State.WAITING


def test_hiding_from_the_page(staff: Client, clara: Any, proposal: Proposal) -> None:
    report(proposal)

    decide(staff, proposal, DecisionKind.HIDE, rule="hate", text="So nicht.")

    proposal.refresh_from_db()
    decision = ModerationDecision.objects.get()
    assert (proposal.state, decision.by, decision.rule, decision.text) == (State.HIDDEN, clara, "hate", "So nicht.")
    assert not Report.objects.open().exists()


def test_blacking_out_from_the_page(staff: Client, proposal: Proposal) -> None:
    comment = make_comment(proposal, text="Max Muster wohnt dort.")

    decide(staff, comment, DecisionKind.REDACT, rule="private", passage="Max Muster")

    comment.refresh_from_db()
    assert comment.text == "[…] wohnt dort."


def test_a_passage_that_is_not_there_is_said_and_nothing_happens(staff: Client, proposal: Proposal) -> None:
    response = decide(staff, proposal, DecisionKind.REDACT, rule="private", passage="Erika")

    assert response.status_code == 200
    assert not ModerationDecision.objects.exists()


def test_an_open_report_can_be_answered_by_leaving_everything_as_it_is(staff: Client, proposal: Proposal) -> None:
    report(proposal)

    decide(staff, proposal, DecisionKind.KEEP)

    assert Report.objects.get().decision.kind == DecisionKind.KEEP  # type: ignore[union-attr]  # Just decided.
    assert in_queue(staff) == []


def test_a_page_opened_before_somebody_else_decided_changes_nothing(staff: Client, proposal: Proposal) -> None:
    comment = waiting(proposal)
    seen = fingerprint(comment)
    decide(staff, comment, DecisionKind.HIDE, rule="insult")

    response = decide(staff, Comment.objects.get(pk=comment.pk), DecisionKind.PUBLISH, seen=seen)

    assert response.status_code == 200
    comment.refresh_from_db()
    assert comment.state == State.HIDDEN


@pytest.mark.parametrize("decision", ["", "delete", "keep"])
def test_only_possible_decisions_are_taken(decision: str, staff: Client, proposal: Proposal) -> None:
    comment = waiting(proposal)

    assert decide(staff, comment, decision).status_code == 200
    assert not ModerationDecision.objects.exists()


def test_hostile_text_is_shown_as_text_to_staff(staff: Client) -> None:
    consultation = make_consultation(title={"de": HOSTILE})
    proposal = make_proposal(consultation, title=HOSTILE, text=HOSTILE, state=State.WAITING)
    proposal.contributor.public_name = HOSTILE[:80]
    proposal.contributor.save()
    comment = make_comment(proposal, text=HOSTILE)
    reply = waiting(proposal, parent=comment, text=HOSTILE)
    for each in (proposal, comment):
        report(each, text=HOSTILE)
    decide(staff, comment, DecisionKind.REDACT, rule="private", passage="alert", text=HOSTILE)

    for each in (QUEUE, f"{QUEUE}?show=all&q=<script>", address(proposal), address(comment), address(reply)):
        shown = staff.get(each).content.decode()
        assert "<script>alert" not in shown
        assert "<img src=x" not in shown


def test_the_first_page_says_how_much_waits(staff: Client, proposal: Proposal) -> None:
    for _each in range(7):
        waiting(proposal)

    panel = staff.get("/verwaltung/").content.decode().partition('id="card-check"')[2]

    assert "7" in panel.partition("</section>")[0]


def queries(client: Client) -> int:
    with CaptureQueriesContext(connection) as captured:
        client.get(QUEUE)
    return len(captured)


@pytest.mark.parametrize("file_format", ["csv", "xlsx"])
def test_the_queue_leaves_as_a_table_without_formulas(staff: Client, file_format: str) -> None:
    make_proposal(make_consultation(), state=State.WAITING, title="=1+1", text="=1+1")

    answer = staff.get(QUEUE, {"export": file_format})

    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    assert answer.status_code == 200
    assert f".{file_format}" in answer["Content-Disposition"]
    if file_format == "csv":
        assert content.decode().count("\n") == 2
        assert "'=1+1" in content.decode()
