"""Test databases in a second: migrated once, copied afterwards.

Migrating from nothing takes about fifteen seconds. The first run with a given set of migrations therefore leaves a
template behind, and later runs start from a copy of it.
"""

import fcntl
import hashlib
import shutil
import sqlite3
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

PLACES = ("home", "consultations", "news", "site")
TEMPLATES_KEPT = 3


def fingerprint() -> str:
    """Changes with every migration of ours and with every installed version."""
    digest = hashlib.sha256((settings.ROOT / "requirements" / "base.txt").read_bytes())
    for place in PLACES:
        for path in sorted((settings.ROOT / place).rglob("migrations/*.py")):
            digest.update(path.as_posix().encode() + path.read_bytes())
    return digest.hexdigest()[:12]


class Template:
    """What both have: only one process at a time makes a template. The lock goes with its process."""

    def __init__(self) -> None:
        self.folder: Path = settings.VAR / "test"
        self.folder.mkdir(parents=True, exist_ok=True)
        self._lock = (self.folder / "template.lock").open("w")

    def lock(self) -> None:
        fcntl.flock(self._lock, fcntl.LOCK_EX)

    def unlock(self) -> None:
        fcntl.flock(self._lock, fcntl.LOCK_UN)


class SQLiteTemplate(Template):
    """The template is a file beside the try-out's database."""

    def __init__(self) -> None:
        super().__init__()
        self.file = self.folder / f"template-{fingerprint()}.sqlite3"
        self.test_file = Path(connection.settings_dict["TEST"]["NAME"])

    def copy(self) -> bool:
        if not self.file.exists():
            return False
        shutil.copyfile(self.file, self.test_file)
        return True

    def save(self) -> None:
        unfinished = self.file.with_suffix(f".{self.test_file.name}")
        with sqlite3.connect(self.test_file) as source, sqlite3.connect(unfinished) as target:
            source.backup(target)
        # In one step: another process may be looking for it.
        unfinished.replace(self.file)
        for old in sorted(self.folder.glob("template-*.sqlite3"), key=lambda path: path.stat().st_mtime)[
            :-TEMPLATES_KEPT
        ]:
            old.unlink(missing_ok=True)

    def drop(self) -> None:
        for ending in ("", "-wal", "-shm"):
            self.test_file.with_name(self.test_file.name + ending).unlink(missing_ok=True)


class PostgreSQLTemplate(Template):
    """The template is a database on the same server."""

    def __init__(self) -> None:
        super().__init__()
        self.name = f"mitreden_template_{fingerprint()}"
        self.test_name: str = connection.settings_dict["TEST"]["NAME"]

    def copy(self) -> bool:
        with connection._nodb_cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [self.name])
            if not cursor.fetchone():
                return False
            cursor.execute(f'CREATE DATABASE "{self.test_name}" TEMPLATE "{self.name}"')
        return True

    def save(self) -> None:
        unfinished = f"{self.test_name}_template"
        # A database is copied only while nobody is connected to it.
        connection.close()
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'CREATE DATABASE "{unfinished}" TEMPLATE "{self.test_name}"')
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [self.name])
            # Another process may have been faster.
            end = (
                f'DROP DATABASE "{unfinished}"'
                if cursor.fetchone()
                else f'ALTER DATABASE "{unfinished}" RENAME TO "{self.name}"'
            )
            cursor.execute(end)

    def drop(self) -> None:
        connection.close()
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{self.test_name}" WITH (FORCE)')


def template_for(database: BaseDatabaseWrapper) -> SQLiteTemplate | PostgreSQLTemplate:
    return SQLiteTemplate() if database.vendor == "sqlite" else PostgreSQLTemplate()
