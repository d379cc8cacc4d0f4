"""The one table of page kinds: what a visitor can get to see, as whom, and in which state of the site.

``make test`` looks at each row in all of them; ``ACCESSIBILITY=sample`` in one, by turns; ``ACCESSIBILITY=full`` in all
of them and, in German, as somebody signed in, too.
``tests/accessibility/states.py`` makes the states and finds what stands in
braces.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby, islice

VERSIONS = ("de", "de-simple", "en")
#: From right to left nothing else is drawn: a few pages tell whether it is drawn well.
RIGHT_TO_LEFT, MIRRORED = "ar", ("home", "consultation", "proposal form", "ballot", "sign in")
#: How much is looked at: ``sample``; all ``versions``; ``full``, which are all products of states and settings.
EXTENT = os.environ.get("ACCESSIBILITY", "versions")
IS_FULL = EXTENT == "full"
AT_ONCE = 6


@dataclass(frozen=True)
class Page:
    """One row. ``press`` is what the visitor presses first; the page that follows is the one that is meant."""

    name: str
    path: str
    state: str = "example"
    #: ``anna`` has signed in.
    who: str = ""
    press: str = ""
    #: Into which field (selector) what is written before.
    fill: tuple[str, str] = ("", "")
    #: Answers with one of the pages for errors.
    status: int = 200
    #: Sets no cookie.
    is_reading: bool = False
    is_list: bool = False
    #: Shows what is missing in a form.
    has_errors: bool = False
    #: Stands without header and footer, because these may be what is broken.
    is_alone: bool = False


def reading(name: str, path: str, **more: object) -> Page:
    return replace(Page(name, path, is_reading=True), **more)  # type: ignore[arg-type]


def listing(name: str, path: str, **more: object) -> Page:
    return reading(name, path, **{"is_list": True, **more})


SEND = "main form[method=post] button[type=submit] >> nth=0"
NEXT = "main .pagination a[rel=next]"

READING = (
    reading("home", ""),
    reading("all consultations", "{index}"),
    reading("consultation", "b/sitzbaenke/"),
    reading("consultation with a vote", "b/quartiersbudget-oberbarmen/"),
    reading("consultation that is over", "b/sichere-schulwege/"),
    listing("list", "b/sitzbaenke/vorschlaege/"),
    listing("filtered list", "b/sitzbaenke/vorschlaege/?q=Treppe&folge=neu"),
    listing("nothing fits", "b/sitzbaenke/vorschlaege/?q=Oberbarmmen"),
    reading("proposal with comments", "b/sitzbaenke/4/"),
    reading("proposal with an answer", "b/sichere-schulwege/1/"),
    reading("earlier texts of a proposal", "b/sitzbaenke/4/fassungen/"),
    reading("comment", "b/sitzbaenke/kommentar/{comment}/"),
    reading("replies", "b/sitzbaenke/kommentar/{comment}/alle-antworten/"),
    reading("discussion", "b/sitzbaenke/diskussion/"),
    reading("result", "b/quartiersbudget-oberbarmen/ergebnis/"),
    reading("open data", "b/sitzbaenke/daten/"),
    listing("news", "{news}"),
    reading("article", "{article}"),
    listing("events", "{events}"),
    listing("filtered events", "{events}?hilfe=stufenlos&zeit=kommend"),
    reading("event that was moved", "{moved}"),
    reading("event that is cancelled", "{cancelled}"),
    reading("event that is over", "{past}"),
    reading("house rules", "{page:hausregeln}"),
    reading("contact", "{page:kontakt}"),
    reading("team", "{page:team}"),
    reading("glossary", "{page:glossar}"),
    reading("ways", "{page:welcher-weg}"),
    reading("imprint", "{page:impressum}"),
    reading("privacy notice", "{page:datenschutz}"),
    reading("accessibility statement", "{page:barrierefreiheit}"),
    reading("accessibility report", "barrierefreiheit/pruefbericht/"),
    reading("accessibility report, red steps", "barrierefreiheit/pruefbericht/?zeige=rot"),
    reading("message has arrived", "nachricht/danke/#meldung"),
    reading("feeds and calendars", "abonnieren/"),
    reading("display", "darstellung/"),
    reading("display was chosen", "darstellung/danke/#meldung"),
    reading("search", "suche/"),
    reading("what was found", "suche/?q=Bank", is_list=True),
    reading("what was found of one kind", "suche/?q=Bank&art=vorschlaege&ort=0"),
    reading("nothing found", "suche/?q=Oberbarmmen"),
)
FORMS = (
    Page("proposal form", "b/sitzbaenke/vorschlaege/neu/"),
    Page(
        "proposal, looked at first",
        "b/sitzbaenke/vorschlaege/neu/",
        press="main button[name=vorschau]",
        fill=("main textarea[name=text]", "Die Maßnahme am Markt ist für uns alle sehr wichtig."),
    ),
    Page("comment form", "b/sitzbaenke/4/kommentieren/"),
    Page("form for a reply", "b/sitzbaenke/kommentar/{comment}/antworten/"),
    Page("form for the discussion", "b/sitzbaenke/diskussion/kommentieren/"),
    Page("report form", "b/sitzbaenke/4/melden/"),
    Page("report form of a comment", "b/sitzbaenke/kommentar/{comment}/melden/"),
    Page("contact form", "nachricht/?anliegen=barriere"),
    Page("support", "b/sitzbaenke/4/unterstuetzen/"),
    Page("not offered", "b/sitzbaenke/4/bewerten/", status=403),
    Page("ballot", "b/quartiersbudget-oberbarmen/abstimmen/"),
    Page("sign in", "konto/anmelden/"),
    Page("code", "konto/anmelden/", press=SEND, fill=("main input[type=email]", "neu@example.org")),
    Page("signed out", "konto/abgemeldet/#meldung"),
    Page("account deleted", "konto/geloescht/#meldung"),
    Page("account locked", "konto/gesperrt/", status=403),
    Page("sign-in link that is used up", "konto/link/verbraucht/", status=410),
    Page("not possible now", "b/sichere-schulwege/vorschlaege/neu/", status=403),
)
ERRORS = (
    Page("proposal form with errors", "b/sitzbaenke/vorschlaege/neu/", press=SEND, has_errors=True),
    Page("comment form with errors", "b/sitzbaenke/4/kommentieren/", press=SEND, has_errors=True, who="anna"),
    Page("report form with errors", "b/sitzbaenke/4/melden/", press=SEND, has_errors=True),
    Page("contact form with errors", "nachricht/", press=SEND, has_errors=True),
    Page("statement with errors", "b/quartiersbudget-oberbarmen/mitmachen/", press=SEND, has_errors=True, who="anna"),
    Page("sign-in with errors", "konto/anmelden/", press=SEND, has_errors=True),
)
SIGNED_IN = tuple(
    replace(page, who="anna", state="taking part")
    for page in (
        Page("account", "konto/"),
        Page("passkeys", "konto/passkeys/"),
        Page("new passkey", "konto/passkeys/neu/"),
        Page("delete the account", "konto/loeschen/"),
        Page("sign out", "konto/abmelden/"),
        Page("ballot with votes", "b/quartiersbudget-oberbarmen/abstimmen/"),
        Page("thank-you", "b/quartiersbudget-oberbarmen/abstimmen/?meldung=vote-saved#meldung"),
        Page("receipt", "b/quartiersbudget-oberbarmen/abstimmen/beleg/"),
        Page("take all votes back", "b/quartiersbudget-oberbarmen/abstimmen/{vote}/zuruecknehmen/"),
        Page("public name", "b/sitzbaenke/name/"),
        Page("own proposal", "b/sitzbaenke/{mine}/"),
        Page("change a proposal", "b/sitzbaenke/{mine}/aendern/"),
        Page("withdraw a proposal", "b/sitzbaenke/{mine}/zurueckziehen/"),
        Page("change a comment", "b/sitzbaenke/kommentar/{my comment}/aendern/"),
        Page("withdraw a comment", "b/sitzbaenke/kommentar/{my comment}/zurueckziehen/"),
    )
)
STATES = (
    listing("first page of many", "b/sitzbaenke/vorschlaege/", state="many"),
    listing("second page of many", "b/sitzbaenke/vorschlaege/", state="many", press=NEXT),
    listing("candidates with buttons", "b/quartiersbudget-oberbarmen/vorschlaege/", state="many", is_reading=False),
    reading("result of a vote that is over", "b/quartiersbudget-oberbarmen/ergebnis/", state="counted"),
    reading("receipts", "b/quartiersbudget-oberbarmen/ergebnis/belege/", state="counted"),
    listing("no proposals", "b/sitzbaenke/vorschlaege/", state="empty"),
    listing("no news", "{news}", state="empty"),
    listing("no events", "{events}", state="empty"),
    reading("home without anything", "", state="nothing"),
    reading("no consultations", "{index}", state="nothing"),
    reading("proposal that is hidden", "b/sitzbaenke/4/", state="gone"),
    reading("comment that is withdrawn", "b/sitzbaenke/kommentar/{comment}/", state="gone"),
    reading("page that has gone", "frueher/", state="gone", status=410),
    reading("no such page", "gibt-es-nicht/", state="gone", status=404),
    Page("closed consultation, to a stranger", "b/sitzbaenke/vorschlaege/", state="closed", status=403),
    Page(
        "closed consultation, to somebody signed in",
        "b/sitzbaenke/vorschlaege/",
        state="closed",
        status=403,
        who="anna",
    ),
    reading("page with every block", "{blocks}", state="every block"),
    *(Page(f"error {code}", f"fehler/{code}/", state="errors", status=code) for code in (400, 405, 429)),
    *(
        Page(f"error {code} alone", f"fehler/{code}/allein/", state="errors", status=code, is_alone=True)
        for code in (404, 500, 503)
    ),
)
PAGES = (*READING, *FORMS, *ERRORS, *SIGNED_IN, *STATES)


def visits() -> Iterator[tuple[str, str, tuple[Page, ...]]]:
    """Version, name and pages of each test: pages of one state that are visited by one person, one after another."""
    for number, (name, pages) in enumerate(groups(PAGES)):
        versions = (VERSIONS[number % len(VERSIONS)],) if EXTENT == "sample" else VERSIONS
        for version in versions:
            yield version, f"{version}-{name}", pages
    yield RIGHT_TO_LEFT, f"{RIGHT_TO_LEFT}-mirrored", mirrored()
    for name, pages in groups(by_anna()):
        yield "de", f"de-{name}-too", pages


def mirrored() -> tuple[Page, ...]:
    return tuple(page for page in PAGES if page.name in MIRRORED)


def by_anna() -> tuple[Page, ...]:
    """In the whole product she reads what everybody reads, in German: signed in, the other versions differ in words
    that the pages of her account have shown already.
    """
    rows = [page for page in PAGES if IS_FULL and not page.who]
    return tuple(replace(page, name=f"{page.name}, signed in", who="anna", is_reading=False) for page in rows)


def groups(rows: Iterable[Page]) -> Iterator[tuple[str, tuple[Page, ...]]]:
    rows = sorted(rows, key=lambda page: (page.state, page.who))
    for (state, who), group in groupby(rows, key=lambda page: (page.state, page.who)):
        rest = iter(group)
        number = 0
        while pages := tuple(islice(rest, AT_ONCE)):
            number += 1
            yield f"{state}-{who or 'stranger'}-{number}".replace(" ", "-"), pages


def how_many() -> int:
    """Pages times versions, the mirrored ones, and Anna's."""
    return len(PAGES) * len(VERSIONS) + len(mirrored()) + len(by_anna())
