"""What people wrote keeps its language on pages in another one."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.mark.checks("lang")
@pytest.mark.parametrize("path", ["b/sitzbaenke/4/", "b/sitzbaenke/vorschlaege/"])
def test_what_people_wrote_is_marked_as_german_on_english_pages(person: "Callable[..., Page]", path: str) -> None:
    page = person()

    page.goto(f"/en/{path}")

    for words in page.get_by_text("Die Bänke stehen den ganzen Tag in der Sonne.").all():
        assert words.locator("xpath=ancestor-or-self::*[@lang][1]").get_attribute("lang") == "de"
    for title in page.get_by_text("Schatten für die Bänke am Markt in Vohwinkel", exact=True).all():
        assert title.locator("xpath=ancestor-or-self::*[@lang][1]").get_attribute("lang") == "de"
