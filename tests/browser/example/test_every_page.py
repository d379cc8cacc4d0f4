"""Each kind of page in each version: what machines can find, on a desk and on a phone, light and dark."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from accounts.models import User
from consultations.models import Phase, Proposal
from consultations.processes.services import join
from consultations.votes import services
from tests.browser.example.conftest import set_letters
from tests.browser.judging import CONTRAST, TOO_SMALL, faults, lost_on_the_way, sideways

if TYPE_CHECKING:
    from playwright.sync_api import Page

    Person = Callable[..., Page]

VERSIONS = ["de", "de-simple", "en"]
RULES = {"de": "hausregeln/", "de-simple": "haus-regeln/", "en": "house-rules/"}
INDEX = {"de": "mitmachen/", "de-simple": "mit-machen/", "en": "take-part/"}
NEWS = {
    "de": {
        "news": "aktuelles",
        "article": "oberbarmen-stimmt-ab",
        "events": "termine",
        "event": "abstimmen-bei-kaffee",
    },
    "de-simple": {
        "news": "aktuelles",
        "article": "oberbarmen-stimmt-ab",
        "events": "termine",
        "event": "abstimmen-mit-kaffee",
    },
    "en": {"news": "news", "article": "oberbarmen-votes", "events": "events", "event": "voting-over-coffee"},
}

READING = {
    "home": "",
    "all consultations": "{index}",
    "consultation": "b/sitzbaenke/",
    "consultation that is over": "b/sichere-schulwege/",
    "list": "b/sitzbaenke/vorschlaege/",
    "filtered list": "b/sitzbaenke/vorschlaege/?q=Treppe&sort=new",
    "empty list": "b/kuehle-orte/vorschlaege/",
    "proposal with comments": "b/sitzbaenke/4/",
    "proposal with an answer": "b/sichere-schulwege/1/",
    "discussion": "b/sitzbaenke/diskussion/",
    "result": "b/quartiersbudget-oberbarmen/ergebnis/",
    "open data": "b/sitzbaenke/daten/",
    "news": "{news}/",
    "article": "{news}/{article}/",
    "events": "{events}/",
    "filtered events": "{events}/?hilfe=stufenlos&zeit=kommend",
    "event that was moved": "{events}/{event}/",
    "house rules": "{rules}",
    "contact": "kontakt/",
    "team": "team/",
    "ways": "welcher-weg/",
    "imprint": "impressum/",
    "privacy notice": "datenschutz/",
    "accessibility statement": "barrierefreiheit/",
    "message has arrived": "nachricht/danke/#meldung",
    "feeds and calendars": "abonnieren/",
    "search": "suche/",
    "what was found": "suche/?q=Bank",
    "what was found of one kind": "suche/?q=Bank&art=vorschlaege&ort=0",
    "nothing found": "suche/?q=Oberbarmmen",
    "not found": "gibt-es-nicht/",
}
BY_KEYBOARD = (
    *("home", "consultation", "proposal with comments"),
    *("events", "event that was moved", "article", "what was found", "feeds and calendars", "ways"),
)
FORMS = {
    "proposal form": "b/sitzbaenke/vorschlaege/neu/",
    "comment form": "b/sitzbaenke/4/kommentieren/",
    "report form": "b/sitzbaenke/4/melden/",
    "contact form": "nachricht/?anliegen=barriere",
    "support": "b/sitzbaenke/4/unterstuetzen/",
    "ballot": "b/quartiersbudget-oberbarmen/abstimmen/",
    "sign in": "konto/anmelden/",
    "not possible now": "b/sichere-schulwege/vorschlaege/neu/",
}
SIGNED_IN = {
    "account": "konto/",
    "ballot with votes": "b/quartiersbudget-oberbarmen/abstimmen/",
    "thank-you": "b/quartiersbudget-oberbarmen/abstimmen/?meldung=vote-saved#meldung",
    "receipt": "b/quartiersbudget-oberbarmen/abstimmen/beleg/",
    "public name": "b/sitzbaenke/name/",
}

# Not found, gone and forbidden are said in the console, too.
EXPECTED = ("status of 404", "status of 403", "status of 410")


def address(language: str, path: str) -> str:
    return f"/{language}/" + path.format(index=INDEX[language], rules=RULES[language], **NEWS[language])


@pytest.mark.parametrize("language", VERSIONS)
def test_reading_pages_have_no_fault_and_set_no_cookie(person: "Person", example: Any, language: str) -> None:
    assert found_on(person(), example.url, language, READING, cookies=False) == {}


@pytest.mark.parametrize("language", VERSIONS)
def test_forms_have_no_fault(person: "Person", example: Any, language: str) -> None:
    assert found_on(person(), example.url, language, FORMS) == {}


@pytest.mark.parametrize("language", VERSIONS)
def test_pages_of_somebody_who_is_signed_in_have_no_fault(
    person: "Person", example: Any, anna: User, language: str
) -> None:
    phase = Phase.objects.get(use="choice")
    join(consultation=phase.consultation, person=anna, states_entitled=True)
    for proposal in Proposal.objects.filter(consultation=phase.consultation)[:5]:
        services.cast(phase=phase, person=anna, proposal=proposal)

    assert found_on(person(anna), example.url, language, SIGNED_IN) == {}


@pytest.mark.parametrize("width", [1280, 320])
def test_tab_goes_through_each_page_in_order_and_is_always_to_be_seen(person: "Person", anna: User, width: int) -> None:
    page = person(anna, width=width)
    lost = {}
    for name in BY_KEYBOARD:
        page.goto(address("de", READING[name]))
        lost[name] = lost_on_the_way(page)
    for name in ("proposal form", "comment form", "report form", "contact form", "ballot"):
        page.goto(address("de", FORMS[name]))
        lost[name] = lost_on_the_way(page)

    assert {name: problems for name, problems in lost.items() if problems} == {}


@pytest.mark.parametrize("path", ["b/sitzbaenke/4/", "b/sitzbaenke/vorschlaege/"])
def test_what_people_wrote_is_marked_as_german_on_english_pages(person: "Person", path: str) -> None:
    page = person()

    page.goto(f"/en/{path}")

    for words in page.get_by_text("Die Bänke stehen den ganzen Tag in der Sonne.").all():
        assert words.locator("xpath=ancestor-or-self::*[@lang][1]").get_attribute("lang") == "de"
    for title in page.get_by_text("Schatten für die Bänke am Markt in Vohwinkel", exact=True).all():
        assert title.locator("xpath=ancestor-or-self::*[@lang][1]").get_attribute("lang") == "de"


def found_on(
    page: "Page", own: str, language: str, pages: dict[str, str], *, cookies: bool = True
) -> dict[str, list[str]]:
    """Name of the page → what is wrong with it, for those with which something is."""
    happened = listen(page, own)
    found, titles = {}, {}
    for name, path in pages.items():
        happened.clear()
        page.set_viewport_size({"width": 1280, "height": 800})
        page.emulate_media(color_scheme="light")
        page.goto(address(language, path))
        problems = judged(page) + happened
        if not cookies:
            problems += [f"cookie {cookie['name']}" for cookie in page.context.cookies()]
        if page.locator("html").get_attribute("lang") != language:
            problems.append("lang")
        if page.title() in titles:
            problems.append(f"the same title as {titles[page.title()]}")
        titles[page.title()] = name
        if problems:
            found[name] = problems
    return found


def listen(page: "Page", own: str) -> list[str]:
    """What should not happen: requests to others, words in the console (such as a violated policy), errors."""
    happened: list[str] = []
    page.on("request", lambda one: None if one.url.startswith((own, "data:")) else happened.append(one.url))
    page.on("console", lambda one: None if any(part in one.text for part in EXPECTED) else happened.append(one.text))
    page.on("pageerror", lambda one: happened.append(str(one)))
    return happened


def judged(page: "Page") -> list[str]:
    """On a desk; on a phone, where nothing may scroll sideways even with letters of twice the size; in the dark."""
    problems = faults(page)
    page.set_viewport_size({"width": 320, "height": 640})
    problems += [f"phone: {fault}" for fault in faults(page)]
    problems += [f"phone: too small: {name}" for name in page.evaluate(TOO_SMALL)]
    problems += [f"phone: {sideways(page)} pixels wider than the screen"] * bool(sideways(page))
    page.emulate_media(color_scheme="dark")
    problems += [f"dark: {fault}" for fault in faults(page, CONTRAST)]
    set_letters(page, 32)
    problems += [f"large letters: {sideways(page)} pixels wider than the screen"] * bool(sideways(page))
    set_letters(page, 16)
    return problems
