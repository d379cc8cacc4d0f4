"""Every mail leaves exactly once, whatever dies in between."""

import smtplib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from threading import Barrier, Thread
from typing import ClassVar

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection, transaction
from django.test import RequestFactory
from django.utils import timezone
from pytest_django import Settings
from wagtail.models import Site

from accounts.models import User
from content.models import SiteFacts
from notices import services
from notices.base import Notice, for_person, one_line
from notices.models import CLAIM_LASTS, WAITS, OutboxMessage
from notices.views import mailbox
from tests.notices.server import Server

State = OutboxMessage.State


@dataclass(frozen=True, kw_only=True)
class Greeting(Notice):
    kind: ClassVar[str] = "greeting"

    name: str = "Anna"


@dataclass(frozen=True, kw_only=True)
class Digest(Greeting):
    hurries: ClassVar[bool] = False


@dataclass(frozen=True, kw_only=True)
class ShortLived(Digest):
    lasts: ClassVar[timedelta | None] = timedelta(minutes=30)


@pytest.fixture(autouse=True)
def server(settings: Settings) -> Iterator[type[Server]]:
    settings.EMAIL_BACKEND = "tests.notices.server.Server"
    yield Server
    Server.fails_with = None


@pytest.fixture(autouse=True)
def templates(settings: Settings, tmp_path: object) -> None:
    """The words of the greeting."""
    folder = tmp_path / "notices"
    folder.mkdir()
    (folder / "greeting.subject.txt").write_text("Greetings, {{ name }}\n")
    (folder / "greeting.txt").write_text(
        "{% load i18n %}{% get_current_language as l %}{{ l }}: {{ name }}, {{ office }}"
    )
    configured = settings.TEMPLATES
    settings.TEMPLATES = [{**configured[0], "DIRS": [tmp_path, *configured[0]["DIRS"]]}]


def to_anna(**fields: object) -> Greeting:
    return Greeting(**{"address": "anna@example.test", "language": "de", **fields})


@pytest.mark.django_db(transaction=True)
class TestSending:
    def test_a_mail_leaves_after_the_commit_and_not_before(self) -> None:
        with transaction.atomic():
            services.put(to_anna())
            assert mail.outbox == []

        assert [message.to for message in mail.outbox] == [["anna@example.test"]]
        assert OutboxMessage.objects.get().state == State.SENT

    def test_a_rollback_sends_nothing_and_leaves_nothing(self) -> None:
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            services.put(to_anna())
            _ = 1 / 0

        assert (mail.outbox, OutboxMessage.objects.count()) == ([], 0)

    def test_after_a_crash_between_commit_and_sending_the_command_sends_it_once(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with monkeypatch.context() as crash:
            crash.setattr(transaction, "on_commit", lambda *args, **kwargs: None)
            services.put(to_anna())
        assert mail.outbox == []

        call_command("send_notices")
        call_command("send_notices")

        assert len(mail.outbox) == 1

    def test_two_workers_at_the_same_time_send_each_mail_once(self) -> None:
        services.put_all(Digest(address=f"person{number}@example.test") for number in range(12))
        start = Barrier(4)

        def work() -> None:
            start.wait()
            try:
                services.send_due()
            finally:
                connection.close()

        workers = [Thread(target=work) for _ in range(4)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()

        assert sorted(message.to[0] for message in mail.outbox) == sorted(
            f"person{number}@example.test" for number in range(12)
        )
        assert set(OutboxMessage.objects.values_list("state", "attempts")) == {(State.SENT, 1)}


@pytest.mark.django_db
class TestFailures:
    def test_a_failure_only_delays(self, server: type[Server]) -> None:
        server.fails_with = ConnectionRefusedError("to anna@example.test")
        message = services.put(to_anna())
        services.deliver(message.pk)

        message.refresh_from_db()
        assert (message.state, message.last_error) == (State.WAITING, "ConnectionRefusedError")
        assert services.send_due() == 0

        server.fails_with = None
        make_due(message)
        assert services.send_due() == 1
        assert OutboxMessage.objects.get().attempts == 2

    def test_after_many_failures_a_person_has_to_look(self, server: type[Server]) -> None:
        server.fails_with = TimeoutError()
        message = services.put(to_anna())
        for _ in range(len(WAITS) + 1):
            make_due(message)
            services.deliver(message.pk)

        message.refresh_from_db()
        assert (message.state, message.attempts) == (State.FAILED, len(WAITS) + 1)

    def test_a_refused_address_is_not_tried_again_and_the_error_names_nobody(self, server: type[Server]) -> None:
        server.fails_with = smtplib.SMTPRecipientsRefused({"anna@example.test": (550, b"no such user anna")})
        message = services.put(to_anna())
        services.deliver(message.pk)

        message.refresh_from_db()
        assert (message.state, message.last_error) == (State.FAILED, "SMTPRecipientsRefused 550")

    def test_a_mailbox_that_is_full_for_now_is_tried_again(self, server: type[Server]) -> None:
        server.fails_with = smtplib.SMTPRecipientsRefused({"anna@example.test": (452, b"full")})
        message = services.put(to_anna())
        services.deliver(message.pk)

        message.refresh_from_db()
        assert message.state == State.WAITING

    def test_a_dead_workers_mail_is_taken_up_with_the_same_message_id(self) -> None:
        message = services.put(to_anna())
        OutboxMessage.objects.claim(message.pk)
        assert services.send_due() == 0

        OutboxMessage.objects.update(claimed=timezone.now() - CLAIM_LASTS)

        assert services.send_due() == 1
        assert mail.outbox[0].extra_headers["Message-ID"] == message.message_id

    def test_a_worker_that_was_too_slow_does_not_overwrite_its_successor(self) -> None:
        message = services.put(to_anna())
        slow = OutboxMessage.objects.claim(message.pk)
        OutboxMessage.objects.update(claimed=timezone.now() - CLAIM_LASTS)
        services.send_due()

        slow.postpone("late")

        message.refresh_from_db()
        assert message.state == State.SENT

    def test_a_mail_that_has_become_useless_is_not_sent(self) -> None:
        services.put_all([ShortLived(address="anna@example.test")])
        OutboxMessage.objects.update(expires=timezone.now())

        assert services.send_due() == 0
        assert OutboxMessage.objects.get().last_error == "expired"

    def test_a_dead_mail_server_loses_nothing(self, settings: Settings) -> None:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
        services.put(to_anna())

        assert services.send_due() == 0
        assert OutboxMessage.objects.get().state == State.WAITING


@pytest.mark.django_db
class TestWriting:
    def test_one_key_is_one_mail(self) -> None:
        first = services.put(to_anna(key="thanks:17"))
        second = services.put(to_anna(key="thanks:17"))
        services.put_all([Digest(address="anna@example.test", key="thanks:17")])

        assert first == second
        assert OutboxMessage.objects.count() == 1

    def test_mails_without_a_key_are_all_sent(self) -> None:
        services.put(to_anna())
        services.put(to_anna())

        assert OutboxMessage.objects.count() == 2

    def test_somebody_without_an_address_gets_no_mail(self) -> None:
        assert services.put(Greeting(**for_person(User.objects.create_user("")))) is None
        assert not OutboxMessage.objects.exists()

    @pytest.mark.parametrize("language", ["de", "de-simple", "en"])
    def test_a_mail_is_written_in_the_recipients_language_version(self, language: str) -> None:
        user = User.objects.create_user("anna@example.test", language=language)

        message = services.put(Greeting(**for_person(user)))

        assert message.body.startswith(f"{language}:")

    def test_a_mail_names_the_office_as_the_site_does(self) -> None:
        SiteFacts.objects.create(site=Site.objects.get(is_default_site=True), office="Team Mitreden")

        message = services.put(to_anna())

        assert message is not None and message.body == "de: Anna, Team Mitreden\n"

    def test_names_arrive_as_they_are_written(self) -> None:
        message = services.put(to_anna(name='Müller & "Sohn" <b>'))

        assert message.subject == 'Greetings, Müller & "Sohn" <b>'
        assert 'Müller & "Sohn" <b>' in message.body

    @pytest.mark.parametrize(
        "name", ["A\r\nBcc: all@example.test", "A\nX: y", "A\u2028B", "A\x0bB", "A\x00B", "A\x85B"]
    )
    def test_no_name_begins_another_header(self, name: str) -> None:
        services.put(to_anna(name=name))

        services.send_due()

        message = mail.outbox[0].message()
        assert len(message["Subject"].splitlines()) == 1
        assert message["Bcc"] is None
        assert mail.outbox[0].recipients() == ["anna@example.test"]

    @pytest.mark.parametrize(
        "address", ["a@example.test\nBcc: b@example.test", "a@example.test, b@example.test", "A <a@example.test>", "a"]
    )
    def test_no_address_brings_a_second_recipient(self, address: str) -> None:
        with pytest.raises(ValidationError):
            services.put(to_anna(address=address))

    def test_a_long_subject_is_cut(self) -> None:
        assert len(one_line("lang " * 100)) == 200

    def test_a_mail_that_nobody_asked_for_says_how_to_end_it(self) -> None:
        services.put(to_anna(unsubscribe_url="https://example.test/ab/x/"))
        services.put(to_anna())

        services.send_due()

        first, second = (message.message() for message in mail.outbox)
        assert first["List-Unsubscribe"] == "<https://example.test/ab/x/>"
        assert first["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        assert second["List-Unsubscribe"] is None

    def test_a_mail_to_thousands_is_a_handful_of_queries(self, django_assert_max_num_queries: object) -> None:
        notices = [Digest(address=f"p{number}@example.test", key=f"d:{number}") for number in range(1000)]

        with django_assert_max_num_queries(30):
            assert services.put_all(notices) == 1000


@pytest.mark.django_db
class TestForgetting:
    def test_address_and_words_go_after_a_while_and_the_key_stays(self, settings: Settings) -> None:
        settings.NOTICES_KEPT_DAYS = 14
        old = services.put(to_anna(key="old"))
        services.put(to_anna(key="new"))
        services.send_due()
        OutboxMessage.objects.filter(pk=old.pk).update(created=timezone.now() - timedelta(days=14, seconds=1))

        call_command("send_notices")

        old.refresh_from_db()
        assert (old.address, old.subject, old.body, old.key) == ("", "", "", "old")
        assert OutboxMessage.objects.exclude(address="").count() == 1
        services.put(to_anna(key="old"))
        assert OutboxMessage.objects.count() == 2

    def test_what_still_waits_is_kept(self) -> None:
        services.put(to_anna())
        OutboxMessage.objects.update(created=timezone.now() - timedelta(days=400))

        assert services.purge() == 0


@pytest.mark.django_db
class TestMailbox:
    def test_the_try_out_shows_its_mails(self, settings: Settings, rf: RequestFactory) -> None:
        settings.TRY_OUT = True
        services.put(to_anna(name="<script>"))

        html = mailbox(rf.get("/postfach/")).content.decode()

        assert "Greetings, &lt;script&gt;" in html

    def test_nobody_reads_mails_elsewhere(self, settings: Settings, client: object) -> None:
        settings.TRY_OUT = False

        assert client.get("/postfach/", follow=True).status_code == 404


def make_due(message: OutboxMessage) -> None:
    OutboxMessage.objects.filter(pk=message.pk).update(next_try=timezone.now())
