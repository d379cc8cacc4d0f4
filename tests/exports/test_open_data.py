"""The public tables of a consultation: everything that is public, nothing that is not."""

import csv
import io
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from accounts.models import User
from consultations.actions import Action
from consultations.models import Consultation, State
from consultations.processes.services import rename_slug
from tests.factories import make_comment, make_consultation, make_contributor, make_phase, make_proposal


def rows_of(client: Client, consultation: Consultation, name: str = "vorschlaege") -> list[dict[str, str]]:
    response = client.get(reverse("consultations:open_data_csv", args=[consultation.slug, name]))
    assert response.status_code == 200
    return list(csv.DictReader(io.StringIO(b"".join(response.streaming_content).decode())))


def sheet_of(client: Client, consultation: Consultation, name: str = "vorschlaege") -> list[tuple[Any, ...]]:
    response = client.get(reverse("consultations:open_data_xlsx", args=[consultation.slug, name]))
    return list(load_workbook(io.BytesIO(response.content)).active.iter_rows(values_only=True))


@pytest.mark.django_db
def test_every_published_proposal_is_in_the_table(client: Client) -> None:
    consultation = make_consultation()
    make_proposal(consultation, number=1, title="Eine Bank", text="Am Markt,\nbitte.")
    make_proposal(consultation, number=2, title="Ein Baum")

    rows = rows_of(client, consultation)

    assert [(row["number"], row["title"]) for row in rows] == [("1", "Eine Bank"), ("2", "Ein Baum")]
    assert rows[0]["text"] == "Am Markt,\nbitte."


@pytest.mark.parametrize("state", [State.WAITING, State.HIDDEN, State.WITHDRAWN])
@pytest.mark.parametrize("who", ["anonymous", "author", "moderator"])
def test_nobody_finds_in_it_what_is_not_public(client: Client, anna: User, clara: User, state: str, who: str) -> None:
    consultation = make_consultation()
    proposal = make_proposal(consultation, author=anna, state=state, title="Geheim")
    if state != State.WITHDRAWN:
        # Replies to what its author withdrew stay readable below the placeholder.
        make_comment(proposal, text="Geheim darunter")
    make_comment(make_proposal(consultation), state=state, text="Geheim")
    if who != "anonymous":
        client.force_login(anna if who == "author" else clara)

    said = f"{rows_of(client, consultation)}{rows_of(client, consultation, 'kommentare')}"

    assert "Geheim" not in said


@pytest.mark.django_db
def test_an_unpublished_consultation_has_no_open_data(client: Client) -> None:
    consultation = make_consultation(published=False)

    for name in ("open_data_csv", "open_data_xlsx"):
        assert client.get(reverse(f"consultations:{name}", args=[consultation.slug, "vorschlaege"])).status_code == 404
    assert client.get(reverse("consultations:open_data", args=[consultation.slug])).status_code == 404


@pytest.mark.django_db
def test_only_the_public_name_of_a_person_is_in_it(client: Client, anna: User) -> None:
    consultation = make_consultation()
    make_contributor(consultation, anna, public_name="Anna aus Barmen")
    proposal = make_proposal(consultation, author=anna)
    make_comment(proposal, author=anna)

    tables = [rows_of(client, consultation), rows_of(client, consultation, "kommentare")]

    assert [table[0]["name"] for table in tables] == ["Anna aus Barmen", "Anna aus Barmen"]
    assert anna.email not in str(tables)
    assert str(anna.voter_id) not in str(tables)


@pytest.mark.parametrize("is_public", [True, False])
@pytest.mark.django_db
def test_numbers_that_the_pages_hide_are_not_in_the_files(client: Client, is_public: bool) -> None:
    consultation = make_consultation(phases=False)
    make_phase(consultation, opens=(Action.SUPPORT,), results_during=is_public)
    make_proposal(consultation, support_count=4711)

    assert rows_of(client, consultation)[0]["supports"] == ("4711" if is_public else "")
    assert ("4711" in str(sheet_of(client, consultation))) == is_public


@pytest.mark.django_db
def test_hidden_numbers_appear_after_the_phase_although_the_file_was_kept(client: Client) -> None:
    consultation = make_consultation(phases=False)
    phase = make_phase(consultation, opens=(Action.SUPPORT,), results_during=False)
    make_proposal(consultation, support_count=4711)
    before = str(sheet_of(client, consultation))

    phase.ends = timezone.now() - timedelta(seconds=1)
    phase.save()

    assert "4711" not in before
    assert "4711" in str(sheet_of(client, consultation))


@pytest.mark.django_db
def test_comments_say_what_they_belong_to(client: Client) -> None:
    consultation = make_consultation()
    proposal = make_proposal(consultation, number=7)
    comment = make_comment(proposal)
    make_comment(proposal, parent=comment)

    rows = rows_of(client, consultation, "kommentare")

    assert [row["proposal"] for row in rows] == ["7", "7"]
    assert [row["reply_to"] for row in rows] == ["", str(comment.pk)]


@pytest.mark.django_db
def test_both_files_hold_the_same_rows(client: Client) -> None:
    consultation = make_consultation()
    make_proposal(consultation, number=1, title="=1+1")
    make_proposal(consultation, number=2, title="Ein Baum")

    header, *rows = sheet_of(client, consultation)

    assert [dict(zip(header, row, strict=True))["title"] for row in rows] == ["=1+1", "Ein Baum"]
    assert [row["title"] for row in rows_of(client, consultation)] == ["'=1+1", "Ein Baum"]


@pytest.mark.django_db
def test_there_are_no_other_tables(client: Client) -> None:
    consultation = make_consultation()

    for name in ("stimmzettel", "konten", "vorschlaege-2"):
        assert client.get(reverse("consultations:open_data_csv", args=[consultation.slug, name])).status_code == 404


@pytest.mark.django_db
def test_an_old_address_leads_to_the_new_one(client: Client) -> None:
    consultation = make_consultation(slug="alt")
    old = reverse("consultations:open_data_csv", args=["alt", "vorschlaege"])
    rename_slug(consultation=consultation, slug="neu")

    response = client.get(old)

    assert response.status_code == 301
    assert response.url == reverse("consultations:open_data_csv", args=["neu", "vorschlaege"])


@pytest.mark.django_db
def test_the_page_says_the_licence_and_sets_no_cookie(client: Client) -> None:
    consultation = make_consultation(contribution_licence="CC0 1.0")

    response = client.get(reverse("consultations:open_data", args=[consultation.slug]))

    assert "CC0 1.0" in response.content.decode()
    assert not response.cookies


@pytest.mark.parametrize("name", ["vorschlaege", "kommentare"])
@pytest.mark.django_db
def test_thirty_rows_take_as_many_queries_as_one(client: Client, name: str, django_assert_num_queries: Any) -> None:
    consultation = make_consultation()
    make_comment(make_proposal(consultation))
    rows_of(client, consultation, name)
    with CaptureQueriesContext(connection) as with_one:
        rows_of(client, consultation, name)

    for _each in range(29):
        make_comment(make_proposal(consultation))

    with django_assert_num_queries(len(with_one)):
        rows_of(client, consultation, name)
