"""What the checker says about a text."""

from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from plain.readability import Readability

Verdict = Literal["easy", "plain", "hard"]


@dataclass(frozen=True)
class Finding:
    """A question to the writer about ``start`` to ``end`` of its sentence."""

    rule: str
    severity: str
    start: int
    end: int
    message: str
    suggestion: str = ""


@dataclass(frozen=True)
class CheckedSentence:
    """``start`` is its place in the whole text; line and column begin at 1."""

    text: str
    start: int
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Report:
    level: str
    sentences: tuple[CheckedSentence, ...]
    readability: Readability
    # None where the text holds no words, or none of German.
    verdict: Verdict | None
    source: str = field(repr=False, default="")

    @property
    def findings(self) -> list[tuple[CheckedSentence, Finding]]:
        return [(sentence, finding) for sentence in self.sentences for finding in sentence.findings]

    @property
    def musts(self) -> list[tuple[CheckedSentence, Finding]]:
        return [(sentence, finding) for sentence, finding in self.findings if finding.severity == "must"]

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of a place in the text, as editors of text count them."""
        before = self.source[:offset].replace("\r\n", "\n").replace("\r", "\n")
        line_start = before.rfind("\n") + 1
        return before.count("\n") + 1, len(before) - line_start + 1

    def as_json(self) -> dict[str, Any]:
        return {
            "level": self.level,
            "sentences": [
                {"text": sentence.text, "findings": [asdict(finding) for finding in sentence.findings]}
                for sentence in self.sentences
            ],
            "readability": asdict(self.readability),
            "verdict": self.verdict,
        }
