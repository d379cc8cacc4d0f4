"""Results belong to the very program that was checked."""

from pathlib import Path

import pytest

from home.accessibility.software import digest_of


@pytest.fixture
def program(tmp_path: Path) -> Path:
    for name in ("site/page.html", "site/static/built/site.css", "tests/test_page.py", "docs/README.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("So.")
    return tmp_path


@pytest.mark.parametrize(
    ("name", "is_another"),
    [
        ("site/page.html", True),
        ("home/new.py", True),
        ("package-lock.json", True),
        ("site/static/built/site.css", False),
        ("site/page.html.orig", False),
        ("tests/test_page.py", False),
        ("docs/accessibility/results.json", False),
    ],
)
def test_what_pages_are_made_of_makes_another_program(program: Path, name: str, is_another: bool) -> None:
    before = digest_of(program)

    (program / name).parent.mkdir(parents=True, exist_ok=True)
    (program / name).write_text("Anders.")

    assert (digest_of(program) != before) is is_another


def test_a_file_that_only_moves_makes_another_program(program: Path) -> None:
    before = digest_of(program)

    (program / "site/page.html").rename(program / "site/other.html")

    assert digest_of(program) != before
