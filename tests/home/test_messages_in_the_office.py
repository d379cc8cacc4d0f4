"""The office reads the messages, closes them and lets them go; nobody else does."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import ModelLogEntry

from accounts.models import User
from home.contact.notices import MessageArrived
from home.models import Message
from notices.models import OutboxMessage
from notices.services import put

pytestmark = pytest.mark.django_db

LIST = "contact_messages:index"


def make_message(**fields: Any) -> Message:
    return Message.objects.create(**{"text": "Wann beginnt die Abstimmung?", "language": "de", **fields})


def shown(client: Client, query: str = "") -> list[Message]:
    return list(client.get(reverse(LIST) + query).context["object_list"])


def act(client: Client, what: str, message: Message) -> int:
    return client.post(reverse(f"contact_messages:{what}", args=[message.pk])).status_code


def test_the_list_shows_what_is_to_do_first(client: Client, dilek: User) -> None:
    client.force_login(dilek)
    waits, closed = make_message(), make_message()
    act(client, "done", closed)

    assert shown(client) == [waits]
    assert shown(client, "?show=done") == [closed]
    assert set(shown(client, "?show=all")) == {waits, closed}
    assert shown(client, "?show=all&concern=barriere") == []


def test_words_are_found(client: Client, dilek: User) -> None:
    client.force_login(dilek)
    found = make_message(text="Der Knopf fehlt.")
    make_message()

    assert shown(client, "?q=Knopf") == [found]


def test_closing_and_opening_again_is_logged_without_the_words(client: Client, dilek: User) -> None:
    client.force_login(dilek)
    message = make_message(name="Anna Beispiel")

    act(client, "done", message)
    message.refresh_from_db()
    done_by = message.done_by
    act(client, "again", message)
    message.refresh_from_db()

    entries = ModelLogEntry.objects.filter(object_id=str(message.pk)).order_by("pk")
    assert (done_by, message.done_by) == (dilek, None)
    assert [entry.action for entry in entries] == ["home.close_message", "home.open_message"]
    assert not any("Anna" in f"{entry.label}{entry.data}" or "Wann" in entry.label for entry in entries)


def test_a_message_is_deleted_before_its_date(client: Client, dilek: User) -> None:
    client.force_login(dilek)
    message = make_message()

    act(client, "remove", message)

    assert not Message.objects.exists()
    assert ModelLogEntry.objects.get().action == "home.delete_message"


def test_the_mail_with_its_words_goes_with_the_message_and_no_other(client: Client, dilek: User) -> None:
    client.force_login(dilek)
    message, other = make_message(), make_message()
    for each in (message, other):
        put(MessageArrived.about(each, "amt@example.org"))

    act(client, "remove", message)

    assert [mail.key for mail in OutboxMessage.objects.all()] == [f"message:{other.pk}"]


def test_the_page_of_a_message_says_all_that_was_written(client: Client, dilek: User) -> None:
    client.force_login(dilek)
    message = make_message(text="<b>Wann?</b>", name="Anna", phone="0202 4711")

    content = client.get(reverse("contact_messages:inspect", args=[message.pk])).content.decode()

    assert "&lt;b&gt;Wann?&lt;/b&gt;" in content
    assert "0202 4711" in content


@pytest.mark.parametrize("what", ["done", "again", "remove"])
def test_a_link_changes_nothing(client: Client, dilek: User, what: str) -> None:
    client.force_login(dilek)
    message = make_message()

    assert client.get(reverse(f"contact_messages:{what}", args=[message.pk])).status_code == 405
    assert Message.objects.get().done_at is None


@pytest.mark.parametrize("who", ["anna", "clara"])
def test_others_neither_read_nor_close(request: pytest.FixtureRequest, client: Client, who: str) -> None:
    client.force_login(request.getfixturevalue(who))
    message = make_message()
    look = client.get(reverse("contact_messages:inspect", args=[message.pk]))

    answers = {act(client, what, message) for what in ("done", "again", "remove")}

    assert "Wann beginnt" not in look.content.decode()
    assert look.status_code in {302, 403}
    assert answers <= {302, 403}
    assert Message.objects.get().done_at is None


def test_a_long_list_takes_no_more_queries(client: Client, dilek: User) -> None:
    client.force_login(dilek)
    make_message(done_by=dilek)
    client.get(reverse(LIST))

    with CaptureQueriesContext(connection) as one:
        client.get(reverse(LIST))
    for _each in range(29):
        make_message(done_by=dilek)
    with CaptureQueriesContext(connection) as thirty:
        client.get(reverse(LIST))

    assert len(thirty) == len(one)
