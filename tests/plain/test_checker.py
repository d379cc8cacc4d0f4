import random
from unicodedata import normalize

import pytest

from plain.checker import check
from plain.rules import RULES
from plain.rules.base import LEVELS

ALPHABET = (
    "aeiouäöünrstß ABÄ.,;:!?…-–„“\"'()[]§%&/*_#@+=<>{}|\\~^0123456789\n\r\t\x00\x0b\x1b\x85\u200b\u2028\u00ad\u0301"
    "日本語עבריתعرب🙂👩‍🦽Ǆǅ"
)
SNIPPETS = ("und ", "der ", ", die ", "wird ", "z. B. ", "www.", "@a.", "%(", "XIV ", "zwei", "zu ", "Haus ", "30. ")


def found(text: str, level: str = "de-simple") -> list[tuple[str, str, str, str]]:
    return [
        (finding.rule, finding.severity, sentence.text[finding.start : finding.end], finding.suggestion)
        for sentence, finding in check(text, level).findings
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die Bürgerbeteiligung beginnt.", ("long-word", "must", "Bürgerbeteiligung", "Bürger-Beteiligung")),
        ("Die Haushaltsplanung beginnt.", ("long-word", "must", "Haushaltsplanung", "Haushalts-Planung")),
        ("Die Straßenbahnhaltestelle.", ("long-word", "must", "Straßenbahnhaltestelle", "Straßenbahn-Haltestelle")),
        ("Wir kaufen zwei Bäume.", ("number-word", "must", "zwei", "2")),
        ("Kapitel XIV ist lang.", ("roman-number", "must", "XIV", "14")),
        ("Das geht z. B. hier.", ("abbreviation", "must", "z. B.", "zum Beispiel")),
        ("Das ist die Meinung des Rates.", ("genitive", "must", "des Rates", "vom Rat")),
        ("Alle Bürger:innen kommen.", ("special-sign", "must", "Bürger:innen", "Bürgerinnen und Bürger")),
        ("Die Idee wird heute geprüft.", ("passive", "must", "wird heute geprüft", "")),
        ("Das wurde durchgeführt.", ("rare-word", "hint", "durchgeführt", "machen")),
    ],
)
def test_a_finding_names_its_place_and_a_proposal(text, expected):
    assert expected in found(text)


def test_plain_german_only_hints_and_asks_less():
    text = "Die Bürgerbeteiligung war nicht teuer."

    assert found(text, "de") == [("long-word", "hint", "Bürgerbeteiligung", "Bürger-Beteiligung")]
    assert {severity for _rule, severity, _text, _proposal in found(text)} == {"must", "hint"}


@pytest.mark.parametrize(("number", "severity"), [(8, None), (9, "hint"), (12, "hint"), (13, "must")])
def test_leichte_sprache_hints_from_nine_words_and_forbids_thirteen(number, severity):
    text = " ".join(["Hier", "ist", *["Brot"] * (number - 2)]) + "."

    lengths = [finding.severity for _sentence, finding in check(text, "de-simple").findings]

    assert lengths == ([severity] if severity else [])


def test_plain_german_hints_from_twenty_words():
    words = ["Hier", "ist", *["Brot"] * 17]

    assert check(" ".join(words), "de").findings == []
    assert [rule for rule, *_rest in found(" ".join([*words, "da"]), "de")] == ["sentence-length"]


def test_the_words_of_the_city_go_before_ours():
    report = check("Die Maßnahme beginnt.", word_list={"Maßnahme": "Arbeit am Platz"})

    assert [finding.suggestion for _sentence, finding in report.findings] == ["Arbeit am Platz"]


def test_messages_ask_and_praise_no_number():
    for rule in RULES:
        assert rule.question.endswith("?")
        assert "erfüllt" not in rule.question


def test_a_place_is_a_line_and_a_column():
    report = check("Guten Tag.\r\n\r\nHier ist es. Man sitzt gut.", "de")

    [(sentence, finding)] = report.findings
    assert report.place(sentence.start + finding.start) == (3, 14)


def test_a_text_without_words_has_no_verdict():
    assert check(" \n\n!").as_json()["verdict"] is None


def test_letters_of_two_signs_and_soft_hyphens_change_nothing():
    plain = "Bürgerbeteiligung wird geprüft."
    typed = normalize("NFD", plain).replace("geprüft", "ge\u00adprüft").replace("Bürger", "Bürger\u200b")
    typed = typed.replace(normalize("NFD", "prüft"), "\u00ad" + normalize("NFD", "prüft"))

    assert typed != plain
    assert check(typed, "de-simple").as_json() == check(plain, "de-simple").as_json()


@pytest.mark.parametrize(
    "text",
    [
        "We are planning new benches. You can say where you want to sit. The office reads each proposal and answers."
        " Everybody who lives here can take part until spring.",
        "نخطط لمقاعد جديدة في المدينة. يمكنك أن تقول أين تريد أن تجلس. يقرأ المكتب كل اقتراح ويجيب عليه. يمكن للجميع"
        " المشاركة حتى نهاية شهر مارس.",
    ],
)
def test_another_language_has_no_verdict(text):
    assert check(text).verdict is None


def test_nothing_that_can_be_typed_raises_and_all_places_are_inside():
    dice = random.Random(5)
    texts = ["".join(dice.choices([*ALPHABET, *SNIPPETS], k=dice.randint(0, 300))) for _round in range(150)]

    for text in texts:
        for level in LEVELS:
            report = check(text, level)
            for sentence, finding in report.findings:
                assert 0 <= finding.start < finding.end <= len(sentence.text)
                assert report.source[sentence.start] == sentence.text[0]


@pytest.mark.parametrize(
    ("piece", "length"), [("a", 100_000), ("a.", 20_000), ("z. B. ", 20_000), (", der ", 20_000), ("(", 20_000)]
)
def test_signs_without_an_end_are_answered(piece, length):
    # A pattern or a rule that looks back over the whole text would never come to an end here.
    assert check(piece * (length // len(piece)), "de-simple").level == "de-simple"
