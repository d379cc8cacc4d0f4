"""The real site with its example content, for whoever asks for it in a real browser, and the content alone.

Loading the example takes seconds, so it is loaded once; each test starts from a copy of it. The folders with a browser
bring their own ``_django_db_helper`` (see ``tests/browser/example/conftest.py``).
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from pytest_django import DjangoDbBlocker
from pytest_django.live_server_helper import LiveServer
from wagtail.images.models import Image

from accounts.models import User
from tests.databases import SQLiteTemplate

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The example content without a browser, once for all tests of a module; what a test changes is gone after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_example", stdout=StringIO())
        yield
        # Rows go with the transaction, files would stay.
        for picture in Image.objects.filter(title__startswith="Beispiel: "):
            picture.file.delete(save=False)
        transaction.set_rollback(True)


@pytest.fixture(scope="session")
def server(django_db_setup: None) -> Iterator[LiveServer]:
    """One server for all journeys. Unlike pytest-django's own it empties no table after a test."""
    server = LiveServer("localhost")
    yield server
    server.stop()


@pytest.fixture(scope="session")
def example_copy(
    template: SQLiteTemplate,
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """A file with the example content."""
    file = tmp_path_factory.mktemp("example") / "example.sqlite3"
    with django_db_blocker.unblock():
        copy_database(template.file, template.test_file)
        call_command("load_example", stdout=StringIO())
        connection.close()
    copy_database(template.test_file, file)
    return file


@pytest.fixture
def example(
    template: SQLiteTemplate, example_copy: Path, server: LiveServer, django_db_blocker: DjangoDbBlocker
) -> Iterator[LiveServer]:
    """The running site, as somebody finds it who has just started it."""
    with django_db_blocker.unblock():
        copy_database(example_copy, template.test_file)
        yield server
        connection.close()
        copy_database(template.file, template.test_file)


def copy_database(source: Path, target: Path) -> None:
    with closing(sqlite3.connect(source)) as there, closing(sqlite3.connect(target, timeout=20)) as here:
        there.backup(here)


@pytest.fixture
def person(chromium: "Browser", example: LiveServer) -> "Iterator[Callable[..., Page]]":
    """A function that opens an empty page as a new person: ``person(anna, width=320, letters=32)``.

    ``letters`` is the size that a reader has set in the browser; 16 pixels is what everybody starts with.
    """
    contexts: list[BrowserContext] = []

    def sits_down(user: User | None = None, *, width: int = 1280, letters: int = 16, **options: Any) -> "Page":
        settings = {"viewport": {"width": width, "height": 800}, "locale": "de-DE", "reduced_motion": "reduce"}
        context = chromium.new_context(base_url=example.url, **settings | options)
        context.set_default_timeout(15_000)
        contexts.append(context)
        if user:
            context.add_cookies([{"name": "sessionid", "value": session_of(user), "url": example.url}])
        page = context.new_page()
        set_letters(page, letters)
        return page

    yield sits_down
    for context in contexts:
        context.close()


def set_letters(page: "Page", size: int) -> None:
    sizes = {"standard": size, "fixed": size * 13 // 16}
    page.context.new_cdp_session(page).send("Page.setFontSizes", {"fontSizes": sizes})


def session_of(user: User) -> str:
    client = Client()
    client.force_login(user)
    return client.cookies["sessionid"].value


@pytest.fixture
def fast_people(monkeypatch: pytest.MonkeyPatch) -> None:
    """The browser writes faster than people do."""
    monkeypatch.setattr("consultations.guarded.FASTEST_SECONDS", 0)
