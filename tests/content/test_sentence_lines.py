"""In Leichte Sprache each sentence has its own line, on pages and in mails; nobody else's words are touched."""

import pytest
from django.test import Client

from content.sentence_lines import in_lines, one_a_line
from tests.pages.pages import home, make_page

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Das ist gut. Wir freuen uns! Und Sie? Ja.", ["Das ist gut.", "Wir freuen uns!", "Und Sie?", "Ja."]),
        ("Bis zum 30. Juni haben Sie Zeit.", ["Bis zum 30. Juni haben Sie Zeit."]),
        ("Anna M. schreibt. 3 Menschen lesen.", ["Anna M. schreibt.", "3 Menschen lesen."]),
        ("Vorschlag Nr. 7 ist da.", ["Vorschlag Nr. 7 ist da."]),
        ("Drücken Sie auf „Weiter“. Dann geht es los.", ["Drücken Sie auf „Weiter“.", "Dann geht es los."]),
        ("Er sagt: „Das geht.“ Sie sagt: „Nein.“", ["Er sagt: „Das geht.“", "Sie sagt: „Nein.“"]),
        ("Schauen Sie auf beteiligung.example. org nicht.", ["Schauen Sie auf beteiligung.example. org nicht."]),
    ],
)
def test_sentences_part_and_nothing_else_does(text: str, lines: list[str]):
    assert one_a_line(text, "\n").split("\n") == lines


def test_only_texts_for_readers_of_leichte_sprache_are_parted():
    text = "So ist es. Ja."
    left = [
        f"<head><title>{text}</title></head>",
        f'<p title="{text}"></p>',
        f"<textarea>{text}</textarea>",
        f'<div lang="de">{text}<br><img src=x></div>',
        f"<button>{text}</button>",
        f"<bdi>{text}</bdi>",
    ]
    parted = [
        f"<p>{text}</p>",
        f'<div lang="de"><p lang="de-simple">{text}</p></div>',
        f"<p>Das <b>geht.</b> {text}</p>",
    ]

    made = in_lines(f'<html lang="de-simple">{"".join(left)}<br>{"".join(parted)}</html>')

    expected = "".join(parted).replace(text, "So ist es. <br>Ja.")
    assert made == f'<html lang="de-simple">{"".join(left)}<br>{expected}</html>'


def test_a_page_in_leichte_sprache_has_its_sentences_in_lines_and_a_german_one_has_not(client: Client):
    body = [("text", "<p>Das ist gut. Wir freuen uns.</p>")]
    make_page(home("de-simple"), slug="seite", body=body)
    make_page(slug="seite", body=body)

    easy, german = (client.get(f"/{code}/seite/") for code in ("de-simple", "de"))

    assert "Das ist gut. <br>Wir freuen uns." in easy.content.decode()
    assert easy.headers["Content-Length"] == str(len(easy.content))
    assert "Das ist gut. Wir freuen uns." in german.content.decode()
