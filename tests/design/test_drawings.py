"""What a city draws of itself is decoration: small, without a word, in the colours of its theme."""

import re
from pathlib import Path

import pytest
from django.conf import settings

import cities

ROOT: Path = settings.ROOT
NEUTRAL = ROOT / "site" / "templates" / "city"
CITIES = sorted(path.parent.name for path in cities.FOLDER.glob("*/city.json"))
DRAWINGS = sorted([*NEUTRAL.glob("*.html"), *cities.FOLDER.glob("*/templates/city/*.html")])
STYLES = ROOT / "site" / "design" / "styles"
#: In bytes, before compression: a page carries two or three of them.
LARGEST = 10_000
HOOKS = {"drawing", "panorama", "band", "still", "lost", "shore", "site-mark", "clock"}


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("drawing", DRAWINGS, ids=name_of)
def test_a_drawing_says_nothing_and_brings_no_colour_of_its_own(drawing: Path) -> None:
    code = re.sub(r"{#.*?#}", "", drawing.read_text(encoding="utf-8"))

    assert re.fullmatch(r'<svg [^>]*aria-hidden="true" focusable="false"[^>]*>.*</svg>\s*', code, re.DOTALL)
    assert re.findall(r"<(?:style|script|text|title|image|a)\b|\sstyle=|\son\w+=|\bid=|#[0-9a-f]{3,6}\b", code) == []
    assert len(code.encode()) < LARGEST


@pytest.mark.parametrize("drawing", DRAWINGS, ids=name_of)
def test_every_shape_has_a_name_that_the_styles_know(drawing: Path) -> None:
    sheets = "".join(sheet.read_text(encoding="utf-8") for sheet in STYLES.glob("_*.scss"))
    # Sass joins what begins with an ampersand to the name above it.
    known = set(re.findall(r"\.([a-z][\w-]*)", sheets)) | {"steel--thin", "panes--light"}
    named = {
        name for names in re.findall(r'class="([^"]+)"', drawing.read_text(encoding="utf-8")) for name in names.split()
    }

    assert named - known - HOOKS == set()


@pytest.mark.parametrize("city", CITIES)
def test_both_cities_have_a_picture_of_their_own_for_the_start_page(city: str) -> None:
    own = cities.FOLDER / city / "templates" / "city" / "panorama.html"

    assert own.read_text(encoding="utf-8") != (NEUTRAL / "panorama.html").read_text(encoding="utf-8")


def test_a_city_that_draws_nothing_has_every_drawing() -> None:
    drawn = {path.name for path in DRAWINGS}

    assert {path.name for path in NEUTRAL.glob("*.html")} == drawn


def test_every_colour_that_the_drawings_take_has_a_value_by_day_and_by_night() -> None:
    taken = re.findall(r"(?:fill|stroke|background): var\(--([\w-]+)\)", (STYLES / "_drawings.scss").read_text())
    theme = (STYLES / "_theme.scss").read_text(encoding="utf-8")

    assert len(taken) > 10
    assert [name for name in taken if not re.search(rf"--{name}: var\(--light, \S+\) var\(--dark, \S+\);", theme)] == []
