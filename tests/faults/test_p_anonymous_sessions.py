"""P. Two people without an account are two people, and one of them stays one."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from consultations.models import Proposal, Report
from consultations.moderation.patience import REPORTS
from tests.factories import make_consultation, make_proposal
from tests.proposals.forms import filled, form_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def proposal() -> Proposal:
    return make_proposal(make_consultation())


def reader(address: str) -> Client:
    """Somebody without an account, at a connection of their own."""
    return Client(REMOTE_ADDR=address)


def report(client: Client, proposal: Proposal, submission: str = "") -> int:
    page = reverse("consultations:report_proposal", args=[proposal.consultation.slug, proposal.number])
    sent = filled(rule="insult", text="Das beleidigt.", submission=submission or str(uuid4()))
    return client.post(page, sent).status_code


def test_reports_of_two_people_are_two_and_two_clicks_of_one_are_one(proposal: Proposal) -> None:
    first, second, twice = reader("192.0.2.1"), reader("192.0.2.2"), str(uuid4())

    report(first, proposal, twice)
    report(first, proposal, twice)
    report(second, proposal)

    assert Report.objects.count() == 2


def test_who_reports_very_much_keeps_nobody_else_from_it(proposal: Proposal) -> None:
    loud, other = reader("192.0.2.1"), reader("192.0.2.2")

    answers = [report(loud, proposal) for _each in range(REPORTS + 1)]

    assert answers == [302] * REPORTS + [200]
    assert report(other, proposal) == 302


def test_nobody_gets_round_the_limit_by_naming_another_connection(proposal: Proposal) -> None:
    for number in range(REPORTS):
        report(Client(REMOTE_ADDR="192.0.2.1", HTTP_X_FORWARDED_FOR=f"198.51.100.{number}"), proposal)

    assert report(Client(REMOTE_ADDR="192.0.2.1", HTTP_X_FORWARDED_FOR="198.51.100.99"), proposal) == 200


def test_texts_parked_by_two_people_do_not_meet() -> None:
    consultation = make_consultation()
    first, second = Client(), Client()
    page = form_page(consultation)

    first.post(page, filled(text="Text der ersten Person"))
    second.post(page, filled(text="Text der zweiten Person"))

    assert "Text der ersten Person" in first.get(page).content.decode()
    assert "Text der zweiten Person" in second.get(page).content.decode()
    assert "Text der ersten Person" not in second.get(page).content.decode()


def test_somebody_without_an_account_votes_for_nobody(proposal: Proposal) -> None:
    page = reverse("consultations:support", args=[proposal.consultation.slug, proposal.number])

    for _each in range(2):
        assert "anmelden" in Client().post(page, {"value": "1"}).headers["Location"]

    proposal.refresh_from_db()
    assert proposal.support_count == 0
