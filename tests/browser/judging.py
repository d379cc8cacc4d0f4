"""What a machine can say about a page."""

import re
from typing import TYPE_CHECKING, Any

from django.utils.translation import override
from playwright.sync_api import expect

from tests.accessibility import keyboard
from tests.accessibility.engines import CONTRAST as CONTRAST
from tests.accessibility.engines import OWN, RULES, axe
from tests.example import set_letters

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

# Links inside a sentence are exempt, as in WCAG 2.5.8.
TOO_SMALL = """
    [...document.querySelectorAll("a, button, input, select, textarea, summary")]
      .filter((one) => one.type !== "hidden" && one.offsetWidth)
      .filter((one) => !one.closest("p:not(.actions), .prose li, dd, th, td"))
      .filter((one) => !one.classList.contains("skip-link"))
      .map((one) => [one.textContent.trim() || one.id, one.getBoundingClientRect()])
      .filter(([, box]) => box.width < 43.9 || box.height < 43.9)
      .map(([name]) => name)"""

# Not found, gone and forbidden are said in the console, too.
EXPECTED = ("status of 4", "status of 5")


def faults(page: "Page", rules: Any = RULES) -> list[str]:
    """What axe-core finds; a contrast that it cannot measure counts, too."""
    return [f"{one.rule}: {one.where}" for one in axe(page, rules)]


def sideways(page: "Page") -> int:
    """By how many pixels the page is wider than the window."""
    wide: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return wide


def lost_on_the_way(page: "Page") -> list[str]:
    """What Tab does not reach in the order of the page, there and back; what covers or hides its focus."""
    page.evaluate(OWN)
    return [str(one) for one in keyboard.judge(page)]


def listen(page: "Page", own: str) -> list[str]:
    """What should not happen: requests to others, words in the console (such as a violated policy), errors."""
    happened: list[str] = []
    page.on("request", lambda one: None if one.url.startswith((own, "data:")) else happened.append(one.url))
    page.on("console", lambda one: None if any(part in one.text for part in EXPECTED) else happened.append(one.text))
    page.on("pageerror", lambda one: happened.append(str(one)))
    return happened


def judged(page: "Page") -> list[str]:
    """The quick look, for pages that are not in the table of ``tests/accessibility``: on a desk; on a phone, where
    nothing may scroll sideways even with letters of twice the size; in the dark.
    """
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
