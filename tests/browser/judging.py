"""What a machine can say about a page."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.utils.translation import override
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = "rules => axe.run({runOnly: rules, resultTypes: ['violations', 'incomplete']})"
CONTRAST = {"type": "rule", "values": ["color-contrast", "color-contrast-enhanced"]}

# Links inside a sentence are exempt, as in WCAG 2.5.8.
TOO_SMALL = """
    [...document.querySelectorAll("a, button, input, select, textarea, summary")]
      .filter((one) => one.type !== "hidden" && one.offsetWidth)
      .filter((one) => !one.closest("p:not(.actions), .prose li, dd, th, td"))
      .filter((one) => !one.classList.contains("skip-link"))
      .map((one) => [one.textContent.trim() || one.id, one.getBoundingClientRect()])
      .filter(([, box]) => box.width < 43.9 || box.height < 43.9)
      .map(([name]) => name)"""

NUMBER_CONTROLS = """
    [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
      .filter((one) => one.checkVisibility() && one.type !== "hidden" && one.tabIndex >= 0)
      .map((one, place) => (one.dataset.place = place)).length"""
WHERE_AM_I = """
    (() => {
      // A link in a sentence may lie on two lines.
      const one = document.activeElement, box = one.getClientRects()[0];
      // Of a tall field, the part that is on the screen.
      const middle = Math.min(Math.max(box.y + box.height / 2, 1), innerHeight - 1);
      const top = document.elementFromPoint(box.x + box.width / 2, middle);
      const outline = getComputedStyle(one);
      const isMarked = outline.outlineStyle !== "none" || outline.boxShadow !== "none";
      return [Number(one.dataset.place ?? -1), !one.contains(top), isMarked, one.outerHTML.slice(0, 90)];
    })()"""


def faults(page: "Page", rules: Any = RULES) -> list[str]:
    """What axe-core finds; a contrast that it cannot measure counts, too."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text())
    found: dict[str, Any] = page.evaluate(RUN, rules)
    unsure = [one for one in found["incomplete"] if one["id"].startswith("color-contrast")]
    return [f"{one['id']}: {node['target']}" for one in [*found["violations"], *unsure] for node in one["nodes"]]


def sideways(page: "Page") -> int:
    """By how many pixels the page is wider than the window."""
    wide: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return wide


def lost_on_the_way(page: "Page") -> list[str]:
    """What Tab does not reach in the order of the page, from the first control to the last; what hides its focus."""
    controls = page.evaluate(NUMBER_CONTROLS)
    page.locator("body").evaluate("body => { body.tabIndex = -1; body.focus(); }")
    problems, reached = [], []
    for _press in range(controls + 1):
        page.keyboard.press("Tab")
        place, is_covered, is_marked, markup = page.evaluate(WHERE_AM_I)
        if place == -1:
            break
        reached.append(place)
        problems += [f"covered: {markup}"] * is_covered + [f"focus not to be seen: {markup}"] * (not is_marked)
        if place == controls - 1:
            break
    # A group of radio buttons is one stop.
    if reached != sorted(reached) or (reached[:1], reached[-1:]) != ([0], [controls - 1]):
        problems.append(f"stops {reached} of {controls}")
    return problems


def press(control: "Locator") -> None:
    """Click a link or a button and wait until the page that follows has come, with all its files.

    A click alone waits only until the new page begins: what asks it at once sees half of it on a slow machine.
    """
    with control.page.expect_navigation():
        control.click()


def assert_thanked(page: "Page", code: str, language: str = "de") -> None:
    """The page says what came of it: first in its title, and where the focus is."""
    from consultations.thanks import THANKS

    with override(language):
        words = str(THANKS[code])
    expect(page).to_have_url(re.compile(rf"[?&]meldung={code}\b.*#meldung$"))
    expect(page).to_have_title(re.compile(f"^{re.escape(words)}"))
    expect(page.locator("#meldung:focus")).to_contain_text(words)


def assert_error_summary(page: "Page") -> None:
    """The summary has the focus, the title says so first, and each entry leads to a field that explains itself."""
    expect(page.locator("#fehler:focus")).to_be_visible()
    for link in page.locator("#fehler a").all():
        field = page.locator(link.get_attribute("href") or "")
        assert field.count() == 1
        described = (field.get_attribute("aria-describedby") or "").split()
        # In a group of choices the fieldset around them is described.
        group = field.locator("xpath=ancestor::fieldset[1]")
        if group.count():
            described += (group.get_attribute("aria-describedby") or "").split()
        assert described and all(page.locator(f"[id='{name}']").count() for name in described), link.inner_text()
