"""Proposals of other systems: what comes in, what does not, and that nothing is guessed."""

import json
from collections.abc import Callable
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import ModelLogEntry

from consultations.channels import Channel
from consultations.models import Consultation, DecisionKind, ModerationDecision, Proposal, State
from tests.factories import make_consultation

pytestmark = pytest.mark.django_db

Import = Callable[..., dict[str, Any]]


@pytest.fixture
def archive() -> Consultation:
    return make_consultation(slug="archiv", is_archive=True, phases=False)


@pytest.fixture
def bring_in(tmp_path: Path) -> Import:
    """Import a text as a file and give the report."""

    def run(text: str, *options: str, name: str = "rows.csv", slug: str = "archiv") -> dict[str, Any]:
        file, report = tmp_path / name, tmp_path / "report.json"
        file.write_text(text, encoding="utf-8")
        call_command("import_proposals", file, "--consultation", slug, "--report", report, *options, stdout=StringIO())
        result: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
        return result

    return run


def test_usual_column_names_are_found(archive: Consultation, bring_in: Import) -> None:
    report = bring_in("Titel;Beschreibung;Nr;Kategorie\nEine Bank;Am Markt fehlt eine Bank.;7;Plätze\n")

    assert report == {"read": 1, "imported": 1, "updated": 0, "unchanged": 0, "rejected": [], "warnings": []}
    proposal = archive.proposals.get()
    assert (proposal.source_id, proposal.title, proposal.text) == ("7", "Eine Bank", "Am Markt fehlt eine Bank.")
    assert (proposal.number, proposal.channel, proposal.state) == (1, Channel.IMPORT, State.PUBLISHED)
    assert [str(category) for category in proposal.categories.all()] == ["Plätze"]


def test_columns_can_be_named_by_hand(archive: Consultation, bring_in: Import) -> None:
    bring_in("a,b,c\n1,Kopf,Rumpf\n", "--columns", "id=a", "title=b", "text=c")

    assert archive.proposals.values_list("source_id", "title", "text").get() == ("1", "Kopf", "Rumpf")


def test_json_lines_come_in_too(archive: Consultation, bring_in: Import) -> None:
    report = bring_in('{"id": 1, "text": "Eins"}\n{"id": 2, "text": null}\nkaputt\n', name="rows.jsonl")

    assert (report["read"], report["imported"]) == (3, 1)
    assert [(each["row"], each["id"]) for each in report["rejected"]] == [(2, "2"), (3, "")]


def test_the_same_file_again_changes_nothing(archive: Consultation, bring_in: Import) -> None:
    text = "id,text\n1,Eins\n2,Zwei\n"
    bring_in(text)

    report = bring_in(text)

    assert (report["imported"], report["updated"], report["unchanged"]) == (0, 0, 2)
    assert archive.proposals.count() == 2


def test_a_changed_row_updates_its_proposal_and_keeps_the_earlier_version(
    archive: Consultation, bring_in: Import
) -> None:
    bring_in("id,text\n1,Eins\n")

    report = bring_in("id,text\n1,Eins und mehr\n")

    assert (report["imported"], report["updated"]) == (0, 1)
    assert list(archive.proposals.get().versions.values_list("text", flat=True)) == ["Eins und mehr", "Eins"]


def test_a_broken_coordinate_is_a_warning_and_the_proposal_has_no_place(
    archive: Consultation, bring_in: Import
) -> None:
    report = bring_in("id,text,lat,lon\nE1,Eins,50.94,6921\nE2,Zwei,50.94,6.921\nE3,Drei,,6.9\nE4,Vier,nan,6.9\n")

    assert (report["imported"], report["rejected"]) == (4, [])
    assert [(each["row"], each["id"]) for each in report["warnings"]] == [(1, "E1"), (3, "E3"), (4, "E4")]
    assert "6921" in report["warnings"][0]["reasons"][0]
    places = dict(archive.proposals.values_list("source_id", "latitude"))
    assert places == {"E1": None, "E2": Decimal("50.940000"), "E3": None, "E4": None}


def test_an_empty_text_is_a_rejection(archive: Consultation, bring_in: Import) -> None:
    report = bring_in('id,title,text\n1,Titel,"  "\n2,Titel,Text\n')

    assert report["imported"] == 1
    assert [(each["row"], each["id"]) for each in report["rejected"]] == [(1, "1")]


def test_an_id_that_comes_twice_or_is_missing_is_a_rejection(archive: Consultation, bring_in: Import) -> None:
    report = bring_in("id,text\n1,Eins\n1,Noch eins\n,Ohne\n")

    assert [each["row"] for each in report["rejected"]] == [2, 3]
    assert archive.proposals.get().text == "Eins"


def test_a_rejected_verdict_comes_in_hidden(archive: Consultation, bring_in: Import) -> None:
    bring_in("id,text,moderated\n1,Eins,1\n2,Zwei,-1\n3,Drei,7\n")

    states = dict(archive.proposals.values_list("source_id", "state"))
    assert states == {"1": State.PUBLISHED, "2": State.HIDDEN, "3": State.WAITING}


def test_line_breaks_inside_cells_survive(archive: Consultation, bring_in: Import) -> None:
    bring_in('id,text\n1,"Eins\nzwei"\n2,Drei\n')

    assert list(archive.proposals.by_number().values_list("text", flat=True)) == ["Eins\nzwei", "Drei"]


def test_a_quotation_mark_that_is_never_closed_swallows_nothing_silently(
    archive: Consultation, bring_in: Import
) -> None:
    report = bring_in('id,text\n1,Eins\n2,"Zwei\n3,Drei\n')

    assert (report["read"], report["imported"]) == (2, 1)
    assert len(report["rejected"]) == 1


def test_yes_or_no_columns_become_categories(archive: Consultation, bring_in: Import) -> None:
    bring_in("id,text,Rad,Bus,Zahl\n1,Eins,1,0,5\n2,Zwei,1,1,0\n")

    chosen = {p.source_id: {str(c) for c in p.categories.all()} for p in archive.proposals.all()}
    assert chosen == {"1": {"Rad"}, "2": {"Rad", "Bus"}}


def test_proposals_of_one_author_belong_to_one_contributor_and_strangers_stay_apart(
    archive: Consultation, bring_in: Import
) -> None:
    bring_in("id,text,author_id\n1,Eins,756\n2,Zwei,756\n3,Drei,\n4,Vier,\n")

    assert archive.contributors.count() == 3
    assert set(archive.contributors.values_list("public_name", flat=True)) == {""}


def test_a_long_title_is_cut_and_kept_in_the_text(archive: Consultation, bring_in: Import) -> None:
    title = "Wort " * 60

    report = bring_in(f"id,title,text\n1,{title},Text\n")

    proposal = archive.proposals.get()
    assert len(proposal.title) <= 200
    assert proposal.text == f"{title.strip()}\n\nText"
    assert len(report["warnings"]) == 1


def test_a_text_of_over_6000_characters_comes_in_whole(archive: Consultation, bring_in: Import) -> None:
    text = "Wort " * 1500

    bring_in(f"id,text\n1,{text}\n")

    assert archive.proposals.get().text == text.strip()


def test_what_our_moderators_decided_outlives_a_new_import(archive: Consultation, bring_in: Import) -> None:
    bring_in("id,text\n1,Eins\n")
    proposal = archive.proposals.get()
    Proposal.objects.update(state=State.HIDDEN)
    ModerationDecision.objects.create(
        consultation=archive, proposal=proposal, kind=DecisionKind.HIDE, rule="insult", text="-"
    )

    bring_in("id,text\n1,Eins und mehr\n")

    proposal.refresh_from_db()
    assert proposal.state == State.HIDDEN


def test_a_rehearsal_keeps_nothing(archive: Consultation, bring_in: Import) -> None:
    report = bring_in("id,text\n1,Eins\n", "--dry-run")

    assert report["imported"] == 1
    assert not archive.proposals.exists()
    assert not ModelLogEntry.objects.exists()


def test_an_import_stands_in_the_log(archive: Consultation, bring_in: Import) -> None:
    bring_in("id,text\n1,Eins\n2,\n")

    entry = ModelLogEntry.objects.for_instance(archive).get()
    assert entry.message == "rows.csv: 1 neu, 0 geändert, 0 wie vorher, 1 abgelehnt"


def test_where_the_report_cannot_be_written_nothing_comes_in(archive: Consultation, tmp_path: Path) -> None:
    file = tmp_path / "rows.csv"
    file.write_text("id,text\n1,Eins\n", encoding="utf-8")

    with pytest.raises(CommandError):
        call_command("import_proposals", file, "--consultation", "archiv", "--report", tmp_path / "fehlt" / "r.json")

    assert not archive.proposals.exists()


def test_create_makes_a_published_archive_with_its_source(bring_in: Import) -> None:
    bring_in("id,text\n1,Eins\n", "--create", "Raddialog", "--source", "Quelle", "--licence", "CC BY 4.0", slug="rad")

    consultation = Consultation.objects.visible().get(slug="rad")
    assert (str(consultation), consultation.is_archive) == ("Raddialog", True)
    assert (consultation.source, consultation.source_licence) == ("Quelle", "CC BY 4.0")


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("", ()),
        ("a,b\n1,2\n", ()),
        ("id,id,text\n1,1,2\n", ()),
        ("id,text\n1,2\n", ("--columns", "text=fehlt")),
        ("id,text\n1,2\n", ("--columns", "farbe=text")),
        ("id,text\n1,2\n", ("--columns", "ohne")),
    ],
)
def test_a_file_that_cannot_be_used_gets_a_sentence(
    text: str, options: tuple[str, ...], archive: Consultation, bring_in: Import
) -> None:
    with pytest.raises(CommandError):
        bring_in(text, *options)


def test_a_file_that_is_not_utf8_gets_a_sentence(archive: Consultation, tmp_path: Path) -> None:
    file = tmp_path / "rows.csv"
    file.write_bytes("id,text\n1,Straße\n".encode("latin-1"))

    with pytest.raises(CommandError):
        call_command("import_proposals", file, "--consultation", "archiv")


def test_a_running_consultation_takes_no_import(bring_in: Import) -> None:
    make_consultation(slug="laeuft")

    with pytest.raises(CommandError):
        bring_in("id,text\n1,Eins\n", slug="laeuft")
