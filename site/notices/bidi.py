"""Right-to-left lines of a plain text: what runs the other way is isolated, so that no code is turned round."""

import re

from django.utils.translation import get_language_bidi

FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"
RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
TURNED_LINE = re.compile(f"[{RIGHT_TO_LEFT}]")
# From the first letter or digit to the last one before the line turns again; quotation marks belong to the sentence.
# An address stays bare: programs that make links of them would take the isolate for a part of it.
RUN = re.compile(
    rf"(?P<address>https?://\S+)|\(*[^\W_{RIGHT_TO_LEFT}](?:[^\n{RIGHT_TO_LEFT}«»“”„\"]*[^\W_{RIGHT_TO_LEFT}])?\)*"
    # The question mark of a title that stands in quotation marks is the title's.
    r"(?:[?!]+(?=[»”“\"]))?"
)


def isolated(text: str) -> str:
    """In a right-to-left version, each German name, code and number of a sentence in isolates; else the text itself.

    A line that holds nothing right-to-left, such as a code or an address of its own, needs none and gets none.
    """
    if not get_language_bidi():
        return text
    return "\n".join(_isolated_line(line) if TURNED_LINE.search(line) else line for line in text.split("\n"))


def _isolated_line(line: str) -> str:
    return RUN.sub(_isolated_run, line)


def _isolated_run(found: re.Match[str]) -> str:
    run, before, after = found[0], "", ""
    if found["address"]:
        return run
    # A bracket whose other half is outside belongs to the sentence.
    while run.endswith(")") and run.count(")") > run.count("("):
        run, after = run[:-1], after + ")"
    while run.startswith("(") and run.count("(") > run.count(")"):
        run, before = run[1:], before + "("
    return f"{before}{FIRST_STRONG_ISOLATE}{run}{POP_ISOLATE}{after}"
