"""Discussing and reporting, in a real browser."""

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from accounts.models import User
from consultations.models import Comment, Proposal, Report, State
from tests.accounts.doors import code_in_mail
from tests.browser.judging import faults, press, sideways
from tests.browser.test_style_guide import Visit
from tests.factories import make_comment, make_consultation, make_proposal, make_user

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.django_db(transaction=True)

LONG_WORD = "Donaudampfschifffahrtsgesellschaftskapitänsmütze" * 3


@pytest.fixture(autouse=True)
def the_browser_is_faster_than_people(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("consultations.guarded.FASTEST_SECONDS", 0)


@pytest.fixture
def proposal() -> Proposal:
    return make_proposal(make_consultation(slug="park"), number=17)


def send(page: "Page") -> None:
    press(page.locator("main form button").first)


def assert_on_the_result(page: "Page") -> None:
    expect(page).to_have_url(re.compile("#meldung$"))
    expect(page.locator("#meldung")).to_be_visible()


def test_anna_comments_first_signs_in_afterwards_replies_changes_and_withdraws(
    page_without_js: "Page", proposal: Proposal
) -> None:
    page, other = page_without_js, make_comment(proposal, text="Wozu denn?")
    page.goto("/de/b/park/17/")
    press(page.locator('main a[href$="/17/kommentieren/"]'))

    page.locator("#id_text").fill("Zum Ausruhen.\n\nUnd zum Reden.")
    page.locator('input[value="for"]').check()
    send(page)
    page.get_by_role("textbox").fill("anna@example.test")
    send(page)
    page.get_by_role("textbox").fill(code_in_mail("anna@example.test"))
    send(page)
    expect(page.locator("#id_text")).to_have_value("Zum Ausruhen.\n\nUnd zum Reden.")
    expect(page.locator('input[value="for"]')).to_be_checked()
    page.locator("#id_public_name").fill("Anna M.")
    send(page)

    comment = Comment.objects.get(text__startswith="Zum Ausruhen")
    assert_on_the_result(page)
    page.locator(f'#meldung a[href="#kommentar-{comment.pk}"]').click()
    expect(page.locator(f"#kommentar-{comment.pk} p", has_text="Und zum Reden.")).to_be_visible()

    press(page.locator(f'main a[href$="/kommentar/{other.pk}/antworten/"]'))
    page.locator("#id_text").fill("Siehe unten.")
    send(page)
    assert Comment.objects.get(parent=other).text == "Siehe unten."

    press(page.locator(f'main a[href$="/kommentar/{comment.pk}/aendern/"]'))
    page.locator("#id_text").fill("Zum Sitzen.")
    send(page)
    assert_on_the_result(page)
    expect(page.locator(f"#kommentar-{comment.pk}")).to_contain_text("Zum Sitzen.")

    press(page.locator(f'main a[href$="/kommentar/{comment.pk}/zurueckziehen/"]'))
    send(page)
    assert_on_the_result(page)
    expect(page.locator("main")).not_to_contain_text("Zum Sitzen.")


def test_a_reader_without_an_account_reports_a_comment(page_without_js: "Page", proposal: Proposal) -> None:
    page, comment = page_without_js, make_comment(proposal)
    page.goto("/de/b/park/17/")

    press(page.locator(f'main a[href$="/kommentar/{comment.pk}/melden/"]'))
    page.locator('input[value="insult"]').check()
    send(page)

    assert_on_the_result(page)
    assert Report.objects.get().comment == comment


def test_an_empty_comment_leads_to_what_is_missing(page: "Page", proposal: Proposal) -> None:
    page.goto("/de/b/park/17/kommentieren/")
    page.locator("#id_public_name").fill("Anna M.")

    send(page)

    expect(page.locator("#fehler")).to_be_focused()
    page.locator("#fehler a").first.click()
    expect(page.locator("#id_text")).to_be_focused()
    expect(page.locator("#id_public_name")).to_have_value("Anna M.")


@pytest.mark.parametrize(
    ("version", "scheme", "width"), [("de", "light", 1280), ("de-simple", "dark", 320), ("en", "light", 320)]
)
def test_no_page_of_a_discussion_has_a_fault_that_a_machine_can_find(
    visit: Visit, proposal: Proposal, version: str, scheme: str, width: int
) -> None:
    comment = make_comment(proposal, text=LONG_WORD)
    make_comment(proposal, parent=comment, state=State.HIDDEN)
    make_comment(proposal, parent=comment)
    page = visit(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
    addresses = [
        f"17/?meldung=comment-published&kommentar={comment.pk}",
        "17/kommentieren/",
        "17/melden/",
        "diskussion/",
        f"kommentar/{comment.pk}/antworten/",
        f"kommentar/{comment.pk}/melden/",
    ]

    for address in addresses:
        page.goto(f"/{version}/b/park/{address}")
        assert faults(page) == [], address
        assert sideways(page) == 0, address


def test_clara_decides_by_keyboard(visit: Visit, clara: User, proposal: Proposal) -> None:
    comment = make_comment(proposal, author=make_user(), state=State.WAITING, was_published=False)
    page = visit()
    page.goto("/de/konto/anmelden/?next=/verwaltung/pruefen/")
    page.get_by_role("textbox").fill(clara.email)
    send(page)
    page.get_by_role("textbox").fill(code_in_mail(clara.email))
    send(page)
    page.get_by_role("link", name=str(comment.pk)).press("Enter")
    page.wait_for_url(f"**/kommentar/{comment.pk}/")

    page.locator('button[value="publish"]').press("Enter")
    page.wait_for_url("**/verwaltung/pruefen/")

    comment.refresh_from_db()
    assert comment.state == State.PUBLISHED
