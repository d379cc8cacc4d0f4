"""The report: each step with the last results of machines and what came of tests with people."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Any

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .models import Ending, PeopleTest
from .results import Outcome, Results
from .steps import NUMBERS, STEPS, Step
from .words import CHECKS, LEVELS, PARTS, QUESTIONS, State, part_of


class Show(models.TextChoices):
    """Which steps one wants to see; the values stand in the address."""

    ALL = "", _("All steps")
    RED = "rot", _("Red: a fault was found")
    OPEN = "offen", _("Not checked by people yet")
    NOT_APPLICABLE = "trifft-nicht-zu", _("Does not apply here")


@dataclass(frozen=True)
class CheckLine:
    """A check with its last result; none where it has not run."""

    check: str
    outcome: Outcome | None

    @property
    def title(self) -> Promise | str:
        return CHECKS.get(self.check) or (self.outcome.title if self.outcome else "") or self.check

    @property
    def is_unknown(self) -> bool:
        """Whether its words come from the test run, which speaks German."""
        return self.check not in CHECKS

    @property
    def state(self) -> State:
        if self.outcome is None:
            return State.NOT_RUN
        return State.PASSED if self.outcome.passed else State.FAILED

    @property
    def level(self) -> str:
        return LEVELS[self.state]


@dataclass(frozen=True)
class StepLine:
    step: Step
    checks: tuple[CheckLine, ...] = ()
    tests: tuple[PeopleTest, ...] = ()

    @property
    def state(self) -> State:
        states = [line.state for line in self.checks]
        if State.FAILED in states:
            # Also where the step should not apply: the reason for that is then in doubt.
            return State.FAILED
        if self.step.reason:
            return State.NOT_APPLICABLE
        if not states:
            return State.ONLY_PEOPLE
        if State.NOT_RUN not in states:
            return State.PASSED
        return State.PARTLY if State.PASSED in states else State.NOT_RUN

    @property
    def level(self) -> str:
        return LEVELS.get(self.state, "info")

    @property
    def anchor(self) -> str:
        return self.step.number.replace(".", "-")

    @property
    def question(self) -> Promise | str:
        return QUESTIONS.get(self.step.people, "")

    @property
    def waits_for_people(self) -> bool:
        """Only people can judge it, and none have."""
        return bool(self.step.people) and not self.tests

    @property
    def is_red(self) -> bool:
        return self.state == State.FAILED or self.failed_with_people

    @property
    def failed_with_people(self) -> bool:
        """The last day of tests counts, and on that day whatever went worst."""
        last = max((test.tested_on for test in self.tests), default=None)
        return any(test.ending == Ending.FAILED for test in self.tests if test.tested_on == last)

    def is_shown(self, show: Show) -> bool:
        return {
            Show.ALL: True,
            Show.RED: self.is_red,
            Show.OPEN: self.waits_for_people,
            Show.NOT_APPLICABLE: self.state == State.NOT_APPLICABLE,
        }[show]


@dataclass(frozen=True)
class Report:
    results: Results
    lines: tuple[StepLine, ...]
    #: Every check that we know or that has run, the red ones first.
    checks: tuple[CheckLine, ...]
    tests: tuple[PeopleTest, ...] = field(default=())

    def shown(self, show: Show) -> list[StepLine]:
        return [line for line in self.lines if line.is_shown(show)]

    def count(self, show: Show) -> int:
        return len(self.shown(show))

    @property
    def with_checks(self) -> int:
        """Steps that machines have looked at, in whole or in part."""
        return sum(line.state in (State.FAILED, State.PASSED, State.PARTLY) for line in self.lines)

    @property
    def failed_checks(self) -> int:
        return sum(line.state == State.FAILED for line in self.checks)

    @property
    def last_tested(self) -> date | None:
        return max((test.tested_on for test in self.tests), default=None)


def build(results: Results, tests: Iterable[PeopleTest]) -> Report:
    """The report on these results; ``tests`` are the public ones."""
    tests = tuple(tests)
    by_step: dict[str, list[PeopleTest]] = {}
    for test in tests:
        # A number that a later BITV-Test no longer has stays in the list of tests.
        for number in NUMBERS.intersection(test.step_numbers):
            by_step.setdefault(number, []).append(test)
    lines = tuple(
        StepLine(
            step,
            tuple(CheckLine(check, results.outcomes.get(check)) for check in step.checks),
            tuple(by_step.get(step.number, ())),
        )
        for step in STEPS
    )
    names = [*CHECKS, *(check for check in results.outcomes if check not in CHECKS)]
    checks = sorted((CheckLine(name, results.outcomes.get(name)) for name in names), key=lambda line: ORDER[line.state])
    return Report(results, lines, tuple(checks), tests)


ORDER = {State.FAILED: 0, State.PASSED: 1, State.NOT_RUN: 2}


def in_parts(lines: Iterable[StepLine]) -> Iterator[tuple[str, Promise, list[StepLine]]]:
    """Lines by the parts of the standard, each part once and in its order."""
    for part, found in groupby(lines, key=lambda line: part_of(line.step.number)):
        yield part, PARTS[part], list(found)


def as_document(report: Report) -> dict[str, Any]:
    """The same for programs. States are codes, words are in the reader's version."""
    results = report.results
    return {
        "notice": str(NOTICE),
        "version": results.version,
        "date": results.date.isoformat() if results.date else None,
        "is_of_another_state": results.is_of_another_state,
        "problem": results.problem.value if results.problem else None,
        "steps": [
            {
                "number": line.step.number,
                "title": line.step.title,
                "state": line.state.value,
                "checks": list(line.step.checks),
                "not_applicable": str(line.step.reason.label) if line.step.reason else None,
                "only_people_can_judge": str(line.question) or None,
                "waits_for_people": line.waits_for_people,
                "tests_with_people": [report.tests.index(test) for test in line.tests],
            }
            for line in report.lines
        ],
        "checks": {
            line.check: {
                "title": str(line.title),
                "state": line.state.value,
                "pages": line.outcome.pages if line.outcome else 0,
                "findings": [vars(each) for each in line.outcome.findings] if line.outcome else [],
                "accepted": [vars(each) for each in line.outcome.accepted] if line.outcome else [],
                "more_findings": line.outcome.more if line.outcome else 0,
            }
            for line in report.checks
        },
        "tests_with_people": [
            {
                "with": test.who,
                "date": test.tested_on.isoformat(),
                "task": test.task,
                "ending": test.ending,
                "words": test.words,
                "version": test.version,
                "steps": test.step_numbers,
            }
            for test in report.tests
        ],
    }


NOTICE = _("This is no BITV-Test. These are results of machines only; they see a part of what bars people.")
