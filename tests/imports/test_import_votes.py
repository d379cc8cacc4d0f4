"""Votes of other systems: later replaces earlier, the same file changes nothing, nothing is counted twice."""

import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from consultations.models import Ballot, Consultation, Mark, Tally
from tests.factories import make_consultation, make_proposal

pytestmark = pytest.mark.django_db

Import = Callable[..., dict[str, Any]]


@pytest.fixture
def archive() -> Consultation:
    consultation = make_consultation(slug="archiv", is_archive=True, phases=False)
    for source_id in ("7", "8"):
        make_proposal(consultation, source_id=source_id)
    return consultation


@pytest.fixture
def bring_in(archive: Consultation, tmp_path: Path) -> Import:
    def run(text: str, *options: str, slug: str = "archiv") -> dict[str, Any]:
        file, report = tmp_path / "votes.csv", tmp_path / "report.json"
        file.write_text(text, encoding="utf-8")
        call_command("import_votes", file, "--consultation", slug, "--report", report, *options, stdout=StringIO())
        result: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
        return result

    return run


def counts(archive: Consultation) -> dict[str, tuple[int, int, int]]:
    tallies = Tally.objects.filter(proposal__consultation=archive).select_related("proposal")
    return {each.proposal.source_id: (each.in_favour, each.against, each.neutral) for each in tallies}


def test_votes_come_in_as_ballots_marks_and_tallies(archive: Consultation, bring_in: Import) -> None:
    report = bring_in(
        "voter_id,comment_id,vote,timestamp_ms\n1,7,1,1651045893819\n1,8,-1,1651045893900\n2,7,0,1651045894000\n"
    )

    assert (report["read"], report["imported"], report["rejected"]) == (3, 3, [])
    assert (Ballot.objects.count(), Mark.objects.count()) == (2, 3)
    assert counts(archive) == {"7": (1, 0, 1), "8": (0, 1, 0)}


def test_a_later_row_replaces_an_earlier_one_wherever_it_stands(archive: Consultation, bring_in: Import) -> None:
    report = bring_in("voter,proposal,value,time\n1,7,1,1651045899999\n1,7,-1,1651045890000\n")

    assert (report["read"], report["imported"], report["replaced"]) == (2, 1, 1)
    assert counts(archive) == {"7": (1, 0, 0)}


def test_the_order_of_the_file_wins_ties(archive: Consultation, bring_in: Import) -> None:
    bring_in("voter,proposal,value,time\n1,7,1,1651045899999\n1,7,-1,1651045899999\n")

    assert counts(archive) == {"7": (0, 1, 0)}


def test_the_same_votes_again_change_nothing(archive: Consultation, bring_in: Import) -> None:
    text = "voter,proposal,value,time\n1,7,1,1651045899999\n2,7,-1,1651045899999\n"
    bring_in(text)

    report = bring_in(text)

    assert (report["imported"], report["updated"], report["unchanged"]) == (0, 0, 2)
    assert Ballot.objects.count() == 2
    assert counts(archive) == {"7": (1, 1, 0)}


def test_votes_on_hidden_proposals_are_kept(archive: Consultation, bring_in: Import) -> None:
    archive.proposals.update(state="hidden")

    bring_in("voter,proposal,value\n1,7,1\n")

    assert counts(archive) == {"7": (1, 0, 0)}


def test_a_second_file_with_other_voters_keeps_the_votes_of_the_first(archive: Consultation, bring_in: Import) -> None:
    bring_in("voter,proposal,value\n1,7,1\n")

    bring_in("voter,proposal,value\n2,7,1\n")

    assert counts(archive) == {"7": (2, 0, 0)}


def test_rows_that_are_no_votes_are_rejected_one_by_one(archive: Consultation, bring_in: Import) -> None:
    report = bring_in(
        "voter,proposal,value,time\n,7,1,1651045899999\n1,99,1,1651045899999\n1,7,5,1651045899999\n1,7,1,bald\n1,8,1,1651045899999\n"
    )

    assert [each["row"] for each in report["rejected"]] == [1, 2, 3, 4]
    assert (report["read"], report["imported"]) == (5, 1)


def test_tallies_and_marks_agree_afterwards(archive: Consultation, bring_in: Import) -> None:
    bring_in("voter,proposal,value\n1,7,1\n2,7,-1\n2,8,0\n")

    call_command("recount", "--consultation", "archiv", stdout=StringIO())


def test_a_running_consultation_takes_no_votes_from_elsewhere(bring_in: Import) -> None:
    make_consultation(slug="laeuft")

    with pytest.raises(CommandError):
        bring_in("voter,proposal,value\n1,7,1\n", slug="laeuft")
