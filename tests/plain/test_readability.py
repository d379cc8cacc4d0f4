import pytest

from plain.readability import Readability, counts_of, readability
from plain.sentences import sentences_of
from plain.syllables import syllables

DUCKLINGS = "Alle meine Entchen schwimmen auf dem See, Köpfchen unters Wasser, Schwänzchen in die Höh."


def test_the_formulas_give_the_known_values():
    counts = counts_of(sentences_of(DUCKLINGS))

    assert (counts.sentences, counts.words, counts.syllables) == (1, 14, 22)
    assert readability(counts) == Readability(amstad=74.07, wiener1=3.77, lix=42.57)


def test_a_text_without_words_has_no_figures():
    assert readability(counts_of(sentences_of("… !"))) == Readability(None, None, None)


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("Bürgerbeteiligung", 6), ("Familie", 4), ("Energie", 3), ("Italien", 4), ("Idee", 2), ("Ideen", 3),
        ("Museum", 3), ("neue", 2), ("bauen", 2), ("Yoga", 2), ("Qualität", 3), ("Linie", 3), ("Patient", 3),
        ("dient", 1), ("geehrte", 3), ("Jubiläum", 4), ("wieder", 2), ("EU", 2), ("Höh", 1), ("5", 1), ("Psst", 1),
        ("Spiel-Platz", 2), ("beinhaltet", 4), ("Wien", 1), ("Kriterien", 4),
    ],
)  # fmt: skip
def test_syllables_are_counted_as_they_are_spoken(word, number):
    assert syllables(word) == number
