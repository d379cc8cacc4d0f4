"""Anybody can say that a contribution breaks the house rules."""

import logging
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from accounts.models import User
from consultations.guarded import opened_stamp
from consultations.models import Comment, Consultation, Proposal, Report, State
from consultations.moderation import patience
from tests.factories import make_comment, make_consultation, make_proposal, submission

pytestmark = pytest.mark.django_db

ADDRESS = "/de/b/park/17/melden/"


@pytest.fixture
def proposal() -> Proposal:
    return make_proposal(make_consultation(slug="park"), number=17)


def words(**fields: str) -> dict[str, str]:
    given = {"submission": submission(), "opened": opened_stamp(1_700_000_000), "website": "", "rule": "insult"}
    return {**given, "text": "", "email": "", **fields}


def test_nobody_needs_an_account_to_report(client: Client, proposal: Proposal) -> None:
    response = client.post(ADDRESS, words(text="Das ist gemein.", email="leser@example.test"))

    report = Report.objects.get()
    assert response.url == "/de/b/park/17/?meldung=reported#meldung"
    assert (report.proposal, report.rule, report.text, report.email, report.language) == (
        proposal,
        "insult",
        "Das ist gemein.",
        "leser@example.test",
        "de",
    )
    assert b'id="meldung"' in client.get(response.url).content


def test_a_comment_is_reported_at_its_own_address(client: Client, proposal: Proposal) -> None:
    comment = make_comment(proposal)

    client.post(f"/de/b/park/kommentar/{comment.pk}/melden/", words())

    assert Report.objects.get().comment == comment


def test_two_clicks_make_one_report(client: Client, proposal: Proposal) -> None:
    sent = words()

    first, second = (client.post(ADDRESS, sent) for _click in range(2))

    assert first.url == second.url
    assert Report.objects.count() == 1


def test_reading_the_page_reports_nothing(client: Client, proposal: Proposal) -> None:
    assert client.get(ADDRESS).status_code == 200
    assert not Report.objects.exists()


def test_without_a_rule_the_form_comes_back_with_what_was_typed(client: Client, proposal: Proposal) -> None:
    response = client.post(ADDRESS, words(rule="", text="Das ist gemein."))

    assert response.status_code == 200
    assert "Das ist gemein." in response.content.decode()
    assert not Report.objects.exists()


@pytest.mark.parametrize("fields", [{"website": "https://example.test"}, {"opened": ""}, {"opened": "forged:sign"}])
def test_a_machine_is_slowed_down_and_a_person_presses_once_more(
    fields: dict[str, str], client: Client, proposal: Proposal
) -> None:
    response = client.post(ADDRESS, words(**fields, text="Das ist gemein."))

    assert response.status_code == 200
    assert "Das ist gemein." in response.content.decode()
    assert not Report.objects.exists()


def test_many_reports_from_one_connection_are_asked_to_wait(client: Client, proposal: Proposal) -> None:
    for _each in range(patience.REPORTS):
        client.post(ADDRESS, words())

    response = client.post(ADDRESS, words(text="Der elfte."))
    elsewhere = client.post(ADDRESS, words(), REMOTE_ADDR="192.0.2.7")

    assert response.status_code == 200
    assert "Der elfte." in response.content.decode()
    assert elsewhere.status_code == 302
    assert Report.objects.count() == patience.REPORTS + 1


def test_no_address_of_a_reporter_is_kept_or_logged(
    client: Client, proposal: Proposal, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)

    client.post(ADDRESS, words(email="leser@example.test"), REMOTE_ADDR="192.0.2.7")

    assert not any("192.0.2.7" in key or "leser@" in key for key in cache._cache)
    assert "192.0.2.7" not in caplog.text
    assert "leser@example.test" not in caplog.text.replace("192.0.2.7", "")


def test_authors_addresses_are_not_logged_when_staff_decide(
    clara: User, anna: User, proposal: Proposal, caplog: pytest.LogCaptureFixture
) -> None:
    from consultations.moderation.services import hide

    caplog.set_level(logging.INFO)

    hide(target=make_comment(proposal, author=anna), by=clara, rule="insult")

    assert anna.email not in caplog.text


@pytest.mark.parametrize("state", [State.HIDDEN, State.WITHDRAWN])
def test_what_nobody_can_read_is_not_reported(state: str, client: Client, proposal: Proposal) -> None:
    gone = make_comment(proposal, state=state)

    assert client.post(f"/de/b/park/kommentar/{gone.pk}/melden/", words()).status_code == 403
    assert not Report.objects.exists()


def test_a_waiting_contribution_of_others_has_no_address_to_report(
    client: Client, anna: User, bernd: User, proposal: Proposal
) -> None:
    Proposal.objects.filter(pk=proposal.pk).update(state=State.WAITING)
    waiting = make_comment(proposal, author=anna, state=State.WAITING, was_published=False)
    client.force_login(bernd)

    assert client.get(ADDRESS).status_code == 404
    assert client.get(f"/de/b/park/kommentar/{waiting.pk}/melden/").status_code == 404


def test_comments_below_a_withdrawn_proposal_can_still_be_reported(client: Client, proposal: Proposal) -> None:
    comment = make_comment(proposal)
    Proposal.objects.update(state=State.WITHDRAWN)

    client.post(f"/de/b/park/kommentar/{comment.pk}/melden/", words())

    assert Report.objects.get().comment == comment


def test_reporting_works_after_the_end_of_all_phases(client: Client, proposal: Proposal) -> None:
    Consultation.objects.get().phases.all().delete()

    client.post(ADDRESS, words())

    assert Report.objects.count() == 1


def test_comments_of_an_unpublished_consultation_are_nowhere(client: Client) -> None:
    consultation = make_consultation(slug="geheim", published=False)
    comment = make_comment(make_proposal(consultation, number=1))
    addresses: list[Any] = [f"kommentar/{comment.pk}/", f"kommentar/{comment.pk}/melden/", "1/melden/", "diskussion/"]

    assert [client.get(f"/de/b/geheim/{address}").status_code for address in addresses] == [404] * 4
    assert not Comment.objects.visible_to(None).exists()
