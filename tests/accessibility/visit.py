"""One visit to a page, in which everything is asked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from tests.accessibility import keyboard, transfer
from tests.accessibility.engines import CONTRAST, IN_EACH_PAGE, HtmlValidate, axe, ibm
from tests.accessibility.findings import Finding, findings_of
from tests.accessibility.pages import EXTENT, IS_FULL, Page
from tests.accessibility.pixels import vanished, whole
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
    *("reflow-320", "text-spacing", "letters-200", "target-size", "reduced-motion"),
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


ORDER = "keyboard-order"


class Visit:
    """Opens pages one after another in one window and asks each everything."""

    #: What stood around the content before, by version, state and person: the same in each visit of this process.
    around: ClassVar[dict[tuple[str, ...], list[Any]]] = {}

    def __init__(self, window: Window, own: str, html: HtmlValidate, version: str) -> None:
        self.window = window
        window.add_init_script(IN_EACH_PAGE)
        self.html = html
        self.version = version
        # The versions differ in words, not in colours and in what follows what: what takes longest is asked in one.
        self.compares = IS_FULL or version == "de"
        self.is_thorough = EXTENT != "versions" or version == "de"
        self.happened = listen(window, own)

    def __call__(self, page: Page, results: Results) -> None:
        path = address(self.version, page.path)
        found = self.look_at(page, path, results)
        if any(one.check == ORDER for one in found):
            # Once in some hundred pages a busy browser loses the focus for good. What is out of reach is so again.
            self.window.goto("about:blank")
            again = self.look_at(page, path, results)
            found = [one for one in found if one.check != ORDER] + [one for one in again if one.check == ORDER]
        unique = list(dict.fromkeys(found))
        results.add(path + (" ⏎" if page.press else ""), self.version, self.checks(page), unique, row=page.name)

    def look_at(self, page: Page, path: str, results: Results) -> list[Finding]:
        markup = self.open(page, path)
        found = [Finding("only-own", "asks or says", what=one) for one in dict.fromkeys(self.happened)]
        # Reads while the browser works.
        self.html.ask(markup)
        sizes = transfer.measure(self.window, markup)
        found += transfer.judge(sizes)
        if self.version == "de":
            results.transfer[page.name] = sizes
        found += self.as_it_comes(page)
        found += self.ask({"look.withoutScripts(given)": "no-javascript"}, markup)
        found += self.wide(page)
        found += self.unfolded(page)
        found += self.narrow()
        found += self.printed()
        return found + self.html.answer()

    def checks(self, page: Page) -> list[str]:
        more = {"no-cookie": page.is_reading, "error-summary": page.has_errors, "after-action": "#meldung" in page.path}
        more |= {"same-help": not page.is_alone, "skip-links": not page.is_alone}
        more |= dict.fromkeys(("dark", "forced-colours"), self.compares)
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
        return answer.text()

    def ask(self, questions: dict[str, str], given: Any = None) -> list[Finding]:
        """Question → check. All in one go: the way to the browser and back takes longer than most answers."""
        answers = self.window.evaluate(f"given => [{', '.join(questions)}]", given)
        checks = questions.values()
        return [one for check, answer in zip(checks, answers, strict=True) for one in findings_of(check, answer)]

    def as_it_comes(self, page: Page) -> list[Finding]:
        """Before anything is pressed."""
        found = []
        if page.has_errors:
            found += self.ask({"look.errors()": "error-summary"})
        if "#meldung" in page.path:
            found += self.ask({"look.outcome()": "after-action"})
        if page.is_reading:
            cookies = self.window.context.cookies()
            found += [Finding("no-cookie", "cookie", cookie["name"]) for cookie in cookies]
        return found

    def wide(self, page: Page) -> list[Finding]:
        """On a desk."""
        questions = {
            "look.languages(given)": "lang",
            "look.autocomplete()": "autocomplete",
            "look.riddles()": "no-captcha",
            "look.media()": "media",
            "look.smallTargets()": "target-size",
            "look.movement(true)": "reduced-motion",
        }
        if not page.is_alone:
            questions["look.skipLinks()"] = "skip-links"
        found = self.ask(questions, self.version)
        found += [] if page.is_alone else self.same_help(page)
        found += keyboard.judge(self.window, and_back=self.is_thorough)
        found += self.ask({"look.spaced()": "text-spacing"})
        found += self.colours()
        for width in WIDTHS:
            self.window.set_viewport_size(width)
            found += axe(self.window) + keyboard.judge(self.window)
            found += self.ask({"look.smallTargets()": "target-size", "look.sideways()": "reflow-320"})
        self.window.set_viewport_size(WIDE)
        self.window.emulate_media(reduced_motion="no-preference")
        found += self.ask({"look.movement(false)": "reduced-motion"})
        self.window.emulate_media(reduced_motion="reduce")
        return found

    def same_help(self, page: Page) -> list[Finding]:
        """As on all pages before: the same links in the same order, and the same order of what holds them."""
        now = self.window.evaluate("look.help()")
        before = self.around.setdefault((self.version, page.state, page.who), now)
        return [
            Finding("same-help", "differs", area, what=f"{words}, before: {words_before}")
            for (_area, *words_before), (area, *words) in zip(before, now, strict=True)
            if words != words_before
        ]

    def colours(self) -> list[Finding]:
        """Contrast in the dark and with forced colours; nothing vanishes there."""
        window = self.window
        window.evaluate("scrollTo(0, 0); document.activeElement?.blur()")
        marks, light = (window.evaluate("look.marks()"), whole(window)) if self.compares else ([], None)
        found: list[Finding] = []
        for check, media in SCHEMES.items() if self.is_thorough else [("dark", SCHEMES["dark"])]:
            found += self.contrasts(check, media)
            if light:
                found += vanished(check, marks, light, whole(window))
            if IS_FULL:
                found += keyboard.judge(window)
            self.by_daylight()
        return found

    def contrasts(self, check: str, media: dict[str, Any]) -> list[Finding]:
        """Leaves the window in these colours."""
        self.window.emulate_media(**media)
        found = axe(self.window, CONTRAST, colours_are_forced="forced_colors" in media)
        return [replace(one, what=f"{check}: {one.what}") for one in found]

    def by_daylight(self) -> None:
        self.window.emulate_media(color_scheme="light", forced_colors="none", contrast="null")

    def narrow(self) -> list[Finding]:
        """On a phone, folded as it comes; 320 pixels are also 1280 at 400 %."""
        window = self.window
        window.set_viewport_size(NARROW)
        found = axe(window)
        found += self.ask({"look.sideways()": "reflow-320", "look.smallTargets()": "target-size"})
        found += keyboard.judge(window, and_back=self.is_thorough)
        found += self.ask({"look.spaced()": "text-spacing", "look.rememberLetters()": "letters-200"})
        set_letters(window, 32)
        letters = ("sideways", "cutOff", "overlaps", "lettersThatStay", "whileLettersLoad")
        found += self.ask({f"look.{question}()": "letters-200" for question in letters})
        set_letters(window, 16)
        if IS_FULL:
            for check, media in SCHEMES.items():
                found += self.contrasts(check, media)
                self.by_daylight()
        return found

    def unfolded(self, page: Page) -> list[Finding]:
        """On a desk, with everything open that can be opened; on a phone all is folded."""
        window = self.window
        window.evaluate("look.rememberWords(); look.openAll()")
        found = axe(window) + ibm(window)
        is_paged = "rel=next" in page.press
        found += self.ask({"look.links()": "links", "look.lists(...given)": "lists"}, [page.is_list, is_paged])
        window.evaluate("look.foldAll()")
        return found

    def printed(self) -> list[Finding]:
        """From a window in the dark: paper is white."""
        window = self.window
        window.set_viewport_size(WIDE)
        window.emulate_media(media="print", color_scheme="dark")
        found = self.ask({"look.onPaper()": "print"})
        window.emulate_media(media="screen", color_scheme="light")
        return found


SCHEMES: dict[str, dict[str, Any]] = {
    "dark": {"color_scheme": "dark"},
    "forced-colours": {"forced_colors": "active"},
}
