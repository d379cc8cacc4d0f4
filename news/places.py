"""The districts of the city, as choices."""

from typing import Any

import cities


def district_choices(*, without: Any) -> list[tuple[str, Any]]:
    """``without`` says the empty one."""
    return [("", without), *((area.code, area.name) for area in cities.current().areas)]
