"""Somebody who has no mouse: Tab, Enter, Space, arrows and letters."""

from playwright.sync_api import expect

from tests.browser.example.hands import Hands

MOST_STEPS = 200


class Keyboard(Hands):
    """What one can do on a page with keys alone."""

    def reach(self, target: str) -> None:
        """Press Tab until ``target`` has the focus; fail where that never happens."""
        found = self.page.locator(target)
        expect(found, f"{target} on {self.page.url}").not_to_have_count(0)
        for _step in range(MOST_STEPS):
            if found.and_(self.page.locator(":focus")).count():
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab never reaches {target} on {self.page.url}")

    def skip_to_content(self) -> None:
        """By the link that comes first on every page."""
        self.reach('.skip-link[href="#inhalt"]')
        self.page.keyboard.press("Enter")

    def follow(self, target: str) -> None:
        self.reach(target)
        self._enter()

    def tick(self, target: str) -> None:
        self.reach(target)
        self.page.keyboard.press("Space")

    def pick(self, group: str, value: str) -> None:
        """A group is one stop; the arrows go through it."""
        answers = f"main input[name={group}]"
        self.reach(answers)
        for _answer in range(self.page.locator(answers).count() + 1):
            if self.page.locator(f"{answers}[value='{value}']").is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"The arrows never reach {value} of {group} on {self.page.url}")

    def choose(self, target: str, label: str) -> None:
        """The letters of an entry are enough to get to it."""
        self.write(target, label)
        expect(self.page.locator(f"{target} option:checked")).to_have_text(label)

    def send(self, target: str, text: str) -> None:
        self.write(target, text)
        self._enter()

    def _enter(self) -> None:
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        self.arrive()
