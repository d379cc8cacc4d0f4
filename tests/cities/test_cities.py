import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import override

import cities


def test_wuppertal_has_ten_districts_and_each_has_quarters():
    city = cities.load("wuppertal")

    assert len(city.areas) == 10
    assert all(area.quarters for area in city.areas)


@pytest.mark.parametrize("code", ["wuppertal", "musterstadt"])
def test_no_two_places_of_a_city_share_a_code(code):
    city = cities.load(code)
    codes = [area.code for area in city.areas] + [quarter.code for area in city.areas for quarter in area.quarters]

    assert len(codes) == len(set(codes))


def test_a_quarter_leads_to_its_area():
    city = cities.load("wuppertal")

    assert city.area_of("doenberg").name == "Uellendahl-Katernberg"
    assert city.place_name("doenberg") == "Dönberg"


def test_a_code_that_the_city_no_longer_knows_is_shown_as_it_is():
    assert cities.load("wuppertal").place_name("atlantis") == "atlantis"


def test_the_labels_of_the_two_levels_come_in_the_readers_version():
    city = cities.load("wuppertal")

    with override("de-simple"):
        simple = str(city.area_label)
    with override("pl"):
        unknown = str(city.area_label)

    assert (simple, unknown) == ("Stadt-Bezirk", "Stadtbezirk")


def test_another_city_is_a_setting(settings):
    settings.CITY = "musterstadt"

    assert cities.current().name == "Musterstadt"


def test_a_city_without_a_folder_is_refused_with_a_sentence():
    with pytest.raises(ImproperlyConfigured, match=r"no cities/atlantis/city\.json"):
        cities.load("atlantis")


def dictionaries(value: Any) -> Iterator[dict[str, Any]]:
    """All tables of an example, however deep."""
    if isinstance(value, dict):
        yield value
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from dictionaries(each)


@pytest.mark.parametrize("code", ["wuppertal", "musterstadt"])
def test_an_example_explains_hard_words_and_shows_a_picture_beside_each_section_in_leichte_sprache(code):
    folder = cities.FOLDER / code / "example"
    found = [each for file in folder.glob("*.toml") for each in dictionaries(tomllib.loads(file.read_text()))]
    versions = [each["de-simple"] for each in found if isinstance(each.get("de-simple"), dict)]
    sections = [section for version in versions for section in version.get("body", [])]

    assert [section["heading"] for section in sections if "picture" not in section] == []
    assert {each["picture"] for each in found if each.get("picture")} <= {
        file.stem for file in (folder / "pictures").glob("*.webp")
    }
    assert [each["kind"] for each in found if each.get("setting") == "glossary"] == ["glossary"]


@pytest.mark.parametrize("code", ["wuppertal", "musterstadt"])
def test_a_city_of_an_example_promises_its_answer_for_the_last_day_of_the_phase_in_which_it_answers(code):
    files = sorted((cities.FOLDER / code / "example").glob("[0-9]*.toml"))
    late = {}
    for texts in (tomllib.loads(file.read_text()) for file in files):
        # A phase ends as its last day does: at midnight of the day that is named.
        last = [phase["to"] - 1 for phase in texts["phases"] if phase["kind"] == "answer"]
        if last and texts["answer_in_days"] not in last:
            late[texts["slug"]] = texts["answer_in_days"]

    assert files
    assert late == {}
