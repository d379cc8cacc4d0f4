"""The file of the test run is read with distrust."""

import json
import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from home.accessibility.results import LARGEST, SHOWN, Acceptance, Finding, Problem, latest, read
from tests.home.accessibility.results import FOUND, a_run, write


def test_a_run_is_read_as_it_was_written(tmp_path: Path) -> None:
    results = read(write(tmp_path / "results.json", a_run()))

    assert (results.version, results.problem) == ("v1.2-3-gabc", None)
    assert {name: outcome.passed for name, outcome in results.outcomes.items()} == {"axe": True, "axe-contrast": False}
    assert results.outcomes["axe-contrast"].findings == (Finding(**FOUND),)


def test_where_no_file_is_the_results_are_missing(tmp_path: Path) -> None:
    assert read(tmp_path / "none.json").problem == Problem.MISSING


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        "null",
        '"text"',
        '{"checks": []}',
        '{"checks": null}',
        "[" * 100_000,
        '{"checks": ' + "9" * 5000 + "}",
    ],
)
def test_what_is_no_run_is_unreadable(tmp_path: Path, content: str) -> None:
    assert read(write(tmp_path / "results.json", content)).problem == Problem.UNREADABLE


def test_bytes_that_are_no_text_a_folder_and_a_file_without_end_are_unreadable(tmp_path: Path) -> None:
    (tmp_path / "bytes").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "folder").mkdir()
    with (tmp_path / "huge").open("wb") as huge:
        huge.truncate(LARGEST + 1)

    found = {read(tmp_path / name).problem for name in ("bytes", "folder", "huge")}

    assert found == {Problem.UNREADABLE}


@pytest.mark.parametrize("said", [None, [], "ja", {}, {"passed": "true"}, {"passed": 1}, {"findings": []}])
def test_a_check_that_does_not_say_whether_it_passed_has_not_run(tmp_path: Path, said: Any) -> None:
    results = read(write(tmp_path / "results.json", a_run(checks={"ibm": said})))

    assert "ibm" not in results.outcomes


def test_nonsense_inside_a_check_is_left_out(tmp_path: Path) -> None:
    nonsense = {
        "title": 7,
        "passed": False,
        "pages": -3,
        "findings": ["x", {"page": ["a"], "what": "a\u0000\n\ud800b" * 400}],
    }

    outcome = read(write(tmp_path / "results.json", a_run(checks={"ibm": nonsense}))).outcomes["ibm"]

    assert (outcome.title, outcome.pages, len(outcome.findings), outcome.findings[0].page) == ("", 0, 1, "")
    assert len(outcome.findings[0].what) == 300
    outcome.findings[0].what.encode()


def test_of_many_findings_the_first_are_kept_and_the_rest_is_counted(tmp_path: Path) -> None:
    many = {"passed": False, "findings": [FOUND] * (SHOWN + 5)}

    outcome = read(write(tmp_path / "results.json", a_run(checks={"ibm": many}))).outcomes["ibm"]

    assert (len(outcome.findings), outcome.more) == (SHOWN, 5)


def test_of_what_is_accepted_the_places_are_counted_for_each_reason(tmp_path: Path) -> None:
    accepted = [
        {"rule": "a", "reason": "No name.", "places": 4},
        {"rule": "b", "reason": "No name.", "places": 3},
        {"rule": "c", "reason": "No fault.", "places": 1},
    ]
    said = {"passed": True, "accepted": accepted}

    outcome = read(write(tmp_path / "results.json", a_run(checks={"ibm": said}))).outcomes["ibm"]

    assert outcome.accepted == (Acceptance("No name.", 7), Acceptance("No fault.", 1))


def test_what_the_run_counted_only_is_added_to_what_is_not_shown(tmp_path: Path) -> None:
    said = {"passed": False, "findings": [FOUND] * (SHOWN + 1), "more": 7}

    assert read(write(tmp_path / "results.json", a_run(checks={"ibm": said}))).outcomes["ibm"].more == 8


def test_the_file_is_read_once_until_it_changes(tmp_path: Path, settings: Any) -> None:
    path = settings.ACCESSIBILITY_RESULTS = write(tmp_path / "results.json", a_run())
    first, second = latest(), latest()
    write(path, a_run(version="v2"))
    os.utime(path, (1, 1))
    third = latest()
    path.unlink()

    assert (first is second, third.version, latest().problem) == (True, "v2", Problem.MISSING)


@pytest.mark.parametrize(
    "date", [None, 5, "gestern", "2026-13-45", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "2026-02-30"]
)
def test_a_day_that_cannot_be_is_unknown(tmp_path: Path, date: Any) -> None:
    assert read(write(tmp_path / "results.json", a_run(date=date))).date is None


def test_a_day_without_an_hour_and_an_hour_without_a_zone_are_understood(tmp_path: Path) -> None:
    dates = [read(write(tmp_path / "r.json", a_run(date=date))).date for date in ("2026-01-05", "2026-01-05T12:00:00")]

    assert [timezone.localtime(date).day for date in dates if date] == [5, 5]


def test_results_are_stale_after_three_months(tmp_path: Path) -> None:
    now = timezone.now()
    ages = (89, 91)

    runs = [read(write(tmp_path / "r.json", a_run(date=(now - timedelta(days=age)).isoformat()))) for age in ages]

    assert [run.is_stale(now) for run in runs] == [False, True]


def test_what_the_project_ships_is_readable(settings: Any) -> None:
    path = Path(settings.ROOT) / "docs" / "accessibility" / "results.json"

    results = read(path)

    assert (results.problem, path.stat().st_size < 40_000) == (None, True)
    assert results.outcomes.keys() == json.loads(path.read_text(encoding="utf-8"))["checks"].keys()


def test_a_later_run_on_this_machine_is_shown_instead_of_what_came_with_the_program(
    tmp_path: Path, settings: Any
) -> None:
    now = timezone.now()
    settings.ACCESSIBILITY_RESULTS = write(tmp_path / "delivered.json", a_run(version="delivered"))
    settings.ACCESSIBILITY_RUN = tmp_path / "own.json"
    shown = [latest().version]

    for document in (
        a_run(version="own", date=now.isoformat()),
        a_run(version="own", date=(now - timedelta(days=9)).isoformat()),
        "{",
    ):
        write(settings.ACCESSIBILITY_RUN, document)
        shown.append(latest().version)

    assert shown == ["delivered", "own", "delivered", "delivered"]
