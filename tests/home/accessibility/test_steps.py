"""The 104 steps are those of the public test, and everything that stands behind them has words."""

from hashlib import sha256

from home.accessibility.steps import NUMBERS, STEPS
from home.accessibility.words import CHECKS, PARTS, QUESTIONS, part_of
from tests.accessibility.findings import CHECKS as COLLECTED

#: Of the numbers and titles of the public list, read on 2026-11-23. A later BITV-Test gets a new one, with its steps.
PUBLIC_LIST = "701c92657a38b98c3272fe2b76da9af230861e494ca31cf65595d0f54a019661"


def test_there_are_104_different_steps_in_the_order_of_the_test() -> None:
    parts = list(dict.fromkeys(part_of(step.number) for step in STEPS))

    assert (len(STEPS), len(NUMBERS), len({(step.number, step.title) for step in STEPS})) == (104, 104, 104)
    assert parts == list(PARTS)


def test_each_step_says_who_or_what_judges_it_or_why_nobody_does() -> None:
    silent = [step.number for step in STEPS if not (step.checks or step.people or step.reason)]
    doubled = [step.number for step in STEPS if len(set(step.checks)) != len(step.checks)]

    assert (silent, doubled) == ([], [])


def test_what_stands_behind_a_step_is_known_and_all_that_is_known_stands_behind_one() -> None:
    checks = {check for step in STEPS for check in step.checks}
    questions = {step.people for step in STEPS if step.people}

    # Promises of ours that the BITV-Test does not ask for.
    assert checks == set(CHECKS) - {"no-cookie", "only-own", "transfer"}
    assert questions == set(QUESTIONS)


def test_every_check_of_the_test_run_has_words_in_each_version() -> None:
    assert set(COLLECTED) - set(CHECKS) == set()


def test_numbers_and_titles_are_those_of_the_public_list() -> None:
    lines = "\n".join(f"{step.number} {step.title}" for step in STEPS)

    assert sha256(lines.encode()).hexdigest() == PUBLIC_LIST
