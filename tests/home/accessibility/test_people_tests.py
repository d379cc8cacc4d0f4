"""Tests with people: who enters them, and what is refused."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from home.accessibility import scripts
from home.accessibility.admin_validators import numbers_in
from home.accessibility.models import Ending, Task
from home.accessibility.steps import NUMBERS
from home.models import PeopleTest
from tests.home.accessibility.results import a_run, write

pytestmark = pytest.mark.django_db

ENTERED = {
    "who": "Bildschirmleser NVDA, 3 Personen",
    "tested_on": "05.01.2026",
    "task": "abstimmen",
    "ending": "trouble",
    "words": "Zwei haben den Knopf erst spät gefunden.",
    "steps": "9.2.4.4; 9.1.1.1a 9.2.4.4",
    "version": "v1",
    "is_public": "on",
}


def test_an_editor_enters_a_test(client: Client, dilek: User) -> None:
    client.force_login(dilek)

    answer = client.post(reverse("people_tests:add"), ENTERED)

    test = PeopleTest.objects.get()
    assert answer.status_code == 302
    assert (test.task, test.ending, test.is_public) == (Task.VOTE, Ending.TROUBLE, True)
    assert test.steps == "9.2.4.4, 9.1.1.1a"


def test_the_form_knows_which_version_was_checked_last(
    client: Client, dilek: User, settings: Any, tmp_path: Any
) -> None:
    settings.ACCESSIBILITY_RESULTS = write(tmp_path / "results.json", a_run())
    client.force_login(dilek)

    form = client.get(reverse("people_tests:add")).context["form"]

    assert (form.initial["version"], form.initial["is_public"]) == ("v1.2-3-gabc", False)


def test_whatever_the_form_is_prefilled_with_can_be_saved(
    client: Client, dilek: User, settings: Any, tmp_path: Any
) -> None:
    settings.ACCESSIBILITY_RESULTS = write(tmp_path / "results.json", a_run(version="v" * 1000))
    client.force_login(dilek)
    form = client.get(reverse("people_tests:add")).context["form"]

    client.post(reverse("people_tests:add"), ENTERED | {"version": form.initial["version"]})

    assert PeopleTest.objects.get().version == "v" * 299 + "…"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"steps": "9.1.1.1a, 9.9.9"}, "steps"),
        ({"tested_on": timezone.localdate() + timedelta(days=1)}, "tested_on"),
        ({"who": ""}, "who"),
        ({"task": "fliegen"}, "task"),
        ({"ending": ""}, "ending"),
    ],
)
def test_what_cannot_be_is_refused(change: dict[str, Any], field: str) -> None:
    values = {
        "who": "Tastatur, 1 Person",
        "task": Task.FIND,
        "ending": Ending.PASSED,
        "tested_on": timezone.localdate(),
    }

    with pytest.raises(ValidationError) as error:
        PeopleTest(**{**values, **change}).full_clean()

    assert list(error.value.message_dict) == [field]


def test_whoever_does_not_edit_neither_enters_nor_sees_them(client: Client, clara: User, franka: User) -> None:
    for person in (clara, franka):
        client.force_login(person)
        for name in ("index", "add", "scripts"):
            assert client.get(reverse(f"people_tests:{name}")).status_code == 302
        client.post(reverse("people_tests:add"), ENTERED)

    assert not PeopleTest.objects.exists()


def test_every_task_has_a_script_and_the_office_reads_them(client: Client, dilek: User) -> None:
    headings = [part.lines[0] for part in scripts.parts() if part.kind == "heading"]
    client.force_login(dilek)

    page = client.get(reverse("people_tests:scripts")).content.decode()

    assert len([heading for heading in headings if heading.startswith("Aufgabe ")]) == len(Task) - 1
    assert [heading for heading in headings if heading not in page] == []
    assert reverse("people_tests:scripts") in client.get(reverse("people_tests:index")).content.decode()


def test_the_steps_that_a_script_names_are_steps_of_the_test() -> None:
    said = [
        part.lines[0].removeprefix("BITV-Schritte:") for part in scripts.parts() if "BITV-Schritte:" in part.lines[0]
    ]

    assert len(said) == len(Task) - 1
    assert {number for each in said for number in numbers_in(each)} - NUMBERS == set()


def test_without_the_papers_the_screen_says_so(client: Client, dilek: User, settings: Any, tmp_path: Any) -> None:
    settings.ROOT = tmp_path
    client.force_login(dilek)

    assert client.get(reverse("people_tests:scripts")).status_code == 200
    assert scripts.parts() == []
