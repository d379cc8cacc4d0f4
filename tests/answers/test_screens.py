"""The worklist and its forms, as staff see them."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from consultations.answers import services
from consultations.models import Answer, AnswerState, Proposal, StatusEntry
from tests.factories import make_consultation, make_proposal
from tests.office.forms import filled

LIST = reverse("answers_admin:index")


@pytest.fixture
def office(client: Client, dilek: User) -> Client:
    client.force_login(dilek)
    return client


def address(name: str, *proposals: Proposal) -> str:
    return reverse(f"answers_admin:{name}") + "?" + "&".join(f"proposal={proposal.pk}" for proposal in proposals)


def test_the_list_shows_what_waits_for_an_answer(office: Client, dilek: User) -> None:
    _waiting, answered = (make_proposal(make_consultation(), title=title) for title in ("Mehr Bänke", "Mehr Bäume"))
    answer = services.draft_answer(by=dilek, consultation=answered.consultation, proposals=[answered], text="Ja.")
    services.release(by=dilek, answer=answer)

    body = office.get(LIST).content.decode()

    assert "Mehr Bänke" in body
    assert "Mehr Bäume" not in body


def test_the_list_can_be_narrowed_to_one_consultation(office: Client) -> None:
    first, second = make_proposal(make_consultation(), title="Hier"), make_proposal(make_consultation(), title="Dort")

    body = office.get(LIST, {"consultation": first.consultation_id}).content.decode()

    assert first.title in body
    assert second.title not in body


def test_the_list_asks_the_database_as_often_for_30_as_for_1(
    office: Client, dilek: User, django_assert_num_queries: Callable, django_assert_max_num_queries: Callable
) -> None:
    proposal = make_proposal(make_consultation())
    services.draft_answer(by=dilek, consultation=proposal.consultation, proposals=[proposal], responsible=dilek)
    office.get(LIST)
    with django_assert_max_num_queries(40) as with_one:
        office.get(LIST)

    for _each in range(29):
        another = make_proposal(make_consultation())
        services.draft_answer(by=dilek, consultation=another.consultation, proposals=[another], responsible=dilek)

    with django_assert_num_queries(len(with_one)):
        office.get(LIST)


def test_several_proposals_get_one_draft(office: Client) -> None:
    consultation = make_consultation()
    proposals = [make_proposal(consultation) for _each in range(3)]

    url = address("new", *proposals)
    response = office.post(url, filled(office, url, text_de="Das machen wir.", office="Grünflächenamt"))

    answer = Answer.objects.get()
    assert response.status_code == 302
    assert (answer.state, answer.office, answer.proposals.count()) == (AnswerState.DRAFT, "Grünflächenamt", 3)


def test_a_draft_can_be_released_in_the_same_step(office: Client) -> None:
    url = address("new", make_proposal(make_consultation()))

    office.post(url, filled(office, url, text_de="Das machen wir.", release="1"))

    assert Answer.objects.get().state == AnswerState.RELEASED


def test_releasing_without_a_text_is_refused_and_leaves_nothing_behind(office: Client) -> None:
    url = address("new", make_proposal(make_consultation()))

    response = office.post(url, filled(office, url, release="1"))

    assert response.status_code == 200
    assert not Answer.objects.exists()


def test_proposals_of_two_consultations_are_answered_one_after_the_other(office: Client) -> None:
    url = address("new", make_proposal(make_consultation()), make_proposal(make_consultation()))

    response = office.post(url, filled(office, url, text_de="Ja."))

    assert response.context_data["form"].errors["proposal"]


def test_two_editors_of_one_draft_do_not_undo_each_other(office: Client, dilek: User) -> None:
    proposal = make_proposal(make_consultation())
    answer = services.draft_answer(by=dilek, consultation=proposal.consultation, proposals=[proposal], text="Alt")
    url = reverse("answers_admin:edit", args=[answer.pk])
    mine, theirs = filled(office, url, text_de="Meins"), filled(office, url, text_de="Deins")

    office.post(url, theirs)
    response = office.post(url, mine)

    assert response.status_code == 200
    assert str(Answer.objects.get().text) == "Deins"


def test_a_public_answer_is_corrected_with_a_reason(office: Client, dilek: User) -> None:
    proposal = make_proposal(make_consultation())
    answer = services.draft_answer(by=dilek, consultation=proposal.consultation, proposals=[proposal], text="Alt")
    services.release(by=dilek, answer=answer)
    url = reverse("answers_admin:edit", args=[answer.pk])

    without = office.post(url, filled(office, url, text_de="Neu"))
    office.post(url, filled(office, url, text_de="Neu", reason="Tippfehler"))

    assert without.status_code == 200
    assert str(Answer.objects.get().text) == "Neu"
    assert answer.corrections.get().reason == "Tippfehler"


def test_several_proposals_get_a_status_at_once(office: Client) -> None:
    consultation = make_consultation()
    proposals = [make_proposal(consultation) for _each in range(3)]

    url = address("status", *proposals)
    office.post(url, filled(office, url, status="checking"))

    assert list(StatusEntry.objects.values_list("status", flat=True)) == ["checking"] * 3


def test_saying_no_needs_a_reason(office: Client) -> None:
    url = address("status", make_proposal(make_consultation()))

    response = office.post(url, filled(office, url, status="rejected"))

    assert response.context_data["form"].errors["reason"]
    assert not StatusEntry.objects.exists()


@pytest.mark.parametrize("name", ["new", "status"])
def test_without_a_tick_one_is_sent_back_to_the_list(office: Client, name: str) -> None:
    response = office.get(reverse(f"answers_admin:{name}"), {"proposal": "x' OR 1=1"})

    assert response.url == LIST


def test_hostile_text_is_shown_as_text(office: Client) -> None:
    hostile = "<script>alert(1)</script>"
    proposal = make_proposal(make_consultation(title={"de": hostile}), title=hostile, text=hostile)

    for url in (LIST, address("new", proposal), address("status", proposal)):
        body = office.get(url).content.decode()
        assert hostile not in body
        assert "&lt;script&gt;" in body


def test_a_draft_can_be_thrown_away(office: Client, dilek: User) -> None:
    proposal = make_proposal(make_consultation())
    answer = services.draft_answer(by=dilek, consultation=proposal.consultation, proposals=[proposal], text="Alt")

    office.post(reverse("answers_admin:discard", args=[answer.pk]))

    assert not Answer.objects.exists()


def test_a_public_answer_is_not_thrown_away(office: Client, dilek: User) -> None:
    proposal = make_proposal(make_consultation())
    answer = services.draft_answer(by=dilek, consultation=proposal.consultation, proposals=[proposal], text="Alt")
    services.release(by=dilek, answer=answer)

    office.post(reverse("answers_admin:discard", args=[answer.pk]))

    assert Answer.objects.exists()


@pytest.mark.parametrize("who", ["anna", "clara"])
def test_others_throw_nothing_away(request: pytest.FixtureRequest, client: Client, dilek: User, who: str) -> None:
    proposal = make_proposal(make_consultation())
    answer = services.draft_answer(by=dilek, consultation=proposal.consultation, proposals=[proposal], text="Alt")
    client.force_login(request.getfixturevalue(who))

    client.post(reverse("answers_admin:discard", args=[answer.pk]))

    assert Answer.objects.exists()


def test_moderators_see_no_worklist_there(client: Client, clara: User) -> None:
    client.force_login(clara)

    assert LIST not in client.get(reverse("wagtailadmin_home")).content.decode()
