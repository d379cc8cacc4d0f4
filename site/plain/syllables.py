"""Syllables of German words, by their spelling."""

import re
from functools import lru_cache

# What is spoken as one: the longest first.
NUCLEUS = re.compile(r"aai|eau|ai|ei|au|äu|eu|ie|ay|ey|oy|aa|ää|ee|oo|ui(?=$)|[aeiouyäöüáàâéèêëíìîïóòôúùûå]")
SILENT_U = re.compile(r"qu")
GLIDE = re.compile(r"(?:^|(?<=-))y(?=[aeiouäöü])")
# Two syllables where the spelling looks like one.
HIATUS = re.compile(
    r"(?:fer|lil|lin|med|stud|akt|ser|mater|famil|fol|prinzip|kriter|präm|grem|komöd|tragöd)ie(?=n?$)"
    r"|(?<=[a-zäöüß]{2})[bcdgklmnprstvz]ien$"
    r"|(?:pat|kl|or|hyg|exped|effiz|kalor)ie(?=nt)"
    r"|(?:id|s|all|arm|mus|kom)een$|muse(?=um)|läu(?=m)|teu(?=ms?$)"
    r"|^be(?=inhalt|irr)|^ge(?=irr|imp)|^be(?=en[dg])|^ge(?=ehr|ein|eb)"
)
LETTERS_ONLY = re.compile(r"[A-ZÄÖÜ]{2,5}")
# Endings of one syllable that look like two.
ONE = re.compile(r"^(?:die|sie|wie|nie|vie[lr].*|hie[rß].*|wien|dien|knien|schrien)$")


@lru_cache(maxsize=20_000)
def syllables(word: str) -> int:
    """At least one; a number counts as one, an abbreviation of capitals by its letters."""
    if LETTERS_ONLY.fullmatch(word):
        return len(word)
    return max(1, sum(_syllables(part) for part in re.split(r"[^\w]+|_", word.lower()) if part))


def _syllables(word: str) -> int:
    spoken = GLIDE.sub("j", SILENT_U.sub("q", word))
    count = sum(1 for _nucleus in NUCLEUS.finditer(spoken))
    if not ONE.match(spoken) and HIATUS.search(spoken):
        count += 1
    return count
