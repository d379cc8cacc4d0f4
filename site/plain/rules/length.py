"""How much stands in one sentence and on one line."""

from collections.abc import Iterator

from plain.morphology import is_finite, is_infinitive, is_noun, is_participle, is_weak_past
from plain.rules.base import HINT, PLAIN, SIMPLE, Context, Mark
from plain.sentences import Sentence
from plain.tokens import Kind, Token
from plain.words import words
from plain.words.functions import SUBJECTS
from plain.words.verbs import HELPERS, STRONG_PAST

HINT_FROM = {PLAIN: 20, SIMPLE: 9}
MOST_SIMPLE_WORDS = 12
# Plain German may join two short statements.
TWO_STATEMENTS_FROM = 15
DASHES = frozenset(";–—")
JOINTS = words("und oder aber denn sondern doch")


def whole(sentence: Sentence, **more: str) -> Mark:
    return Mark(sentence.words[0].start, sentence.words[-1].end, **more)


def long_sentence(sentence: Sentence, context: Context) -> Iterator[Mark]:
    count = len(sentence.words)
    if count < HINT_FROM[context.level]:
        return
    severity = "" if context.level == PLAIN or count > MOST_SIMPLE_WORDS else HINT
    question = f"Dieser Satz hat {count} Wörter. Können Sie ihn teilen?"
    yield whole(sentence, severity=severity, question=question)


def several_on_a_line(sentence: Sentence, context: Context) -> Iterator[Mark]:
    if not sentence.is_line_start:
        yield whole(sentence)


def may_be_verb(token: Token) -> bool:
    if token.kind is not Kind.WORD or token.is_capital:
        return False
    return token.lower in HELPERS or is_finite(token.lower)


def several_statements(sentence: Sentence, context: Context) -> Iterator[Mark]:
    """Two clauses side by side: a semicolon or dash, or "und" between two verbs of their own."""
    if is_label(sentence) or (context.level == PLAIN and len(sentence.words) < TWO_STATEMENTS_FROM):
        return
    has_verb = leads(sentence.words[0])
    has_helper = sentence.words[0].lower in HELPERS
    for index, token in enumerate(sentence.tokens):
        if has_verb and (token.text in DASHES or token.lower in JOINTS):
            clause = clause_after(sentence, index)
            is_joined = begins_clause(clause, has_helper) if token.lower in JOINTS else any(map(may_be_verb, clause))
            if is_joined:
                yield Mark(token.start, token.end)
        has_verb = has_verb or may_be_verb(token) or (not token.is_capital and is_infinitive(token.lower))
        has_helper = has_helper or token.lower in HELPERS


def is_label(sentence: Sentence) -> bool:
    """“Stimmen zählen und Ergebnisse nennen": says what can be done, states nothing."""
    return sentence.tokens[-1].is_word and has_infinitive_form(sentence.words[-1])


def leads(first: Token) -> bool:
    """An order or a question begins with its verb, in a capital."""
    return first.lower in HELPERS or (is_finite(first.lower) and not is_noun(first.text))


def clause_after(sentence: Sentence, index: int) -> list[Token]:
    """The words up to the next comma or joint."""
    clause = []
    for token in sentence.tokens[index + 1 :]:
        if token.text in {",", ";", ":"} or token.lower in JOINTS:
            break
        if token.is_word:
            clause.append(token)
    return clause


def begins_clause(clause: list[Token], after_helper: bool) -> bool:
    """A verb of its own follows: "und sie wählt", "und kann dort sitzen"."""
    verbs = [word for word in clause if may_be_verb(word) and not is_participle(word.lower)]
    # "und das ist gut", but "und das Amt" is no subject of its own yet.
    if len(clause) > 1 and clause[0].lower in SUBJECTS and not clause[1].is_capital:
        return bool(verbs) or is_infinitive(clause[1].lower)
    if after_helper:
        # "können den Rat und das Amt fragen": one statement, whose verb waits for both.
        verbs = [word for word in verbs if not has_infinitive_form(word)]
    return bool(verbs)


def has_infinitive_form(token: Token) -> bool:
    """The plural of the present is the infinitive: "fragen"."""
    return token.lower.endswith("n") and token.lower not in STRONG_PAST and not is_weak_past(token.lower)
