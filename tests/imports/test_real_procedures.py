"""Five real procedures, where their files are at hand: nothing is lost, nothing counted twice."""

import csv
import json
import os
from collections import Counter
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db.models import Sum

from consultations.models import Ballot, Consultation, Mark, State, Tally

DATA = Path(os.environ.get("REAL_DATA", settings.ROOT.parent / "shared" / "data"))

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not DATA.is_dir(), reason=f"the real procedures are not at hand ({DATA}); set REAL_DATA"),
]


def bring_in(tmp_path: Path, command: str, name: str, *options: str) -> dict[str, Any]:
    report = tmp_path / "report.json"
    call_command(command, DATA / name, "--consultation", "archiv", "--report", report, *options, stdout=StringIO())
    result: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
    return result


def texts_of(name: str) -> dict[str, str]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    key = "document_id" if "document_id" in rows[0] else "comment_id"
    return {row[key]: row["text"].replace("\r\n", "\n").strip() for row in rows}


@pytest.mark.parametrize(
    ("name", "read", "rejected", "warnings"),
    [
        ("proposals_koeln_ehrenfeld.csv", 366, 0, 1),
        ("proposals_moers.csv", 459, 1, 0),
        ("proposals_krefeld.csv", 337, 7, 0),
        ("proposals_ottensen.csv", 697, 0, 0),
        ("statements_klimarat.csv", 522, 0, 0),
    ],
)
def test_every_contribution_comes_in_word_for_word_or_with_a_reason(
    name: str, read: int, rejected: int, warnings: int, tmp_path: Path
) -> None:
    report = bring_in(tmp_path, "import_proposals", name, "--create", "Archiv")

    assert (report["read"], report["imported"]) == (read, read - rejected)
    assert (len(report["rejected"]), len(report["warnings"])) == (rejected, warnings)
    kept = dict(Consultation.objects.get(slug="archiv").proposals.values_list("source_id", "text"))
    assert kept == {key: text for key, text in texts_of(name).items() if text}


def test_every_vote_is_counted_once(tmp_path: Path) -> None:
    bring_in(tmp_path, "import_proposals", "statements_klimarat.csv", "--create", "Archiv")

    report = bring_in(tmp_path, "import_votes", "votes_klimarat.csv")

    assert (report["read"], report["imported"], report["replaced"], report["rejected"]) == (61_936, 61_384, 552, [])
    assert (Ballot.objects.count(), Mark.objects.count()) == (1_116, 61_384)
    sums = Tally.objects.aggregate(Sum("in_favour"), Sum("against"), Sum("neutral"))
    assert sums == values_of_last_votes()
    assert Consultation.objects.get(slug="archiv").proposals.filter(state=State.HIDDEN).count() == 245
    call_command("recount", "--consultation", "archiv", stdout=StringIO())


def values_of_last_votes() -> dict[str, int]:
    """The same figures, counted here by another way: in the order of time, the last one stands."""
    with (DATA / "votes_klimarat.csv").open(encoding="utf-8", newline="") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: int(row["timestamp_ms"]))
    last = {(row["voter_id"], row["comment_id"]): row["vote"] for row in rows}
    values = Counter(last.values())
    return {"in_favour__sum": values["1"], "against__sum": values["-1"], "neutral__sum": values["0"]}
