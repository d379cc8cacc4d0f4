"""Somebody who has no mouse: Tab, Enter, Space and letters."""

from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

MOST_STEPS = 200


class Keyboard:
    """What one can do on a page with keys alone. Targets are selectors."""

    def __init__(self, page: "Page") -> None:
        self.page = page

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
        """Follow a link or press a button that leads to another page."""
        self.reach(target)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def tick(self, target: str) -> None:
        self.reach(target)
        self.page.keyboard.press("Space")

    def write(self, target: str, text: str) -> None:
        self.reach(target)
        self.page.keyboard.type(text)

    def send(self, target: str, text: str) -> None:
        """Write into the last field of a small form and press Enter."""
        self.write(target, text)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def come_in(self, email: str) -> None:
        """Through the one door: address, code, in."""
        from tests.accounts.doors import code_in_mail

        self.skip_to_content()
        self.send("main input[type=email]", email)
        self.skip_to_content()
        self.send("main input[name=code]", code_in_mail(email))
