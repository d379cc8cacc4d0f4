"""The test scripts of the papers, for the office's screen."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from django.conf import settings

FILE = "docs/accessibility/test-scripts.md"
NUMBERED = re.compile(r"\d+\.\s+")


class Part(NamedTuple):
    """A passage: kind heading, steps, list or text."""

    kind: str
    lines: list[str]


def parts() -> list[Part]:
    """Nothing where the papers were not brought along."""
    path = settings.ROOT / FILE
    return list(read(path.read_text(encoding="utf-8"))) if path.is_file() else []


def read(text: str) -> Iterator[Part]:
    """The few forms that the scripts are written in: headings, numbered steps, lists, paragraphs."""
    for block in text.strip().split("\n\n"):
        lines = [line for line in block.splitlines() if line.strip()]
        if not lines:
            continue
        if lines[0].startswith("# "):
            continue
        if lines[0].startswith("## "):
            yield Part("heading", [lines[0][3:]])
        elif NUMBERED.match(lines[0]):
            yield Part("steps", items(lines, NUMBERED))
        elif lines[0].startswith("- "):
            yield Part("list", items(lines, re.compile(r"- ")))
        else:
            yield Part("text", [plain(" ".join(lines))])


def items(lines: list[str], beginning: re.Pattern[str]) -> list[str]:
    found: list[str] = []
    for line in lines:
        if beginning.match(line):
            found.append(plain(beginning.sub("", line, count=1)))
        else:
            found[-1] += f" {plain(line.strip())}"
    return found


def plain(text: str) -> str:
    return text.replace("**", "").replace("*", "")
