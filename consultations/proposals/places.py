"""Where a proposal is about: a district, a quarter in it, words, or nothing."""

import re
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

import cities

from .models import Proposal


def place_choices(*, without: Any) -> list[Any]:
    """The options of a select: ``without`` says the empty one; each district, then its quarters, in a group."""
    groups = [
        (area.name, [(area.code, whole(area)), *((quarter.code, quarter.name) for quarter in area.quarters)])
        for area in cities.current().areas
    ]
    return [("", without), *groups]


def whole(area: cities.Area) -> str:
    return _("%(district)s (all of it)") % {"district": area.name}


def levels() -> str:
    """What this city calls its areas and quarters: "Stadtbezirk oder Quartier"."""
    city = cities.current()
    return _("%(area)s or %(quarter)s") % {"area": city.area_label, "quarter": city.quarter_label}


def columns_of(code: str) -> dict[str, str]:
    """The chosen option as columns of a proposal; a quarter also says its district."""
    city = cities.current()
    area = city.area_of(code)
    if area:
        return {"district": area.code, "quarter": code}
    return {"district": code if city.area(code) else "", "quarter": ""}


def code_of(proposal: Proposal) -> str:
    """The option that stands for a proposal's place."""
    return proposal.quarter or proposal.district


def lies_in(pattern: str) -> Q:
    """Proposals about an area or a quarter whose name holds what this regular expression finds."""
    called = re.compile(pattern, re.IGNORECASE)
    areas = cities.current().areas
    quarters = [quarter.code for area in areas for quarter in area.quarters if called.search(quarter.name)]
    return Q(district__in=[area.code for area in areas if called.search(area.name)]) | Q(quarter__in=quarters)


def names_of(proposal: Proposal) -> str:
    """The place for people: "Am Spielplatz, Altstadt, Mitte"; empty where nobody said one."""
    city = cities.current()
    codes = [code for code in (proposal.quarter, proposal.district) if code]
    return ", ".join([*([proposal.place] if proposal.place else []), *map(city.place_name, codes)])
