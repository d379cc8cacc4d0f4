"""What every test can ask for."""

import gc
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.utils import translation
from pytest_django import DjangoDbBlocker
from pytest_django.live_server_helper import LiveServer

from accounts import roles
from tests.databases import PostgreSQLTemplate, SQLiteTemplate, template_for
from tests.factories import make_user

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

    from accounts.models import User

# Fixtures of the running example, and what the checks for accessibility found.
pytest_plugins = ["tests.example", "tests.accessibility.results"]

IN_THE_BROWSER = [Path(__file__).parent / name for name in ("browser", "accessibility")]

QUIET_CHROMIUM = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Without a frame around the page, of which nobody sees how it says where each link leads: a third of a walk by Tab.
    "--kiosk",
)
#: Whoever asks for one of these fixtures, or carries the mark, touches the database.
DATABASE_FIXTURES = {"_django_db_helper", "django_db_setup"}
#: Milliseconds that a page may take to show what a journey waits for.
SLOWEST = 15_000


def pytest_sessionstart() -> None:
    # Before anything asks for a text: what is missing then stays missing for the whole run.
    from config.catalogues import compile_catalogues

    compile_catalogues()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if any(folder in item.path.parents for folder in IN_THE_BROWSER):
            item.add_marker("browser")
        # After a test with real transactions the tables are emptied. This brings back what migrations put there:
        # the locales, the root page, the site.
        fixtures = getattr(item, "fixturenames", [])
        marker = item.get_closest_marker("django_db")
        touches = bool(marker or DATABASE_FIXTURES & set(fixtures))
        if touches and not item.get_closest_marker("once"):
            item.add_marker("database")
        if (marker and marker.kwargs.get("transaction")) or {"live_server", "transactional_db"} & set(fixtures):
            fixtures.append("django_db_serialized_rollback")
            if marker:
                # pytest-django asks only the marker, where there is one, whether to remember the tables at all.
                marker.kwargs.setdefault("serialized_rollback", True)


def pytest_collection_finish() -> None:
    # Code, templates and tests stay until the end: nobody has to look through them for garbage again and again.
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _german() -> Iterator[None]:
    """Whatever language a request spoke last, the next test starts in German."""
    yield
    translation.deactivate()


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """Always: the databases are copied before and dropped after by the fixtures below."""
    return True


@pytest.fixture(scope="session")
def template(django_db_modify_db_settings_parallel_suffix: None) -> SQLiteTemplate | PostgreSQLTemplate:
    return template_for(connection)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    template: SQLiteTemplate | PostgreSQLTemplate, django_db_blocker: DjangoDbBlocker
) -> bool:
    """Whether the test database starts as a copy. Whoever finds nothing to copy migrates; the others wait for that."""
    with django_db_blocker.unblock():
        template.lock()
        is_copy = template.copy()
    if is_copy:
        template.unlock()
    return is_copy


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_setup: None,
    django_db_modify_db_settings: bool,
    template: SQLiteTemplate | PostgreSQLTemplate,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[None]:
    with django_db_blocker.unblock():
        if not django_db_modify_db_settings:
            template.save()
            template.unlock()
    yield
    with django_db_blocker.unblock():
        connection.close()
        template.drop()


@pytest.fixture(scope="session")
def chromium(django_db_setup: None) -> "Iterator[Browser]":
    """Debian's Chromium, one for all journeys."""
    from playwright.sync_api import expect, sync_playwright

    program = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not program:
        pytest.fail("The journeys need Chromium: install the package chromium, or name the program in CHROMIUM.")
    # Playwright keeps an event loop in this thread; the tests themselves are synchronous all the same.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    remembered = getattr(connection, "_test_serialized_contents", None)
    # As long as for clicks: a slow machine is no fault.
    expect.set_options(timeout=SLOWEST)
    with sync_playwright() as playwright:
        # Where a loop runs, Django opens another connection; it needs to know what fills the tables again, too.
        if remembered is not None:
            connection._test_serialized_contents = remembered
        browser = playwright.chromium.launch(executable_path=program, args=[*QUIET_CHROMIUM])
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium: "Browser", live_server: LiveServer) -> "Iterator[Callable[..., Page]]":
    """A function that opens an empty page as a new person: ``visit(java_script_enabled=False)``."""
    contexts: list[BrowserContext] = []

    def new_person(**options: Any) -> "Page":
        context = chromium.new_context(**{"base_url": live_server.url, "locale": "de-DE"} | options)
        context.set_default_timeout(SLOWEST)
        contexts.append(context)
        return context.new_page()

    yield new_person
    for context in contexts:
        context.close()


@pytest.fixture
def page(visit: "Callable[..., Page]") -> "Page":
    """A browser page of somebody with JavaScript."""
    return visit()


@pytest.fixture
def page_without_js(visit: "Callable[..., Page]") -> "Page":
    """A browser page of somebody without JavaScript."""
    return visit(java_script_enabled=False)


@pytest.fixture(autouse=True)
def no_limits_from_earlier_tests() -> None:
    """Rate limits and cached pages live in the cache; each test starts with an empty one."""
    cache.clear()


@pytest.fixture
def anna(db: None) -> "User":
    """A citizen."""
    return make_user("anna@example.test")


@pytest.fixture
def bernd(db: None) -> "User":
    """A stranger: another citizen, who has nothing to do with what Anna does."""
    return make_user("bernd@example.test")


@pytest.fixture
def clara(db: None) -> "User":
    """A moderator."""
    return _with_role(make_user("clara@example.test", name="Clara"), roles.MODERATION)


@pytest.fixture
def dilek(db: None) -> "User":
    """An editor."""
    return _with_role(make_user("dilek@example.test", name="Dilek"), roles.EDITORS)


@pytest.fixture
def franka(db: None) -> "User":
    """An author: writes pages, which an editor releases."""
    return _with_role(make_user("franka@example.test", name="Franka"), roles.AUTHORS)


@pytest.fixture
def gregor(db: None) -> "User":
    """A clerk: answers."""
    return _with_role(make_user("gregor@example.test", name="Gregor"), roles.CLERKS)


@pytest.fixture
def hanna(db: None) -> "User":
    """Counts votes."""
    return _with_role(make_user("hanna@example.test", name="Hanna"), roles.COUNTERS)


@pytest.fixture
def emil(db: None) -> "User":
    """An administrator of the office; not of the server."""
    return _with_role(make_user("emil@example.test", name="Emil"), roles.ADMINISTRATION)


def _with_role(user: "User", role: str) -> "User":
    user.groups.add(roles.grant(role, [roles.STAFF_PERMISSION]))
    return user
