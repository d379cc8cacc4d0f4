"""Passing a page on, and following what is new: by keyboard, without JavaScript, and without a word to anybody else."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.accessibility.states import address
from tests.browser.judging import judged, listen

if TYPE_CHECKING:
    from playwright.sync_api import Page

    Person = Callable[..., Page]

VERSIONS = ["de", "de-simple", "en"]
PAGES = ["b/sitzbaenke/", "b/sitzbaenke/4/", "{article}", "{moved}"]


@pytest.mark.parametrize("language", VERSIONS)
def test_the_ways_to_pass_a_page_on_have_no_fault_and_ask_nobody(person: "Person", example: Any, language: str) -> None:
    page = person()
    happened = listen(page, example.url)
    found = {}
    for path in PAGES:
        page.goto(address(language, path))
        page.locator("details.share summary").press("Enter")
        expect(page.locator("details.share a[href^='mailto:?']")).to_be_visible()
        page.locator("details.share input").press("Control+a")
        copied = page.evaluate("getSelection().toString()")
        assert copied == page.locator("link[rel=canonical]").get_attribute("href")
        if problems := judged(page) + happened:
            found[path] = problems

    assert found == {}


def test_without_javascript_the_ways_open_too(person: "Person") -> None:
    page = person(java_script_enabled=False)
    page.goto(address("de", PAGES[1]))

    page.locator("details.share summary").press("Enter")

    expect(page.locator("details.share input")).to_be_visible()


def test_an_event_comes_as_a_file_for_the_calendar(person: "Person") -> None:
    page = person()
    page.goto(address("de", PAGES[3]))

    with page.expect_download() as download:
        page.locator("a[href$='.ics']").click()

    assert download.value.suggested_filename.endswith(".ics")
