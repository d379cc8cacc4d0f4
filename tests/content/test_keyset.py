"""Paging through lists that change while people read them."""

import pytest

from consultations.models import Proposal
from content.keyset import Keyset
from tests.factories import make_consultation, make_proposal

pytestmark = pytest.mark.django_db


@pytest.fixture
def five() -> list[Proposal]:
    """Comment counts 0, 1, 1, 2, 2: there are ties."""
    consultation = make_consultation()
    return [make_proposal(consultation, comment_count=count) for count in (0, 1, 1, 2, 2)]


def by_comments(size: int = 2) -> Keyset[Proposal]:
    return Keyset(Proposal.objects.all(), order=("-comment_count", "-pk"), size=size)


def test_going_on_shows_everything_once_and_says_where_one_is(five: list[Proposal]) -> None:
    first = by_comments().page()
    second = by_comments().page(first.next_cursor)
    third = by_comments().page(second.next_cursor)

    expected = sorted(five, key=lambda each: (-each.comment_count, -each.pk))
    assert first.items + second.items + third.items == expected
    assert [(each.start, each.end, each.total) for each in (first, second, third)] == [(1, 2, 5), (3, 4, 5), (5, 5, 5)]
    assert third.next_cursor == ""
    assert first.previous_cursor == ""


def test_going_back_shows_the_same_pages(five: list[Proposal]) -> None:
    second = by_comments().page(by_comments().page().next_cursor)
    third = by_comments().page(second.next_cursor)

    assert by_comments().page(third.previous_cursor) == second
    assert by_comments().page(second.previous_cursor).items == by_comments().page().items


def test_what_comes_in_meanwhile_moves_nothing(five: list[Proposal]) -> None:
    first = by_comments().page()
    rest = by_comments(size=10).page(first.next_cursor).items

    make_proposal(five[0].consultation, comment_count=9)

    assert by_comments(size=10).page(first.next_cursor).items == rest


def test_ascending_and_descending_columns_mix(five: list[Proposal]) -> None:
    keyset = Keyset(Proposal.objects.all(), order=("comment_count", "-pk"), size=2)
    first = keyset.page()

    shown = first.items + keyset.page(first.next_cursor).items

    assert shown == sorted(five, key=lambda each: (each.comment_count, -each.pk))[:4]


@pytest.mark.parametrize(
    "cursor",
    [
        *("", None, "x", "a", "a.", "a.1", "a.1.2.3", "a.1.2 ", "a.1.x", "c.1.2", "a.1.2\n", "a.--1.2", "a.1.2;drop"),
        *(
            "a.١.٢",
            "a." + "9" * 19 + ".1",
            "\x00",
            "a.1.\x00",
            "a." + "1" * 10_000,
            "<script>",
            "a.-999999999999999999.1",
        ),
    ],
)
def test_a_broken_or_outdated_cursor_leads_to_the_first_page(five: list[Proposal], cursor: str) -> None:
    assert by_comments().page(cursor) == by_comments().page()


def test_extreme_but_valid_cursors_are_no_error(five: list[Proposal]) -> None:
    assert by_comments().page("a." + "9" * 18 + "." + "9" * 18).items == by_comments().page().items
    assert by_comments().page("b.-" + "9" * 18 + ".0").items == [*by_comments(10).page().items[-2:]]


def test_a_page_after_its_items_have_gone_is_the_first_page(five: list[Proposal]) -> None:
    cursor = by_comments(size=4).page().next_cursor
    Proposal.objects.filter(comment_count=0).update(comment_count=5)

    assert by_comments(size=4).page(cursor).start == 1


def test_an_empty_list_is_an_empty_page() -> None:
    page = by_comments().page("a.1.1")

    assert (page.items, page.total, page.next_cursor, page.previous_cursor) == ([], 0, "", "")


def test_the_number_of_queries_does_not_grow(five: list[Proposal], django_assert_max_num_queries) -> None:
    cursor = by_comments().page().next_cursor

    with django_assert_max_num_queries(3):
        by_comments().page(cursor)
