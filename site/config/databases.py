"""How the project talks to the database that ``DATABASE_URL`` names."""

from typing import Any

SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL;"
    "PRAGMA synchronous=NORMAL;"
    "PRAGMA mmap_size=134217728;"
    "PRAGMA journal_size_limit=27103364;"
    "PRAGMA cache_size=-20000;"
)


def tuned(database: dict[str, Any]) -> dict[str, Any]:
    """The same database with the options under which parallel votes were measured."""
    if database["ENGINE"] == "django.db.backends.sqlite3":
        # IMMEDIATE takes the write lock at the start: two voters wait for each other instead of failing.
        options = {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": SQLITE_PRAGMAS}
        # Opening the file for every request costs more than half of the votes per second.
        return database | {"OPTIONS": options, "CONN_MAX_AGE": None}
    # Planning costs PostgreSQL more than running our small queries: it keeps the plans of those that come again.
    # What the address says goes first: a pooler that shares connections may need ``?prepare_threshold=``.
    options = {"server_side_binding": True, "prepare_threshold": 3, **database.get("OPTIONS", {})}
    return database | {"OPTIONS": options, "CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
