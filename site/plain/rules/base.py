"""What a rule is: a question, how grave it is in which version, and a function that finds its places."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from plain.sentences import Sentence

MUST = "must"
HINT = "hint"
PLAIN = "de"
SIMPLE = "de-simple"
LEVELS = (PLAIN, SIMPLE)


@dataclass(frozen=True)
class Mark:
    """A place in a sentence. Its own severity and question, where the rule's do not fit."""

    start: int
    end: int
    suggestion: str = ""
    severity: str = ""
    question: str = ""


@dataclass(frozen=True)
class Context:
    """What a rule may know besides the sentence."""

    level: str
    # This word, not that one: the city's words go before ours.
    word_list: Mapping[str, str]


Finder = Callable[[Sentence, Context], Iterator[Mark]]


@dataclass(frozen=True)
class Rule:
    id: str
    # A level that is missing does not ask.
    severity: Mapping[str, str]
    question: str
    find: Finder
