"""The device's own voice reads the page, sentence by sentence; here it is one that only writes down what it is told."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.contrib.staticfiles import finders
from playwright.sync_api import expect

from tests.browser.judging import listen
from tests.content.bodies import make_page_with
from tests.pages.pages import home
from tests.terms.terms import make_term

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    Visit = Callable[..., Page]

pytestmark = pytest.mark.django_db(transaction=True)

# A voice that speaks when the test says so, and how the browser's own begins: without any voice.
VOICE = """
    window.said = [];
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
    const heard = new EventTarget();
    Object.assign(heard, {
      voices: VOICES,
      getVoices() { return this.voices; },
      speak(one) { this.now = one; window.said.push([one.voice.name, one.text]); },
      cancel() { const one = this.now; this.now = null; one?.onerror?.(); },
      finish() { const one = this.now; this.now = null; one?.onend?.(); },
    });
    Object.defineProperty(window, "speechSynthesis", { value: heard });
"""
GERMAN = '{name: "Anna", lang: "de_DE", localService: true}'
ENGLISH = '{name: "Ada", lang: "en-GB", localService: true}'
ELSEWHERE = '{name: "Server", lang: "de-DE", localService: false}'
TEXT = "<p>Der <b>Platz</b> wird neu. Bis zum 30. Juni haben Sie Zeit!</p><ul><li>Ein Punkt</li></ul>"


def marked(page: "Page") -> list[str]:
    return page.evaluate('[...(CSS.highlights.get("read-aloud") ?? [])].map(String)')


def said(page: "Page") -> list[list[str]]:
    return page.evaluate("window.said")


def go_on(page: "Page") -> None:
    page.evaluate("speechSynthesis.finish()")


def reader(visit: "Visit", *voices: str) -> "Page":
    page = visit()
    page.add_init_script(VOICE.replace("VOICES", f"[{', '.join(voices)}]"))
    return page


def test_a_page_is_read_sentence_by_sentence_paused_and_stopped_by_keyboard(visit: "Visit") -> None:
    quote = {"text": "Good morning.", "person": "", "language": "en"}
    make_page_with(("text", TEXT), ("quote", quote), title="Platz")
    page = reader(visit, ELSEWHERE, GERMAN, ENGLISH)
    happened = listen(page, "http://localhost")
    page.goto("/de/seite/")
    toggle = page.locator(".read-aloud button").first
    stop, status = page.locator(".read-aloud button").last, page.locator(".read-aloud [role=status]")
    expect(toggle).to_have_text("Diese Seite vorlesen")
    expect(stop).to_be_hidden()
    assert said(page) == []

    toggle.press("Enter")
    expect(status).to_have_text("Es wird vorgelesen.")
    assert said(page) == [["Anna", "Platz"]]
    go_on(page)
    assert marked(page) == ["Der Platz wird neu."]
    go_on(page)
    assert marked(page) == ["Bis zum 30. Juni haben Sie Zeit!"]

    expect(toggle).to_have_text("Pause")
    toggle.press("Enter")
    expect(status).to_have_text("Angehalten.")
    expect(toggle).to_have_text("Weiterlesen")
    toggle.press("Enter")
    # The sentence that was cut off is said once more.
    assert said(page)[-2:] == [["Anna", "Bis zum 30. Juni haben Sie Zeit!"]] * 2
    go_on(page)
    go_on(page)
    assert said(page)[-2:] == [["Anna", "Ein Punkt"], ["Ada", "Good morning."]]

    stop.press("Enter")
    expect(status).to_have_text("Das Vorlesen ist zu Ende.")
    expect(toggle).to_be_focused()
    expect(stop).to_be_hidden()
    assert marked(page) == []
    assert happened == []


def test_reading_ends_with_the_page_and_leaves_out_what_nobody_sees(visit: "Visit") -> None:
    make_term("Platz", "Nur wer aufklappt, hört das.")
    make_page_with(("text", "<p>Der Platz.<br/>Er wird <b>neu</b><br/>und schön.</p>"), title="Neu")
    page = reader(visit, GERMAN)
    page.goto("/de/seite/")
    page.locator(".read-aloud button").first.click()

    while page.evaluate("!!speechSynthesis.now"):
        go_on(page)

    texts = [text for _voice, text in said(page)]
    assert texts[:5] == ["Neu", "Der Platz.", "Er wird neu", "und schön.", "Was bedeutet „Platz“?"]
    assert not any("aufklappt" in text or "vorlesen" in text for text in texts)
    expect(page.locator(".read-aloud [role=status]")).to_have_text("Das Vorlesen ist zu Ende.")


@pytest.mark.parametrize("voices", [[], [ELSEWHERE], [ENGLISH]])
def test_without_a_german_voice_of_the_device_nothing_is_offered_until_there_is_one(
    visit: "Visit", voices: list[str]
) -> None:
    make_page_with(("text", TEXT), parent=home("de-simple"))
    page = reader(visit, *voices)
    page.goto("/de-simple/seite/")
    bar = page.locator(".read-aloud")
    expect(bar).to_be_hidden()

    page.evaluate(f"speechSynthesis.voices.push({GERMAN}); speechSynthesis.dispatchEvent(new Event('voiceschanged'))")

    expect(bar).to_be_visible()
    bar.locator("button").first.press("Enter")
    assert len(said(page)) == 1

    # Somebody takes the voice away while it speaks.
    page.evaluate("speechSynthesis.voices.pop(); speechSynthesis.dispatchEvent(new Event('voiceschanged'))")

    expect(bar).to_be_hidden()
    assert page.evaluate("speechSynthesis.now") is None


def test_a_word_opens_its_explanation_without_javascript(page_without_js: "Page") -> None:
    make_term("Platz", "Ein freier Ort.")
    make_page_with(("text", "<p>Der Platz.</p>"))
    page_without_js.goto("/de/seite/")
    expect(page_without_js.get_by_text("Ein freier Ort.")).to_be_hidden()

    page_without_js.locator("a.hard-word").click()

    expect(page_without_js.get_by_text("Ein freier Ort.")).to_be_visible()
    expect(page_without_js.locator(".read-aloud")).to_be_hidden()


def test_the_script_stays_small() -> None:
    assert Path(finders.find("content/read_aloud.js") or "").stat().st_size <= 4096
