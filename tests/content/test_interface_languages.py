"""Versions of which there are only the words around the texts: Arabic, Turkish, and whichever comes next."""

import re
from datetime import date, datetime
from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.template import Context, Template
from django.test import Client
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import Locale

from accounts.models import User
from config.catalogues import begin, catalogue, note_check, outdated_checks
from config.settings.languages import catalogue_states
from consultations.texts import language_of_writing
from content.multilingual import MultilingualFormField
from content.sitemaps import of_view
from content.versions import WRITTEN
from design.dates import say_moment, say_until
from notices.bidi import isolated
from notices.models import OutboxMessage
from office.texts.board import CODES
from tests.factories import make_consultation, make_proposal
from tests.pages.pages import make_page

INTERFACE = [code for code, _name in settings.LANGUAGES if code not in WRITTEN]
LABELS = {"ar": "ترجمة غير مُراجَعة", "tr": "Denetlenmemiş çeviri"}

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def html_of(client: Client, path: str, status: int = 200) -> str:
    response = client.get(path)
    assert response.status_code == status
    return response.content.decode()


def test_arabic_and_turkish_are_offered_by_their_catalogues_alone() -> None:
    assert INTERFACE == ["ar", "tr"]
    assert not Locale.objects.filter(language_code__in=INTERFACE)


@pytest.mark.parametrize("code", INTERFACE)
def test_what_only_the_office_reads_does_not_stand_in_such_a_catalogue(code: str) -> None:
    own, german = polib.pofile(str(catalogue(code))), polib.pofile(str(catalogue("de")))

    assert len(own) < 0.8 * len(german)


@pytest.mark.parametrize("code", INTERFACE)
def test_each_form_of_a_plural_is_written(code: str) -> None:
    plurals = [entry for entry in polib.pofile(str(catalogue(code))) if entry.msgid_plural]

    assert {len(entry.msgstr_plural) for entry in plurals} == {{"ar": 6, "tr": 2}[code]}
    assert [entry.msgid for entry in plurals if not all(entry.msgstr_plural.values())] == []


def test_a_begun_catalogue_is_offered_to_nobody_until_its_head_says_so(settings: object, tmp_path: Path) -> None:
    settings.LOCALE_PATHS = [tmp_path]  # type: ignore[attr-defined]
    begun = begin("pl")

    assert catalogue_states(tmp_path) == {"pl": "begun"}
    begun.write_text(begun.read_text().replace("X-Words: begun", "X-Words: unchecked"))
    assert catalogue_states(tmp_path) == {"pl": "unchecked"}
    # Polish has three forms of a plural, and Django knows which.
    assert "nplurals=4" in begun.read_text()


def test_a_check_holds_for_just_the_words_that_somebody_has_read(settings: object, tmp_path: Path) -> None:
    settings.LOCALE_PATHS = [tmp_path]  # type: ignore[attr-defined]
    path = begin("pl")
    settings.CATALOGUE_STATES = {"pl": "begun"}  # type: ignore[attr-defined]
    words = polib.pofile(str(path))
    words.append(polib.POEntry(msgid="Vote", msgstr="Głosuj", occurrences=[("a.py", "")]))
    words.save(str(path))
    note_check("pl", "Ewa Nowak", date(2026, 11, 23))
    checked = path.read_text()

    def state(text: str) -> str:
        path.write_text(text)
        return catalogue_states(tmp_path)["pl"]

    said = "checked by Ewa Nowak on 2026-11-23"
    assert state(checked) == said
    # Where a text stands in the code, and how long the lines of the file are, changes no word.
    assert state(checked.replace("a.py", "b.py").replace('msgstr "Głosuj"', 'msgstr ""\n"Gło"\n"suj"')) == said
    assert list(outdated_checks()) == []
    assert state(checked.replace("Głosuj", "Wybierz")) == "unchecked"
    assert [said in sentence for sentence in outdated_checks()] == [True]
    assert state(f'{checked}\nmsgid "Ballot"\nmsgstr "Karta"\n') == "unchecked"
    assert state(re.sub(", words [0-9a-f]+", "", checked)) == "unchecked"


def test_nothing_more_is_asked_of_editors() -> None:
    assert set(CODES) == set(WRITTEN) == {"de", "de-simple", "en"}
    assert len(MultilingualFormField().fields) == len(WRITTEN)


@pytest.mark.parametrize("code", INTERFACE)
def test_every_page_leads_to_the_version_and_says_its_name_in_itself(client: Client, code: str) -> None:
    proposal = make_proposal(make_consultation())
    names = {"ar": "العربيّة", "tr": "Türkçe"}
    make_page(slug="impressum")

    for path in ("impressum/", "konto/anmelden/", "suche/", f"b/{proposal.consultation.slug}/vorschlaege/"):
        html = html_of(client, f"/de/{path}")
        assert f'<a href="/{code}/{path}" lang="{code}"' in html
        assert f">{names[code]}</a>" in html


@pytest.mark.parametrize("code", INTERFACE)
def test_a_page_without_the_version_stands_there_in_german_and_says_so(client: Client, code: str) -> None:
    make_page(slug="impressum", title="Impressum")

    html = html_of(client, f"/{code}/impressum/")

    direction = {"ar": ' dir="rtl"', "tr": ""}[code]
    assert f'<html lang="{code}"{direction}' in html
    german = ' dir="ltr"' if code == "ar" else ""
    assert f'<main id="inhalt" tabindex="-1" lang="de"{german}>' in html
    # The line that says so is in the reader's language again.
    assert f'<div lang="{code}"{direction}>' in html
    assert '<meta name="robots" content="noindex">' in html


@pytest.mark.parametrize("code", INTERFACE)
def test_words_that_nobody_has_checked_say_so_until_somebody_has(client: Client, code: str, settings: object) -> None:
    assert LABELS[code] in html_of(client, f"/{code}/suche/")
    assert LABELS[code] in html_of(client, f"/{code}/gibt-es-nicht/", 404)
    assert "Nicht geprüfte Übersetzung" not in html_of(client, "/de/suche/")

    settings.CATALOGUE_STATES = {code: "checked by A. B. on 2026-11-23"}  # type: ignore[attr-defined]

    assert LABELS[code] not in html_of(client, f"/{code}/suche/?q=")


def test_search_engines_are_not_sent_where_only_the_words_around_are_arabic(client: Client) -> None:
    proposal = make_proposal(make_consultation())

    html = html_of(client, f"/de/b/{proposal.consultation.slug}/{proposal.number}/")

    assert 'rel="alternate" hreflang="en"' in html
    assert 'rel="alternate" hreflang="ar"' not in html
    assert {address.path[:4] for address in of_view("/de/b/x/1/")} == {"/de/", "/de-", "/en/"}


def test_german_passages_on_an_arabic_page_keep_language_and_direction() -> None:
    passage = Template("<p{{ code|lang }}>")

    def shown(page: str, code: str) -> str:
        with override(page):
            return passage.render(Context({"code": code}))

    assert shown("ar", "de") == '<p lang="de" dir="ltr">'
    assert shown("de", "ar") == '<p lang="ar" dir="rtl">'
    assert shown("de", "en") == '<p lang="en">'
    # Inside German text on an Arabic page, Arabic words turn back.
    assert shown("ar", "ar") == '<p lang="ar" dir="rtl">'
    assert shown("ar", "") == "<p>"


def test_what_people_write_runs_as_its_own_letters_do(client: Client) -> None:
    proposal = make_proposal(make_consultation(), title="مقعد في الظل", language="ar")

    html = html_of(client, f"/de/b/{proposal.consultation.slug}/{proposal.number}/")

    assert '<h1 dir="auto" lang="ar">مقعد في الظل</h1>' in html


@pytest.mark.parametrize(
    ("page", "text", "language"),
    [
        ("ar", "Unten an der Treppe fehlt ein Sitz, und dort warten viele auf den Bus.", "de"),
        ("ar", "Bank", "de"),
        ("ar", "نريد مقعدا في ظل الأشجار", "ar"),
        ("de", "نريد مقعدا في ظل الأشجار", "ar"),
        ("tr", "Ağaçların altında bir bank istiyoruz, çünkü çok güneş var ve gölge yok.", "tr"),
        ("tr", "Wir wollen eine Bank, die im Schatten steht, und das nicht nur für die Kinder.", "de"),
        ("de-simple", "Eine Bank.", "de"),
        ("en", "A bench.", "en"),
    ],
)
def test_a_text_is_marked_with_the_language_that_it_is_in(page: str, text: str, language: str) -> None:
    with override(page):
        assert language_of_writing(text) == language


def plain(text: str) -> str:
    return text.replace("\u2068", "[").replace("\u2069", "]")


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("1234-5678 هو رمزك في Mitreden", "[1234-5678] هو رمزك في [Mitreden]"),
        ("شكرا على «Neue Bänke (Süd)». الرقم 12.", "شكرا على «[Neue Bänke (Süd)]». الرقم [12]."),
        ("شاركت في «Wo fehlt eine Bank?».", "شاركت في «[Wo fehlt eine Bank?]»."),
        # What stands alone needs no isolates, and an address with some would lead nowhere.
        ("    1234-5678", "    1234-5678"),
        ("Unten an der Treppe (12) fehlt ein Sitz.", "Unten an der Treppe (12) fehlt ein Sitz."),
        ("رسالة: https://example.org/ar/12/", "رسالة: https://example.org/ar/12/"),
    ],
)
def test_codes_and_names_are_isolated_in_an_arabic_line(line: str, shown: str) -> None:
    with override("ar"):
        assert plain(isolated(line)) == shown
    with override("tr"):
        assert isolated(line) == line


def test_the_mail_with_the_code_is_arabic_labelled_and_its_code_can_be_copied(client: Client) -> None:
    client.post("/ar/konto/anmelden/", {"email": "anna@example.org"})

    message = OutboxMessage.objects.get()
    code = message.subject.split("\u2069")[0].strip("\u2068")
    assert message.language == "ar"
    assert f"\n    {code}\n" in message.body
    assert LABELS["ar"] in message.body

    # Copied with its isolates, and in the digits of an Arabic keyboard.
    typed = "\u2068" + code.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")) + "\u2069"
    response = client.post("/ar/konto/code/", {"code": typed})

    assert response.status_code == 302
    assert response["Location"].startswith("/ar/")
    assert User.objects.get().language == "ar"


def test_dates_are_said_in_each_language_with_western_digits() -> None:
    moment = timezone.make_aware(datetime(2026, 11, 3, 18, 5))
    midnight = timezone.make_aware(datetime(2026, 11, 4))

    with override("ar"):
        assert say_moment(moment, moment) == "الثلاثاء، 3\u00a0نوفمبر، الساعة\u00a018:05"
        assert say_until(midnight, moment) == "حتى نهاية يوم الثلاثاء، 3\u00a0نوفمبر"
    with override("tr"):
        assert say_moment(moment, moment) == "3\u00a0Kasım Salı, saat\u00a018:05"
