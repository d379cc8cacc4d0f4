import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

ROOT = Path(__file__).resolve().parents[2]
HARD = "Guten Tag.\nDie Idee wird von dem Team geprüft.\n"


def said(*arguments: str) -> str:
    out = StringIO()
    call_command("check_plain", *arguments, stdout=out)
    return out.getvalue()


@pytest.fixture
def letter(tmp_path):
    path = tmp_path / "brief.txt"
    path.write_text(HARD, encoding="utf-8")
    return path


def test_a_finding_stands_with_its_line_and_column(letter):
    assert f"{letter}:2:10: must passive: „wird von dem Team geprüft“" in said("--level", "de-simple", str(letter))


def test_json_is_one_object_for_one_text(letter):
    answer = json.loads(said("--level", "de-simple", "--json", str(letter)))

    assert list(answer) == ["level", "sentences", "readability", "verdict"]
    assert answer["level"] == "de-simple"
    assert list(answer["readability"]) == ["amstad", "wiener1", "lix"]
    [finding] = answer["sentences"][1]["findings"]
    assert list(finding) == ["rule", "severity", "start", "end", "message", "suggestion"]
    assert answer["sentences"][1]["text"][finding["start"] : finding["end"]] == "wird von dem Team geprüft"


def test_json_is_a_list_for_several_texts(letter):
    answer = json.loads(said("--json", str(letter), str(letter)))

    assert [one["file"] for one in answer] == [str(letter)] * 2


def test_an_empty_text_gets_a_sentence(tmp_path):
    empty = tmp_path / "leer.txt"
    empty.write_bytes(b"")

    assert said(str(empty)) == f"{empty}: There is no text to check.\n"


def test_letters_of_windows_are_read(tmp_path):
    old = tmp_path / "alt.txt"
    old.write_bytes("Man prüft.".encode("cp1252"))

    assert "„Man“" in said(str(old))


def test_one_broken_byte_does_not_spoil_the_others(tmp_path):
    path = tmp_path / "kaputt.txt"
    path.write_bytes("Die Idee wird geprüft.\n".encode() * 3 + b"\xff")

    assert said(str(path)).count("passive") == 3


@pytest.mark.parametrize("letters", ["utf-16", "utf-8-sig"])
def test_other_letters_of_windows_are_read(tmp_path, letters):
    path = tmp_path / "alt.txt"
    path.write_bytes("Die Idee wird geprüft.".encode(letters))

    assert "„wird geprüft“" in said(str(path))


def test_what_can_be_read_is_checked_before_what_cannot_is_named(letter):
    out = StringIO()

    with pytest.raises(CommandError, match="cannot be read: nirgends"):
        call_command("check_plain", "--json", "nirgends.txt", str(letter), stdout=out)

    assert [one["file"] for one in json.loads(out.getvalue())] == [str(letter)]


def test_a_terminal_without_umlauts_gets_their_numbers(letter):
    asked = [sys.executable, "manage.py", "check_plain", str(letter)]
    answer = subprocess.run(asked, capture_output=True, env=os.environ | {"PYTHONIOENCODING": "ascii"}, cwd=ROOT)

    assert answer.returncode == 0
    assert b"gepr\\xfcft" in answer.stdout


def test_a_file_that_is_not_there_is_named():
    with pytest.raises(CommandError, match="cannot be read: nirgends"):
        said("nirgends.txt")
