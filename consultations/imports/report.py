"""What an import did, row by row."""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Remark:
    row: int
    id: str
    reasons: list[str]


@dataclass
class Report:
    """``rejected`` rows did not come in; rows with ``warnings`` did, without what the warning names."""

    read: int = 0
    imported: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: list[Remark] = field(default_factory=list)
    warnings: list[Remark] = field(default_factory=list)

    def reject(self, row: int, id: str, reasons: Sequence[str]) -> None:
        self.rejected.append(Remark(row, id, list(reasons)))

    def warn(self, row: int, id: str, reasons: Sequence[str]) -> None:
        if reasons:
            self.warnings.append(Remark(row, id, list(reasons)))

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)

    def counts(self) -> dict[str, int]:
        """The same in numbers."""
        return {name: len(value) if isinstance(value, list) else value for name, value in self.as_dict().items()}

    def write(self, path: Path) -> None:
        path.write_text(json.dumps(self.as_dict(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


@dataclass
class VoteReport(Report):
    """``replaced`` counts the rows that a later row of the same voter about the same proposal made void."""

    replaced: int = 0
