"""In Leichte Sprache each sentence has its own line, on pages and in mails; nobody else's words are touched."""

import pytest
from django.test import Client

from content.sentence_lines import made_easy, one_a_line
from tests.pages.pages import home, make_page

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Das ist gut. Wir freuen uns! Und Sie? Ja.", ["Das ist gut.", "Wir freuen uns!", "Und Sie?", "Ja."]),
        ("Bis zum 30. Juni haben Sie Zeit.", ["Bis zum 30. Juni haben Sie Zeit."]),
        ("Anna M. schreibt. 3 Menschen lesen.", ["Anna M. schreibt.", "3 Menschen lesen."]),
        ("Vorschlag Nr. 7 ist da.", ["Vorschlag Nr. 7 ist da."]),
        ("Drücken Sie auf „Weiter“. Dann geht es los.", ["Drücken Sie auf „Weiter“.", "Dann geht es los."]),
        ("Es geht um „Wo fehlt eine Bank?“. Lesen Sie.", ["Es geht um „Wo fehlt eine Bank?“.", "Lesen Sie."]),
        ("Er sagt: „Das geht.“ Sie sagt: „Nein.“", ["Er sagt: „Das geht.“", "Sie sagt: „Nein.“"]),
        (
            "Fr. Prof. Muster wohnt Haupt-Str. 5. Tel. 0202 1234.",
            ["Fr. Prof. Muster wohnt Haupt-Str. 5. Tel. 0202 1234."],
        ),
        (". Das ist wichtig.", [".", "Das ist wichtig."]),
        ("Ist das für 30? Ja.", ["Ist das für 30?", "Ja."]),
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

    made = made_easy(f'<html lang="de-simple">{"".join(left)}<br>{"".join(parted)}</html>')

    expected = "".join(parted).replace(text, "So ist es. <br>Ja.")
    assert made == f'<html lang="de-simple">{"".join(left)}<br>{expected}</html>'


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("<p>Ihre E-Mail-Adresse</p>", '<p>Ihre <span class="unbroken">E-Mail</span>-Adresse</p>'),
        ('<a title="E-Mail">S-Bahn</a>', '<a title="E-Mail"><span class="unbroken">S-Bahn</span></a>'),
        (
            "<button><b>E-Mail da. Ja.</b></button>",
            '<button><b><span class="unbroken">E-Mail</span> da. Ja.</b></button>',
        ),
        *[
            (same, same)
            for same in (
                "<title>E-Mail</title><select><option>E-Mail</option></select>",
                "<textarea>Meine E-Mail</textarea>",
                "<p>Stadt-Teil, T8CF-RP28, 1-Zimmer</p>",
                '<p lang="de">Meine E-Mail</p><bdi>E-Mann. Der</bdi>',
            )
        ],
    ],
)
def test_in_leichte_sprache_no_word_is_parted_after_its_first_letter(written: str, shown: str):
    assert made_easy(f'<html lang="de-simple">{written}</html>') == f'<html lang="de-simple">{shown}</html>'


@pytest.mark.parametrize(
    "html",
    [
        '<html lang="de-simple"><p lang="de">So. Ja.</p></div></p><p lang="de">Doch. Ja.</p>',
        '<html lang="de-simple"><ul lang="de"><li>So. Ja.<li>Doch. Ja.</ul>',
        "<!-- Das. Ja. --> So. Ja.",
        "So. Ja. < Das. Ja.",
        "",
    ],
)
def test_mark_up_that_is_not_whole_changes_nothing_that_it_should_not(html: str):
    assert made_easy(html) == html


def test_markup_in_peoples_text_stays_text():
    assert "<script" not in made_easy('<html lang="de-simple"><p>E-Mail &lt;script&gt; Das. &lt;Ja</p></html>')


def test_a_page_in_leichte_sprache_has_its_sentences_in_lines_and_a_german_one_has_not(client: Client):
    body = [("text", "<p>Das ist gut. Wir freuen uns.</p>")]
    make_page(home("de-simple"), slug="seite", body=body)
    make_page(slug="seite", body=body)

    easy, german = (client.get(f"/{code}/seite/") for code in ("de-simple", "de"))

    assert "Das ist gut. <br>Wir freuen uns." in easy.content.decode()
    assert easy.headers["Content-Length"] == str(len(easy.content))
    assert "Das ist gut. Wir freuen uns." in german.content.decode()
