"""“Did you mean …?”, from the words of what everybody may read.

The words are kept for a while. So nothing is suggested before a search for it, made as this person, finds something: a
word that has since been hidden stays in the dark.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from time import time
from typing import TYPE_CHECKING

from django.core.cache import cache

import cities
from consultations.models import Proposal
from content import page_cache
from content.searching import Words, folded, knows_german, pattern_of
from content.versions import active_language

from . import pages
from .asking import Asked
from .finding import finds_something

if TYPE_CHECKING:
    from consultations.processes.readers import Reader

#: Of so many proposals and pages, the newest, the words are taken.
MOST_TEXTS = 1000
MOST_WORDS = 20_000
SHORTEST = 4
#: Nothing kept is older; where something changed meanwhile, it is not older than a minute.
KEPT_SECONDS, KEPT_AFTER_CHANGE = 60 * 60, 60
#: How much alike two words must be, from 0 to 1.
ALIKE = 0.74
MOST_COMPARED = 40

WORD = re.compile(rf"[^\W\d_]{{{SHORTEST},40}}")


@dataclass(frozen=True)
class Vocabulary:
    """Folded word → how it is mostly written, and in how many texts it stands."""

    spelled: dict[str, str]
    often: dict[str, int]

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Vocabulary":
        """The words of these texts; where there are too many, those that stand in most of them."""
        spellings: dict[str, Counter[str]] = {}
        for text in texts:
            for word in set(WORD.findall(text)):
                spellings.setdefault(folded(word), Counter())[word] += 1
        often = Counter({plain: written.total() for plain, written in spellings.items()})
        known = dict(often.most_common(MOST_WORDS))
        return cls({plain: spellings[plain].most_common(1)[0][0] for plain in known}, known)

    def knows(self, word: str) -> bool:
        pattern = re.compile(pattern_of(word), re.IGNORECASE)
        return any(pattern.search(spelled) for spelled in self.spelled.values())

    def nearest(self, word: str) -> str:
        """The word that is most like this one; empty where none is like it."""
        plain = folded(word)
        pairs = _pairs(plain)
        near = sorted(
            (each for each in self.spelled if abs(len(each) - len(plain)) <= 2),
            key=lambda each: (-len(pairs & _pairs(each)), each),
        )
        rated = [(SequenceMatcher(None, plain, each).ratio(), self.often[each], each) for each in near[:MOST_COMPARED]]
        best = max((each for each in rated if each[0] >= ALIKE), default=None)
        return self.spelled[best[2]] if best else ""


def _pairs(word: str) -> set[str]:
    framed = f" {word} "
    return {framed[place : place + 2] for place in range(len(framed) - 1)}


def suggestion(asked: Asked, person: "Reader") -> str:
    """What the reader may have meant; empty where nothing is like it, or nothing would be found."""
    words = asked.words.words
    if all(len(folded(word)) < SHORTEST for word in words):
        return ""
    vocabulary = current_vocabulary()
    better = [word if _is_right(word, vocabulary) else vocabulary.nearest(word) or word for word in words]
    if tuple(better) == words:
        return ""
    meant = Asked(Words.read(" ".join(better)), asked.form)
    return str(meant.words) if meant.words and finds_something(meant, person) else ""


def _is_right(word: str, vocabulary: Vocabulary) -> bool:
    return len(folded(word)) < SHORTEST or not word.isalpha() or vocabulary.knows(word)


def current_vocabulary() -> Vocabulary:
    """The words of this version, kept for a while."""
    key = f"search-words:{active_language()}"
    version = page_cache.version()
    kept: tuple[str, float, Vocabulary] | None = cache.get(key)
    if kept and (kept[0] == version or time() - kept[1] < KEPT_AFTER_CHANGE):
        return kept[2]
    vocabulary = read_vocabulary()
    cache.set(key, (version, time(), vocabulary), KEPT_SECONDS)
    return vocabulary


def read_vocabulary() -> Vocabulary:
    """The words of what everybody may read: five queries."""
    return Vocabulary.of(_public_texts())


def _public_texts() -> Iterator[str]:
    """The newest, from the querysets of the search itself, as nobody in particular sees them; and the city's places."""
    said = "index_entries__body_text" if knows_german() else "index_entries__body"
    for rows in (pages.pages_for, pages.consultations_for, pages.news_for, pages.events_for):
        for title, text in rows(None).order_by("-pk").values_list("title", said)[:MOST_TEXTS]:
            yield f"{title} {text or ''}"
    proposals = Proposal.objects.visible_to(None).order_by("-pk")
    for title, text in proposals.values_list("title", "text")[:MOST_TEXTS]:
        yield f"{title} {text}"
    for area in cities.current().areas:
        yield " ".join([area.name, *(quarter.name for quarter in area.quarters)])
