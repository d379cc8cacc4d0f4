"""``python -m benchmarks.checking``: how long the checker of plain language takes for a text of ten pages.

No word of it was checked before. Time is that of the processor: others may be at work on the same machine. What the
first question costs, in time and in memory, is said apart.
"""

import resource
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(1, str(ROOT / "site"))
WORDS = 3_000


def megabytes() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def ten_pages() -> str:
    texts = [(ROOT / "tests" / "plain" / "texts" / f"{name}.txt").read_text() for name in ("hard", "plain")]
    pieces = [piece.strip() for text in texts for piece in text.split("\n----\n")]
    taken, count = [], 0
    for piece in pieces:
        if count < WORDS:
            taken.append(piece)
            count += len(piece.split())
    return "\n\n".join(taken)


def main() -> None:
    before, started = megabytes(), time.process_time()
    from plain.checker import check

    imported, light = time.process_time() - started, megabytes() - before
    started = time.process_time()
    check("Die Bürgerbeteiligung wird geprüft.")
    first, heavy = time.process_time() - started, megabytes() - before
    text = ten_pages()
    started = time.process_time()
    report = check(text)
    took = time.process_time() - started
    print(f"Import: {imported:.2f} s, {light} MB. First question: {first:.2f} s, {heavy} MB in all.")
    print(
        f"{len(text.split())} words, {len(report.sentences)} sentences, {len(report.findings)} findings: {took:.2f} s."
    )


if __name__ == "__main__":
    main()
