"""The checks can fail: on a page with planted faults each finds its own."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.accessibility import transfer
from tests.accessibility.baseline import Entry
from tests.accessibility.engines import HtmlValidate
from tests.accessibility.findings import Finding
from tests.accessibility.pages import Page
from tests.accessibility.results import Collector, Results
from tests.accessibility.visit import Visit

if TYPE_CHECKING:
    from playwright.sync_api import Page as Window
    from playwright.sync_api import Route

MARKUP = Path(__file__).with_name("planted.html").read_text()
SCRIPT = """
document.querySelector("h1").append(" von einem Skript");
document.querySelector(".trap").addEventListener("keydown", (press) => press.key === "Tab" && press.preventDefault());
"""
PLANTED = Page("planted", "planted/#meldung", is_reading=True, is_list=True, has_errors=True)

#: What must be found: check, rule, and a part of where.
FAULTS = [
    ("axe", "image-alt", "img"),
    ("axe", "tabindex", "a[href"),
    ("axe-contrast", "color-contrast", ".pale"),
    ("axe-contrast", "color-contrast", ".night"),
    ("ibm", "input_label_exists", "input"),
    ("html", "no-dup-id", "twice"),
    ("keyboard-order", "not reached", "Zu früh an der Reihe"),
    ("keyboard-order", "not reached", "Nie erreicht"),
    ("keyboard-trap", "stays", "input.trap"),
    ("focus-visible", "no style", "button.naked"),
    ("focus-visible", "too faint", "button.faint"),
    ("focus-not-covered", "covered", "a.covered"),
    ("skip-links", "not first", "a.site-name"),
    ("reflow-320", "scrolls sideways", "p.wide"),
    ("text-spacing", "cut off", "p.stiff"),
    ("letters-200", "stays small", "p.fixed-letters"),
    ("letters-200", "on other words", "p.other"),
    ("letters-200", "sideways at first", "p.hasty"),
    ("target-size", "small", "button.tiny"),
    ("reduced-motion", "moves", "p.turning"),
    ("reduced-motion", "moves by itself", "video"),
    ("forced-colours", "vanishes", "svg.white-on-colour"),
    ("dark", "vanishes", "p.night"),
    ("print", "not printed", "p.screen-only"),
    ("print", "control on paper", "button.naked"),
    ("no-javascript", "other words", "main"),
    ("no-javascript", "needs a script", "Öffnen"),
    ("error-summary", "summary without focus", "#fehler"),
    ("error-summary", "leads nowhere", "Feld"),
    ("after-action", "result without focus", "#meldung"),
    ("after-action", "title does not say so", "#meldung"),
    ("lists", "equal names", "Stimme geben"),
    ("lists", "no total", "main"),
    ("links", "same words, other place", "Mehr"),
    ("same-help", "differs", "footer"),
    ("lang", "passage", "p.english"),
    ("no-cookie", "cookie", "spur"),
    ("only-own", "asks or says", ""),
    ("autocomplete", "no purpose", "input"),
    ("no-captcha", "riddle", "div.g-captcha"),
    ("no-captcha", "password", "input"),
    ("media", "starts by itself", "video"),
    ("media", "picture that is not lazy", "img"),
]


@pytest.fixture(scope="module")
def found() -> dict[str, Any]:
    """One visit for all of them."""
    return {}


@pytest.fixture
def planted(found: dict[str, Any], person: "Callable[..., Window]", example: Any, html: HtmlValidate) -> list[Finding]:
    if not found:
        window, results = person(), Results()
        window.route("**/*", answer)
        visit = Visit(window, example.url, html, "de")
        visit.help = [["header .site-name", "Name"], ["#hilfe", "missing"], ["footer", "Hilfe"]]
        visit(PLANTED, results)
        found["all"], found["checks"] = results.open, {check for check, _page in results.looked}
    mine: list[Finding] = found["all"]
    return mine


def answer(route: "Route") -> None:
    url = route.request.url
    if "/planted/" in url:
        headers = {"set-cookie": "spur=1; path=/", "content-type": "text/html; charset=utf-8"}
        route.fulfill(body=MARKUP, headers=headers)
    elif url.endswith("/planted.js"):
        route.fulfill(body=SCRIPT, content_type="text/javascript")
    else:
        route.fulfill(status=404)


@pytest.mark.parametrize(("check", "rule", "where"), FAULTS)
def test_a_planted_fault_is_found(planted: list[Finding], check: str, rule: str, where: str) -> None:
    mine = [one for one in planted if (one.check, one.rule) == (check, rule)]

    assert [one for one in mine if where in f"{one.where} {one.what}"], [
        str(one) for one in planted if check == one.check
    ]


@pytest.mark.usefixtures("planted")
def test_every_check_of_a_visit_has_a_planted_fault(found: dict[str, Any]) -> None:
    budget = {"transfer"}

    assert {check for check, _rule, _where in FAULTS} | budget == found["checks"]


@pytest.mark.parametrize("kind", transfer.BUDGET)
def test_a_page_that_is_too_heavy_is_found(kind: str) -> None:
    sizes = dict.fromkeys(transfer.BUDGET, 0)

    assert transfer.judge(sizes) == []
    assert [one.rule for one in transfer.judge({**sizes, kind: transfer.BUDGET[kind] + 1})] == [kind]


def test_the_baseline_accepts_only_what_it_names() -> None:
    entry = Entry("axe", "image-alt", "A reason that everybody can understand.", page="/de/*", where="main img*")
    finding = Finding("axe", "image-alt", "main img.map", "/de/kontakt/")

    assert entry.accepts(finding)
    assert not entry.accepts(Finding("axe", "image-alt", "main img.map", "/en/contact/"))
    assert not entry.accepts(Finding("axe", "label", "main img.map", "/de/kontakt/"))
    with pytest.raises(ValueError, match="reason"):
        Entry("axe", "image-alt", "because")


class Report:
    """As pytest hands them on."""

    def __init__(self, *, failed: bool = False, skipped: bool = False, **told: Any) -> None:
        self.user_properties = [("accessibility checks", ["journeys"]), *told.items()]
        self.nodeid, self.when, self.longrepr = "tests/x.py::test_journey", "call", None
        self.failed, self.skipped = failed, skipped


@pytest.mark.parametrize("failed", [False, True])
def test_a_failed_test_makes_its_check_red(failed: bool) -> None:
    collector = Collector()

    collector.take(Report(failed=failed))  # type: ignore[arg-type]

    journeys = collector.as_data()["checks"]["journeys"]
    assert (journeys["passed"], journeys["pages"], len(journeys["findings"])) == (not failed, 1, int(failed))


def test_what_is_skipped_halfway_has_looked_at_nothing() -> None:
    collector = Collector()

    collector.take(Report(skipped=True))  # type: ignore[arg-type]

    assert collector.as_data()["checks"] == {}


def test_what_names_its_pages_is_counted_by_them() -> None:
    results, collector = Results(), Collector()
    results.add("/de/", "de", ["journeys"], [])

    collector.take(Report(accessibility=results.as_data()))  # type: ignore[arg-type]

    assert collector.looked == {"journeys": {"de /de/"}}


def test_an_entry_that_nothing_matches_is_stale_once_every_page_was_visited(monkeypatch: pytest.MonkeyPatch) -> None:
    reason = "A reason that everybody can understand."
    used, unused = Entry("axe", "image-alt", reason), Entry("axe", "label", reason)
    monkeypatch.setattr("tests.accessibility.results.BASELINE", [used, unused])
    results, collector = Results(), Collector()
    results.add("/de/", "de", ["axe"], [Finding("axe", "image-alt", "img")])

    collector.take(Report(accessibility=results.as_data()))  # type: ignore[arg-type]

    assert (collector.stale(visits=1), collector.stale(visits=2)) == ([unused], [])
