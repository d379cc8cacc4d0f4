"""L. Nobody reads a column character by character by asking a list for it."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from accounts.models import User
from tests.faults.world import World, make_world

pytestmark = pytest.mark.django_db

QUESTIONS = [
    "contributor__account__email__startswith=anna",
    "contributor__account__email__startswith=nobody",
    "folge=contributor__account__email",
    "folge=-source_id",
    "ordering=contributor__account__email",
    "sort=submission",
    "state=hidden",
    "q__regex=.",
]


@pytest.fixture
def world(anna: User) -> World:
    return make_world(anna)


@pytest.mark.parametrize("view", ["proposals", "discussion", "result", "receipts"])
def test_a_public_list_answers_no_question_about_columns(client: Client, world: World, view: str) -> None:
    address = reverse(f"consultations:{view}", args=[world.consultation.slug])
    unasked = words(client, address)

    assert {question for question in QUESTIONS if words(client, f"{address}?{question}") != unasked} == set()


def words(client: Client, address: str) -> str:
    """What a page says; its links take the question along."""
    return BeautifulSoup(client.get(address).content, "html.parser").get_text()


@pytest.mark.parametrize("name", ["office_proposals", "office_comments", "office_reports", "office_ballots"])
def test_a_list_of_the_office_is_sorted_by_its_own_columns_only(
    client: Client, world: World, admin_user: User, name: str
) -> None:
    client.force_login(admin_user)
    address = reverse(f"{name}:index")
    columns = ("voter_key", "-voter_key", "contributor__account__email", "report__email", "x")

    answers = {column: client.get(f"{address}?ordering={column}") for column in columns}

    orders = {column: str(answer.context["object_list"].query.order_by) for column, answer in answers.items()}
    assert [column for column, order in orders.items() if column.lstrip("-") in order.split("'")] == []
