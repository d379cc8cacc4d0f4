"""Easy, plain or hard: our own estimate from all measures together, for reports of the staff. It grades nobody.

The numbers come from ``tests/plain/calibration.py``; ``docs/plain.md`` says how often they are wrong.
"""

from plain.measures import Measures
from plain.report import Verdict

VERDICTS: tuple[Verdict, ...] = ("easy", "plain", "hard")

# In the order of the measures: middle and width over all texts of the calibration …
MIDDLE = (2.188, 0.2682, 1.789, 0.0543, 0.2672, 0.2578, 0.6094, 0.3663, 0.01)
WIDTH = (0.4937, 0.3594, 0.3779, 0.0775, 0.3201, 0.461, 1.0231, 0.3981, 0.0232)
# … and what each says for each verdict; the last line stands for what is common to all texts.
WEIGHTS = (
    (-1.5579, 1.0812, 0.4767),  # sentence_length
    (-0.1354, -0.4515, 0.5869),  # long_sentences
    (-0.1938, -0.475, 0.6688),  # syllables
    (-0.006, -0.5971, 0.6031),  # long_words
    (-0.5434, 0.2873, 0.2562),  # clauses
    (-0.0334, -0.4721, 0.5055),  # verbs
    (0.1035, -0.5405, 0.4371),  # nouns
    (-0.5757, 0.1876, 0.3882),  # commas
    (0.4956, -0.5071, 0.0115),  # hyphens
    (-0.3804, 0.4537, -0.0734),
)
# A single figure far from all known texts must not decide alone.
FARTHEST = 4.0


def verdict(measured: Measures) -> Verdict:
    distances = [
        max(-FARTHEST, min(FARTHEST, (value - middle) / width))
        for value, middle, width in zip(measured.values(), MIDDLE, WIDTH, strict=True)
    ]
    scores = [
        sum(distance * weights[index] for distance, weights in zip([*distances, 1.0], WEIGHTS, strict=True))
        for index in range(len(VERDICTS))
    ]
    return VERDICTS[scores.index(max(scores))]
