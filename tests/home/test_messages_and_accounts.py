"""What becomes of messages and mails when the account with their address goes."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.utils import timezone

from accounts.models import User
from accounts.services import delete_account, open_account, purge_unused_accounts
from home.contact.models import Message
from home.contact.notices import MessageArrived
from notices.models import OutboxMessage
from notices.services import put
from tests.factories import make_user

pytestmark = pytest.mark.django_db

ADDRESS = "berta@example.org"


def write() -> None:
    Message.objects.create(text="Wann kommt die Bank?", email=ADDRESS, language="de")


def test_whoever_only_typed_an_address_deletes_nobodys_message() -> None:
    write()
    OutboxMessage.objects.create(kind="test", address=ADDRESS, language="de", subject="Ja", body="Wir antworten.")
    open_account(email=ADDRESS)
    User.objects.update(date_joined=timezone.now() - timedelta(days=2))

    assert purge_unused_accounts() == 1

    assert Message.objects.count() == OutboxMessage.objects.count() == 1


def test_whoever_owns_the_address_takes_the_messages_along() -> None:
    write()
    put(MessageArrived.about(Message.objects.get(), "amt@example.org"))
    berta = make_user(email=ADDRESS)
    EmailAddress.objects.update_or_create(user=berta, email=ADDRESS, defaults={"verified": True, "primary": True})

    delete_account(berta)

    assert not Message.objects.exists()
    assert not OutboxMessage.objects.filter(kind=MessageArrived.kind).exists()
