"""The first screen of the administration: each role's own work, with links to it, in a fixed number of questions."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from consultations.answers import services as answers
from consultations.models import Consultation, ConsultationIndexPage, Report, Result, State
from home.contact import services as messages
from home.models import AccessibilityPage, Message
from news.models import EventIndexPage, NewsIndexPage
from office.today import Card, cards_for
from tests.factories import make_consultation, make_phase, make_proposal, make_vote_phase
from tests.home.accessibility.statements import FACTS as STATEMENT
from tests.pages.pages import make_page

pytestmark = pytest.mark.django_db

CARDS = {
    "franka": [],
    "dilek": ["answer", "messages", "release", "statement", "week"],
    "clara": ["check", "week"],
    "gregor": ["answer", "week"],
    "hanna": ["count", "week"],
    "emil": ["check", "answer", "messages", "release", "count", "statement", "week"],
}


def card(person: User, name: str) -> Card:
    return next(each for each in cards_for(person) if each.name == name)


def words(person: User, name: str) -> list[str]:
    return [line.words for line in card(person, name).lines]


@pytest.mark.parametrize("who", CARDS)
def test_each_role_has_the_cards_of_its_work(client: Client, request: pytest.FixtureRequest, who: str) -> None:
    person = request.getfixturevalue(who)
    client.force_login(person)

    page = client.get("/verwaltung/").content.decode()

    assert [each.name for each in cards_for(person)] == CARDS[who]
    names = ("check", "answer", "messages", "release", "count", "statement", "week")
    assert [name for name in names if f'id="card-{name}"' in page] == CARDS[who]


def test_messages_stand_there_until_they_are_done(dilek: User) -> None:
    message = Message.objects.create(text="Wann?", language="de")

    before = len(card(dilek, "messages").lines)
    messages.close(message=message, by=dilek)

    assert (before, card(dilek, "messages").lines) == (1, [])


def test_open_reports_stand_above_what_waits_for_a_check(client: Client, clara: User) -> None:
    consultation = make_consultation()
    make_proposal(consultation, state=State.WAITING)
    for _each in range(2):
        Report.objects.create(consultation=consultation, proposal=make_proposal(consultation), rule="insult")

    reported, waiting = card(clara, "check").lines

    assert (reported.words[:2], waiting.words[:2]) == ("2 ", "1 ")
    assert (reported.is_urgent, waiting.is_urgent) == (True, False)
    client.force_login(clara)
    assert [client.get(line.url).status_code for line in (reported, waiting)] == [200, 200]


def test_what_is_overdue_stands_first(client: Client, gregor: User) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    late = make_consultation(answer_by=yesterday)
    make_proposal(late)
    proposal = make_proposal(make_consultation())
    answers.draft_answer(
        by=gregor, consultation=proposal.consultation, proposals=[proposal], text="Ja", responsible=gregor
    )

    overdue, unanswered, mine = card(gregor, "answer").lines

    assert [line.words[:2] for line in (overdue, unanswered, mine)] == ["1 ", "2 ", "1 "]
    assert overdue.is_urgent
    client.force_login(gregor)
    assert client.get(overdue.url).status_code == 200


def test_an_editor_finds_the_pages_that_others_have_handed_in(
    client: Client, dilek: User, emil: User, franka: User
) -> None:
    for by, title in ((franka, "Neuer Weg"), (dilek, "Von mir selbst")):
        page = make_page(live=False, title=title, owner=by)
        page.save_revision(user=by)
        page.get_workflow().start(page, by)

    assert words(dilek, "release") == ["Neuer Weg"]
    assert words(emil, "release") == ["Neuer Weg", "Von mir selbst"]
    assert "Franka" in card(dilek, "release").lines[0].note
    assert words(franka, "own") == ["Neuer Weg"]
    client.force_login(dilek)
    assert client.get(card(dilek, "release").lines[0].url).status_code == 200


def test_a_page_that_was_given_back_is_urgent_to_its_author(dilek: User, franka: User) -> None:
    page = make_page(live=False, owner=franka)
    page.save_revision(user=franka)
    state = page.get_workflow().start(page, franka)
    assert not card(franka, "own").lines[0].is_urgent

    state.current_task_state.reject(user=dilek, comment="Bitte ein Datum")

    assert card(franka, "own").lines[0].is_urgent


def test_phases_that_begin_or_end_within_seven_days_stand_in_their_order(
    client: Client, dilek: User, clara: User
) -> None:
    now = timezone.now()
    consultation = make_consultation(phases=False, title={"de": "Bänke"})

    def phase(title: str, starts: int, ends: int, of: Consultation = consultation) -> Any:
        return make_phase(
            of, title={"de": title}, starts=now + timedelta(days=starts), ends=now + timedelta(days=ends, hours=1)
        )

    phase("Endet in drei", -9, 3)
    phase("Beginnt in zwei", 2, 30)
    phase("Kurz", 1, 5)
    phase("Läuft weiter", -9, 9)
    phase("Vorbei", -9, -2)
    phase("Unsichtbar", 1, 2, make_consultation(published=False, phases=False))

    found = [line.words.partition(": ")[2] for line in card(dilek, "week").lines]

    assert found == ["Kurz", "Beginnt in zwei", "Endet in drei", "Kurz"]
    assert card(dilek, "week").lines[0].url == reverse("consultations_admin:edit", args=[consultation.pk])
    # Who cannot set it up is led to the public page.
    assert card(clara, "week").lines[0].url == consultation.get_absolute_url()


def test_a_vote_that_is_over_waits_for_its_count_until_the_result_is_final(client: Client, hanna: User) -> None:
    now = timezone.now()
    phase = make_vote_phase(make_consultation(phases=False), starts=now - timedelta(days=9), ends=now)
    make_vote_phase(phase.consultation)

    (line,) = card(hanna, "count").lines
    client.force_login(hanna)
    shown = client.get(line.url)

    assert shown.status_code == 200
    assert f'href="{reverse("consultations_admin:index")}"' not in shown.content.decode()
    Result.objects.create(phase=phase, state="final", people=0, votes=0)
    assert card(hanna, "count").lines == []


@pytest.mark.parametrize(("who", "number"), [("franka", 2), ("dilek", 3), ("emil", 3), ("clara", 0)])
def test_whoever_writes_is_one_step_away_from_an_empty_form(
    client: Client, request: pytest.FixtureRequest, who: str, number: int
) -> None:
    for kind in (NewsIndexPage, EventIndexPage, ConsultationIndexPage):
        make_page(kind=kind)
    person = request.getfixturevalue(who)
    client.force_login(person)

    links = [line.url for each in cards_for(person) if each.name == "begin" for line in each.lines]

    assert [client.get(link).status_code for link in links] == [200] * number


def test_where_nothing_waits_a_sentence_says_so(client: Client, emil: User) -> None:
    make_page(kind=AccessibilityPage, **{**STATEMENT, "made_on": timezone.localdate()})
    client.force_login(emil)

    page = client.get("/verwaltung/").content.decode()

    assert page.count('class="office-card__nothing"') == len(CARDS["emil"]) - 1
    assert 'id="card-statement"' not in page


def fill(number: int, by: User) -> None:
    now = timezone.now()
    for _each in range(number):
        consultation = make_consultation()
        make_proposal(consultation, state=State.WAITING)
        Report.objects.create(consultation=consultation, proposal=make_proposal(consultation), rule="insult")
        make_vote_phase(consultation, starts=now - timedelta(days=9), ends=now - timedelta(days=1))
        page = make_page(live=False, owner=by)
        page.save_revision(user=by)
        page.get_workflow().start(page, by)


def questions(client: Client) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get("/verwaltung/").status_code == 200
    return len(asked)


def test_the_number_of_questions_does_not_grow_with_the_work(client: Client, emil: User, franka: User) -> None:
    client.force_login(emil)
    fill(2, franka)
    client.get("/verwaltung/")
    few = questions(client)

    fill(10, franka)

    assert questions(client) == few
    release = card(emil, "release")
    assert (len(release.lines), release.more and release.more.words[:2]) == (5, "7 ")
