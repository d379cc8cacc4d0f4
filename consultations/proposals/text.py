"""What a proposal's text gives by itself."""

import re

TITLE_LENGTH = 80


def title_from(text: str, limit: int = TITLE_LENGTH) -> str:
    """A title made from a text: its first sentence, cut between words where it is longer than ``limit``."""
    line = " ".join(text.strip().split("\n", 1)[0].split())
    # A sentence ends before a capital letter, so "30. juni" or "z. b." do not end one.
    sentence = re.split(r"(?<=[.!?])\s+(?=[A-ZÄÖÜ])", line, maxsplit=1)[0].rstrip(".")
    if len(sentence) <= limit:
        return sentence
    cut = sentence[: limit - 1].rsplit(" ", 1)[0] if " " in sentence[: limit - 1] else sentence[: limit - 1]
    return cut.rstrip(" ,;:–-") + "…"
