"""What a screen reader says on the pages of the main tasks, compared with what was read and found good."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from django.db.models import F

from consultations.models import Candidacy, Consultation, PublishingCheck
from home.accessibility.transcripts import TRANSCRIPTS
from tests.browser.example.mouse import Mouse
from tests.browser.example.reading_aloud import FOLDER, differences, is_writing

if TYPE_CHECKING:
    from playwright.sync_api import Page

    Person = Callable[..., Page]

EMAIL = "erika@example.test"
TEXT = "Unten an der Treppe fehlt ein Sitz. Dort warten viele auf den Bus."
BUTTON = "main form button[type=submit]"
#: What has the focus after an action; the page below it is known.
OUTCOME = "#meldung"
AGAIN = "What pages say has changed. Is it still good? Then type: make transcripts"

pytestmark = [pytest.mark.usefixtures("fast_people"), pytest.mark.checks("transcripts")]


def test_a_screen_reader_says_what_was_found_good(person: "Person") -> None:
    """One walk through the tasks, in the order in which somebody does them."""
    Consultation.objects.update(check_before_publishing=PublishingCheck.NONE)
    draw_the_same_lots()
    erika = Mouse(person())
    page, changed, names = erika.page, list[str](), list[str]()

    def listen(name: str, where: str = "main") -> None:
        names.append(name)
        changed.extend(differences(page, name, where))

    page.goto("/de/")
    listen("home", "body")
    page.goto("/de-simple/b/sitzbaenke/")
    listen("consultation-in-leichte-sprache")
    page.goto("/de/b/sitzbaenke/")
    listen("consultation")
    erika.follow('main a[href$="/vorschlaege/neu/"]')
    erika.follow(BUTTON)
    listen("proposal-form-with-errors")
    erika.write("#id_text", TEXT)
    erika.follow(BUTTON)
    listen("sign-in")
    erika.send("main input[type=email]", EMAIL)
    listen("code")
    erika.type_code(EMAIL)
    erika.follow(BUTTON)
    listen("thank-you")
    erika.follow('main a[href$="/aendern/"]')
    erika.write_on("#id_text", " Auch nachts.")
    erika.follow(BUTTON)
    listen("proposal-changed", OUTCOME)
    erika.follow('main a[href$="/zurueckziehen/"]')
    listen("withdraw")
    erika.follow(BUTTON)
    listen("proposal-withdrawn")
    # Otherwise the order is drawn by lot.
    page.goto("/de/b/sitzbaenke/vorschlaege/?folge=neu")
    listen("proposals")
    erika.follow('main .cards a[href$="/b/sitzbaenke/4/"]')
    listen("proposal")
    erika.follow('main a[href$="/4/unterstuetzen/"]')
    erika.follow("main button[name=value]")
    listen("supported")
    erika.follow("main button[name=take_back]")
    listen("support-taken-back", OUTCOME)
    erika.follow("#meldung a")
    erika.follow('main a[href$="/4/kommentieren/"]')
    listen("comment-form")
    erika.write("#id_text", "Die Straße ist dort sehr steil.")
    erika.follow(BUTTON)
    listen("comment-published", OUTCOME)
    page.goto("/de/b/sitzbaenke/4/melden/")
    listen("report-form")
    erika.pick("rule", "advertising")
    erika.follow(BUTTON)
    listen("reported", OUTCOME)
    page.goto("/de/b/quartiersbudget-oberbarmen/abstimmen/")
    erika.follow("main button[name=give]")
    listen("who-may-vote")
    for box in page.locator("main input[type=checkbox]").all():
        box.check()
    erika.follow(BUTTON)
    erika.follow("main button[name=give]")
    listen("ballot")
    erika.follow("main button[name=take_back]")
    listen("vote-taken-back", OUTCOME)
    erika.follow("main button[name=give]")
    erika.follow('main a[href$="/abstimmen/beleg/"]')
    listen("receipt")
    erika.follow('header a[href$="/konto/"]')
    erika.follow('main form[action$="/abmelden/"] button')
    listen("signed-out")

    assert tuple(names) == TRANSCRIPTS
    if is_writing():
        for file in FOLDER.iterdir():
            if file.name.split(".")[0] not in names:
                file.unlink()
    assert changed == [], "\n".join([AGAIN, *changed])


def draw_the_same_lots() -> None:
    """The order of the ballot differs from example to example."""
    candidacies = Candidacy.objects.filter(phase__use="choice").order_by("title")
    for number, candidacy in enumerate(candidacies, 1):
        Candidacy.objects.filter(pk=candidacy.pk).update(number=1000 + number)
    candidacies.update(number=F("number") - 1000)
