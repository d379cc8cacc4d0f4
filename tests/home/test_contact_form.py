"""Everybody can write to the office, without an account, and learns what happens with the message."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.conf import LazySettings
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from accounts import privacy
from accounts.models import User
from consultations.guarded import opened_stamp
from content.models import SiteFacts
from home.contact import services, views
from home.models import Message
from notices.models import OutboxMessage
from tests.factories import submission
from tests.pages.pages import root_site

pytestmark = pytest.mark.django_db

FORM = "/de/nachricht/"
THANKS = "/de/nachricht/danke/#meldung"


@pytest.fixture(autouse=True)
def office() -> None:
    facts = SiteFacts.for_site(root_site())
    facts.email = "office@example.test"
    facts.save()


def words(**fields: str) -> dict[str, str]:
    given = {"submission": submission(), "opened": opened_stamp(1_700_000_000), "website": ""}
    return {**given, "text": "Wann beginnt die Abstimmung?", **fields}


def make_message(**fields: Any) -> Message:
    return Message.objects.create(**{"text": "Wann?", "language": "de", **fields})


def test_only_the_message_is_needed(client: Client) -> None:
    response = client.post(FORM, words())

    message = Message.objects.get()
    assert response.url == THANKS
    assert (message.text, message.concern, message.language) == ("Wann beginnt die Abstimmung?", "anderes", "de")
    assert (message.subject, message.name, message.email, message.phone) == ("", "", "", "")


def test_all_that_one_tells_arrives(client: Client) -> None:
    told = {"concern": "barriere", "subject": "Knopf", "name": "Anna", "email": "anna@example.test", "phone": "0202 1"}

    client.post("/en/nachricht/", words(**told))

    message = Message.objects.get()
    assert {name: getattr(message, name) for name in told} == told
    assert message.language == "en"


def test_the_office_gets_a_mail_in_german_with_the_way_to_answer(
    client: Client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/en/nachricht/", words(subject="A bench", email="anna@example.test"))

    (sent,) = mail.outbox
    assert sent.to == ["office@example.test"]
    assert "A bench" in sent.subject
    assert "anna@example.test" in sent.body
    assert "Wann beginnt die Abstimmung?" in sent.body
    assert f"/verwaltung/nachrichten/inspect/{Message.objects.get().pk}/" in sent.body
    assert OutboxMessage.objects.get().language == "de"


def test_a_line_break_in_the_subject_begins_no_other_header(client: Client) -> None:
    client.post(FORM, words(subject="Bank\r\nBcc: all@example.test"))

    assert OutboxMessage.objects.get().subject.endswith("Bank Bcc: all@example.test")


def test_without_an_address_of_the_office_the_message_is_kept_all_the_same(client: Client) -> None:
    SiteFacts.objects.update(email="")

    client.post(FORM, words())

    assert (Message.objects.count(), OutboxMessage.objects.count()) == (1, 0)


def test_two_clicks_make_one_message_and_one_mail(client: Client) -> None:
    sent = words()

    answers = [client.post(FORM, sent).url for _click in range(2)]

    assert answers == [THANKS, THANKS]
    assert (Message.objects.count(), OutboxMessage.objects.count()) == (1, 1)


def test_other_words_with_the_same_number_are_a_message_of_their_own(client: Client) -> None:
    sent = words()

    client.post(FORM, sent)
    client.post(FORM, {**sent, "text": "Und noch etwas."})

    assert set(Message.objects.values_list("text", flat=True)) == {"Wann beginnt die Abstimmung?", "Und noch etwas."}


@pytest.mark.parametrize(
    "wrong",
    [{"email": "anna@"}, {"text": "  "}, {"subject": "x" * 151}, {"website": "https://example.test"}, {"opened": ""}],
    ids=["address", "empty", "long", "trap", "hurried"],
)
def test_what_was_typed_comes_back(client: Client, wrong: dict[str, str]) -> None:
    typed = {"text": "Der Knopf fehlt.", "name": "Anna Beispiel", "phone": "0202 4711", "concern": "barriere"}

    response = client.post(FORM, words(**{**typed, **wrong}))

    form = response.context["form"]
    assert response.status_code == 200
    assert {name: form[name].value() for name in typed} == {**typed, **{k: v for k, v in wrong.items() if k in typed}}
    assert (Message.objects.count(), OutboxMessage.objects.count()) == (0, 0)


@pytest.mark.parametrize(("asked", "ticked"), [("barriere", "barriere"), ("unsinn", "")])
def test_a_link_may_tick_the_concern(client: Client, asked: str, ticked: str) -> None:
    assert client.get(f"{FORM}?anliegen={asked}").context["form"]["concern"].value() == ticked


def test_many_messages_from_one_connection_are_asked_to_wait(client: Client) -> None:
    for _each in range(views.MESSAGES):
        client.post(FORM, words())

    response = client.post(FORM, words(text="Die elfte."))
    elsewhere = client.post(FORM, words(), REMOTE_ADDR="192.0.2.7")

    assert response.context["form"]["text"].value() == "Die elfte."
    assert elsewhere.url == THANKS
    assert Message.objects.count() == views.MESSAGES + 1


def test_the_form_says_how_long_a_message_is_kept(client: Client, settings: LazySettings) -> None:
    settings.MESSAGES_KEPT_DAYS, settings.MESSAGES_KEPT_AT_MOST_DAYS = 41, 301

    content = client.get("/en/nachricht/").content.decode()

    assert "41 days after we have dealt with it, at the latest after 301 days" in content


def test_the_form_is_kept_in_no_cache(client: Client) -> None:
    assert "no-store" in client.get(FORM).headers["Cache-Control"]


def test_a_closed_message_goes_sooner_and_an_open_one_at_the_latest(dilek: User, settings: LazySettings) -> None:
    settings.MESSAGES_KEPT_DAYS, settings.MESSAGES_KEPT_AT_MOST_DAYS = 41, 301
    today = timezone.localdate()
    message = make_message()

    kept_until = [message.delete_on]
    services.close(message=message, by=dilek)
    kept_until.append(message.delete_on)
    services.open_again(message=message, by=dilek)
    kept_until.append(message.delete_on)

    assert kept_until == [today + timedelta(days=days) for days in (301, 41, 301)]
    assert (message.done_at, message.done_by) == (None, None)


def test_closing_an_old_message_keeps_it_no_longer_than_was_said(dilek: User) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    message = make_message(delete_on=tomorrow)

    services.close(message=message, by=dilek)

    assert message.delete_on == tomorrow


def test_purging_deletes_what_is_due_and_nothing_else() -> None:
    today = timezone.localdate()
    make_message(delete_on=today)
    stays = make_message(delete_on=today + timedelta(days=1))

    call_command("purge_messages")

    assert list(Message.objects.all()) == [stays]


def test_a_person_takes_the_own_messages_away_and_lets_them_go(anna: User) -> None:
    mine = make_message(text="Meine Frage", email="Anna@Example.test")
    others = make_message(email="bernd@example.test")

    exported = privacy.export(anna)["messages"]
    anna.delete()

    assert [entry["text"] for entry in exported] == [mine.text]
    assert list(Message.objects.all()) == [others]


def test_an_account_without_an_address_owns_no_message() -> None:
    desk = User.objects.create_user()
    make_message(email="")

    assert privacy.export(desk)["messages"] == []
    desk.delete()
    assert Message.objects.count() == 1


def test_a_number_is_never_shared_by_two_messages() -> None:
    number = UUID(int=7)

    first, again = (services.take_in(submission=number, text="Eins") for _time in range(2))
    second = services.take_in(submission=number, text="Zwei")

    assert first == again
    assert len({first.submission, second.submission}) == 2
