"""Results as open data: the numbers that the result page shows, in files that one can count with."""

import csv
import io
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from accounts.models import User
from consultations.models import Consultation, Level, Phase, Proposal, Readers, State
from consultations.votes import services
from tests.factories import make_candidacy, make_consultation, make_user
from tests.votes.making import end, people, put_in, rating_phase, settle, vote_phase

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer() -> User:
    return make_user(is_superuser=True)


def csv_of(consultation: Consultation, name: str) -> list[dict[str, str]]:
    response = Client().get(reverse("consultations:open_data_csv", args=[consultation.slug, name]))
    return list(csv.DictReader(io.StringIO(b"".join(response.streaming_content).decode())))


def json_of(consultation: Consultation) -> dict[str, Any]:
    return Client().get(reverse("consultations:open_data_result", args=[consultation.slug])).json()


def everything_of(consultation: Consultation) -> str:
    """All files about results in one text, a workbook as its cells."""
    texts = [str(json_of(consultation))]
    for name in ("ergebnis", "ergebnis-wege"):
        texts.append(str(csv_of(consultation, name)))
        book = Client().get(reverse("consultations:open_data_xlsx", args=[consultation.slug, name])).content
        texts.append(str(list(load_workbook(io.BytesIO(book)).active.iter_rows(values_only=True))))
    return "\n".join(texts)


def counted_vote(officer: User, **fields: Any) -> tuple[Phase, list[Proposal]]:
    """Two people voted, one of them on paper; one ballot is void; the count is provisional."""
    phase, proposals = vote_phase(3, **fields)
    put_in(phase, proposals[0], proposals[1])
    put_in(phase, proposals[0], channel="paper")
    put_in(phase, proposals[2], state="void", void_reason="Twice.")
    settle(phase)
    services.count(phase=end(phase), by=officer)
    return phase, proposals


def test_each_proposal_has_a_row_with_its_votes_and_those_of_the_whole_vote(officer: User) -> None:
    phase, proposals = counted_vote(officer)

    rows = csv_of(phase.consultation, "ergebnis")

    wanted = ("number", "title", "rank", "in_favour", "against", "people", "votes", "void", "state")
    assert [[row[name] for name in wanted] for row in rows] == [
        [str(proposals[0].number), proposals[0].title, "1", "2", "", "2", "3", "1", "provisional"],
        [str(proposals[1].number), proposals[1].title, "2", "1", "", "2", "3", "1", "provisional"],
        [str(proposals[2].number), proposals[2].title, "3", "0", "", "2", "3", "1", "provisional"],
    ]


def test_each_way_has_a_row_with_people_and_votes_apart(officer: User) -> None:
    phase, _proposals = counted_vote(officer)

    rows = csv_of(phase.consultation, "ergebnis-wege")

    assert [(row["channel"], row["people"], row["votes"]) for row in rows] == [("web", "1", "2"), ("paper", "1", "1")]


def test_programs_get_the_same_in_one_document(officer: User) -> None:
    phase, proposals = counted_vote(officer)

    (told,) = json_of(phase.consultation)["phases"]

    assert (told["state"], told["people"], told["votes"], told["void"]) == ("provisional", 2, 3, 1)
    assert told["channels"] == [
        {"channel": "web", "people": 1, "votes": 2},
        {"channel": "paper", "people": 1, "votes": 1},
    ]
    assert [(line["number"], line["in_favour"]) for line in told["proposals"]] == [
        (proposals[0].number, 2),
        (proposals[1].number, 1),
        (proposals[2].number, 0),
    ]


def test_files_name_the_licence_and_the_source(officer: User) -> None:
    phase, _proposals = counted_vote(officer)
    consultation = phase.consultation
    Consultation.objects.update(contribution_licence="CC0 1.0")

    told = [json_of(consultation), *csv_of(consultation, "ergebnis"), *csv_of(consultation, "ergebnis-wege")]

    assert {(each["licence"], each["source"]) for each in told} == {
        ("CC0 1.0", f"http://localhost:8000{consultation.get_absolute_url()}")
    }
    Consultation.objects.update(is_archive=True, source="Consul", source_licence="CC BY 4.0")
    assert (json_of(consultation)["licence"], json_of(consultation)["source"]) == ("CC BY 4.0", "Consul")


def test_no_number_is_there_before_the_page_shows_it_and_each_is_as_soon_as_it_does() -> None:
    phase, proposals = vote_phase(2, results_during=False)
    services.cast(phase=phase, person=make_user(), proposal=proposals[0])
    consultation = phase.consultation
    before = everything_of(consultation)
    for person in people(3):
        services.cast(phase=phase, person=person, proposal=proposals[1])

    assert everything_of(consultation) == before
    assert csv_of(consultation, "ergebnis") == csv_of(consultation, "ergebnis-wege") == []
    assert [told["state"] for told in json_of(consultation)["phases"]] == ["hidden"]

    Phase.objects.update(ends=timezone.now())
    assert [row["in_favour"] for row in csv_of(consultation, "ergebnis")] == ["3", "1"]
    # The workbook was kept while the numbers were hidden.
    assert everything_of(consultation).count(proposals[1].title) == 3


def test_what_is_no_longer_public_keeps_its_number_only(officer: User) -> None:
    phase, proposals = counted_vote(officer)
    Proposal.objects.filter(pk=proposals[0].pk).update(state=State.HIDDEN, title="Geheim")
    phase.candidacies.filter(proposal=proposals[0]).update(title="Geheim")

    row = csv_of(phase.consultation, "ergebnis")[0]

    assert (row["number"], row["title"], row["url"]) == (str(proposals[0].number), "", "")
    assert "Geheim" not in everything_of(phase.consultation)


def test_ratings_say_how_many_are_against() -> None:
    phase = rating_phase()
    proposal = make_candidacy(phase).proposal
    for person, value in zip(people(3), (1, -1, 0), strict=True):
        services.cast(phase=phase, person=person, proposal=proposal, value=value)

    (row,) = csv_of(phase.consultation, "ergebnis")

    assert (row["use"], row["in_favour"], row["against"], row["neutral"]) == ("rating", "1", "1", "1")
    assert row["state"] == "running"


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_no_title_becomes_a_formula(officer: User, sign: str) -> None:
    phase, _proposals = counted_vote(officer, title={"de": f"{sign}1+1"})
    phase.candidacies.update(title=f"{sign}HYPERLINK(1)")

    for name in ("ergebnis", "ergebnis-wege"):
        rows = csv_of(phase.consultation, name)
        assert rows
        assert [cell for row in rows for cell in row.values() if cell.startswith(sign)] == []


def test_the_result_page_leads_there_once_it_shows_numbers_and_says_the_licence(officer: User) -> None:
    hidden, _candidates = vote_phase(2, results_during=False)
    phase, _proposals = counted_vote(officer)
    Consultation.objects.update(contribution_licence="CC0 1.0")

    def page(of: Phase) -> str:
        return Client().get(reverse("consultations:result", args=[of.consultation.slug])).content.decode()

    assert "/daten/ergebnis.csv" not in page(hidden)
    text = page(phase)
    assert [
        name for name in ("ergebnis.csv", "ergebnis-wege.csv", "ergebnis.json") if f"/daten/{name}" not in text
    ] == []
    assert "CC0 1.0" in text


def test_of_a_closed_consultation_the_result_leads_to_no_open_data_and_there_is_none(officer: User) -> None:
    phase, _proposals = counted_vote(officer)
    Consultation.objects.update(readers=Readers.INVITED, level=Level.CHECKED)
    client = Client()
    client.force_login(officer)

    page = client.get(reverse("consultations:result", args=[phase.consultation.slug]))
    files = client.get(reverse("consultations:open_data_result", args=[phase.consultation.slug]))

    assert (page.status_code, files.status_code) == (200, 404)
    assert "/daten/" not in page.content.decode()


def test_where_nobody_votes_there_is_no_result() -> None:
    consultation = make_consultation(phases=False)
    addresses = [reverse("consultations:open_data_result", args=[consultation.slug])]
    addresses += [reverse("consultations:open_data_csv", args=[consultation.slug, "ergebnis"])]

    assert [Client().get(address).status_code for address in addresses] == [404, 404]
    overview = Client().get(reverse("consultations:open_data", args=[consultation.slug])).content.decode()
    assert "ergebnis" not in overview


def test_thirty_proposals_take_as_many_queries_as_one(django_assert_num_queries: Any) -> None:
    phase, _proposals = vote_phase(1, results_during=True)
    json_of(phase.consultation)
    with CaptureQueriesContext(connection) as with_one:
        json_of(phase.consultation)
    for number in range(2, 31):
        make_candidacy(phase, number=number)

    with django_assert_num_queries(len(with_one)):
        assert len(json_of(phase.consultation)["phases"][0]["proposals"]) == 30
