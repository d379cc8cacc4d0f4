"""Reading a discussion: placeholders, permanent addresses, pages of comments and of replies."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from consultations.comments.reading import FEW
from consultations.models import Consultation, Proposal, State
from consultations.moderation.services import hide
from consultations.pages import showing
from tests.factories import make_comment, make_consultation

from .visiting import page, post

pytestmark = pytest.mark.django_db


def test_a_waiting_comment_is_seen_by_its_author_alone(
    client: Client, anna: User, bernd: User, proposal: Proposal
) -> None:
    waiting = make_comment(proposal, author=anna, text="Noch ungeprüft.", state=State.WAITING, was_published=False)
    link = f"/de/b/park/kommentar/{waiting.pk}/"

    assert "Noch ungeprüft." not in page(client, "/de/b/park/17/")
    assert client.get(link).status_code == 404
    client.force_login(bernd)
    assert "Noch ungeprüft." not in page(client, "/de/b/park/17/")
    assert client.get(link).status_code == 404
    client.force_login(anna)
    assert "Noch ungeprüft." in page(client, "/de/b/park/17/")
    assert client.get(link).status_code == 302


@pytest.mark.parametrize("state", [State.HIDDEN, State.WITHDRAWN])
def test_what_is_gone_leaves_a_placeholder_at_its_address_and_its_replies(
    state: str, client: Client, proposal: Proposal
) -> None:
    gone = make_comment(proposal, text="Etwas Schlimmes", state=state)
    make_comment(proposal, parent=gone, text="Eine Antwort.")

    response = client.get(f"/de/b/park/kommentar/{gone.pk}/")
    shown = page(client, response.url)

    assert response.url.endswith(f"#kommentar-{gone.pk}")
    assert f'id="kommentar-{gone.pk}"' in shown
    assert "Etwas Schlimmes" not in shown
    assert "Eine Antwort." in shown


def test_the_permanent_address_finds_the_page_that_the_comment_is_on(client: Client, proposal: Proposal) -> None:
    comments = [make_comment(proposal, text=f"Nummer {number}.") for number in range(45)]
    reply = make_comment(proposal, parent=comments[30], text="Antwort auf die dreißigste.")

    for comment in (comments[0], comments[19], comments[20], comments[44], reply):
        address = client.get(f"/de/b/park/kommentar/{comment.pk}/").url
        assert f'id="kommentar-{comment.pk}"' in page(client, address)
    assert client.get(f"/de/b/park/kommentar/{comments[19].pk}/").url == f"/de/b/park/17/#kommentar-{comments[19].pk}"


def test_pages_of_a_discussion_lead_back_and_on_and_show_each_comment_once(client: Client, proposal: Proposal) -> None:
    comments = [make_comment(proposal) for _each in range(45)]
    address, seen = "/de/b/park/17/", []

    while address:
        shown = page(client, address)
        seen += [int(pk) for pk in re.findall(r'id="kommentar-(\d+)"', shown)]
        on = re.search(r'rel="next" href="([^"#]*)', shown)
        address = f"/de/b/park/17/{on[1]}" if on else ""

    assert seen == [comment.pk for comment in comments]
    assert 'rel="prev"' in shown


def test_a_permanent_address_without_a_language_leads_to_the_readers_version(
    client: Client, proposal: Proposal
) -> None:
    comment = make_comment(proposal)

    response = client.get(f"/b/park/kommentar/{comment.pk}/", follow=True)

    assert response.redirect_chain[-1][0] == f"/de/b/park/17/#kommentar-{comment.pk}"


@pytest.mark.parametrize(
    "address",
    ["/de/b/park/kommentar/{pk}/", "/de/b/park/kommentar/{pk}/melden/", "/de/b/park/kommentar/{pk}/antworten/"],
)
def test_comments_of_a_hidden_proposal_have_no_address(address: str, client: Client, proposal: Proposal) -> None:
    comment = make_comment(proposal)
    Proposal.objects.update(state=State.HIDDEN)

    assert client.get(address.format(pk=comment.pk)).status_code == 404


def test_a_comment_is_not_found_below_another_consultation(client: Client, proposal: Proposal) -> None:
    make_consultation(slug="anders")
    comment = make_comment(proposal)

    assert client.get(f"/de/b/anders/kommentar/{comment.pk}/").status_code == 404


def test_the_general_discussion_opens_with_its_first_comment(
    client: Client, anna: User, consultation: Consultation
) -> None:
    before = page(client, "/de/b/park/diskussion/")
    assert not consultation.threads.exists()
    client.force_login(anna)

    response = post(client, "/de/b/park/diskussion/kommentieren/", text="Wann geht es los?", kind="question")

    assert "/de/b/park/diskussion/kommentieren/" in before
    assert response.url.startswith("/de/b/park/diskussion/?")
    assert "Wann geht es los?" in page(client, response.url)


def test_fifty_comments_cost_as_many_queries_as_two(client: Client, proposal: Proposal) -> None:
    make_comment(proposal, parent=make_comment(proposal))
    client.get("/de/b/park/17/")
    few = queries_of(client)
    for _each in range(12):
        parent = make_comment(proposal)
        for _reply in range(3):
            make_comment(proposal, parent=parent)

    assert queries_of(client) == few


def test_more_than_a_page_of_comments_costs_one_query_more_for_the_total(client: Client, proposal: Proposal) -> None:
    make_comment(proposal)
    client.get("/de/b/park/17/")
    few = queries_of(client)
    for _each in range(50):
        make_comment(proposal)

    assert queries_of(client) == few + 1


def queries_of(client: Client) -> int:
    with CaptureQueriesContext(connection) as queries:
        client.get("/de/b/park/17/")
    return len(queries)


def test_moderators_read_what_citizens_read(client: Client, clara: User, anna: User, proposal: Proposal) -> None:
    make_comment(proposal, author=anna, text="Verborgen.", state=State.HIDDEN)
    waiting = make_comment(proposal, author=anna, text="Ungeprüft.", state=State.WAITING, was_published=False)
    client.force_login(clara)

    shown = page(client, "/de/b/park/17/")

    assert "Verborgen." not in shown
    assert "Ungeprüft." not in shown
    assert client.get(f"/de/b/park/kommentar/{waiting.pk}/").status_code == 404


def test_a_kept_page_forgets_a_hidden_comment_at_once(
    client: Client, clara: User, proposal: Proposal, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    settings.PAGE_CACHE_SECONDS = 60
    comment = make_comment(proposal, text="Etwas Schlimmes")
    assert "Etwas Schlimmes" in page(client, "/de/b/park/17/")

    with django_capture_on_commit_callbacks(execute=True):
        hide(target=comment, by=clara, rule="insult")

    assert "Etwas Schlimmes" not in page(client, "/de/b/park/17/")


def test_the_page_of_the_consultation_leads_to_its_discussion(consultation: Consultation) -> None:
    assert showing.discussion_address(consultation) == "/de/b/park/diskussion/"
    assert showing.discussion_address(make_consultation(phases=False)) == ""


@pytest.mark.parametrize("number", [45, FEW + 1])
def test_many_replies_to_one_comment_have_a_page_of_their_own(number: int, client: Client, proposal: Proposal) -> None:
    parent, other = make_comment(proposal), make_comment(proposal)
    make_comment(proposal, parent=other)
    replies = [make_comment(proposal, parent=parent) for _each in range(number)]
    address, seen = f"/de/b/park/kommentar/{parent.pk}/alle-antworten/", []

    shown = page(client, "/de/b/park/17/")
    next_page = address
    while next_page:
        part = page(client, next_page)
        seen += [int(pk) for pk in re.findall(r'id="kommentar-(\d+)"', part)]
        on = re.search(r'rel="next" href="([^"#]*)', part)
        next_page = f"{address}{on[1]}" if on else ""

    assert shown.count('<article class="comment') == 2 + 20 + 1
    assert address in shown
    assert f"Alle {number} Antworten" in shown
    assert "Alle 1 " not in shown
    assert [pk for pk in seen if pk != parent.pk] == [reply.pk for reply in replies]


def test_a_late_reply_is_found_on_the_page_of_its_comment(client: Client, proposal: Proposal) -> None:
    parent = make_comment(proposal)
    replies = [make_comment(proposal, parent=parent) for _each in range(45)]

    for reply in (replies[0], replies[19], replies[20], replies[44]):
        address = client.get(f"/de/b/park/kommentar/{reply.pk}/").url
        assert ("alle-antworten" in address) is (reply in replies[20:])
        assert f'id="kommentar-{reply.pk}"' in page(client, address)


@pytest.mark.parametrize("state", [State.HIDDEN, State.WAITING])
def test_all_replies_to_what_is_hidden_or_waits(state: str, client: Client, proposal: Proposal) -> None:
    parent = make_comment(proposal, text="Etwas Schlimmes", state=state, was_published=state == State.HIDDEN)
    reply = make_comment(proposal, parent=parent)

    response = client.get(f"/de/b/park/kommentar/{parent.pk}/alle-antworten/")

    assert response.status_code == (200 if state == State.HIDDEN else 404)
    assert b"Etwas Schlimmes" not in response.content
    assert client.get(f"/de/b/park/kommentar/{reply.pk}/alle-antworten/").status_code == 404
