"""At most three tips for whoever looks at the own text before handing it in: questions, never a hurdle."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from content.checking.words import site_words
from plain.checker import check
from plain.german import looks_german
from plain.report import Finding

MOST = 3
#: What is read; nobody waits for a long text.
LONGEST = 5_000
#: How much of a sentence is shown.
EXCERPT = 90

#: Rule of the checker → what we ask, the most helpful first. What else the checker knows is for people who write for a
#: living.
TIPS: dict[str, Promise] = {
    "sentence-length": _("This sentence is long. Can you make two of it?"),
    "abbreviation": _("Does everybody know these letters? Can you write the word in full?"),
    "rare-word": _("Does everybody know this word? Is there a simpler one?"),
    "noun-style": _("Here stand many nouns. Can you say who does what?"),
    "long-word": _("This word is long. Can you say it in shorter words?"),
    "passive": _("Who does this? Can you name the person or the office?"),
}

#: Number of tips → the heading.
HEADINGS: dict[int, Promise] = {
    1: _("A tip, so that everybody understands your text"),
    2: _("Two tips, so that everybody understands your text"),
    3: _("Three tips, so that everybody understands your text"),
}


@dataclass(frozen=True)
class Tip:
    """``words`` and ``suggestion`` are German."""

    question: Promise
    words: str
    suggestion: str = ""


def tips_for(text: str) -> list[Tip]:
    """One for each rule at most. None where the text is not German: the checker knows no other language."""
    text = text[:LONGEST]
    if not looks_german(text):
        return []
    first: dict[str, Tip] = {}
    for sentence, finding in check(text, word_list=site_words()).findings:
        if finding.rule in TIPS and finding.rule not in first:
            words = sentence.text if finding.rule == "sentence-length" else told(sentence.text, finding)
            first[finding.rule] = Tip(TIPS[finding.rule], excerpt(words), finding.suggestion)
    return [first[rule] for rule in TIPS if rule in first][:MOST]


def told(sentence: str, finding: Finding) -> str:
    return sentence[finding.start : finding.end]


def excerpt(words: str) -> str:
    """The beginning, so that one finds the passage."""
    line = " ".join(words.split())
    return line if len(line) <= EXCERPT else f"{line[:EXCERPT].rsplit(' ', 1)[0]} …"
