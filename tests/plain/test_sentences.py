import pytest

from plain.sentences import sentences_of


@pytest.mark.parametrize(
    "sentence",
    [
        "Das Fest ist am 30. Juni um 18.30 Uhr im Park.",
        "Das geht z. B. mit Frau Dr. Müller oder Herrn A. Schmidt.",
        "Gem. § 5 Abs. 2 gilt das.",
        "Kommen Sie in Zi. 12 oder in die Goethestr. 5.",
        "Schreiben Sie an info@stadt.example.de oder auf www.stadt.de/ideen.html heute.",
        "„Das ist gut!“, sagte sie.",
        "Das kostet 3.500 Euro, d. h. sehr viel.",
        "Das 2. Treffen ist am 3. 7. im Rathaus.",
    ],
)
def test_a_full_stop_inside_of_a_sentence_does_not_end_it(sentence):
    assert [found.text for found in sentences_of(sentence)] == [sentence]


def test_sentences_end_where_they_end():
    text = "Wir bauen. Das dauert bis 2027. Kommen Sie? Ja! Es gibt Brot usw. Danach ist Schluss."

    assert [found.text for found in sentences_of(text)] == [
        "Wir bauen.", "Das dauert bis 2027.", "Kommen Sie?", "Ja!", "Es gibt Brot usw.", "Danach ist Schluss.",
    ]  # fmt: skip


def test_headings_and_items_are_sentences_without_their_marks():
    text = "Neues aus der Stadt\n\nDas brauchen Sie:\n- Ausweis\n- Foto\n1. Antrag stellen\n"

    assert [found.text for found in sentences_of(text)] == [
        "Neues aus der Stadt", "Das brauchen Sie:", "Ausweis", "Foto", "Antrag stellen",
    ]  # fmt: skip


def test_lines_that_a_program_broke_are_one_sentence_in_its_place():
    text = "Die Stadt baut im nächsten Jahr einen großen neuen Platz am\nBahnhof, damit alle\nsitzen können."

    [found] = sentences_of(text)

    assert found.text == text.replace("\n", " ")
    assert text[found.start : found.end].endswith("können.")
