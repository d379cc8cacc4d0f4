"""What differs from city to city, as data: one folder per city with a ``city.json``.

``settings.CITY`` names the folder. Everything may import this package; it imports nothing of the project.
"""

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import get_language

FOLDER = Path(__file__).resolve().parent


class Words(dict[str, str]):
    """Language code → words. ``str()`` gives the reader's version, or the default one where that is missing."""

    def __str__(self) -> str:
        return self.get(get_language() or "") or self.get(settings.LANGUAGE_CODE, "")


@dataclass(frozen=True)
class Quarter:
    """The smaller level of places. ``code`` is unique within the city and is what gets stored."""

    code: str
    name: str


@dataclass(frozen=True)
class Area:
    """The larger level of places, with the quarters in it."""

    code: str
    name: str
    quarters: tuple[Quarter, ...] = ()


@dataclass(frozen=True)
class City:
    code: str
    name: str
    office: Words
    council: Words
    area_label: Words
    quarter_label: Words
    areas: tuple[Area, ...]
    # For pages that are shown while the database is silent; all others take what editors wrote.
    phone: str = ""
    email: str = ""

    def area(self, code: str) -> Area | None:
        """The area with this code."""
        return next((area for area in self.areas if area.code == code), None)

    def area_of(self, quarter_code: str) -> Area | None:
        """The area that a quarter lies in."""
        return next((area for area in self.areas for quarter in area.quarters if quarter.code == quarter_code), None)

    def quarter(self, code: str) -> Quarter | None:
        """The quarter with this code."""
        return next((quarter for area in self.areas for quarter in area.quarters if quarter.code == code), None)

    def place_name(self, code: str) -> str:
        """The name of an area or quarter; a code that the city no longer knows is shown as it is."""
        place = self.quarter(code) or self.area(code)
        return place.name if place else code


def _words(value: str | dict[str, str]) -> Words:
    return Words({settings.LANGUAGE_CODE: value} if isinstance(value, str) else value)


def _city(code: str, facts: dict[str, Any]) -> City:
    labels = facts["labels"]
    areas = tuple(
        Area(area["code"], area["name"], tuple(Quarter(**quarter) for quarter in area.get("quarters", ())))
        for area in facts["areas"]
    )
    return City(
        code=code,
        name=facts["name"],
        office=_words(facts["office"]),
        council=_words(facts["council"]),
        area_label=_words(labels["area"]),
        quarter_label=_words(labels["quarter"]),
        areas=areas,
        phone=facts.get("phone", ""),
        email=facts.get("email", ""),
    )


@lru_cache
def load(code: str) -> City:
    """The city in the folder ``code``; an unknown folder is a mistake in the settings and says so."""
    path = FOLDER / code / "city.json"
    if not path.is_file():
        raise ImproperlyConfigured(f"CITY is {code!r}, but there is no {path.relative_to(FOLDER.parent)}.")
    return _city(code, json.loads(path.read_text(encoding="utf-8")))


def current() -> City:
    """The city that this site is for."""
    return load(settings.CITY)
