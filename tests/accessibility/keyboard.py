"""Tab from the top to the end of a page and back, and what the focus looks like on the way."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from tests.accessibility.findings import Finding, findings_of
from tests.accessibility.pixels import focus_of

if TYPE_CHECKING:
    from playwright.sync_api import Page

#: Kinds of controls of which a picture was taken already, by this process: with the colours of the window.
_seen: set[tuple[str, str]] = set()

MOST_MORE = 30


def walk(page: Page, *, forwards: bool = True, at_once: bool = True) -> list[dict[str, Any]]:
    """Where the focus was after each press; ends when it has left the page or come to its start again."""
    stops: int = page.evaluate("look.startWalk", forwards)
    # At the last stop, or outside.
    ends = {-2, stops - 1 if forwards else 0}
    press(page, forwards=forwards, times=max(stops, 1) if at_once else 1)
    steps: list[dict[str, Any]] = page.evaluate("look.walked()")
    # Inside a video there are stops that belong to the browser.
    for _press in range(MOST_MORE if at_once else stops + MOST_MORE):
        if ends & {one["place"] for one in steps[1:]}:
            break
        press(page, forwards=forwards)
        steps = page.evaluate("look.walked()")
    return steps


def press(page: Page, *, forwards: bool, times: int = 1) -> None:
    """Held down, the key repeats itself: the whole way is one command to the browser."""
    page.keyboard.press("+".join([*([] if forwards else ["Shift"]), *["Tab"] * times]))


def judge(page: Page, *, and_back: bool = True) -> list[Finding]:
    """Every stop is reached, in order, both ways; none is covered, all are marked."""
    there = walk(page)
    if missed_stops(page, there):
        # A browser that is busy sometimes loses the focus on the way. What is out of reach is so each time.
        there = walk(page, at_once=False)
    missed = missed_stops(page, there)
    found = missed + in_order("forwards", there, 1) + trapped(there)
    steps = list(there)
    if and_back:
        back, found_back = walk_back(page, there, has_missed=bool(missed))
        found += found_back
        steps += back
    for one in steps:
        if one["place"] >= 0 and one["isCovered"]:
            found.append(Finding("focus-not-covered", "covered", one["where"]))
        if one["place"] >= 0 and not one["isMarked"]:
            found.append(Finding("focus-visible", "no style", one["where"]))
    return list(dict.fromkeys(found)) + by_pixels(page, there)


def walk_back(
    page: Page, there: list[dict[str, Any]], *, has_missed: bool
) -> tuple[list[dict[str, Any]], list[Finding]]:
    """From where the way there has ended; what that has missed is not missed twice."""
    # The last stop of the way there is the first of the way back.
    last = [one for one in there if one["place"] >= 0][-1:]
    back = walk(page, forwards=False)
    places = {one["place"] for one in there}
    if last and not has_missed and len({one["place"] for one in [*last, *back]}) < len(places):
        page.evaluate("look.focusOn", last[0]["place"])
        back = walk(page, forwards=False, at_once=False)
    missed_back = missed_stops(page, back)
    reached_back = {one["place"] for one in [*last, *back]}
    found = []
    if not has_missed:
        # Backwards, a group of radio buttons is entered at its other end.
        lost = [one for one in missed_back if one.where not in {step["where"] for step in last}]
        found += lost if len(reached_back) < len(places) else []
    found += in_order("backwards", [*last, *back], -1) + trapped(back)
    return back, found


def missed_stops(page: Page, steps: list[dict[str, Any]]) -> list[Finding]:
    return findings_of("keyboard-order", page.evaluate("look.missedStops", steps))


def in_order(way: str, steps: list[dict[str, Any]], direction: int) -> list[Finding]:
    for one, following in pairwise(steps):
        if following["place"] == -2 or (following if direction > 0 else one)["place"] == 0:
            # Out of the page, or from its end to its beginning and the other way round.
            break
        if min(one["place"], following["place"]) < 0:
            continue
        if (following["place"] - one["place"]) * direction < 0:
            return [Finding("keyboard-order", "jumps", following["where"], what=way)]
    return []


def trapped(steps: list[dict[str, Any]]) -> list[Finding]:
    """The focus stays where it is, however often Tab is pressed."""
    last = steps[-3:]
    if len(last) == 3 and len({one["place"] for one in last}) == 1 and last[0]["place"] >= 0:
        return [Finding("keyboard-trap", "stays", last[0]["where"])]
    return []


def by_pixels(page: Page, steps: list[dict[str, Any]]) -> list[Finding]:
    colours = page.evaluate("[matchMedia('(prefers-color-scheme: dark)').matches, innerWidth].join()")
    found = []
    for step in steps:
        if step["place"] < 0 or (step["kind"], colours) in _seen:
            continue
        _seen.add((step["kind"], colours))
        found += focus_of(page, step["place"], step["where"])
    return found
