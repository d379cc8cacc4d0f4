"""From the start page to signing out, without JavaScript: by mouse; by keyboard alone, on a desk and on a small phone.

After each action the browser lands on what came of it, which comes first in the title, has the focus, and leads back.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from django.utils.translation import gettext, override
from playwright.sync_api import expect

from accounts.models import User
from consultations.models import Comment, Consultation, Phase, Proposal, PublishingCheck, Report, State
from consultations.pages.models import ConsultationPage
from consultations.votes.mine import own_ballot
from content.versions import address_for_reader, versions_of
from tests.browser.example.hands import Hands
from tests.browser.example.keyboard import Keyboard
from tests.browser.example.mouse import Mouse
from tests.browser.judging import assert_thanked

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    Person = Callable[..., Page]

EMAIL = "erika@example.test"
TEXT = "Unten an der Treppe fehlt ein Sitz. Dort warten viele auf den Bus."
BUTTON = "main form button[type=submit]"
GIVE, TAKE_BACK = "main button[name=give]", "main button[name=take_back]"

pytestmark = [pytest.mark.usefixtures("fast_people"), pytest.mark.checks("journeys", "after-action", "no-javascript")]


@pytest.mark.parametrize(
    ("hands", "language", "width", "letters"),
    [(Mouse, "ar", 1280, 16), (Keyboard, "de-simple", 1280, 16), (Keyboard, "de", 320, 32)],
    ids=["mouse", "keyboard", "keyboard and small phone with large letters"],
)
def test_erika_finds_proposes_discusses_votes_reports_and_leaves(
    person: "Person", hands: type[Hands], language: str, width: int, letters: int
) -> None:
    Consultation.objects.update(check_before_publishing=PublishingCheck.NONE)
    erika = hands(person(width=width, letters=letters, java_script_enabled=False))

    read_about_the_benches(erika, language)
    proposal = write_first_and_sign_in_afterwards(erika, language)
    change_proposal(erika, proposal, language)
    other = Proposal.objects.get(consultation__slug="sitzbaenke", number=5)
    comment = comment_on(erika, other, language)
    change_comment(erika, comment, language)
    support(erika, other, language)
    report_somebody_elses_comment(erika, other, language)
    withdraw_comment(erika, comment, language)
    vote(erika, language)
    withdraw_proposal(erika, proposal, language)
    sign_out(erika, language)


def read_about_the_benches(erika: Hands, language: str) -> None:
    """From the start page to the consultation's page, a look at it in Leichte Sprache, and back."""
    page, other = erika.page, "de" if language == "de-simple" else "de-simple"
    versions = versions_of(ConsultationPage.objects.get(slug="sitzbaenke"))
    page.goto(f"/{language}/")
    erika.arrive()
    erika.skip_to_content()
    erika.follow(f'main a[href="{address_for_reader(versions, code=language)}"]')
    title = page.title()

    erika.follow(f'.versions a[hreflang="{other}"]')
    expect(page.locator("html")).to_have_attribute("lang", other)
    erika.follow(f'.versions a[hreflang="{language}"]')
    expect(page.locator("html")).to_have_attribute("lang", language)
    assert page.title() == title


def write_first_and_sign_in_afterwards(erika: Hands, language: str) -> Proposal:
    page = erika.page
    erika.skip_to_content()
    erika.follow('main a[href$="/vorschlaege/neu/"]')
    erika.skip_to_content()
    erika.write("#id_text", TEXT)
    erika.tick("main input[type=checkbox] >> nth=0")
    erika.choose("#id_where", "Nordstadt")
    erika.follow(BUTTON)
    erika.come_in(EMAIL)

    expect(page.locator("main .notice--success")).to_be_visible()
    expect(page.locator("#id_text")).to_have_value(TEXT)
    expect(page.locator("main input[type=checkbox]").first).to_be_checked()
    expect(page.locator("#id_where")).to_have_value("nordstadt")
    erika.skip_to_content()
    erika.follow(BUTTON)
    assert_arrived(erika, "proposal-published", language)
    proposal = Proposal.objects.get(text=TEXT)
    assert (proposal.quarter, proposal.categories.count()) == ("nordstadt", 1)
    erika.follow("#meldung a")
    expect(in_list(page, proposal)).to_have_count(1)
    return proposal


def change_proposal(erika: Hands, proposal: Proposal, language: str) -> None:
    erika.skip_to_content()
    erika.follow(f'main .cards a[href$="/b/sitzbaenke/{proposal.number}/"]')
    erika.skip_to_content()
    erika.follow('main a[href$="/aendern/"]')
    erika.skip_to_content()
    erika.write_on("#id_text", " Auch nachts.")
    erika.follow(BUTTON)

    assert_arrived(erika, "proposal-changed", language)
    proposal.refresh_from_db()
    assert proposal.text == f"{TEXT} Auch nachts."


def comment_on(erika: Hands, proposal: Proposal, language: str) -> Comment:
    erika.page.goto(f"/{language}/b/sitzbaenke/{proposal.number}/")
    erika.skip_to_content()
    erika.follow(f'main a[href$="/{proposal.number}/kommentieren/"]')
    erika.skip_to_content()
    erika.pick("kind", "for")
    erika.write("#id_text", "Die Straße ist dort sehr steil.")
    erika.follow(BUTTON)

    assert_arrived(erika, "comment-published", language)
    comment = Comment.objects.get(text="Die Straße ist dort sehr steil.")
    assert comment.kind == "for"
    erika.follow("#meldung a")
    assert erika.page.url.endswith(f"#kommentar-{comment.pk}")
    return comment


def change_comment(erika: Hands, comment: Comment, language: str) -> None:
    erika.follow(f'main a[href$="/kommentar/{comment.pk}/aendern/"]')
    erika.skip_to_content()
    erika.write_on("#id_text", " Und glatt.")
    erika.follow(BUTTON)

    assert_arrived(erika, "comment-changed", language)
    expect(erika.page.locator(f"#kommentar-{comment.pk}")).to_contain_text("sehr steil. Und glatt.")


def support(erika: Hands, proposal: Proposal, language: str) -> None:
    before = proposal.support_count
    erika.follow(f'main a[href$="/{proposal.number}/unterstuetzen/"]')
    erika.skip_to_content()
    erika.follow("main button[name=value]")
    assert_arrived(erika, "supported", language)
    proposal.refresh_from_db()
    assert proposal.support_count == before + 1

    erika.follow(TAKE_BACK)

    assert_arrived(erika, "support-taken-back", language)
    proposal.refresh_from_db()
    assert proposal.support_count == before
    erika.follow("#meldung a")


def report_somebody_elses_comment(erika: Hands, proposal: Proposal, language: str) -> None:
    theirs = Comment.objects.filter(thread__proposal=proposal, state=State.PUBLISHED).order_by("pk").first()
    assert theirs
    erika.skip_to_content()
    erika.follow(f'main a[href$="/kommentar/{theirs.pk}/melden/"]')
    erika.skip_to_content()
    erika.pick("rule", "insult")
    erika.write("#id_text", "Das ist eine Beleidigung.")
    erika.follow(BUTTON)

    assert_arrived(erika, "reported", language)
    report = Report.objects.get()
    assert (report.comment, report.rule, report.text) == (theirs, "insult", "Das ist eine Beleidigung.")


def withdraw_comment(erika: Hands, comment: Comment, language: str) -> None:
    erika.follow(f'main a[href$="/kommentar/{comment.pk}/zurueckziehen/"]')
    erika.skip_to_content()
    erika.follow(BUTTON)

    assert_arrived(erika, "comment-withdrawn", language)
    expect(erika.page.locator(f"#kommentar-{comment.pk}.comment--gone")).to_be_visible()
    expect(erika.page.locator("main")).not_to_contain_text("Die Straße")


def vote(erika: Hands, language: str) -> None:
    """All votes given, one taken back and given to another, the receipt, and everything taken back."""
    page = erika.page
    page.goto(f"/{language}/b/quartiersbudget-oberbarmen/")
    erika.skip_to_content()
    erika.follow('main a[href$="/abstimmen/"]')
    choices = page.locator(GIVE).count()
    erika.skip_to_content()
    erika.follow(GIVE)
    say_that_one_may(erika, language)
    votes = Phase.objects.get(use="choice").marks_per_ballot
    for _vote in range(votes):
        erika.follow(GIVE)
        assert_arrived(erika, "vote-saved", language)
    expect(page.locator(GIVE)).to_have_count(0)
    expect(page.locator(TAKE_BACK)).to_have_count(votes)
    reasons = page.locator(".vote--blocked .vote__reason").all_inner_texts()
    assert len(reasons) == choices - votes and len(set(reasons)) == 1 and reasons[0]
    # Beside each reason stands the way to one's own votes.
    erika.follow(".vote--blocked a")
    assert "#stimmen-" in page.url

    erika.follow(f"{TAKE_BACK} >> nth=0")
    assert_arrived(erika, "vote-taken-back", language)
    erika.follow(f"{GIVE} >> nth=-1")
    assert_arrived(erika, "vote-saved", language)
    ballot = own_ballot(Phase.objects.get(use="choice"), User.objects.get(email=EMAIL))
    assert ballot is not None and ballot.marks.count() == votes
    erika.follow('main a[href$="/abstimmen/beleg/"]')
    expect(page.locator("main dd strong")).to_have_text(ballot.receipt)
    erika.skip_to_content()
    erika.follow('main .actions a[href$="/abstimmen/"]')
    erika.skip_to_content()
    erika.follow('main a[href$="/zuruecknehmen/"]')
    erika.skip_to_content()
    erika.follow(BUTTON)
    assert_arrived(erika, "ballot-taken-back", language)
    expect(page.locator(TAKE_BACK)).to_have_count(0)
    expect(page.locator(GIVE)).to_have_count(choices)


def say_that_one_may(erika: Hands, language: str) -> None:
    """The first vote asks whether one may take part; it is given after that."""
    assert "/mitmachen/" in erika.page.url
    erika.skip_to_content()
    for box in range(erika.page.locator("main input[type=checkbox]").count()):
        erika.tick(f"main input[type=checkbox] >> nth={box}")
    erika.follow(BUTTON)
    assert_arrived(erika, "joined", language)


def withdraw_proposal(erika: Hands, proposal: Proposal, language: str) -> None:
    page = erika.page
    page.goto(f"/{language}/b/sitzbaenke/{proposal.number}/")
    erika.skip_to_content()
    erika.follow('main a[href$="/zurueckziehen/"]')
    erika.skip_to_content()
    erika.follow(BUTTON)

    assert_arrived(erika, "proposal-withdrawn", language)
    expect(page.locator("main")).not_to_contain_text("Treppe")
    erika.follow("#meldung a")
    expect(in_list(page, proposal)).to_have_count(0)


def sign_out(erika: Hands, language: str) -> None:
    erika.follow('header a[href$="/konto/"]')
    erika.skip_to_content()
    erika.follow('main form[action$="/abmelden/"] button')

    with override(language):
        words = gettext("You are signed out")
    assert erika.page.title().startswith(words)
    expect(erika.page.locator("#meldung:focus")).to_contain_text(words)
    assert "sessionid" not in [cookie["name"] for cookie in erika.page.context.cookies()]
    erika.follow("#meldung a")
    assert erika.page.url.endswith(f"/{language}/")


def in_list(page: "Page", proposal: Proposal) -> "Locator":
    return page.locator(f'main .cards a[href$="/b/sitzbaenke/{proposal.number}/"]')


def assert_arrived(erika: Hands, code: str, language: str) -> None:
    assert_thanked(erika.page, code, language)
    assert erika.page.locator("#meldung a").count(), f"{code}: no way back from {erika.page.url}"
