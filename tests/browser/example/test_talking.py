"""A discussion by keyboard alone and without JavaScript: write, change, reply, withdraw, report."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from accounts.models import User
from consultations.models import Comment, Consultation, PublishingCheck, Report
from tests.browser.example.keyboard import Keyboard
from tests.browser.judging import assert_thanked, sideways

if TYPE_CHECKING:
    from playwright.sync_api import Page

    Person = Callable[..., Page]

PROPOSAL = "/de/b/sitzbaenke/5/"
BUTTON = "main form button[type=submit]"

pytestmark = pytest.mark.usefixtures("fast_people")


@pytest.fixture(autouse=True)
def published_at_once(example: object) -> None:
    Consultation.objects.update(check_before_publishing=PublishingCheck.NONE)


@pytest.mark.parametrize(("width", "letters"), [(1280, 16), (320, 32)])
def test_anna_comments_bernd_replies_and_each_may_do_what_is_left(
    person: "Person", anna: User, bernd: User, width: int, letters: int
) -> None:
    of_anna = Keyboard(person(anna, width=width, letters=letters, java_script_enabled=False))
    of_bernd = Keyboard(person(bernd, width=width, letters=letters, java_script_enabled=False))

    mine = write(of_anna)
    change(of_anna, mine)
    reply = write_reply(of_bernd, mine)
    assert_answered(of_anna, mine)
    withdraw(of_anna, mine)

    of_bernd.page.goto(f"/de/b/sitzbaenke/kommentar/{mine.pk}/")
    assert "Die Straße" not in of_bernd.page.locator("main").inner_text()
    assert of_bernd.page.locator(f"#kommentar-{mine.pk}.comment--gone").is_visible()
    assert of_bernd.page.locator(f"#kommentar-{reply.pk}").is_visible()
    assert sideways(of_bernd.page) == 0


def write(keys: Keyboard) -> Comment:
    keys.page.goto(PROPOSAL)
    keys.skip_to_content()
    keys.follow('main a[href$="/5/kommentieren/"]')
    keys.skip_to_content()
    keys.reach("main input[name=kind]:checked")
    keys.page.keyboard.press("ArrowDown")
    keys.write("#id_text", "Die Straße ist dort sehr steil.")
    keys.follow(BUTTON)

    assert_thanked(keys.page, "comment-published")
    comment = Comment.objects.get(text="Die Straße ist dort sehr steil.")
    assert comment.kind == "for"
    assert sideways(keys.page) == 0
    keys.follow("#meldung a")
    assert keys.page.url.endswith(f"#kommentar-{comment.pk}")
    return comment


def change(keys: Keyboard, comment: Comment) -> None:
    keys.follow(f'main a[href$="/kommentar/{comment.pk}/aendern/"]')
    keys.skip_to_content()
    keys.reach("#id_text")
    keys.page.keyboard.press("Control+End")
    keys.page.keyboard.type(" Und glatt.")
    keys.follow(BUTTON)

    assert_thanked(keys.page, "comment-changed")
    comment.refresh_from_db()
    assert comment.text == "Die Straße ist dort sehr steil. Und glatt."


def write_reply(keys: Keyboard, comment: Comment) -> Comment:
    keys.page.goto(PROPOSAL)
    keys.skip_to_content()
    keys.follow(f'main a[href$="/kommentar/{comment.pk}/antworten/"]')
    keys.skip_to_content()
    keys.write("#id_text", "Ein Geländer würde helfen.")
    keys.follow(BUTTON)

    assert_thanked(keys.page, "comment-published")
    reply = comment.replies.get()
    assert keys.page.locator(f".comments .comments #kommentar-{reply.pk}").is_visible()
    return reply


def assert_answered(keys: Keyboard, comment: Comment) -> None:
    """What somebody has replied to can no longer change: it is not offered, and its address says why."""
    keys.page.goto(PROPOSAL)
    assert keys.page.locator(f'main a[href$="/kommentar/{comment.pk}/aendern/"]').count() == 0

    keys.page.goto(f"/de/b/sitzbaenke/kommentar/{comment.pk}/aendern/")
    assert keys.page.title().split(" – ")[0] == keys.page.locator("main .lead").inner_text()
    keys.skip_to_content()
    keys.follow("main .kern-btn")
    assert keys.page.locator("h1").is_visible()


def withdraw(keys: Keyboard, comment: Comment) -> None:
    keys.page.goto(PROPOSAL)
    keys.skip_to_content()
    keys.follow(f'main a[href$="/kommentar/{comment.pk}/zurueckziehen/"]')
    keys.skip_to_content()
    keys.follow(BUTTON)

    assert_thanked(keys.page, "comment-withdrawn")
    assert keys.page.locator(f"#kommentar-{comment.pk}.comment--gone").is_visible()


@pytest.mark.parametrize("language", ["de", "de-simple"])
def test_a_stranger_reports_a_comment_without_an_account(person: "Person", language: str) -> None:
    comment = Comment.objects.filter(thread__proposal__number=5, thread__consultation__slug="sitzbaenke").first()
    keys = Keyboard(person(width=320, java_script_enabled=False))
    keys.page.goto(f"/{language}/b/sitzbaenke/5/")
    keys.skip_to_content()
    keys.follow(f'main a[href$="/kommentar/{comment.pk}/melden/"]')
    keys.skip_to_content()
    keys.tick("main input[type=radio] >> nth=0")
    keys.write("#id_text", "Das ist eine Beleidigung.")
    keys.follow(BUTTON)

    assert_thanked(keys.page, "reported", language)
    assert Report.objects.get().text == "Das ist eine Beleidigung."
    assert sideways(keys.page) == 0
