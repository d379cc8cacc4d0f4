"""What the style sheet promises as a whole."""

import re
from pathlib import Path

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
