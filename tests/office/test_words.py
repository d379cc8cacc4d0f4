"""Words that are no page: an editor compares a version with the German words, and notes who has understood it."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from accounts.models import User
from consultations.models import Phase
from content.models import Term
from content.texts.models import ReadingGroup
from office.texts.board import rows_for
from tests.factories import make_consultation, make_phase

pytestmark = pytest.mark.django_db

WORD = {"de": "Rat", "de-simple": "Rat"}
EXPLANATION = {"de": "Er entscheidet.", "de-simple": "Der Rat sagt Ja oder Nein."}


@pytest.fixture
def term() -> Term:
    return Term.objects.create(word=WORD, explanation=EXPLANATION)


def screen(thing: Any, code: str = "de-simple") -> str:
    return reverse("texts:words", args=[thing._meta.label_lower, thing.pk, code])


def standing(person: User, title: str) -> str:
    return next(row for row in rows_for(person) if row.title == title).cells["de-simple"].standing.value


def change_german(term: Term, words: str) -> None:
    term = Term.objects.get(pk=term.pk)
    text = term.explanation
    text["de"] = words
    term.save()


def post(client: Client, thing: Any, **data: Any) -> Any:
    words = client.get(screen(thing)).context["words"]
    return client.post(screen(thing), {"words": words, **data}, follow=True)


def test_changed_german_words_put_the_other_version_out_of_date_until_somebody_has_compared(
    client: Client, dilek: User, term: Term
) -> None:
    client.force_login(dilek)
    assert standing(dilek, "Rat") == "unchecked"
    change_german(term, "Er entscheidet über die Stadt.")
    assert standing(dilek, "Rat") == "out-of-date"

    assert reverse("terms:edit", args=[term.pk]) in client.get(screen(term)).content.decode()
    post(client, term, same=1)

    assert standing(dilek, "Rat") == "unchecked"
    assert ModelLogEntry.objects.filter(action="office.words_say_the_same", user=dilek).exists()


def test_a_group_that_has_understood_it_stands_on_the_board_until_the_words_change(
    client: Client, dilek: User, term: Term
) -> None:
    client.force_login(dilek)
    group = ReadingGroup.objects.create(name="Prüfgruppe Elberfeld")

    post(client, term, group=group.pk, read_on=timezone.localdate().isoformat())
    assert standing(dilek, "Rat") == "checked"
    assert "Prüfgruppe Elberfeld" in client.get(screen(term)).content.decode()

    term = Term.objects.get()
    term.explanation = {**EXPLANATION, "de-simple": "Andere Wörter."}
    term.save()
    assert standing(dilek, "Rat") == "unchecked"


def test_words_that_were_changed_meanwhile_are_compared_once_more(client: Client, dilek: User, term: Term) -> None:
    client.force_login(dilek)
    change_german(term, "Er entscheidet viel.")
    seen = client.get(screen(term)).context["words"]
    change_german(term, "Er entscheidet alles.")

    client.post(screen(term), {"words": seen, "same": 1})

    assert standing(dilek, "Rat") == "out-of-date"


def test_nothing_is_said_of_words_that_are_missing_or_older(client: Client, dilek: User, term: Term) -> None:
    client.force_login(dilek)
    reading = {"group": ReadingGroup.objects.create(name="Gruppe").pk, "read_on": timezone.localdate().isoformat()}
    change_german(term, "Er entscheidet viel.")
    post(client, term, **reading)
    assert standing(dilek, "Rat") == "out-of-date"

    Term.objects.update(explanation={"de": "Er entscheidet."})
    post(client, term, same=1)
    post(client, term, **reading)

    assert standing(dilek, "Rat") == "missing"
    assert not ModelLogEntry.objects.filter(action__startswith="office.words").exists()


def test_a_check_without_its_group_gets_a_sentence(client: Client, dilek: User, term: Term) -> None:
    client.force_login(dilek)
    ReadingGroup.objects.create(name="Prüfgruppe Elberfeld")

    response = post(client, term, group="", read_on="")

    assert set(response.context["form"].errors) == {"group", "read_on"}
    assert standing(dilek, "Rat") == "unchecked"


def test_of_a_consultation_its_phases_belong_to_it(client: Client, dilek: User) -> None:
    client.force_login(dilek)
    consultation = make_consultation(decided_by={"de": "Der Rat", "de-simple": "Der Rat"})
    phase = make_phase(consultation, title={"de": "Ideen", "de-simple": "Ideen"})
    phase = Phase.objects.get(pk=phase.pk)
    phase.title["de"] = "Ideen sammeln"
    phase.save()
    assert standing(dilek, str(consultation)) == "out-of-date"

    post(client, consultation, same=1)

    assert standing(dilek, str(consultation)) == "unchecked"


def test_only_who_may_change_the_words_finds_the_screen(client: Client, clara: User, dilek: User, term: Term) -> None:
    client.force_login(clara)
    assert client.get(screen(term)).status_code != 200
    assert standing(dilek, "Rat") == "unchecked"

    client.force_login(dilek)
    assert client.get(screen(term, "de")).status_code == 404
    assert client.get(screen(term).replace("content.term", "accounts.user")).status_code == 404
