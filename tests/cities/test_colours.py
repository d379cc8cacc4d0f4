"""A city's colours are a plain file that anybody may change: each pair of text and ground stays readable."""

import re
from pathlib import Path

import pytest
from django.conf import settings

import cities

HOUSE = Path(settings.ROOT) / "site" / "design" / "styles" / "_theme.scss"
ACCESS = HOUSE.with_name("_access.scss")
CITIES = sorted(path.parent.name for path in cities.FOLDER.glob("*/city.json"))
GROUNDS = ("paper", "surface", "tint")
TEXTS = {
    **{text: GROUNDS for text in ("muted", "action-strong", "visited", "danger")},
    # The welcome of the start page stands in the sky of its drawing.
    **{text: (*GROUNDS, "sky") for text in ("ink", "action")},
    "on-action": ("action", "action-strong"),
    **{level: (f"{level}-ground",) for level in ("info", "success", "warning", "danger")},
}
#: What is no text: borders of fields, bars of results.
SIGNS = {"edge": GROUNDS, "bar": ("paper", "surface")}


def colours(css: str, mode: str = "light") -> dict[str, str]:
    """Name → colour, of those that have a light and a dark value."""
    values = r"var\(--light, (?P<light>#[0-9a-fA-F]{3,6})\) var\(--dark, (?P<dark>#[0-9a-fA-F]{3,6})\);"
    return {found[1]: found[mode] for found in re.finditer(rf"--([\w-]+):\s*{values}", css)}


def palette(city: str, mode: str) -> dict[str, str]:
    """The colours of the house, with those of the city in their place."""
    own = (cities.FOLDER / city / "static" / "theme.css").read_text(encoding="utf-8")
    return colours(HOUSE.read_text(encoding="utf-8"), mode) | colours(own, mode)


def high_contrast(mode: str) -> dict[str, str]:
    """What takes the place of every city's colours in high contrast; the few others stay."""
    return colours(HOUSE.read_text(encoding="utf-8"), mode) | colours(ACCESS.read_text(encoding="utf-8"), mode)


def luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def too_weak(of: dict[str, str], pairs: dict[str, tuple[str, ...]], least: float) -> dict[str, float]:
    found = {f"{text} on {ground}": contrast(of[text], of[ground]) for text in pairs for ground in pairs[text]}
    return {pair: round(value, 2) for pair, value in found.items() if value < least}


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("city", CITIES)
def test_every_text_of_every_city_reaches_seven_to_one(city: str, mode: str) -> None:
    assert too_weak(palette(city, mode), TEXTS, 7) == {}


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("city", CITIES)
def test_borders_and_bars_of_every_city_reach_three_to_one(city: str, mode: str) -> None:
    assert too_weak(palette(city, mode), SIGNS, 3) == {}


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_in_high_contrast_every_text_reaches_ten_to_one(mode: str) -> None:
    assert too_weak(high_contrast(mode), TEXTS | SIGNS, 10) == {}
    assert set(high_contrast(mode)) == set(colours(HOUSE.read_text(encoding="utf-8"), mode))


@pytest.mark.parametrize("city", CITIES)
def test_a_city_gives_each_of_its_colours_for_light_and_dark(city: str) -> None:
    own = (cities.FOLDER / city / "static" / "theme.css").read_text(encoding="utf-8")

    assert re.findall(r"--([\w-]+):", own) == [*colours(own, "dark")]


@pytest.mark.parametrize("city", CITIES)
def test_a_city_changes_only_colours_that_there_are(city: str) -> None:
    own = (cities.FOLDER / city / "static" / "theme.css").read_text(encoding="utf-8")

    assert colours(own).keys() - colours(HOUSE.read_text(encoding="utf-8")).keys() == set()


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_a_colour_that_is_too_light_or_too_dark_is_noticed(mode: str) -> None:
    changed = palette("wuppertal", mode) | {"action": "#7a8b99"}

    assert {"action on paper", "action on sky", "on-action on action"} <= too_weak(changed, TEXTS, 7).keys()


def test_black_on_white_is_twenty_one_to_one() -> None:
    assert round(contrast("#000", "#ffffff"), 1) == 21
