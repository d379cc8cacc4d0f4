"""Another city is a folder: nothing of the cities that have one stands anywhere else."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

import cities

ROOT: Path = settings.ROOT
FOLDERS = ("site", "home", "consultations", "news", "office", "locale", "cities/__init__.py", "tools", "benchmarks")
KINDS = {".py", ".html", ".txt", ".xml", ".po", ".scss", ".css", ".js", ".mjs", ".svg", ".toml", ".json"}
BUILT = ROOT / "site" / "static" / "built"
#: What is only there, besides the places in ``city.json``. A letter more or less in the search would find other words.
LANDMARKS = ("Schwebebahn", "Wupper", "Nordbahntrasse", "Bezirksstation", "Bergisches Land", "Luisenviertel")
#: These are words, too.
WORDS = {"Zoo", "Höhe", "Loh", "Brill", "Rott", "Beek", "Heidt", "Tesche", "Südstadt", "Nordstadt", "Osterholz"}


def sources() -> Iterator[Path]:
    for folder in FOLDERS:
        place = ROOT / folder
        for path in [place] if place.is_file() else sorted(place.rglob("*")):
            if path.suffix in KINDS and BUILT not in path.parents and "node_modules" not in path.parts:
                yield path
    yield from (ROOT / name for name in ("manage.py", "gunicorn.conf.py", "Makefile", "pyproject.toml"))


def names() -> set[str]:
    """What the city is called, its areas and quarters."""
    facts = json.loads((cities.FOLDER / "wuppertal" / "city.json").read_text(encoding="utf-8"))
    places = {area["name"] for area in facts["areas"]}
    places |= {quarter["name"] for area in facts["areas"] for quarter in area["quarters"]}
    return ({facts["name"], *LANDMARKS} | places) - WORDS


def mentions(text: str) -> set[str]:
    pattern = r"(?<![A-Za-zäöüß])(" + "|".join(map(re.escape, sorted(names(), key=len, reverse=True))) + ")"
    return {found.lower() for found in re.findall(pattern, text, re.IGNORECASE)}


def test_nothing_of_wuppertal_stands_in_the_code() -> None:
    found = {str(path.relative_to(ROOT)): mentions(path.read_text(encoding="utf-8")) for path in sources()}

    assert {path: words for path, words in found.items() if words} == {}


@pytest.mark.parametrize("text", ["Stadt Wuppertal", 'env.str("CITY", "wuppertal")', "Rathaus Barmen", "wuppertaler"])
def test_the_search_finds_what_it_looks_for(text: str) -> None:
    assert mentions(text)


def test_who_names_no_city_gets_the_one_in_the_file() -> None:
    assert (cities.FOLDER / (cities.FOLDER / "default").read_text(encoding="utf-8").strip() / "city.json").is_file()
