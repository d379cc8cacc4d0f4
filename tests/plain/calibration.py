"""How the verdict got its numbers: run ``python -m tests.plain.calibration`` after a change of measures or texts."""

import sys
from functools import cache
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT / "site") not in sys.path:
    sys.path.insert(1, str(ROOT / "site"))

from plain.measures import measures  # noqa: E402
from plain.sentences import sentences_of  # noqa: E402

VERDICTS = ("easy", "plain", "hard")
TEXTS = Path(__file__).parent / "texts"
PARTS = 8
# Keeps the numbers small: 96 texts say little about many measures.
MILDNESS = 0.02


def texts(verdict: str) -> list[str]:
    return [text.strip() for text in (TEXTS / f"{verdict}.txt").read_text(encoding="utf-8").split("\n----\n")]


def values_of(text: str) -> list[float]:
    return measures(sentences_of(text)).values()


@cache
def table() -> tuple[np.ndarray, np.ndarray]:
    rows = [(values_of(text), index) for index, verdict in enumerate(VERDICTS) for text in texts(verdict)]
    return np.array([row for row, _index in rows]), np.array([index for _row, index in rows])


def fitted(values: np.ndarray, wanted: np.ndarray, steps: int = 1000) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Middle and width of each measure, and the weight of each for each verdict; the last one stands alone."""
    middle, width = values.mean(axis=0), values.std(axis=0) + 1e-9
    scaled = np.hstack([(values - middle) / width, np.ones((len(values), 1))])
    weights = np.zeros((scaled.shape[1], len(VERDICTS)))
    right = np.eye(len(VERDICTS))[wanted]
    for _step in range(steps):
        weights -= 0.5 * (scaled.T @ (chances(scaled @ weights) - right) / len(values) + MILDNESS * weights)
    return middle, width, weights


def chances(scores: np.ndarray) -> np.ndarray:
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def judged(values: np.ndarray, model: tuple[np.ndarray, np.ndarray, np.ndarray]) -> np.ndarray:
    middle, width, weights = model
    return np.argmax(np.hstack([(values - middle) / width, np.ones((len(values), 1))]) @ weights, axis=1)


def held_out(values: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """How each text is judged by numbers that never saw it: rows are what is right, columns what was said."""
    said = np.zeros((len(VERDICTS), len(VERDICTS)), dtype=int)
    for part in range(PARTS):
        out = np.arange(len(values)) % PARTS == part
        for right, index in zip(wanted[out], judged(values[out], fitted(values[~out], wanted[~out])), strict=True):
            said[right, index] += 1
    return said


def later() -> np.ndarray:
    """The same for texts that were written after the numbers stood, by the numbers of all others."""
    model = fitted(*table())
    said = np.zeros((len(VERDICTS), len(VERDICTS)), dtype=int)
    for right, name in enumerate(VERDICTS):
        for index in judged(np.array([values_of(text) for text in texts(f"{name}-later")]), model):
            said[right, index] += 1
    return said


def rounded() -> tuple[list[float], list[float], list[list[float]]]:
    middle, width, weights = fitted(*table())
    return middle.round(4).tolist(), width.round(4).tolist(), weights.round(4).tolist()


if __name__ == "__main__":
    print(held_out(*table()), later(), *rounded(), sep="\n")
