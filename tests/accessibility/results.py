"""Collects what all tests say about accessibility, from each process, into one file.

A test tells it in two ways: it has the mark ``checks("journeys")`` (it passed or not), or it asks for ``results`` and
says on which pages it looked and what it found.
"""

from __future__ import annotations

import json
import os
import subprocess
import time
import tomllib
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from home.accessibility.software import digest_of
from tests.accessibility.baseline import BASELINE, Entry
from tests.accessibility.findings import CHECKS, Finding
from tests.accessibility.pages import IS_FULL, how_many
from tests.accessibility.transfer import as_table

ROOT = Path(__file__).resolve().parents[2]
#: Of one check, in the file. The others are counted.
MOST_FINDINGS = 50
KEY, MARKED = "accessibility", "accessibility checks"


class Results:
    """What one test looked at and found."""

    def __init__(self) -> None:
        self.looked: list[tuple[str, str]] = []
        self.open: list[Finding] = []
        self.accepted: list[tuple[int, Finding]] = []
        self.transfer: dict[str, Any] = {}

    def add(self, page: str, version: str, checks: Iterable[str], found: Iterable[Finding], *, row: str = "") -> None:
        """These checks looked at this page; what the baseline accepts is set apart. The same address shows different
        pages in different states of the site: the ``row`` of the table tells them apart.
        """
        self.looked += [(check, f"{version} {page} {row}".rstrip()) for check in checks]
        for one in found:
            finding = Finding(one.check, one.rule, one.where, page, version, one.what)
            entry = next((number for number, entry in enumerate(BASELINE) if entry.accepts(finding)), None)
            if entry is None:
                self.open.append(finding)
            else:
                self.accepted.append((entry, finding))

    def as_data(self) -> dict[str, Any]:
        return {
            "looked": [list(one) for one in self.looked],
            "open": [one.as_data() for one in self.open],
            "accepted": [[number, one.as_data()] for number, one in self.accepted],
            "transfer": self.transfer,
        }


@pytest.fixture
def results(request: pytest.FixtureRequest) -> Iterable[Results]:
    """Where a test says what it found. Kept even when the test fails afterwards."""
    mine = Results()
    data: dict[str, Any] = {}
    request.node.user_properties.append((KEY, data))
    add = mine.add

    def add_and_keep(*arguments: Any, **named: Any) -> None:
        add(*arguments, **named)
        data.update(mine.as_data())

    mine.add = add_and_keep  # type: ignore[method-assign]
    yield mine


class Collector:
    """All that the processes report, in the one that writes the files."""

    def __init__(self) -> None:
        self.looked: dict[str, set[str]] = {}
        self.open: list[dict[str, str]] = []
        self.accepted: list[tuple[int, dict[str, str]]] = []
        self.transfer: dict[str, Any] = {}
        self.started = time.monotonic()
        # As it is now: what is changed while the tests run was not tested.
        self.software = digest_of(ROOT)

    def take(self, report: pytest.TestReport) -> None:
        told = dict(report.user_properties)
        marked = told.get(MARKED, [])
        data = told.get(KEY) or {}
        # What was skipped, perhaps halfway, has looked at nothing; what names its pages is counted by them.
        if ((report.when == "call" and not report.skipped) or report.failed) and not data:
            for check in marked:
                self.looked.setdefault(check, set()).add(report.nodeid)
        if report.when == "call":
            for check, page in data.get("looked", []):
                self.looked.setdefault(check, set()).add(page)
            self.open += data.get("open", [])
            self.accepted += [(number, finding) for number, finding in data.get("accepted", [])]
            self.transfer |= data.get("transfer", {})
        if report.failed and not data.get("open"):
            # It said nothing itself: whatever it stands for has not been shown to hold.
            message = getattr(getattr(report.longrepr, "reprcrash", None), "message", "") or "stopped early"
            page = report.nodeid.partition("::")[2]
            self.open += [Finding(check, "test", page=page, what=message[:300]).as_data() for check in marked]

    def as_data(self) -> dict[str, Any]:
        checks = {}
        for check in sorted(self.looked | {one["check"]: set() for one in self.open}):
            found = [one for one in self.open if one["check"] == check]
            accepted = Counter(number for number, one in self.accepted if one["check"] == check)
            checks[check] = {
                "title": CHECKS.get(check, check),
                "passed": not found,
                "pages": len(self.looked.get(check, ())),
                "findings": [_said(one) for one in found[:MOST_FINDINGS]],
                "more": len(found[MOST_FINDINGS:]),
                "accepted": [
                    {"rule": BASELINE[number].rule, "reason": BASELINE[number].reason, "places": places}
                    for number, places in sorted(accepted.items())
                ],
            }
        return {
            "version": version(),
            "software": self.software,
            "date": datetime.now(UTC).isoformat(timespec="seconds"),
            "visits": self.visits(),
            "seconds": round(time.monotonic() - self.started),
            "checks": checks,
        }

    def visits(self) -> int:
        """To a page, in a version; each asks everything."""
        return len(self.looked.get("axe", ()))

    def stale(self, visits: int) -> list[Entry]:
        """What the baseline accepts and nothing has shown any more; only who has made all visits can know."""
        if self.visits() < visits:
            return []
        used = {number for number, _finding in self.accepted}
        return [entry for number, entry in enumerate(BASELINE) if number not in used]


def _said(finding: dict[str, str]) -> dict[str, str]:
    words = [finding["rule"], finding["where"], finding["what"]]
    return {
        "page": finding["page"],
        "version": finding["version"],
        "what": " · ".join(word for word in words if word),
    }


def version() -> str:
    """Of the product, and which change of it."""
    number = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    asked = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return f"{number}+{asked.stdout.strip()}" if asked.returncode == 0 else str(number)


def folder() -> Path:
    return Path(os.environ.get("VAR_DIR") or ROOT / "var") / "accessibility"


# Hooks of pytest. The process that the others report to is the one without ``workerinput``.


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        config.stash[COLLECTOR] = Collector()
        config.pluginmanager.register(_Listener(config.stash[COLLECTOR]))


COLLECTOR: pytest.StashKey[Collector] = pytest.StashKey()


class _Listener:
    def __init__(self, collector: Collector) -> None:
        self.collector = collector

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.collector.take(report)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        marked = [check for mark in item.iter_markers("checks") for check in mark.args]
        unknown = set(marked) - set(CHECKS)
        if unknown:
            raise pytest.UsageError(f"{item.nodeid}: there is no check {unknown}. See accessibility/findings.py.")
        if marked:
            item.user_properties.append((MARKED, marked))


def pytest_sessionfinish(session: pytest.Session) -> None:
    collector = session.config.stash.get(COLLECTOR, None)
    if collector is None or "axe" not in collector.looked:
        return
    if collector.stale(how_many()) and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
    folder().mkdir(parents=True, exist_ok=True)
    _write("results.json", collector.as_data())
    if collector.transfer:
        _write("transfer.json", dict(sorted(collector.transfer.items())))


def _write(name: str, data: dict[str, Any]) -> None:
    (folder() / name).write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n")


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    collector = config.stash.get(COLLECTOR, None)
    if collector is None or not collector.visits():
        return
    write = terminalreporter.write_line
    data = collector.as_data()
    red = [check for check, one in data["checks"].items() if not one["passed"]]
    write(
        f"Accessibility: {data['visits']} of {how_many()} visits, {len(data['checks'])} checks, "
        f"red: {', '.join(red) or 'none'}; {data['seconds']} s."
    )
    if IS_FULL:
        for line in as_table(dict(sorted(collector.transfer.items()))):
            write(line)
    for entry in collector.stale(how_many()):
        write(f"✗ tests/accessibility/baseline.toml accepts what is no longer found: {entry}")
