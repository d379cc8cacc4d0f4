"""One visit to a page, in which everything is asked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tests.accessibility import keyboard, transfer
from tests.accessibility.engines import CONTRAST, OWN, STRUCTURE, HtmlValidate, axe, ibm
from tests.accessibility.findings import Finding, findings_of
from tests.accessibility.pages import IS_FULL, Page
from tests.accessibility.pixels import picture, vanished
from tests.accessibility.results import Results
from tests.accessibility.states import address
from tests.browser.judging import listen
from tests.example import set_letters

if TYPE_CHECKING:
    from playwright.sync_api import Page as Window

WIDE, NARROW = {"width": 1280, "height": 800}, {"width": 320, "height": 640}
WIDTHS = ({"width": 768, "height": 1024}, {"width": 1920, "height": 1080}) if IS_FULL else ()

#: Asked on every page. The others depend on what kind of page it is.
ALWAYS = (
    *("axe", "axe-contrast", "ibm", "html", "keyboard-order", "keyboard-trap", "focus-visible", "focus-not-covered"),
    *("reflow-320", "text-spacing", "letters-200", "target-size", "reduced-motion", "forced-colours", "dark"),
    *(
        "print",
        "no-javascript",
        "lang",
        "links",
        "lists",
        "autocomplete",
        "no-captcha",
        "media",
        "only-own",
        "transfer",
    ),
)


class Visit:
    """Opens pages one after another in one window and asks each everything."""

    def __init__(self, window: Window, own: str, html: HtmlValidate, version: str) -> None:
        self.window = window
        self.html = html
        self.version = version
        self.happened = listen(window, own)
        self.help: list[Any] = []

    def __call__(self, page: Page, results: Results) -> None:
        path = address(self.version, page.path)
        markup = self.open(page, path)
        found = [Finding("only-own", "asks or says", what=one) for one in dict.fromkeys(self.happened)]
        sizes = transfer.measure(self.window, markup)
        found += transfer.judge(sizes)
        if self.version == "de":
            results.transfer[page.name] = sizes
        found += self.as_it_comes(page)
        found += self.html.check(markup)
        found += findings_of("no-javascript", self.window.evaluate("markup => look.withoutScripts(markup)", markup))
        found += self.wide(page)
        found += self.narrow()
        found += self.unfolded(page)
        found += self.printed()
        unique = list(dict.fromkeys(found))
        results.add(path + (" ⏎" if page.press else ""), self.version, self.checks(page), unique)

    @staticmethod
    def checks(page: Page) -> list[str]:
        more = {"no-cookie": page.is_reading, "error-summary": page.has_errors, "after-action": "#meldung" in page.path}
        more |= {"same-help": not page.is_alone, "skip-links": not page.is_alone}
        return [*ALWAYS, *(check for check, is_asked in more.items() if is_asked)]

    def open(self, page: Page, path: str) -> str:
        """Returns the HTML as the server sent it."""
        window = self.window
        window.set_viewport_size(WIDE)
        window.emulate_media(color_scheme="light", forced_colors="none", media="screen", reduced_motion="reduce")
        if page.is_reading:
            window.context.clear_cookies()
        self.happened.clear()
        answer = window.goto(path)
        if page.fill[0]:
            window.locator(page.fill[0]).fill(page.fill[1])
        if page.press:
            with window.expect_navigation() as following:
                window.locator(page.press).click()
            answer = following.value
        assert answer and (page.has_errors or answer.status == page.status), f"{path}: {answer and answer.status}"
        window.evaluate("document.fonts.ready")
        window.evaluate(OWN)
        return answer.text()

    def ask(self, check: str, question: str, argument: Any = None) -> list[Finding]:
        return findings_of(check, self.window.evaluate(question, argument))

    def as_it_comes(self, page: Page) -> list[Finding]:
        """Before anything is pressed."""
        found = []
        if page.has_errors:
            found += self.ask("error-summary", "look.errors()")
        if "#meldung" in page.path:
            found += self.ask("after-action", "look.outcome()")
        if page.is_reading:
            cookies = self.window.context.cookies()
            found += [Finding("no-cookie", "cookie", cookie["name"]) for cookie in cookies]
        return found

    def wide(self, page: Page) -> list[Finding]:
        """On a desk."""
        found = axe(self.window)
        found += self.ask("lang", "version => look.languages(version)", self.version)
        found += self.ask("autocomplete", "look.autocomplete()")
        found += self.ask("no-captcha", "look.riddles()")
        found += self.ask("media", "look.media()")
        found += self.ask("target-size", "look.smallTargets()")
        if not page.is_alone:
            found += self.ask("skip-links", "look.skipLinks()") + self.same_help()
        found += keyboard.judge(self.window)
        found += self.ask("text-spacing", "look.spaced()")
        found += self.colours()
        for width in WIDTHS:
            self.window.set_viewport_size(width)
            found += axe(self.window) + self.ask("target-size", "look.smallTargets()")
            found += self.ask("reflow-320", "look.sideways()") + keyboard.judge(self.window)
        self.window.set_viewport_size(WIDE)
        found += self.moved()
        return found

    def same_help(self) -> list[Finding]:
        """As on the page before, in this version."""
        now = self.window.evaluate("look.help()")
        self.help = self.help or now
        return [
            Finding("same-help", "differs", area[0], what=f"{set(area) ^ set(before)}")
            for before, area in zip(self.help, now, strict=True)
            if before != area
        ]

    def colours(self) -> list[Finding]:
        """Contrast in the dark and with forced colours; nothing vanishes there."""
        window = self.window
        window.evaluate("scrollTo(0, 0); document.activeElement?.blur()")
        # The versions differ in words, not in colours: pictures of one are enough.
        compares = IS_FULL or self.version == "de"
        marks, light = (window.evaluate("look.marks()"), picture(window, full_page=True)) if compares else ([], None)
        found: list[Finding] = []
        for check, media in SCHEMES.items():
            window.emulate_media(**media)
            contrasts = axe(window, CONTRAST, colours_are_forced="forced_colors" in media)
            found += [replace(one, what=f"{check}: {one.what}") for one in contrasts]
            if light:
                found += vanished(check, marks, light, picture(window, full_page=True))
            if IS_FULL:
                found += keyboard.judge(window)
            window.emulate_media(color_scheme="light", forced_colors="none", contrast="null")
        return found

    def moved(self) -> list[Finding]:
        found = self.ask("reduced-motion", "look.movement(true)")
        self.window.emulate_media(reduced_motion="no-preference")
        found += self.ask("reduced-motion", "look.movement(false)")
        self.window.emulate_media(reduced_motion="reduce")
        return found

    def narrow(self) -> list[Finding]:
        """On a phone; 320 pixels are also 1280 at 400 %."""
        window = self.window
        window.set_viewport_size(NARROW)
        found = axe(window)
        found += self.ask("reflow-320", "look.sideways()")
        found += self.ask("target-size", "look.smallTargets()")
        found += keyboard.judge(window)
        found += self.ask("text-spacing", "look.spaced()")
        window.evaluate("look.rememberLetters()")
        set_letters(window, 32)
        for question in ("look.sideways()", "look.cutOff()", "look.overlaps()", "look.lettersThatStay()"):
            found += self.ask("letters-200", question)
        set_letters(window, 16)
        if IS_FULL:
            for scheme in SCHEMES.values():
                window.emulate_media(**scheme)
                found += axe(window, CONTRAST)
            window.emulate_media(color_scheme="light", forced_colors="none", contrast="null")
        return found

    def unfolded(self, page: Page) -> list[Finding]:
        """With everything open that can be opened."""
        window = self.window
        window.set_viewport_size(WIDE)
        window.evaluate("look.rememberWords()")
        found = ibm(window) if not window.evaluate("look.openAll()") else ibm(window) + axe(window, STRUCTURE)
        found += self.ask("links", "look.links()")
        is_paged = "rel=next" in page.press
        return found + self.ask("lists", "([list, paged]) => look.lists(list, paged)", [page.is_list, is_paged])

    def printed(self) -> list[Finding]:
        """From a window in the dark: paper is white."""
        window = self.window
        window.evaluate("document.querySelectorAll('main details').forEach(one => one.open = false)")
        window.emulate_media(media="print", color_scheme="dark")
        found = self.ask("print", "look.onPaper()")
        window.emulate_media(media="screen", color_scheme="light")
        return found


SCHEMES: dict[str, dict[str, Any]] = {
    "dark": {"color_scheme": "dark"},
    "forced-colours": {"forced_colors": "active"},
}
