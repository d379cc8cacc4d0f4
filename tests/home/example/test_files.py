"""The files that the example is made of."""

import tomllib
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from PIL import Image

import cities
from home.example import times

KILOBYTE = 1024
LARGEST, LARGEST_TOGETHER = 60 * KILOBYTE, 500 * KILOBYTE
MOST_WORDS = 12
BERLIN = ZoneInfo("Europe/Berlin")

FILES = sorted(cities.FOLDER.glob("*/example/*.toml"))


def read(path: Path) -> dict[str, object]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def named(path: Path) -> str:
    return f"{path.parents[1].name}/{path.name}"


def values(texts: object, key: str) -> list[object]:
    """All values that stand under a key, however deep."""
    if isinstance(texts, dict):
        own = [texts[key]] if key in texts else []
        return own + [found for each in texts.values() for found in values(each, key)]
    if isinstance(texts, list):
        return [found for each in texts for found in values(each, key)]
    return []


def lines(texts: object) -> list[str]:
    """What people read: each line of each text, without addresses of pages."""
    if isinstance(texts, str):
        return texts.splitlines()
    if isinstance(texts, dict):
        return [line for key, each in texts.items() if key not in ("slug", "url") for line in lines(each)]
    return [line for each in texts for line in lines(each)] if isinstance(texts, list) else []


@pytest.mark.parametrize("city", ["wuppertal", "musterstadt"])
def test_every_picture_that_is_named_is_there_and_small_and_none_lies_about(city: str) -> None:
    folder = cities.FOLDER / city / "example"
    wanted = {name for path in folder.glob("*.toml") for name in values(read(path), "picture")}
    pictures = [*(folder / "pictures").glob("*.webp")]

    assert {path.stem for path in pictures} == wanted
    assert [path.name for path in pictures if path.stat().st_size > LARGEST] == []
    assert sum(path.stat().st_size for path in (folder / "pictures").glob("*")) < LARGEST_TOGETHER
    # What leads to a page, and what stands beside a section.
    assert {Image.open(path).size for path in pictures} <= {(1200, 675), (640, 480)}


@pytest.mark.parametrize("path", FILES, ids=named)
def test_no_line_in_leichte_sprache_is_long(path: Path) -> None:
    found = [line for words in values(read(path), "de-simple") for line in lines(words)]
    sentences = [part for line in found for part in line.replace("? ", "?|").replace(". ", ".|").split("|")]

    assert [sentence for sentence in sentences if len(sentence.split()) > MOST_WORDS] == []


@pytest.mark.parametrize("path", FILES, ids=named)
def test_leichte_sprache_has_a_heading_for_each_in_german(path: Path) -> None:
    """It may be shorter, but it is a text of its own, not only a title."""
    for pages in [*values(read(path), "pages"), *values(read(path), "words")]:
        if isinstance(pages, dict) and pages.get("de", {}).get("body") and "summary" in pages["de"]:
            assert len(pages["de-simple"]["body"]) >= 2, pages["de-simple"]["title"]
            assert len(pages["en"]["body"]) >= 2, pages["en"]["title"]


@pytest.mark.parametrize(
    "now",
    [
        datetime(2026, 3, 29, 0, 30, tzinfo=BERLIN),
        datetime(2026, 3, 29, 12, 0, tzinfo=BERLIN),
        datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN),
        datetime(2026, 10, 26, 0, 0, tzinfo=BERLIN),
        datetime(2027, 1, 1, 0, 0, tzinfo=BERLIN),
        datetime(2028, 2, 29, 23, 59, tzinfo=BERLIN),
    ],
    ids=str,
)
def test_moments_are_in_order_and_never_to_come_whatever_the_day(
    now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timezone, "now", lambda: now)
    since = times.moment(times.day(-6), "00:00")

    found = [*times.spread(9, since, now + timedelta(days=20))]

    assert len(found) == 9
    assert found == sorted(found)
    assert since <= found[0] and found[-1] <= now
    # Also where the way begins just now.
    assert [*times.spread(2, now, now)] == [now, now]
    assert times.in_office_hours(0) <= now


def test_offices_work_from_monday_to_friday(monkeypatch: pytest.MonkeyPatch) -> None:
    saturday = datetime(2026, 11, 28, 9, 0, tzinfo=BERLIN)
    monkeypatch.setattr(timezone, "now", lambda: saturday)

    assert [times.workday(days) for days in (-1, 0, 1, 2)] == [date(2026, 11, day) for day in (27, 27, 27, 30)]
    assert [times.workday(days, later=True) for days in (0, 1, 2)] == [date(2026, 11, 30)] * 3
