"""The checker at the office: beside the editor, as a report over all pages, with the city's word list."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page

import cities
from accounts.models import User
from content.checking import asking
from content.checking.passages import passages_of
from content.checking.seeding import load_city_words
from content.checking.words import site_words
from content.models import CheckedText, Term, WordChoice
from content.multilingual import MultilingualText
from home.models import StandardPage
from office.checking import results as results_module
from office.checking.results import results_for
from tests.office.drafts import edit, make_draft, written
from tests.office.forms import Form
from tests.pages.pages import home, make_index, make_page, translate

pytestmark = pytest.mark.django_db

REPORT = "/verwaltung/berichte/sprache/"
LIVE = {"HTTP_X_REQUESTED_WITH": "XMLHttpRequest"}


def body(html: str) -> Any:
    return StandardPage._meta.get_field("body").to_python([{"type": "text", "id": "block1", "value": html}])


def asked(page: Page) -> str:
    return reverse("checking:edited", args=[page.pk])


def questions(client: Client, page: Page, **changes: str) -> str:
    response = client.post(asked(page), written(client, edit(page), **changes), **LIVE)
    assert response.status_code == 200
    return str(response.content.decode())


# Beside the editor


def test_the_editor_opens_with_the_questions_about_the_draft(client: Client, dilek: User) -> None:
    page = make_draft([{"type": "text", "id": "block1", "value": "<p>Die Maßnahme beginnt.</p>"}])
    client.force_login(dilek)

    html = client.get(edit(page)).content.decode()

    assert "was wir tun" in html
    assert 'href="#block-block1-section"' in html
    assert f'data-plain-url="{asked(page)}"' in html


def test_the_panel_asks_about_what_stands_in_the_form_and_saves_nothing(client: Client, dilek: User) -> None:
    page = make_draft(title="Ein Weg")
    before = page.revisions.count()
    client.force_login(dilek)

    html = questions(client, page, lead="Die Maßnahme wird durchgeführt.")

    assert 'href="#id_lead"' in html and "„Maßnahme“" in html
    assert page.revisions.count() == before
    assert Page.objects.get(pk=page.pk).title == "Ein Weg"


def test_leichte_sprache_is_asked_by_its_own_rules(client: Client, dilek: User) -> None:
    words = "<p>Das Amt prüft Ihre Idee, weil das wichtig ist. Das dauert.</p>"
    german = make_page(body=body(words))
    simple = translate(german, "de-simple", body=body(words))
    client.force_login(dilek)

    plain, leicht = (client.get(edit(page)).content.decode() for page in (german, simple))

    assert "is-must" not in plain
    assert "is-must" in leicht
    assert "in einer neuen Zeile" in leicht


def test_a_line_of_the_form_need_not_be_parted() -> None:
    page = translate(make_page(), "de-simple", title="Wir fragen Sie. Sie antworten.", body=body("<p>Ja. Nein.</p>"))

    questions = asking.questions(passages_of(page), "de-simple", {})
    found = [(each.passage.anchor, each.rule) for each in questions]

    assert found == [("block-block1-section", "one-line")]


def test_other_languages_have_no_panel(client: Client, dilek: User) -> None:
    english = translate(make_page(), "en")
    client.force_login(dilek)

    assert "data-plain-url" not in client.get(edit(english)).content.decode()
    assert client.post(asked(english), {}, **LIVE).status_code == 204


def test_a_new_page_is_asked_about_before_its_first_save(client: Client, franka: User) -> None:
    client.force_login(franka)
    add = reverse("wagtailadmin_pages:add", args=["home", "standardpage", home().pk])
    values = written(client, add, title="Die Maßnahme")

    response = client.post(reverse("checking:begun", args=["home", "standardpage", home().pk]), values, **LIVE)

    assert "was wir tun" in response.content.decode()
    assert not Page.objects.filter(title="Die Maßnahme").exists()


def test_whoever_may_not_change_the_page_is_refused(
    client: Client, franka: User, clara: User, dilek: User, anna: User
) -> None:
    page = make_draft(owner=dilek)

    answers = {}
    for person in (franka, clara, anna):
        client.force_login(person)
        answers[person.email.split("@")[0]] = client.post(asked(page), {"title": "Die Maßnahme"}, **LIVE).status_code

    assert answers == {"franka": 403, "clara": 403, "anna": 403}
    assert Client().post(asked(page), {}, **LIVE).status_code in (302, 403)


def test_a_request_of_another_site_is_refused(dilek: User) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(dilek)

    assert strict.post(asked(make_draft()), {"title": "Die Maßnahme"}, **LIVE).status_code == 403


def test_a_form_that_no_editor_sends_is_a_bad_request(client: Client, dilek: User) -> None:
    client.force_login(dilek)

    statuses = [
        client.post(asked(make_draft()), sent, **LIVE).status_code for sent in ({"body-count": "x"}, {"a": "b"})
    ]

    assert statuses == [400, 400]


def test_what_is_longer_than_any_page_is_not_read(client: Client, dilek: User) -> None:
    page = make_draft()
    client.force_login(dilek)

    assert client.post(asked(page), {"title": "a" * 1_000_001}, **LIVE).status_code == 413


def test_a_fault_of_the_checker_stops_neither_editor_nor_saving(
    client: Client, dilek: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(*given: Any, **named: Any) -> None:
        raise ValueError("a rule that is wrong")

    monkeypatch.setattr(asking, "checked", break_down)
    page = make_draft()
    client.force_login(dilek)

    opened = client.get(edit(page))
    answer = client.post(asked(page), written(client, edit(page)), **LIVE)
    saved = client.post(edit(page), written(client, edit(page), title="Neuer Titel"))

    assert (opened.status_code, answer.status_code, saved.status_code) == (200, 200, 302)
    assert Page.objects.get(pk=page.pk).get_latest_revision_as_object().title == "Neuer Titel"


def test_the_panel_brings_no_script_or_style_of_its_own_into_the_page(client: Client, dilek: User) -> None:
    page = make_draft(lead="<script>alert(1)</script> Die Maßnahme <b onclick=x>beginnt</b>.")
    client.force_login(dilek)

    html = questions(client, page)

    assert "Maßnahme" in html
    assert not any(part in html for part in ("<script", "<style", " style=", "<b onclick", "javascript:"))


# The word list


def test_the_citys_words_go_before_ours_and_lead_to_the_glossary(client: Client, dilek: User) -> None:
    term = Term.objects.create(
        word=MultilingualText({"de": "Maßnahme"}), explanation=MultilingualText({"de": "Etwas, das die Stadt tut."})
    )
    WordChoice.objects.create(avoid="Maßnahme", prefer="Bau-Stelle", term=term)
    page = make_draft(lead="Die Maßnahmen beginnen.")
    client.force_login(dilek)

    html = questions(client, page)

    assert "Bau-Stelle" in html and "Etwas, das die Stadt tut." in html
    assert "was wir tun" not in html


def test_an_editor_keeps_the_list_and_others_do_not(client: Client, dilek: User, clara: User) -> None:
    client.force_login(dilek)
    add = reverse("word_list:add")
    values = {**Form(client.get(add).content.decode()).values, "avoid": "Vorplanung", "prefer": "erster Plan"}

    assert client.post(add, values).status_code == 302
    assert client.post(add, {**values, "avoid": "zwei Wörter"}).status_code == 200
    client.force_login(clara)
    client.post(add, {**values, "avoid": "Gremium"})

    assert list(WordChoice.objects.values_list("avoid", "prefer")) == [("Vorplanung", "erster Plan")]


def test_a_city_brings_words_along_and_the_office_keeps_its_own(settings: Any) -> None:
    settings.CITY = "musterstadt"
    WordChoice.objects.create(avoid="Fachverwaltung", prefer="das zuständige Amt")

    added = [load_city_words(), load_city_words()]

    assert added == [1, 0]
    assert site_words() == {"Fachverwaltung": "das zuständige Amt", "Ortsteilkonferenz": "Treffen im Ortsteil"}


def test_the_words_of_every_city_can_be_loaded(settings: Any) -> None:
    for folder in sorted(cities.FOLDER.iterdir()):
        settings.CITY = folder.name
        load_city_words()

    assert WordChoice.objects.count() > 5


def test_check_plain_takes_the_list_where_one_asks_for_it(tmp_path: Path) -> None:
    WordChoice.objects.create(avoid="Kiesweg", prefer="Weg")
    text = tmp_path / "brief.txt"
    text.write_text("Wir bauen den Kiesweg.", encoding="utf-8")

    def said(*options: str) -> str:
        out = StringIO()
        call_command("check_plain", *options, str(text), stdout=out)
        return out.getvalue()

    assert "„Kiesweg“" not in said()
    assert "„Kiesweg“ Kennen alle dieses Wort?" in said("--site-words") and "→ Weg" in said("--site-words")


# The report


def line(person: User, title: str) -> Any:
    return next(each for each in results_for(person).lines if each.title == title)


def test_the_worst_text_stands_first(dilek: User) -> None:
    make_page(title="Gut", body=body("<p>Wir bauen einen Weg. Sie können mitreden.</p>"))
    make_page(title="Schlecht", body=body("<p>Die Maßnahme wurde durch das Gremium beschlossen.</p>"))

    titles = [each.title for each in results_for(dilek).lines]

    assert titles.index("Schlecht") < titles.index("Gut")
    assert line(dilek, "Schlecht").result.hints >= 3


def test_it_knows_the_words_that_are_public_not_the_draft(dilek: User) -> None:
    page = make_page(title="Weg", body=body("<p>Wir bauen.</p>"))
    first = line(dilek, "Weg").result.hints
    page.body = body("<p>Die Maßnahme wird durchgeführt.</p>")
    revision = page.save_revision()
    drafted = line(dilek, "Weg").result.hints

    revision.publish()

    assert (first, drafted) == (0, 0)
    assert line(dilek, "Weg").result.hints > 0


def test_a_new_word_of_the_list_counts_for_texts_that_are_there(dilek: User) -> None:
    make_page(title="Weg", body=body("<p>Wir bauen den Kiesweg.</p>"))
    before = line(dilek, "Weg").result.hints

    WordChoice.objects.create(avoid="Kiesweg", prefer="Weg")

    assert (before, line(dilek, "Weg").result.hints) == (0, 1)


def test_texts_that_nobody_had_time_for_wait_and_are_there_the_next_time(
    dilek: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_page()
    make_page()
    first = results_for(dilek, patience=-1)
    second = results_for(dilek)

    assert len(first.lines) == 1 and first.waiting >= 1
    assert second.waiting == 0 and len(second.lines) == first.waiting + 1


def test_thirty_pages_take_as_many_queries_as_one(client: Client, dilek: User) -> None:
    client.force_login(dilek)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(REPORT).status_code == 200
        return len(captured)

    make_page()
    queries()
    one_new = queries_after(1, queries)
    known = queries()

    assert queries_after(29, queries) == one_new
    assert queries() == known
    assert CheckedText.objects.count() >= 31
    assert results_module.BATCH > 30


def queries_after(number: int, queries: Any) -> int:
    for _each in range(number):
        make_page()
    return int(queries())


def test_it_narrows_down_by_version_and_kind(client: Client, dilek: User) -> None:
    make_index(title="Mitmachen")
    page = make_page(title="Weg")
    translate(page, "de-simple")
    translate(page, "en")
    client.force_login(dilek)

    def found(**chosen: str) -> list[tuple[str, str]]:
        lines = client.get(REPORT, chosen).context["items"]
        return sorted((each.title, each.code) for each in lines if each.title.startswith("Weg"))

    assert found() == [("Weg", "de"), ("Weg (de-simple)", "de-simple")]
    assert found(version="de-simple") == [("Weg (de-simple)", "de-simple")]
    assert found(kind="consultations.consultationindexpage") == []
    assert found(version="xx", kind="nothing") == found()


def test_only_those_who_answer_for_all_pages_read_it(
    client: Client, dilek: User, emil: User, franka: User, clara: User
) -> None:
    answers = []
    for person in (dilek, emil, franka, clara):
        client.force_login(person)
        answers.append(client.get(REPORT).status_code)

    assert answers == [200, 200, 302, 302]
