"""Somebody with a mouse, or with a finger on a phone."""

from tests.browser.example.hands import Hands
from tests.browser.judging import press


class Mouse(Hands):
    """What one can do on a page by clicking, and by typing where one has clicked."""

    def reach(self, target: str) -> None:
        self.page.locator(target).first.click()

    def skip_to_content(self) -> None:
        """A mouse need not."""

    def follow(self, target: str) -> None:
        press(self.page.locator(target).first)
        self.arrive()

    def tick(self, target: str) -> None:
        self.page.locator(target).first.click()

    def pick(self, group: str, value: str) -> None:
        self.page.locator(f"main input[name={group}][value='{value}']").check()

    def choose(self, target: str, label: str) -> None:
        self.page.locator(target).select_option(label=label)

    def send(self, target: str, text: str) -> None:
        self.write(target, text)
        self.follow(f"form:has({target.removeprefix('main ')}) button[type=submit]")
