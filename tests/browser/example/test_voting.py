"""Supporting, and a ballot from the first vote to the receipt, by keyboard alone and without JavaScript."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from accounts.models import User
from consultations.models import Consultation, Phase, Proposal
from consultations.processes.services import join
from consultations.votes.mine import own_ballot
from tests.browser.example.keyboard import Keyboard
from tests.browser.judging import assert_thanked, sideways

if TYPE_CHECKING:
    from playwright.sync_api import Page

    Person = Callable[..., Page]

BALLOT = "/de/b/quartiersbudget-oberbarmen/abstimmen/"
GIVE, TAKE_BACK = "main button[name=give]", "main button[name=take_back]"

pytestmark = pytest.mark.usefixtures("fast_people")


@pytest.mark.parametrize(("language", "width", "letters"), [("de", 1280, 16), ("en", 320, 32)])
def test_bernd_supports_signs_in_and_takes_it_back(person: "Person", language: str, width: int, letters: int) -> None:
    page = person(width=width, letters=letters, java_script_enabled=False)
    keys, before = Keyboard(page), supporters()
    page.goto(f"/{language}/b/sitzbaenke/3/")
    keys.skip_to_content()
    keys.follow('main a[href$="/3/unterstuetzen/"]')
    keys.skip_to_content()
    keys.follow("main button[name=value]")
    keys.come_in("bernd@example.test")

    # Whoever has just signed in presses once more: nothing is done for them.
    assert supporters() == before
    keys.skip_to_content()
    keys.follow("main button[name=value]")
    assert_thanked(page, "supported", language)
    assert (supporters(), sideways(page)) == (before + 1, 0)
    keys.follow("main button[name=take_back]")
    assert_thanked(page, "support-taken-back", language)
    assert supporters() == before


def supporters() -> int:
    return Proposal.objects.get(consultation__slug="sitzbaenke", number=3).support_count


@pytest.mark.parametrize(("width", "letters"), [(1280, 16), (320, 32)])
def test_bernd_gives_all_his_votes_reads_why_there_is_none_left_and_gets_a_receipt(
    person: "Person", width: int, letters: int
) -> None:
    page = person(width=width, letters=letters, java_script_enabled=False)
    keys = Keyboard(page)
    page.goto(BALLOT)
    keys.skip_to_content()
    keys.follow(f"{GIVE} >> nth=0")
    keys.come_in("bernd@example.test")
    say_that_one_may(keys)
    # The vote that he wanted to give waits above the ballot.
    keys.skip_to_content()
    keys.follow(f"{GIVE} >> nth=0")
    assert_thanked(page, "vote-saved")

    for _vote in range(4):
        keys.follow(f"{GIVE} >> nth=0")
        assert_thanked(page, "vote-saved")
    assert_none_left(page)

    keys.follow(f"{TAKE_BACK} >> nth=0")
    assert_thanked(page, "vote-taken-back")
    assert page.locator(GIVE).count() == 4
    assert sideways(page) == 0
    keys.follow('main a[href$="/abstimmen/beleg/"]')
    ballot = own_ballot(Phase.objects.get(use="choice"), User.objects.get(email="bernd@example.test"))
    assert ballot is not None
    assert (ballot.marks.count(), ballot.receipt) == (4, page.locator("main dd strong").inner_text())
    assert sideways(page) == 0


def say_that_one_may(keys: Keyboard) -> None:
    assert "/mitmachen/" in keys.page.url
    assert sideways(keys.page) == 0
    keys.skip_to_content()
    for box in range(keys.page.locator("main input[type=checkbox]").count()):
        keys.tick(f"main input[type=checkbox] >> nth={box}")
    keys.follow("main form button[type=submit]")
    assert_thanked(keys.page, "joined")


def assert_none_left(page: "Page") -> None:
    assert page.locator(GIVE).count() == 0
    assert page.locator(TAKE_BACK).count() == 5
    reasons = page.locator(".vote--blocked .vote__reason").all_inner_texts()
    assert len(reasons) == 3 and len(set(reasons)) == 1 and reasons[0]
    # Beside each reason stands the way to one's own votes.
    page.locator(".vote--blocked a").first.click()
    assert page.url.partition("#")[2].startswith("stimmen-")


def test_anna_takes_all_her_votes_back_at_once(person: "Person", anna: User) -> None:
    consultation = Consultation.objects.get(slug="quartiersbudget-oberbarmen")
    join(consultation=consultation, person=anna, states_entitled=True)
    page = person(anna, java_script_enabled=False)
    keys = Keyboard(page)
    page.goto(BALLOT)
    keys.skip_to_content()
    keys.follow(f"{GIVE} >> nth=2")
    assert_thanked(page, "vote-saved")

    keys.follow('main a[href$="/zuruecknehmen/"]')
    keys.skip_to_content()
    keys.follow("main form button[type=submit]")

    assert_thanked(page, "ballot-taken-back")
    assert page.locator(TAKE_BACK).count() == 0
    assert page.locator(GIVE).count() == 8
