"""The checks can fail: on a page with planted faults each finds its own."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.accessibility import transfer
from tests.accessibility.baseline import Entry
from tests.accessibility.engines import AXE, OWN, HtmlValidate
from tests.accessibility.findings import Finding
from tests.accessibility.pages import Page
from tests.accessibility.results import Collector, Results
from tests.accessibility.visit import Visit

if TYPE_CHECKING:
    from playwright.sync_api import Page as Window
    from playwright.sync_api import Route

HERE = Path(__file__).parent
MARKUP = (HERE / "planted.html").read_text()
SCRIPT = """
document.querySelector("h1").append(" von einem Skript");
document.querySelector(".trap").addEventListener("keydown", (press) => press.key === "Tab" && press.preventDefault());
let times = 0;
const [before, restless] = [".before", ".restless"].map((each) => document.querySelector(each));
restless.addEventListener("focus", () => times++ % 2 || before.focus());
"""
PLANTED = Page("planted", "planted/#meldung", is_reading=True, is_list=True, has_errors=True)
#: The footer of other pages has another link, and their menu stands before the name of the site.
AROUND = [
    ["header .site-name", "Name"],
    ["header .site-nav", "Übersicht"],
    ["#hilfe", "Kontakt"],
    ["footer", "Hilfe"],
    ["order", "header .site-nav", "header .site-name", "main", "#hilfe", "footer"],
]

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
    ("keyboard-order", "jumps", "button.before"),
    ("keyboard-trap", "stays", "input.trap"),
    ("focus-visible", "no style", "button.naked"),
    ("focus-visible", "too faint", "button.faint"),
    ("focus-visible", "outside the window", "a.away"),
    ("focus-not-covered", "covered", "a.covered"),
    ("skip-links", "not first", "a.site-name"),
    ("skip-links", "leads nowhere", "Zur Hilfe"),
    ("skip-links", "takes no focus", "main"),
    ("reflow-320", "scrolls sideways", "p.wide"),
    ("text-spacing", "cut off", "p.stiff"),
    ("text-spacing", "leaves its box", "button.narrow"),
    ("letters-200", "stays small", "p.fixed-letters"),
    ("letters-200", "on other words", "p.other"),
    ("letters-200", "sideways at first", "p.hasty"),
    ("target-size", "small", "button.tiny"),
    ("reduced-motion", "moves", "p.turning"),
    ("reduced-motion", "moves by itself", "video"),
    ("reduced-motion", "scrolls smoothly", "p.smooth"),
    ("forced-colours", "vanishes", "svg.white-on-colour"),
    ("dark", "vanishes", "p.night"),
    ("print", "not printed", "p.screen-only"),
    ("print", "control on paper", "button.naked"),
    ("print", "too light for paper", "p.pale"),
    ("no-javascript", "other words", "main"),
    ("no-javascript", "needs a script", "Öffnen"),
    ("error-summary", "summary without focus", "#fehler"),
    ("error-summary", "leads nowhere", "Feld"),
    ("error-summary", "field without description", "#nur-hinweis"),
    ("error-summary", "field not marked as wrong", "#kein-rat"),
    ("error-summary", "does not say how to mend it", "#kein-rat"),
    ("error-summary", "title does not say so", "#fehler"),
    ("after-action", "result without focus", "#meldung"),
    ("after-action", "title does not say so", "#meldung"),
    ("after-action", "no way back", "#meldung"),
    ("lists", "equal names", "Stimme geben"),
    ("lists", "without a name", "button.nameless"),
    ("lists", "no total", "main"),
    ("links", "same words, other place", "Mehr"),
    ("links", "same place, other words", "Hilfe woanders"),
    ("links", "without a name", "main a"),
    ("same-help", "differs", "footer"),
    ("same-help", "differs", "order"),
    ("lang", "page", "de-DE"),
    ("lang", "passage", "p.english"),
    ("no-cookie", "cookie", "spur"),
    ("only-own", "asks or says", ""),
    ("autocomplete", "no purpose", "input"),
    ("no-captcha", "riddle", "div.g-captcha"),
    ("no-captcha", "password", "input"),
    ("media", "starts by itself", "video"),
    ("media", "no controls", "video"),
    ("media", "loads before anybody asks", "video"),
    ("media", "picture that is not lazy", "img"),
]


#: What the planted page cannot have, because it has the opposite: question, a few lines, and all rules that they break.
LIST = '<p id="liste">45 Vorschläge.</p><ul class="cards"><li>Einer</li></ul>'
WAYS = '<a rel="prev" href="/1/">Zurück</a><a rel="next" href="/3/">Weiter</a>'
SUMMARY = '<title>Fehler: Name</title><div id="fehler" tabindex="-1"><a href="#wer">Name</a></div>'
FIELD = '<input id="wer" aria-invalid="true" aria-describedby="rat">'
ADVICE = (
    '<p id="rat" class="field__error"><b class="sr-only">Fehler:</b> Bitte nennen Sie Ihren Namen. Beispiel: Anna</p>'
)
SMALL = [
    ("look.errors()", "", {"no summary"}),
    ("look.errors()", '<title>Fehler: Name</title><div id="fehler" tabindex="-1">Nein.</div>', {"no links"}),
    ("look.errors()", SUMMARY + FIELD + ADVICE, set()),
    ("look.errors()", SUMMARY + FIELD + ADVICE.replace(" Beispiel: Anna", ""), {"does not say how to mend it"}),
    ("look.outcome()", "", {"no result"}),
    ("look.outcome()", '<a href="/">Zurück</a>', {"no result"}),
    ("look.lists(true, false)", LIST, {"no total"}),
    ("look.lists(true, false)", LIST.replace("45", "1"), set()),
    ("look.lists(true, true)", f'{LIST}<nav class="pagination">21 bis 40 von 45 {WAYS}</nav>', set()),
    ("look.lists(true, true)", f'{LIST}<nav class="pagination">21 bis 40 von 44 {WAYS}</nav>', {"no total"}),
    ("look.lists(true, true)", f'{LIST}<nav class="pagination">45</nav>', {"no way", "no place in the whole"}),
]
RULE = re.compile(r'(?:look\.finding\(|Finding\([\w"-]+, |rule: )"([^"]+)"')
#: Where our own rules are written.
SOURCES = (*HERE.glob("scripts/*.js"), *(HERE / f"{name}.py" for name in ("keyboard", "pixels", "visit")))


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
        visit.around = {("de", "example", ""): AROUND}  # type: ignore[misc]  # Not that of the real pages.
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


def test_every_rule_of_ours_has_a_planted_fault() -> None:
    written = {rule for file in SOURCES for rule in re.findall(RULE, file.read_text())}
    small = {rule for _question, _markup, rules in SMALL for rule in rules}

    assert written - {rule for _check, rule, _where in FAULTS} - small == set()
    assert len(written) > 40


def test_a_few_lines_break_the_rules_that_are_meant_and_no_other(person: "Callable[..., Window]") -> None:
    window = person()

    for question, markup, rules in SMALL:
        window.set_content(f"<main>{markup}</main>")
        window.evaluate(AXE)
        window.evaluate(OWN)
        window.evaluate("document.querySelector('#fehler')?.focus()")
        assert {one["rule"] for one in window.evaluate(question)} == rules, markup


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
