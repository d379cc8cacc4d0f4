"""A discussion in English by keyboard alone, on a small phone with large letters, without JavaScript."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from accounts.models import User
from consultations.models import Comment, Consultation, Proposal, PublishingCheck
from tests.browser.example.keyboard import Keyboard
from tests.browser.judging import assert_thanked
from tests.factories import make_comment

if TYPE_CHECKING:
    from playwright.sync_api import Page

    Person = Callable[..., Page]

PROPOSAL = "/en/b/sitzbaenke/5/"
BUTTON = "main form button[type=submit]"


@pytest.mark.checks("journeys", "after-action")
@pytest.mark.usefixtures("fast_people")
def test_bernd_replies_and_anna_may_only_withdraw_what_is_left(person: "Person", anna: User, bernd: User) -> None:
    of_anna = Keyboard(person(anna, width=320, letters=32, java_script_enabled=False))
    of_bernd = Keyboard(person(bernd, width=320, letters=32, java_script_enabled=False))
    comment = write(anna)

    reply = write_reply(of_bernd, comment)
    assert_answered(of_anna, comment)
    withdraw(of_anna, comment)

    of_bernd.page.goto(f"/en/b/sitzbaenke/kommentar/{comment.pk}/")
    expect(of_bernd.page.locator("main")).not_to_contain_text("Die Straße")
    expect(of_bernd.page.locator(f"#kommentar-{comment.pk}.comment--gone")).to_be_visible()
    expect(of_bernd.page.locator(f"#kommentar-{reply.pk}")).to_be_visible()
    of_bernd.arrive()


def write(anna: User) -> Comment:
    Consultation.objects.update(check_before_publishing=PublishingCheck.NONE)
    proposal = Proposal.objects.get(consultation__slug="sitzbaenke", number=5)
    return make_comment(proposal, author=anna, text="Die Straße ist dort sehr steil.")


def write_reply(keys: Keyboard, comment: Comment) -> Comment:
    keys.page.goto(PROPOSAL)
    keys.skip_to_content()
    keys.follow(f'main a[href$="/kommentar/{comment.pk}/antworten/"]')
    keys.skip_to_content()
    keys.write("#id_text", "Ein Geländer würde helfen.")
    keys.follow(BUTTON)

    assert_thanked(keys.page, "comment-published", "en")
    reply = comment.replies.get()
    expect(keys.page.locator(f".comments .comments #kommentar-{reply.pk}")).to_be_visible()
    return reply


def assert_answered(keys: Keyboard, comment: Comment) -> None:
    """What somebody has replied to can no longer change: it is not offered, and its address says why."""
    keys.page.goto(PROPOSAL)
    expect(keys.page.locator(f'main a[href$="/kommentar/{comment.pk}/aendern/"]')).to_have_count(0)

    keys.page.goto(f"/en/b/sitzbaenke/kommentar/{comment.pk}/aendern/")
    assert keys.page.title().split(" – ")[0] == keys.page.locator("main .lead").inner_text()
    keys.skip_to_content()
    keys.follow("main .kern-btn")
    expect(keys.page.locator("h1")).to_be_visible()


def withdraw(keys: Keyboard, comment: Comment) -> None:
    keys.page.goto(PROPOSAL)
    keys.skip_to_content()
    keys.follow(f'main a[href$="/kommentar/{comment.pk}/zurueckziehen/"]')
    keys.skip_to_content()
    keys.follow(BUTTON)

    assert_thanked(keys.page, "comment-withdrawn", "en")
    expect(keys.page.locator(f"#kommentar-{comment.pk}.comment--gone")).to_be_visible()
