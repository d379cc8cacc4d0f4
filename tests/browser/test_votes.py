"""Voting in a real browser, without JavaScript: choose, sign in, come back, vote, look at the receipt, take back."""

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from consultations.models import Ballot, Mark, Proposal
from consultations.votes import services
from tests.accounts.doors import code_in_mail
from tests.browser.judging import assert_thanked, press, sideways
from tests.factories import make_consultation, make_proposal
from tests.votes.making import end, put_in, settle, vote_phase

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.django_db(transaction=True)

LONG_WORD = "Donaudampfschifffahrtsgesellschaftskapitänsmütze" * 3


def sign_in_as_anna(page: "Page") -> None:
    page.get_by_role("textbox").fill("anna@example.test")
    press(page.locator("main form button").first)
    page.get_by_role("textbox").fill(code_in_mail("anna@example.test"))
    press(page.locator("main form button").first)


def button(page: "Page", text: str, proposal: Proposal) -> "Locator":
    """The button of this proposal among equal ones, by the name that a screen reader says."""
    return page.get_by_role("button", name=re.compile(rf"^{text} ?: {re.escape(proposal.title)}$"))


def test_anna_chooses_signs_in_votes_and_takes_everything_back(page_without_js: "Page") -> None:
    page, (phase, proposals) = page_without_js, vote_phase(6)
    page.goto(f"/en/b/{phase.consultation.slug}/abstimmen/")
    press(button(page, "Give a vote", proposals[2]))
    sign_in_as_anna(page)
    expect(page.locator("main")).to_contain_text("You wanted to give a vote to")
    assert not Mark.objects.exists()

    press(button(page, "Give this vote now", proposals[2]))

    assert_thanked(page, "vote-saved", "en")
    assert page.title().startswith("Your vote is saved.")
    assert Mark.objects.get().proposal == proposals[2]
    page.get_by_role("link", name="Back to the same place on the ballot").click()
    expect(page).to_have_url(re.compile(f"#nr-{phase.pk}-3$"))
    for proposal in (proposals[0], proposals[1], proposals[3], proposals[4]):
        press(button(page, "Give a vote", proposal))
    expect(page.locator("main")).to_contain_text("5 of 5 votes given.")
    assert page.get_by_role("button", name="Give a vote").count() == 0

    press(page.get_by_role("link", name="To your receipt").first)
    expect(page.locator("main")).to_contain_text(Ballot.objects.get().receipt)
    page.go_back()
    press(page.get_by_role("link", name="Take all your votes back"))
    press(page.get_by_role("button", name="Take all my votes back"))
    assert_thanked(page, "ballot-taken-back", "en")
    assert not Mark.objects.exists()


def test_anna_supports_a_proposal_and_takes_it_back(page_without_js: "Page") -> None:
    page, proposal = page_without_js, make_proposal(make_consultation())
    page.goto(f"/en/b/{proposal.consultation.slug}/{proposal.number}/unterstuetzen/")
    press(button(page, "Support", proposal))
    sign_in_as_anna(page)

    press(button(page, "Support", proposal))
    assert_thanked(page, "supported", "en")
    proposal.refresh_from_db()
    assert proposal.support_count == 1
    press(button(page, "Take your support back", proposal))

    assert_thanked(page, "support-taken-back", "en")
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
        assert sideways(page) == 0, path
