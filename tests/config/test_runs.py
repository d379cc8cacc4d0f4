"""What a run of the tests leaves for the public report."""

from pathlib import Path
from typing import Any

import pytest

from tools import test as runs


class RunWithoutTests(runs.Report):
    """Writes what the tests would have found; nothing where they broke off."""

    def __init__(self, found: Path, says: str) -> None:
        super().__init__()
        self.found, self.says = found / "results.json", says

    def step(self, name: str, command: Any, **environment: str) -> None:
        if self.says and "PostgreSQL" not in name:
            self.found.write_text(self.says)


@pytest.fixture
def found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(runs, "FOUND", tmp_path)
    monkeypatch.setattr(runs, "ROOT", tmp_path)
    monkeypatch.setenv("TEST_DATABASE_URL", "postgresql://given")
    (tmp_path / "results.json").write_text("of one part, run before")
    (tmp_path / "docs" / "accessibility").mkdir(parents=True)
    return tmp_path


def test_a_whole_run_leaves_its_results_to_the_report_and_changes_no_file_of_the_project(found: Path) -> None:
    runs.test(RunWithoutTests(found, "red"))

    assert (found / "last-run.json").read_text() == "red"
    assert list((found / "docs" / "accessibility").iterdir()) == []


def test_the_report_of_accessibility_writes_the_results_that_come_with_the_program(found: Path) -> None:
    runs.write_accessibility_report(RunWithoutTests(found, "red"))

    assert (found / "docs" / "accessibility" / "results.json").read_text() == "red"


def test_a_run_that_breaks_off_hands_over_nothing_that_was_found_before(found: Path) -> None:
    runs.test(RunWithoutTests(found, ""))
    runs.write_accessibility_report(RunWithoutTests(found, ""))

    assert not (found / "last-run.json").exists()
    assert list((found / "docs" / "accessibility").iterdir()) == []
