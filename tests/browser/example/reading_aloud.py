"""What a page says: to somebody who has it read aloud, and as the tree that a browser gives to such programs.

Two texts for each task lie in ``docs/accessibility/transcripts``. ``make transcripts`` writes them anew.
"""

import difflib
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT = Path(__file__).parents[3]
FOLDER = ROOT / "docs" / "accessibility" / "transcripts"
READER = ROOT / "node_modules" / "@guidepup" / "virtual-screen-reader" / "lib" / "esm" / "index.browser.js"
#: More than the longest page has.
MOST_STEPS = 3000

#: Days pass, and an example is loaded on any of them.
HIDE_DATES = """() => {
    for (const time of document.querySelectorAll("time")) time.textContent = "[Datum]";
}"""
#: The reader says the values of buttons and options, which no screen reader of people does.
READ = """async ([where, most]) => {
    const valued = [...document.querySelectorAll("button[value], option[value]")].map((one) => [one, one.value]);
    for (const [one] of valued) one.removeAttribute("value");
    await screenReader.start({container: document.querySelector(where)});
    const first = await screenReader.lastSpokenPhrase();
    for (let step = 0; step < most; step++) {
        await screenReader.next();
        if (await screenReader.lastSpokenPhrase() === `end of ${first}`) break;
    }
    const said = await screenReader.spokenPhraseLog();
    await screenReader.stop();
    for (const [one, value] of valued) one.setAttribute("value", value);
    return said;
}"""
DAYS_LEFT = re.compile(r"\b\d+ (Tag(en|e)?|days?)\b|\b(heute|morgen)\b")
#: In the name of a link a date is no element of its own.
DATE = re.compile(r"\b(\w+tag|Mittwoch), \d{1,2}\.\s\w+( \d{4})?(, \d{1,2}(:\d\d)?\sUhr)?")
#: Drawn anew for everybody who votes.
RECEIPT = re.compile(r"\b[A-Z0-9]{4}(-[A-Z0-9]{4}){3}\b")


def is_writing() -> bool:
    return bool(os.environ.get("WRITE_TRANSCRIPTS"))


def read_aloud(page: "Page", where: str = "main") -> str:
    """Every phrase from the first to the last, one a line."""
    if not page.evaluate("'screenReader' in window"):
        page.evaluate(_script())
    said: list[str] = page.evaluate(READ, [where, MOST_STEPS])
    assert said[-1] == f"end of {said[0]}", f"{page.url} does not come to an end: {said[-1]}"
    return "\n".join(said)


def tree(page: "Page", where: str = "main") -> str:
    """Roles, names and states. Where links lead to is no part of it: numbers in addresses change with the example."""
    lines = page.locator(where).aria_snapshot().splitlines()
    return "\n".join(line for line in lines if not line.lstrip().startswith("- /url:"))


def differences(page: "Page", name: str, where: str = "main") -> list[str]:
    """What this page says otherwise than is written down under the name; nothing while it is written anew."""
    page.evaluate(HIDE_DATES)
    title = f"Titel: {page.title()}"
    texts = {f"{name}.txt": f"{title}\n{read_aloud(page, where)}\n", f"{name}.aria.yaml": f"{tree(page, where)}\n"}
    return [line for file, text in texts.items() for line in _compared(FOLDER / file, _on_any_day(text))]


def _on_any_day(text: str) -> str:
    return RECEIPT.sub("[Prüfnummer]", DAYS_LEFT.sub("[Tage]", DATE.sub("[Datum]", text)))


def _compared(file: Path, now: str) -> list[str]:
    if is_writing():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(now)
        return []
    before = file.read_text() if file.exists() else ""
    return list(difflib.unified_diff(before.splitlines(), now.splitlines(), file.name, "now", n=2, lineterm=""))


def _script() -> str:
    """The reader is a module that exports itself; a page can take it in as a script."""
    source = READER.read_text()
    exports = list(re.finditer(r"export\s*\{([^{}]*)\};?", source))[-1]
    name = re.search(r"([\w$]+) as virtual\b", exports[1])
    assert name, f"{READER.name} exports no reader"
    whole = source[: exports.start()] + source[exports.end() :]
    return f"(() => {{ {whole}\n window.screenReader = {name[1]}; }})()"
