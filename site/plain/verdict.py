"""Easy, plain or hard: our own estimate from all measures together, for reports of the staff. It grades nobody.

The numbers come from ``tests/plain/calibration.py``; ``docs/plain.md`` says how often they are wrong.
"""

from plain.measures import Measures
from plain.report import Verdict

VERDICTS: tuple[Verdict, ...] = ("easy", "plain", "hard")

# In the order of the measures: middle and width over all texts of the calibration …
MIDDLE = (2.2398, 2.1116, 0.2997, 1.7849, 0.0536, 0.2541, 0.1656, 0.3861, 0.3611, 0.0103)
WIDTH = (0.4994, 0.4926, 0.377, 0.3679, 0.0753, 0.3063, 0.2711, 0.6367, 0.3856, 0.0232)
# … and what each says for each verdict; the last line stands for what is common to all texts.
WEIGHTS = (
    (-1.1624, 0.7084, 0.454),  # sentence_length
    (-0.8135, 0.4917, 0.3217),  # usual_length
    (-0.086, -0.5433, 0.6294),  # long_sentences
    (-0.1657, -0.4648, 0.6305),  # syllables
    (0.0244, -0.6004, 0.576),  # long_words
    (-0.4535, 0.2329, 0.2207),  # clauses
    (-0.0548, -0.3606, 0.4154),  # verbs
    (0.0308, -0.4716, 0.4408),  # nouns
    (-0.5857, 0.2285, 0.3572),  # commas
    (0.5275, -0.5474, 0.0199),  # hyphens
    (-0.4606, 0.5735, -0.1129),
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
