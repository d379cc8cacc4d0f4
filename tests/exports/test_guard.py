"""No cell of a table that leaves the house is ever a formula."""

import csv
import io
from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from accounts.models import User
from consultations.exports.guard import for_csv, for_xlsx, guard
from consultations.models import Answer, Comment, Proposal, Report
from content.multilingual import MultilingualText
from tests.factories import make_comment, make_consultation, make_contributor, make_proposal

SIGNS = ["=", "+", "-", "@", "\t", "\r"]
WORDS = "cmd|' /C calc'!A0"


@pytest.mark.parametrize("sign", [*SIGNS, "\n", " =", "＝"])
def test_an_apostrophe_disarms_a_cell(sign: str) -> None:
    assert guard(f"{sign}{WORDS}") == f"'{sign}{WORDS}"


@pytest.mark.parametrize("text", ["Eine Bank", "1 + 1 = 2", "a@example.org", "", "–5 Grad"])
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert guard(text) == text


def test_numbers_stay_numbers() -> None:
    assert (for_csv(-5), for_xlsx(-5)) == (-5, -5)


def test_times_are_those_of_the_clock_in_the_hall() -> None:
    moment = datetime(2026, 7, 1, 22, 30, tzinfo=UTC)

    assert for_csv(moment) == "2026-07-02 00:30:00"
    assert for_xlsx(moment) == datetime(2026, 7, 2, 0, 30)


def test_texts_in_versions_are_disarmed_too() -> None:
    assert for_csv(MultilingualText(de="=1+1")) == "'=1+1"


def test_signs_that_no_xlsx_file_may_hold_are_left_out() -> None:
    assert for_xlsx("a\x00b\x0bc") == "abc"


def hostile(sign: str) -> None:
    """The sign at the beginning of everything that people can write."""
    text = f"{sign}{WORDS}"
    consultation = make_consultation(title={"de": text})
    contributor = make_contributor(consultation, public_name=text)
    proposal = make_proposal(consultation, title=text, text=text, place=text)
    Proposal.objects.update(contributor=contributor)
    make_comment(proposal, text=text)
    Comment.objects.update(contributor=contributor)
    Report.objects.create(consultation=consultation, proposal=proposal, rule="insult", text=text)
    answer = Answer.objects.create(consultation=consultation, text={"de": text}, office=text)
    answer.proposals.add(proposal)


LISTS = ["office_proposals", "office_shorts", "office_comments", "office_answers", "office_reports", "answers_admin"]


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("name", LISTS)
def test_lists_of_the_office_are_disarmed(client: Client, admin_user: User, name: str, sign: str) -> None:
    hostile(sign)
    client.force_login(admin_user)
    url = reverse(f"{name}:index")
    show = {"show": "all"}

    lines = b"".join(client.get(url, {"export": "csv", **show}).streaming_content).decode()
    book = load_workbook(io.BytesIO(b"".join(client.get(url, {"export": "xlsx", **show}).streaming_content)))

    _header, row = csv.reader(io.StringIO(lines, newline=""))
    assert not [cell for cell in row if cell.startswith((*SIGNS, "\n"))]
    cells = [cell for line in book.active.iter_rows() for cell in line]
    assert not [cell for cell in cells if cell.data_type in ("f", "e")]
    assert any(WORDS in str(cell.value) for cell in cells)


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("name", ["vorschlaege", "kommentare"])
def test_open_data_are_disarmed(client: Client, db: None, name: str, sign: str) -> None:
    hostile(sign)
    slug = Proposal.objects.get().consultation.slug

    table = client.get(reverse("consultations:open_data_csv", args=[slug, name]))
    book = client.get(reverse("consultations:open_data_xlsx", args=[slug, name]))

    _header, row = csv.reader(io.StringIO(b"".join(table.streaming_content).decode(), newline=""))
    assert not [cell for cell in row if cell.startswith((*SIGNS, "\n"))]
    cells = [cell for line in load_workbook(io.BytesIO(book.content)).active.iter_rows() for cell in line]
    assert not [cell for cell in cells if cell.data_type in ("f", "e")]
