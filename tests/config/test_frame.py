import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.test import Client
from pytest_django import Settings

from accounts.models import User
from config.logs import impersonal
from config.safety import has_example_accounts, no_example_accounts, refuse_example_accounts


@pytest.mark.django_db
def test_whoever_watches_the_server_hears_ok_without_getting_a_cookie(client: Client) -> None:
    response = client.get("/healthz")

    assert (response.status_code, response.content) == (200, b"ok\n")
    assert not response.cookies


@pytest.mark.django_db
def test_production_refuses_to_start_with_an_example_account(settings: Settings) -> None:
    settings.REFUSES_EXAMPLE_ACCOUNTS = True
    User.objects.create_user("anna@example.org")

    with pytest.raises(ImproperlyConfigured, match="example accounts"):
        refuse_example_accounts()
    assert [error.id for error in no_example_accounts(None)] == ["mitreden.E001"]


@pytest.mark.django_db
def test_production_starts_without_example_accounts(settings: Settings) -> None:
    settings.REFUSES_EXAMPLE_ACCOUNTS = True
    User.objects.create_user("anna@stadt.example")

    refuse_example_accounts()

    assert not has_example_accounts()


@pytest.mark.parametrize(
    ("typed", "logged"),
    [
        ("Key (email)=(anna.b+x@web.de) already exists", "Key (email)=(<address>) already exists"),
        ("from 192.168.17.4 at 12:30:05", "from <ip> at 12:30:05"),
        ("from 2001:db8:0:1::17, twice", "from <ip>, twice"),
        ("2026-11-23 06:27:10,123 GET /de/b/park/17/", "2026-11-23 06:27:10,123 GET /de/b/park/17/"),
    ],
)
def test_a_log_line_names_nobody(typed: str, logged: str) -> None:
    assert impersonal(typed) == logged


@pytest.mark.django_db
def test_sqlite_takes_the_write_lock_at_the_start_of_a_transaction() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("about SQLite only")

    assert connection.transaction_mode == "IMMEDIATE"


@pytest.mark.django_db
def test_public_pages_allow_no_inline_script_or_style(client: Client) -> None:
    policy = client.get("/nowhere-at-all/").headers["Content-Security-Policy"]

    assert "unsafe" not in policy
    assert "script-src 'self'" in policy
