"""Voting in a real browser, without JavaScript: choose, sign in, come back, vote, look at the receipt, take back."""

import re
from typing import TYPE_CHECKING

import pytest

from consultations.models import Ballot, Mark, Proposal
from consultations.votes import services
from tests.accounts.doors import code_in_mail
from tests.factories import make_consultation, make_proposal
from tests.votes.making import end, put_in, settle, vote_phase

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.django_db(transaction=True)

LONG_WORD = "Donaudampfschifffahrtsgesellschaftskapitänsmütze" * 3


def sign_in_as_anna(page: "Page") -> None:
    page.get_by_role("textbox").fill("anna@example.test")
    page.locator("main form button").first.click()
    page.get_by_role("textbox").fill(code_in_mail("anna@example.test"))
    page.locator("main form button").first.click()


def button(page: "Page", text: str, proposal: Proposal) -> "Locator":
    """The button of this proposal among equal ones, by the name that a screen reader says."""
    return page.get_by_role("button", name=re.compile(rf"^{text} ?: {re.escape(proposal.title)}$"))


def test_anna_chooses_signs_in_votes_and_takes_everything_back(page_without_js: "Page") -> None:
    page, (phase, proposals) = page_without_js, vote_phase(6)
    page.goto(f"/en/b/{phase.consultation.slug}/abstimmen/")
    button(page, "Give a vote", proposals[2]).click()
    sign_in_as_anna(page)
    assert "You wanted to give a vote to" in page.locator("main").inner_text()
    assert not Mark.objects.exists()

    button(page, "Give this vote now", proposals[2]).click()

    assert page.evaluate("document.activeElement.id || location.hash.slice(1)") == "meldung"
    assert page.title().startswith("Your vote is saved.")
    assert Mark.objects.get().proposal == proposals[2]
    page.get_by_role("link", name="Back to the same place on the ballot").click()
    assert page.url.endswith(f"#nr-{phase.pk}-3")
    for proposal in (proposals[0], proposals[1], proposals[3], proposals[4]):
        button(page, "Give a vote", proposal).click()
    assert "5 of 5 votes given." in page.locator("main").inner_text()
    assert page.get_by_role("button", name="Give a vote").count() == 0

    page.get_by_role("link", name="To your receipt").first.click()
    assert Ballot.objects.get().receipt in page.locator("main").inner_text()
    page.go_back()
    page.get_by_role("link", name="Take all your votes back").click()
    page.get_by_role("button", name="Take all my votes back").click()
    assert page.title().startswith("All your votes are taken back.")
    assert not Mark.objects.exists()


def test_anna_supports_a_proposal_and_takes_it_back(page_without_js: "Page") -> None:
    page, proposal = page_without_js, make_proposal(make_consultation())
    page.goto(f"/en/b/{proposal.consultation.slug}/{proposal.number}/unterstuetzen/")
    button(page, "Support", proposal).click()
    sign_in_as_anna(page)

    button(page, "Support", proposal).click()
    assert page.title().startswith("Thank you. You now support this proposal.")
    proposal.refresh_from_db()
    assert proposal.support_count == 1
    button(page, "Take your support back", proposal).click()

    assert page.title().startswith("You no longer support this proposal.")
    proposal.refresh_from_db()
    assert proposal.support_count == 0


@pytest.mark.parametrize("language", ["de", "de-simple", "en"])
def test_nothing_about_votes_scrolls_sideways_on_a_small_phone(language: str, page: "Page") -> None:
    running, proposals = vote_phase(3)
    over, finished = vote_phase(3)
    for phase, first in ((running, proposals[0]), (over, finished[0])):
        phase.candidacies.filter(proposal=first).update(title=LONG_WORD)
        put_in(phase, first)
        settle(phase)
    services.count(phase=end(over))
    page.set_viewport_size({"width": 320, "height": 640})

    for consultation, path in (
        (running.consultation, "abstimmen/"),
        (running.consultation, "ergebnis/"),
        (over.consultation, "abstimmen/"),
        (over.consultation, "ergebnis/"),
        (over.consultation, "ergebnis/belege/"),
    ):
        page.goto(f"/{language}/b/{consultation.slug}/{path}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
