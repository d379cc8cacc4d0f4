"""The board: every text of the site, how it stands in each version, one step from the work."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Site

from accounts.models import User
from consultations.models import Answer, AnswerState, Category, Consultation, Phase, StatusEntry
from consultations.proposals.services import change
from consultations.shorts.services import write
from content.models import Navigation, TextState
from content.texts.states import Standing
from news.models import Topic
from office.texts.board import Row, rows_for
from office.today import cards_for
from tests.factories import make_consultation, make_phase, make_proposal
from tests.pages.pages import make_page, translate

pytestmark = pytest.mark.django_db

BOARD = "/verwaltung/sprachfassungen/"


def row(person: User, title: str) -> Row:
    return next(each for each in rows_for(person) if each.title == title)


def standings(person: User, title: str) -> dict[str, str]:
    return {code: cell.standing.value for code, cell in row(person, title).cells.items()}


def test_a_page_stands_differently_in_each_version(dilek: User) -> None:
    german = make_page(title="Regeln", lead="Bleiben Sie freundlich.")
    translate(german, "en")

    assert standings(dilek, "Regeln") == {"de": "public", "de-simple": "missing", "en": "unchecked"}


def test_what_asks_for_work_first_is_said(dilek: User) -> None:
    german = make_page(title="Regeln", lead="Bleiben Sie freundlich.")
    english = translate(german, "en")
    translate(german, "de-simple", live=False)
    TextState.objects.filter(page=english).update(checked_by="Prüfgruppe", checked_on=timezone.localdate())
    checked = standings(dilek, "Regeln")
    german.lead = "Bleiben Sie immer freundlich."
    german.save_revision().publish()

    assert checked == {"de": "public", "de-simple": "draft", "en": "checked"}
    assert standings(dilek, "Regeln") == {"de": "public", "de-simple": "draft", "en": "out-of-date"}


def test_each_standing_leads_to_its_work(dilek: User) -> None:
    german = make_page(title="Regeln", lead="Bleiben Sie freundlich.")
    english = translate(german, "en")
    unchecked = row(dilek, "Regeln").cells["en"].url
    german.lead = "Bleiben Sie immer freundlich."
    german.save_revision().publish()

    urls = {code: cell.url for code, cell in row(dilek, "Regeln").cells.items()}

    assert urls == {
        "de": reverse("wagtailadmin_pages:edit", args=[german.pk]),
        "de-simple": f"/verwaltung/localize/submit/page/{german.pk}/?select_locale=de-simple",
        "en": reverse("texts:compare", args=[english.pk]),
    }
    assert unchecked == reverse("texts:check", args=[english.pk])


def test_texts_that_are_no_pages_are_on_it(dilek: User) -> None:
    Topic.objects.create(name={"de": "Bauen", "en": "Building"}, slug="bauen")

    assert standings(dilek, "Bauen") == {"de": "public", "de-simple": "missing", "en": "unchecked"}


def test_phases_and_topics_belong_to_the_row_of_their_consultation(dilek: User) -> None:
    consultation = make_consultation(decided_by={"de": "Der Rat", "en": "The council"})
    assert row(dilek, str(consultation)).cells["en"].standing == "unchecked"

    make_phase(consultation, title={"de": "Ideen sammeln"})
    assert row(dilek, str(consultation)).cells["en"].standing == "missing"

    Phase.objects.update(title={"de": "Ideen sammeln", "en": "Ideas"})
    Category.objects.create(consultation=consultation, slug="wege", name={"de": "Wege"})
    assert row(dilek, str(consultation)).cells["en"].standing == "missing"


def test_words_of_the_menu_are_on_it_at_both_levels(dilek: User) -> None:
    below = {"page": None, "url": "https://example.org/", "label": {"de": "Weiteres", "en": "More"}}
    entry = {"page": None, "url": "", "label": {"de": "Stadt", "de_simple": "Unsere Stadt"}, "links": [below]}
    site = Site.objects.get(is_default_site=True)
    Navigation.objects.update_or_create(site=site, defaults={"entries": [("entry", entry)]})

    menu = row(dilek, "Stadt")

    assert [standings(dilek, "Stadt")[code] for code in ("de", "de-simple", "en")] == ["public", "unchecked", "missing"]
    assert standings(dilek, "Weiteres")["en"] == "unchecked"
    assert menu.cells["en"].url == reverse("wagtailsettings:edit", args=["content", "navigation", site.pk])


def test_short_texts_of_proposals_are_on_it_with_the_way_to_their_screen(dilek: User, anna: User) -> None:
    proposal = make_proposal(make_consultation(), author=anna)
    title = f"{proposal.consultation}, {proposal.number}: {proposal.title}"
    missing = standings(dilek, title)["de-simple"]
    write(target=proposal, version="de-simple", text="Eine Bank.")
    unchecked = standings(dilek, title)["de-simple"]
    write(target=proposal, version="de-simple", text="Eine Bank.", checked_by="Gruppe", checked_on=date(2026, 5, 4))
    checked = standings(dilek, title)["de-simple"]
    change(proposal=proposal, person=anna, title=proposal.title, text="Etwas ganz anderes.")
    older = standings(dilek, title)["de-simple"]

    assert (missing, unchecked, checked, older) == ("missing", "unchecked", "checked", "out-of-date")
    assert row(dilek, title).cells["de-simple"].url == reverse("office_shorts:write", args=[proposal.pk])


def test_short_texts_of_answers_and_of_reasons_are_on_it(dilek: User) -> None:
    proposal = make_proposal(make_consultation())
    title = f"{proposal.consultation}, {proposal.number}: {proposal.title}"
    answer = make_public_answer(proposal.consultation, {"de": "Wir bauen.", "en": "We build."})
    answer.proposals.add(proposal, make_proposal(proposal.consultation))
    step = StatusEntry.objects.create(proposal=proposal, status="arrived", reason={"de": "Das Geld fehlt noch."})
    write(target=answer, version="de-simple", text="Die Stadt baut.")

    reason = f"{title} · Begründung zum Stand „{step.label}“"
    assert standings(dilek, f"{title} · Antwort der Stadt") == {
        "de": "public",
        "de-simple": "unchecked",
        "en": "public",
    }
    assert standings(dilek, reason) == {"de": "public", "de-simple": "missing", "en": "missing"}


def test_it_narrows_down_by_version_state_and_kind(client: Client, dilek: User) -> None:
    german = make_page(title="Regeln")
    translate(german, "en")
    client.force_login(dilek)

    def titles(**chosen: str) -> set[str]:
        return {shown.title for shown, _cells in client.get(BOARD, chosen).context["rows"]}

    missing = titles(version="en", standing=Standing.MISSING)
    assert "Regeln" in titles(version="de-simple", standing=Standing.MISSING)
    assert "Regeln" not in missing
    assert "Regeln" in titles(kind="home.standardpage")
    assert "Regeln" not in titles(kind="home.homepage")
    assert titles(kind="nothing", version="xx") == titles()


def test_thirty_pages_take_as_many_queries_as_one(client: Client, dilek: User) -> None:
    consultation = make_consultation()
    client.force_login(dilek)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(BOARD).status_code == 200
        return len(captured)

    add(1, consultation)
    queries()
    before = queries()
    add(29, consultation)

    assert queries() == before


def make_public_answer(consultation: Consultation, text: dict[str, str]) -> Answer:
    since = timezone.now()
    return Answer.objects.create(consultation=consultation, text=text, state=AnswerState.RELEASED, released_at=since)


def add(number: int, consultation: Consultation) -> None:
    for _each in range(number):
        page = make_page()
        translate(page, "en")
        Topic.objects.create(name={"de": page.title}, slug=page.slug)
        proposal = make_proposal(consultation)
        write(target=proposal, version="de-simple", text="Eine Bank.")
        make_public_answer(consultation, {"de": "Ja."}).proposals.add(proposal)
        StatusEntry.objects.create(proposal=proposal, status="arrived", reason={"de": "So ist es."})


def test_it_is_on_the_first_screen_where_something_is_out_of_date(dilek: User, franka: User) -> None:
    german = make_page(lead="Bleiben Sie freundlich.")
    translate(german, "en")
    before = [each.name for each in cards_for(dilek)]
    german.lead = "Bleiben Sie immer freundlich."
    german.save_revision().publish()

    def names(person: Any) -> list[str]:
        return [each.name for each in cards_for(person)]

    assert ("texts" in before, "texts" in names(dilek), "texts" in names(franka)) == (False, True, False)
