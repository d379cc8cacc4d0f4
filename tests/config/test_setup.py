import os
from pathlib import Path

import pytest

from tools import setup


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that holds all programs that this machine has."""
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


def program(folder: Path, name: str, script: str) -> None:
    (folder / name).write_text(f"#!/bin/sh\n{script}\n")
    (folder / name).chmod(0o755)


def test_a_missing_program_is_named_with_the_command_that_installs_it(
    programs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(programs, "apt-get", "exit 0")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)

    with pytest.raises(setup.Trouble, match=r"The journeys need it\. Please run: sudo apt-get install .* chromium"):
        setup.need_program("chromium", "chromium", "The journeys need it.")


def test_without_apt_the_package_is_named(programs: Path) -> None:
    with pytest.raises(setup.Trouble, match="Please install the package gettext"):
        setup.need_program("xgettext", "gettext", "The check needs it.")


def test_root_gets_the_package_even_when_there_are_no_package_lists_yet(
    programs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lists, installed = tmp_path / "lists", tmp_path / "installed"
    program(programs, "apt-get", f"[ $1 = update ] && : > {lists}; [ -e {lists} ] || exit 100; : > {installed}")
    monkeypatch.setattr(os, "geteuid", lambda: 0)

    setup.need_program("xgettext", "gettext", "The check needs it.")

    assert installed.exists()


def test_what_is_there_is_not_installed(programs: Path) -> None:
    program(programs, "xgettext", "exit 0")

    setup.need_program("xgettext", "gettext", "The check needs it.")


@pytest.mark.parametrize(("version", "is_enough"), [("v20.1.0", True), ("v24.0.0", True), ("v18.19.0", False)])
def test_node_of_the_system_is_used_when_it_is_new_enough(programs: Path, version: str, is_enough: bool) -> None:
    program(programs, "node", f"echo {version}")
    program(programs, "npm", "exit 0")

    assert setup.has_system_node() is is_enough


def test_a_step_is_done_again_when_what_it_needs_has_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setup, "ROOT", tmp_path)
    monkeypatch.setattr(setup, "STAMPS", tmp_path / "stamps")
    source = tmp_path / "styles" / "site.scss"
    source.parent.mkdir()
    source.write_text("a { color: red }")
    before = setup.digest(source.parent)
    setup.note_done("css", before)

    source.write_text("a { color: blue }")

    assert setup.is_done("css", before)
    assert not setup.is_done("css", setup.digest(source.parent))


def test_the_site_runs_without_the_libraries_for_pdfs_and_says_how_to_get_them(
    programs: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    program(programs, "apt-get", "exit 0")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    program(programs, "python", "exit 1")
    monkeypatch.setattr(setup, "PYTHON", programs / "python")

    setup.want_pdf_libraries()

    assert "sudo apt-get install -y --no-install-recommends libpango-1.0-0" in capsys.readouterr().out
    with pytest.raises(setup.Trouble):
        setup.need_pdf_libraries()
