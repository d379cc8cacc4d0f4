"""What the style sheet promises as a whole."""

import re
from pathlib import Path

import pytest
from django.conf import settings

ROOT: Path = settings.ROOT
STYLES = ROOT / "site" / "design" / "styles"
# With KERN in it.
BUILT = ROOT / "site" / "static" / "built" / "site.css"
DRAWN = [*ROOT.glob("site/**/*.svg"), *ROOT.glob("cities/**/*.svg")]
MOVES = (
    r"(?<![\w-])(animation[\w-]*|transition[\w-]*|scroll-behavior)\s*:\s*(?!none|auto)[^;}]+|@keyframes|view-transition"
)


def test_nothing_moves() -> None:
    sheets = [BUILT, *ROOT.glob("cities/*/static/*.css")]

    moving = {sheet.name: re.findall(MOVES, sheet.read_text(encoding="utf-8")) for sheet in sheets}

    assert {name: found for name, found in moving.items() if found} == {}


def test_what_a_city_lets_move_rests_where_somebody_wants_it_to() -> None:
    built = BUILT.read_text(encoding="utf-8")

    assert "(prefers-reduced-motion:reduce){*,:before,:after{" in built.replace(" ", "").replace("::", ":")


def test_no_drawing_and_no_template_moves() -> None:
    templates = [
        path for area in ("site", "home", "news", "consultations", "cities") for path in ROOT.glob(f"{area}/**/*.html")
    ]
    moves = re.compile(r"<(animate|set|marquee|blink)\b|\bautoplay\b")

    assert len(templates) > 100
    assert [path.name for path in [*templates, *DRAWN] if moves.search(path.read_text(encoding="utf-8"))] == []


def test_the_layout_asks_how_many_letters_fit() -> None:
    """``@media`` knows nothing of a text size chosen here; only the size of Leichte Sprache itself hangs on it."""
    asked = {
        path.name: re.findall(r"@media [^{]*(?:min|max)-width", path.read_text()) for path in STYLES.glob("*.scss")
    }

    assert [name for name, found in asked.items() if found] == ["_easy.scss"]


def test_the_layers_lie_in_their_order_and_nothing_lies_above_accessibility() -> None:
    built = BUILT.read_text(encoding="utf-8")
    layers = re.findall(r"@layer (\w+)\s*{", built)
    outside = re.sub(r"@font-face\s*{[^}]*}", "", without_layers(built)).strip()

    assert list(dict.fromkeys(layers)) == ["kern", "city", "mitreden", "access"]
    assert outside == ""


@pytest.mark.parametrize("sheet", [*ROOT.glob("cities/*/static/theme.css")], ids=lambda path: path.parts[-3])
def test_a_city_writes_nothing_but_colours_into_its_layer(sheet: Path) -> None:
    own = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)

    found = re.fullmatch(r"\s*@layer city \{\s*:root \{([^{}]*)\}\s*\}\s*", own)

    assert found
    assert [name for name in re.findall(r"([\w-]+)\s*:", found[1]) if not name.startswith("--")] == []


def without_layers(css: str) -> str:
    """What stands outside of every layer, and so would win over all of them."""
    rest, depth, inside = [], 0, False
    for part in re.split(r"(@layer \w+\s*{|[{}])", css):
        if part.startswith("@layer") and part.endswith("{"):
            inside, depth = True, 1
        elif inside:
            depth += {"{": 1, "}": -1}.get(part, 0)
            inside = depth > 0
        else:
            rest.append(part)
    return "".join(rest)
