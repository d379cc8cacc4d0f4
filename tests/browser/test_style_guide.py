"""Every component in every state, judged by axe-core and by what a browser measures."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.judging import TOO_SMALL, faults

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.urls("tests.design.try_out_urls")]

Visit = Callable[..., Page]


@pytest.mark.parametrize(
    ("version", "scheme", "width"),
    [
        ("de", "light", 1280),
        ("de", "dark", 1280),
        ("de", "light", 320),
        ("de-simple", "light", 320),
        ("en", "dark", 320),
    ],
)
def test_no_component_has_a_fault_that_a_machine_can_find(visit: Visit, version: str, scheme: str, width: int) -> None:
    page = visit(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)

    page.goto(f"/{version}/stil/")

    assert faults(page) == []


@pytest.mark.parametrize("version", ["de", "de-simple"])
def test_nothing_is_wider_than_a_small_phone(visit: Visit, version: str) -> None:
    page = visit(viewport={"width": 320, "height": 640})

    page.goto(f"/{version}/stil/")

    assert page.evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.parametrize(
    ("width", "change"),
    [
        # WCAG 1.4.12, and a reader who has set twice the size of letters.
        (320, "* {line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important}"),
        (640, "html {font-size: 200% !important}"),
    ],
)
def test_larger_letters_and_wider_spaces_clip_nothing(visit: Visit, width: int, change: str) -> None:
    page = visit(viewport={"width": width, "height": 900}, bypass_csp=True)
    page.goto("/de-simple/stil/")

    page.add_style_tag(content=change)

    clipped = """
        [...document.querySelectorAll("body *")]
          .filter((one) => !one.closest("svg, .sr-only, .table-scroll"))
          .filter((one) => getComputedStyle(one).overflow !== "visible")
          .filter((one) => one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)
          .map((one) => one.outerHTML.slice(0, 80))"""
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.evaluate(clipped) == []


def test_a_long_choice_takes_two_lines_on_a_phone_with_large_letters(visit: Visit) -> None:
    page = visit(viewport={"width": 320, "height": 900}, bypass_csp=True)
    page.goto("/de/stil/")
    choice = page.locator("select:visible").filter(has_text="Weiß ich nicht").first
    before = choice.bounding_box()["height"]

    page.add_style_tag(content="html {font-size: 200% !important}")

    assert choice.evaluate("one => one.selectedOptions[0].label") == "Weiß ich nicht"
    assert choice.bounding_box()["height"] > 2.5 * before


def test_tab_reaches_everything_in_order_and_nothing_covers_the_focus(visit: Visit) -> None:
    page = visit(viewport={"width": 1280, "height": 600})
    page.goto("/de/stil/")
    controls = page.evaluate(
        """[...document.querySelectorAll(
          "a[href], button, input, select, textarea, summary, video[controls], [tabindex='0']"
        )]
          .filter((one) => one.checkVisibility() && one.type !== "hidden")
          .map((one, place) => (one.dataset.place = place)).length"""
    )
    page.evaluate("document.activeElement.blur()")
    page.locator("body").evaluate("body => { body.tabIndex = -1; body.focus(); }")

    reached: list[int] = []
    # A film has several stops of its own; behind the last control the browser takes over.
    for _press in range(2 * controls):
        page.keyboard.press("Tab")
        place, is_covered = page.evaluate(
            """(() => {
              const one = document.activeElement, box = one.getBoundingClientRect();
              const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
              return [Number(one.dataset.place ?? -1), !one.contains(top)];
            })()"""
        )
        if place == -1:
            break
        assert not is_covered, place
        reached.append(place)

    # A group of radio buttons is one stop.
    assert reached == sorted(reached)
    assert (reached[0], reached[-1]) == (0, controls - 1)


@pytest.mark.parametrize("width", [1280, 320])
def test_every_target_is_large_enough_for_a_trembling_finger(visit: Visit, width: int) -> None:
    page = visit(viewport={"width": width, "height": 900})

    page.goto("/de/stil/")

    assert page.evaluate(TOO_SMALL) == []


def test_the_error_summary_has_the_focus_without_a_script(visit: Visit) -> None:
    page = visit(java_script_enabled=False)

    page.goto("/de/stil/")

    # Without a script the page cannot be asked; what has the focus is what the style for it applies to.
    expect(page.locator("#fehler:focus")).to_have_count(1)


def test_the_menu_opens_on_a_phone_without_a_script(visit: Visit) -> None:
    page = visit(java_script_enabled=False, viewport={"width": 320, "height": 640})
    page.goto("/de/stil/")
    menu = page.get_by_role("navigation", name="Hauptmenü").or_(page.get_by_role("navigation", name="Main menu"))
    entry = menu.get_by_role("link", name="Aktuelles")
    expect(entry).to_be_hidden()

    menu.locator("summary").click()

    expect(entry).to_be_visible()


def test_paper_shows_the_text_and_no_controls(visit: Visit) -> None:
    page = visit()
    page.goto("/de/stil/")
    page.emulate_media(media="print")

    assert page.get_by_text("Ausgeklappt.").is_visible()
    assert page.locator(".kern-btn:visible, .site-nav:visible, .skip-link:visible").count() == 0


def test_nothing_vanishes_in_forced_colours(visit: Visit) -> None:
    page = visit(forced_colors="active")
    page.goto("/de/stil/")

    box = page.locator("#neu_kind_0")
    box.check()

    assert box.evaluate("one => getComputedStyle(one).appearance") != "none"
