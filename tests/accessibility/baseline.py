"""What is known, and why it stays: nothing else may be found."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from tests.accessibility.findings import CHECKS, Finding

FILE = Path(__file__).with_name("baseline.toml")


@dataclass(frozen=True)
class Entry:
    """One accepted finding. ``page`` and ``where`` may hold stars."""

    check: str
    rule: str
    reason: str
    page: str = "*"
    where: str = "*"

    def __post_init__(self) -> None:
        if self.check not in CHECKS:
            raise ValueError(f"baseline.toml: there is no check {self.check}.")
        if len(self.reason) < 20:
            raise ValueError(f"baseline.toml: {self.check}/{self.rule} needs a reason that others understand.")

    def accepts(self, finding: Finding) -> bool:
        return (
            (self.check, self.rule) == (finding.check, finding.rule)
            and fnmatchcase(finding.page, self.page)
            and fnmatchcase(finding.where, self.where)
        )


def read(file: Path = FILE) -> list[Entry]:
    return [Entry(**entry) for entry in tomllib.loads(file.read_text()).get("accepted", [])]


BASELINE = read()
