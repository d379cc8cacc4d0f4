"""How somebody does things on a page. A journey is written once for hands; ``keyboard`` and ``mouse`` are two pairs."""

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.accounts.doors import code_in_mail
from tests.browser.judging import sideways

if TYPE_CHECKING:
    from playwright.sync_api import Page

#: Where a page puts the focus by itself.
LANDED = re.compile("#(meldung|fehler)$")


class Hands:
    """What one can do on a page. Targets are selectors; of several, the first is meant."""

    def __init__(self, page: "Page") -> None:
        self.page = page

    def reach(self, target: str) -> None:
        """Have the focus on ``target``."""
        raise NotImplementedError

    def skip_to_content(self) -> None:
        """Past the head of the page."""
        raise NotImplementedError

    def follow(self, target: str) -> None:
        """Follow a link or press a button that leads to another page."""
        raise NotImplementedError

    def tick(self, target: str) -> None:
        """A box, or what opens and closes."""
        raise NotImplementedError

    def pick(self, group: str, value: str) -> None:
        """One of several answers of which only one can be given."""
        raise NotImplementedError

    def choose(self, target: str, label: str) -> None:
        """An entry of a list."""
        raise NotImplementedError

    def write(self, target: str, text: str) -> None:
        self.reach(target)
        self.page.keyboard.type(text)

    def write_on(self, target: str, text: str) -> None:
        """Behind what stands there."""
        self.reach(target)
        self.page.keyboard.press("Control+End")
        self.page.keyboard.type(text)

    def send(self, target: str, text: str) -> None:
        """Write into the last field of a small form and send it."""
        raise NotImplementedError

    def come_in(self, email: str) -> None:
        """Through the one door: address, code, in."""
        self.skip_to_content()
        self.send("main input[type=email]", email)
        self.type_code(email)

    def type_code(self, email: str) -> None:
        """The one from the mail."""
        self.skip_to_content()
        self.send("main input[name=code]", code_in_mail(email))

    def arrive(self) -> None:
        """A page has come: no wider than the screen, and the focus is where it says."""
        if landed := LANDED.search(self.page.url):
            expect(self.page.locator(landed[0])).to_be_focused()
        assert sideways(self.page) == 0, self.page.url
