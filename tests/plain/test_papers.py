"""What docs/plain.md says was measured."""

import ast
from pathlib import Path

import pytest

from config.catalogues import catalogue
from plain import verdict
from plain.catalogue import doubts
from plain.rules import RULES
from tests.plain import calibration, planting

PAPER = Path(__file__).resolve().parents[2] / "docs" / "plain.md"


@pytest.mark.parametrize("file", [planting.PLANTED, planting.LATER], ids=["planted", "later"])
def test_the_paper_tells_how_many_planted_faults_each_rule_finds(file):
    table = "\n".join(planting.rows(file))

    assert table in PAPER.read_text(), f"docs/plain.md should say:\n{table}"


def test_each_rule_is_tried_with_faults_and_without():
    tried = {(one.rule, one.is_faulty) for one in planting.tried()}

    assert tried == {(rule.id, faulty) for rule in RULES for faulty in (True, False)}


def test_the_paper_tells_how_often_the_verdict_is_wrong():
    measured, right = calibration.table()
    paper = PAPER.read_text()

    for said, later, name in zip(
        calibration.held_out(measured, right), calibration.later(), calibration.VERDICTS, strict=True
    ):
        row = f"| {name} | {' | '.join(map(str, said))} | {' | '.join(map(str, later))} |"
        assert row in paper, f"docs/plain.md should say: {row}"


def test_the_numbers_of_the_verdict_are_those_of_the_calibration():
    middle, width, weights = calibration.rounded()

    assert (list(verdict.MIDDLE), list(verdict.WIDTH)) == (middle, width)
    assert [list(row) for row in verdict.WEIGHTS] == weights


def test_the_interface_in_leichte_sprache_breaks_no_rule_of_its_version():
    musts = [
        f"{doubt.finding.rule}: {doubt.translation}"
        for doubt in doubts(catalogue("de-simple"), "de-simple")
        if doubt.finding.severity == "must"
    ]

    assert musts == []


def test_the_rules_of_the_checker_know_no_django():
    core = Path(verdict.__file__).parent
    modules = [*core.glob("rules/*.py"), *core.glob("words/*.py"), *core.glob("[!a]*.py")]

    statements = [node for path in modules for node in ast.walk(ast.parse(path.read_text()))]
    named = {node.module or "" for node in statements if isinstance(node, ast.ImportFrom)}
    named |= {alias.name for node in statements if isinstance(node, ast.Import) for alias in node.names}

    assert not {name for name in named if name.startswith(("django", "wagtail"))}
