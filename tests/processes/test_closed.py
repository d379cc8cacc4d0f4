"""What people meet at a closed consultation: the door to sign in, their text, the words around it, the mails."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError
from django.test import Client

from accounts.models import User
from consultations.answers import services as answers
from consultations.comments import services as comments
from consultations.models import Comment, Consultation, Proposal
from consultations.moderation import services as moderation
from consultations.moderation.models import Report
from consultations.processes import services as processes
from consultations.proposals import services as proposals
from consultations.rules import Denied, Reason
from consultations.votes import services as votes
from notices.models import OutboxMessage
from tests.accounts.doors import sign_in
from tests.factories import (
    close,
    make_comment,
    make_consultation,
    make_phase,
    make_proposal,
    make_vote_phase,
    submission,
)
from tests.pages.pages import make_consultation_page
from tests.proposals.forms import TEXT, filled, form_page, list_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def closed(anna: User) -> Consultation:
    """Only Anna is invited."""
    return close(make_consultation(title={"de": "Geheimer Plan"}), anna)


def test_somebody_signed_out_is_shown_the_door_and_comes_back(client: Client, closed: Consultation, anna: User) -> None:
    address = list_page(closed, "en")

    refused = client.get(address)
    door = f"/en/konto/anmelden/?next={address}"
    signed_in = sign_in(client, anna.email, address)

    assert refused.status_code == 403
    assert "This is only for invited people" in refused.content.decode()
    assert f'href="{door}"' in refused.content.decode()
    assert signed_in.url == address
    assert client.get(address).status_code == 200


def test_a_stranger_reads_with_which_address_they_are_signed_in(
    client: Client, closed: Consultation, bernd: User
) -> None:
    client.force_login(bernd)

    said = client.get(list_page(closed, "en")).content.decode()

    assert bernd.email in said
    assert "This address is not invited." in said
    assert "/en/konto/abmelden/" in said


def test_reading_the_refusal_sets_no_cookie(client: Client, closed: Consultation) -> None:
    assert not client.get(list_page(closed)).cookies


def test_a_text_sent_after_the_session_ran_out_waits_behind_the_door(
    client: Client, closed: Consultation, anna: User
) -> None:
    address = form_page(closed)

    led_to = client.post(address, filled()).url
    sign_in(client, anna.email, address)

    assert led_to.startswith("/de/konto/anmelden/")
    assert "Am Markt fehlt eine Bank." in client.get(address).content.decode()


def test_a_text_of_somebody_who_is_not_invited_is_given_back(client: Client, closed: Consultation, bernd: User) -> None:
    client.force_login(bernd)

    response = client.post(form_page(closed), filled())

    assert response.status_code == 403
    assert "Am Markt fehlt eine Bank." in response.content.decode()
    assert not Proposal.objects.exists()


def test_services_refuse_whoever_is_not_invited(closed: Consultation, anna: User, bernd: User) -> None:
    phase = make_vote_phase(closed, opens=("vote",))
    proposal = make_proposal(closed, author=bernd)
    comment = make_comment(proposal, author=bernd)
    given = {"person": bernd, "submission": submission()}
    acts = [
        lambda: proposals.hand_in(consultation=closed, text=TEXT, **given),
        lambda: proposals.change(proposal=proposal, person=bernd, text="Anders"),
        lambda: proposals.withdraw(proposal=proposal, person=bernd),
        lambda: comments.comment_on(thread=proposal.thread, kind="remark", text="Ja", **given),
        lambda: comments.withdraw(comment=comment, person=bernd),
        lambda: moderation.report(target=proposal, rule="insult", **given),
        lambda: votes.cast(phase=phase, person=bernd, proposal=proposal),
        lambda: processes.join(consultation=closed, person=bernd, states_entitled=True),
        lambda: processes.change_name(consultation=closed, person=bernd, public_name="B."),
    ]

    for act in acts:
        with pytest.raises(Denied) as denied:
            act()
        assert denied.value.decision.reason == Reason.NOT_INVITED


def test_who_reads_is_one_queryset(closed: Consultation, anna: User, bernd: User, clara: User) -> None:
    proposal = make_proposal(closed)
    comment = make_comment(proposal)
    everybody_reads = make_consultation()

    def found(person: object) -> tuple[set, set, set]:
        rows = (model.objects.visible_to(person) for model in (Consultation, Proposal, Comment))
        return tuple(set(each) for each in rows)

    for invited in (anna, clara):
        assert found(invited) == ({closed, everybody_reads}, {proposal}, {comment})
    for other in (None, AnonymousUser(), bernd):
        assert found(other) == ({everybody_reads}, set(), set())


def test_an_account_that_was_closed_reads_nothing_more(closed: Consultation, anna: User, dilek: User) -> None:
    User.objects.update(is_active=False)

    for person in User.objects.all():
        assert closed.is_closed_to(person)


def test_the_database_refuses_readers_whom_nobody_knows() -> None:
    with pytest.raises(IntegrityError):
        make_consultation(readers="invited", level="address")


def test_the_page_says_who_reads_and_what_the_invited_can_do(client: Client, anna: User) -> None:
    page = make_consultation_page()
    closed = close(page.consultation, anna)
    make_phase(closed)
    client.force_login(anna)

    said = client.get(page.url.replace("/de/", "/en/", 1)).content.decode()

    assert "Only invited people can read this" in said
    assert "Only invited people and our staff" in said
    assert f"/en/b/{closed.slug}/vorschlaege/neu/" in said
    assert "CC BY" not in said


def test_whoever_writes_agrees_to_no_licence_for_everybody(client: Client, closed: Consultation, anna: User) -> None:
    client.force_login(anna)

    form = client.get(form_page(closed, "en")).content.decode()
    thanks = client.post(form_page(closed, "en"), filled())

    assert "Only invited people and our staff can read" in form
    assert "CC BY" not in form
    assert "meldung=proposal-shared" in thanks.url
    assert Proposal.objects.get().contributor.accepted_licence == ""
    assert "public now" not in OutboxMessage.objects.get(kind="proposal_thanks").body


def test_there_are_no_open_data_of_it(client: Client, closed: Consultation, anna: User) -> None:
    client.force_login(anna)
    open_data = f"/de/b/{closed.slug}/daten/"

    answers_to_anna = [client.get(f"{open_data}{name}").status_code for name in ("", "vorschlaege.csv")]

    assert answers_to_anna == [404, 404]
    assert open_data not in client.get(list_page(closed)).content.decode()


def test_no_mail_tells_somebody_what_they_may_not_read(
    closed: Consultation, anna: User, bernd: User, clara: User, dilek: User
) -> None:
    both = [make_proposal(closed, author=person) for person in (anna, bernd)]
    draft = answers.draft_answer(by=dilek, consultation=closed, proposals=both, text="Geheime Antwort")
    Report.objects.create(consultation=closed, proposal=both[0], rule="insult", email="fremd@example.test")

    answers.release(by=dilek, answer=draft)
    answers.set_status(by=dilek, proposals=both, status="checking", reason="Geheimer Grund")
    for proposal in both:
        moderation.hide(target=proposal, by=clara, rule="insult")

    told = {(mail.address, mail.kind) for mail in OutboxMessage.objects.all()}
    assert (bernd.email, "answer_released") not in told
    assert {kind for address, kind in told if address == anna.email} == {
        *("answer_released", "status_set", "moderation_decided"),
    }
    # What became of one's own text and of one's report is told, without a word about where.
    others = OutboxMessage.objects.exclude(address=anna.email)
    assert {mail.kind for mail in others} == {"moderation_decided", "moderation_report_decided"}
    assert [mail.kind for mail in others if "Geheim" in mail.body or closed.slug in mail.body] == []


def test_ones_own_data_stay_ones_own(client: Client, closed: Consultation, bernd: User) -> None:
    make_proposal(closed, author=bernd, text="Bernds eigener Text")
    make_proposal(closed, text="Ein fremder Text")
    client.force_login(bernd)

    export = client.get("/de/konto/daten/").content.decode()

    assert "Bernds eigener Text" in export
    assert "Ein fremder Text" not in export
