"""Writing, changing and withdrawing comments on pages without JavaScript."""

import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import User
from consultations.comments import limits
from consultations.models import Comment, Consultation, Phase, Proposal, PublishingCheck, State
from tests.factories import make_comment, make_consultation, make_proposal

from .visiting import page, post, words

pytestmark = pytest.mark.django_db


def test_somebody_comments_and_lands_on_the_result(client: Client, anna: User, proposal: Proposal) -> None:
    client.force_login(anna)

    response = post(client, "/en/b/park/17/kommentieren/", text="Ja, bitte!", kind="for", public_name="Anna M.")

    comment = Comment.objects.get()
    assert response.url == f"/en/b/park/17/?kommentar={comment.pk}&meldung=comment-published#meldung"
    landed = page(client, response.url)
    assert re.search(r"<title>\s*Thank you", landed)
    assert 'id="meldung"' in landed
    assert f'href="#kommentar-{comment.pk}"' in landed
    assert "Ja, bitte!" in landed
    assert "Anna M." in landed


@pytest.mark.django_db(transaction=True)
def test_a_comment_asks_the_database_fifteen_questions(
    client: Client, anna: User, proposal: Proposal, django_assert_max_num_queries: Any
) -> None:
    for _nth in range(25):
        make_comment(proposal)
    client.force_login(anna)

    # With the begin and the end of the transaction.
    with django_assert_max_num_queries(17):
        response = post(client, "/de/b/park/17/kommentieren/")

    assert response.status_code == 302


def test_the_page_of_a_proposal_holds_no_form_but_links_that_name_their_target(
    client: Client, proposal: Proposal
) -> None:
    comment = make_comment(proposal)

    shown = page(client, "/de/b/park/17/")

    assert 'method="post"' not in shown
    assert "csrfmiddlewaretoken" not in shown
    for name in ("antworten", "melden"):
        link = re.search(rf'<a[^>]*href="/de/b/park/kommentar/{comment.pk}/{name}/"[^>]*>(.*?)</a>', shown, re.S)
        assert link
        assert 'class="sr-only"' in link[1]
    assert "Set-Cookie" not in client.get("/de/b/park/17/").headers


def test_the_form_says_what_becomes_public_and_under_which_name(client: Client, anna: User, proposal: Proposal) -> None:
    client.force_login(anna)
    post(client, "/de/b/park/17/kommentieren/", public_name="Anna M.")

    form = page(client, "/de/b/park/17/kommentieren/")

    assert 'id="oeffentlich"' in form
    assert 'aria-describedby="oeffentlich"' in form
    assert 'value="Anna M."' in form
    assert client.get("/de/b/park/17/kommentieren/").headers["Cache-Control"].count("no-store")


def test_one_writes_first_and_signs_in_afterwards(client: Client, anna: User, proposal: Proposal) -> None:
    address = "/de/b/park/17/kommentieren/"
    page(client, address)
    sent = words(text="Vorher geschrieben.", kind="question")

    refused = client.post(address, sent)
    client.force_login(anna)
    waiting = page(client, address)
    client.post(address, sent)

    assert refused.status_code == 302
    assert "next=%2Fde%2Fb%2Fpark%2F17%2Fkommentieren%2F" in refused.url
    assert "Vorher geschrieben." in waiting
    assert sent["submission"] in waiting
    assert re.search(r'value="question"[^>]*checked', waiting)
    assert Comment.objects.get().text == "Vorher geschrieben."


def test_after_the_text_was_taken_it_waits_no_longer(client: Client, anna: User, proposal: Proposal) -> None:
    address = "/de/b/park/17/kommentieren/"
    sent = words(text="Vorher geschrieben.")
    client.post(address, sent)
    client.force_login(anna)
    client.post(address, sent)

    assert "Vorher geschrieben." not in page(client, address)


def test_a_session_that_ends_while_somebody_changes_a_comment_loses_no_word(
    client: Client, anna: User, proposal: Proposal
) -> None:
    address = f"/de/b/park/kommentar/{make_comment(proposal, author=anna).pk}/aendern/"

    client.post(address, words(text="Mühsam verbessert."))
    client.force_login(anna)

    assert "Mühsam verbessert." in page(client, address)


def test_an_empty_comment_comes_back_with_a_sentence_and_what_was_typed(
    client: Client, anna: User, proposal: Proposal
) -> None:
    client.force_login(anna)

    response = post(client, "/de/b/park/17/kommentieren/", text=" \u200b ", public_name="Anna M.")

    assert response.status_code == 200
    assert 'value="Anna M."' in response.content.decode()
    assert "aria-describedby" in response.content.decode()
    assert not Comment.objects.exists()


def test_a_comment_that_is_too_long_is_not_cut(client: Client, anna: User, proposal: Proposal) -> None:
    client.force_login(anna)

    response = post(client, "/de/b/park/17/kommentieren/", text="x" * 3001)

    assert "x" * 3001 in response.content.decode()
    assert not Comment.objects.exists()


def test_two_clicks_on_publish_make_one_comment(client: Client, anna: User, proposal: Proposal) -> None:
    client.force_login(anna)
    sent = words()

    first, second = (client.post("/de/b/park/17/kommentieren/", sent) for _click in range(2))

    assert first.url == second.url
    assert Comment.objects.count() == 1


def test_a_reply_stands_below_its_comment(client: Client, anna: User, proposal: Proposal) -> None:
    parent = make_comment(proposal, text="Wozu?")
    client.force_login(anna)

    form = page(client, f"/de/b/park/kommentar/{parent.pk}/antworten/")
    post(client, f"/de/b/park/kommentar/{parent.pk}/antworten/", text="Zum Ausruhen.")

    reply = Comment.objects.get(parent=parent)
    shown = page(client, "/de/b/park/17/")
    assert "Wozu?" in form
    assert shown.index(f'id="kommentar-{parent.pk}"') < shown.index(f'id="kommentar-{reply.pk}"')
    assert f"/kommentar/{reply.pk}/antworten/" not in shown


def test_a_reply_to_a_reply_is_explained(client: Client, anna: User, proposal: Proposal) -> None:
    reply = make_comment(proposal, parent=make_comment(proposal))
    client.force_login(anna)

    assert client.get(f"/de/b/park/kommentar/{reply.pk}/antworten/").status_code == 403


def test_own_comments_can_be_changed_and_say_so(client: Client, anna: User, proposal: Proposal) -> None:
    comment = make_comment(proposal, author=anna, text="Erst so.")
    client.force_login(anna)
    address = f"/en/b/park/kommentar/{comment.pk}/aendern/"

    assert address in page(client, "/en/b/park/17/")
    assert "Erst so." in page(client, address)
    landed = page(client, post(client, address, text="Jetzt so.").url)

    assert "Jetzt so." in landed
    assert "Erst so." not in landed
    assert "<span>changed</span>" in landed


def test_strangers_see_no_link_to_change_and_are_refused(
    client: Client, anna: User, bernd: User, proposal: Proposal
) -> None:
    comment = make_comment(proposal, author=anna)
    client.force_login(bernd)

    shown = page(client, "/de/b/park/17/")

    for name in ("aendern", "zurueckziehen"):
        address = f"/de/b/park/kommentar/{comment.pk}/{name}/"
        assert address not in shown
        assert client.get(address).status_code == 403
        assert post(client, address, text="Von Bernd").status_code == 403
    comment.refresh_from_db()
    assert (comment.text, comment.state) == ("Das ist eine gute Idee.", State.PUBLISHED)


def test_withdrawing_asks_once_more_and_leaves_a_placeholder_with_the_replies(
    client: Client, anna: User, proposal: Proposal
) -> None:
    comment = make_comment(proposal, author=anna, text="Unüberlegt.")
    make_comment(proposal, parent=comment, text="Eine Antwort.")
    client.force_login(anna)
    address = f"/de/b/park/kommentar/{comment.pk}/zurueckziehen/"

    asked = page(client, address)
    first, second = (client.post(address) for _click in range(2))

    assert "Unüberlegt." in asked
    assert first.url == second.url
    landed = page(client, first.url)
    assert "Unüberlegt." not in landed
    assert f'id="kommentar-{comment.pk}"' in landed
    assert "Eine Antwort." in landed


def test_after_the_phase_the_discussion_says_so_and_the_form_is_closed(
    client: Client, anna: User, proposal: Proposal
) -> None:
    make_comment(proposal)
    Phase.objects.update(ends=timezone.now())
    client.force_login(anna)

    assert "/kommentieren/" not in page(client, "/de/b/park/17/")
    assert "/antworten/" not in page(client, "/de/b/park/17/")
    assert client.get("/de/b/park/17/kommentieren/").status_code == 403
    assert post(client, "/de/b/park/17/kommentieren/").status_code == 403


def test_where_texts_are_checked_first_the_form_and_the_result_say_so(client: Client, anna: User) -> None:
    make_proposal(make_consultation(slug="hof", check_before_publishing=PublishingCheck.ALL), number=3)
    client.force_login(anna)

    response = post(client, "/de/b/hof/3/kommentieren/", text="Noch geheim.")

    assert "meldung=comment-waiting" in response.url
    assert "Noch geheim." in page(client, response.url)
    client.logout()
    assert "Noch geheim." not in page(client, "/de/b/hof/3/")


HOSTILE = '<script>alert("x")</script><img src=x onerror=alert(1)>'


def test_hostile_text_is_shown_as_text_everywhere(client: Client, anna: User, consultation: Consultation) -> None:
    proposal = make_proposal(consultation, number=17, title=HOSTILE, text=HOSTILE)
    client.force_login(anna)
    post(client, "/de/b/park/17/kommentieren/", text=HOSTILE, public_name=HOSTILE[:80])
    comment = Comment.objects.get()
    pages = [
        "17/",
        "17/kommentieren/",
        "17/melden/",
        *(f"kommentar/{comment.pk}/{name}/" for name in ("antworten", "aendern", "zurueckziehen", "melden")),
    ]

    for address in pages:
        shown = page(client, f"/de/b/park/{address}")
        assert "<script>alert" not in shown
        assert "<img src=x" not in shown
    assert proposal.thread.comments.get().text == HOSTILE


@pytest.mark.parametrize(
    "query", ["kommentare=a.1'--", "kommentare=b.99999999999999999999", "kommentar=<script>", "kommentar=٣"]
)
def test_no_address_makes_the_page_say_or_run_anything(query: str, client: Client, proposal: Proposal) -> None:
    make_comment(proposal)

    response = client.get(f"/de/b/park/17/?meldung=comment-published&{query}")

    assert response.status_code == 200
    assert b"<script>" not in response.content
    assert b"a.1'--" not in response.content


def test_who_floods_a_discussion_is_asked_to_wait_and_keeps_the_text(
    client: Client, anna: User, proposal: Proposal
) -> None:
    for _each in range(limits.COMMENTS):
        make_comment(proposal, author=anna)
    client.force_login(anna)

    response = post(client, "/de/b/park/17/kommentieren/", text="Noch einer.")

    assert response.status_code == 200
    assert "Noch einer." in response.content.decode()
    assert Comment.objects.count() == limits.COMMENTS


@pytest.mark.parametrize("check", PublishingCheck)
def test_the_form_opens_for_newcomers_and_known_people_whatever_is_checked(
    check: PublishingCheck, client: Client, anna: User, bernd: User
) -> None:
    make_proposal(make_consultation(slug="hof", check_before_publishing=check), number=3, author=anna)
    sentence = "Our staff read your text before others can read it."

    seen = [sentence in page(client, "/en/b/hof/3/kommentieren/")]
    for person in (bernd, anna):
        client.force_login(person)
        seen.append(sentence in page(client, "/en/b/hof/3/kommentieren/"))

    expected = {"none": [False] * 3, "first": [True, True, False], "all": [True] * 3}
    assert seen == expected[check]
