"""The office's lists: every contribution can be found, looked at and taken away."""

import csv
import io
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, reverse

from accounts.models import User
from consultations.answers import services as answers
from consultations.models import Ballot, Proposal, Report, ResultLine, State, Tally
from tests.factories import make_comment, make_consultation, make_proposal, make_vote_phase
from tests.office.helpers import make_ballot

LISTS = [
    "consultations_admin",
    "answers_admin",
    "office_proposals",
    "office_comments",
    "office_answers",
    "office_status",
    "office_reports",
    "office_ballots",
    "office_tallies",
    "office_results",
    "office_shorts",
]

TABLES_WITH_TEXTS = ("consultations_admin:index", "office_answers:index")


@pytest.fixture
def office(client: Client, admin_user: User) -> Client:
    client.force_login(admin_user)
    return client


def everything(by: User) -> Proposal:
    """One row for each of the lists."""
    consultation = make_consultation()
    phase = make_vote_phase(consultation)
    proposal = make_proposal(consultation)
    make_comment(proposal)
    make_ballot(phase, proposal)
    Tally.objects.create(phase=phase, proposal=proposal, in_favour=1)
    result = phase.results.create(people=1, votes=1)
    ResultLine.objects.create(result=result, proposal=proposal, rank=1, in_favour=1)
    Report.objects.create(consultation=consultation, proposal=proposal, rule="insult")
    answers.draft_answer(by=by, consultation=consultation, proposals=[proposal], responsible=by)
    answers.set_status(by=by, proposals=[proposal], status="checking")
    return proposal


@pytest.mark.parametrize("export", ["", "?export=csv", "?export=xlsx"])
def test_thirty_rows_take_as_many_queries_as_one(office: Client, admin_user: User, export: str) -> None:
    addresses = [reverse(f"{name}:index") + export for name in LISTS]
    everything(admin_user)
    for address in addresses:
        read(office, address)
    with_one = {address: queries(office, address) for address in addresses}

    for _each in range(29):
        everything(admin_user)

    assert {address: queries(office, address) for address in addresses} == with_one


def queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        read(client, address)
    return len(asked)


def read(client: Client, url: str) -> bytes:
    response = client.get(url)
    assert response.status_code == 200
    return b"".join(response.streaming_content) if response.streaming else response.content


@pytest.mark.parametrize("state", State.values)
def test_contributions_in_every_state_are_in_the_lists(office: Client, state: str) -> None:
    proposal = make_proposal(make_consultation(), state=state, title="Gesucht")
    make_comment(proposal, state=state, text="Gesuchter Kommentar")

    assert "Gesucht" in read(office, reverse("office_proposals:index")).decode()
    assert "Gesuchter Kommentar" in read(office, reverse("office_comments:index")).decode()


def test_a_proposal_is_found_by_a_word_and_by_its_number(office: Client) -> None:
    consultation = make_consultation()
    make_proposal(consultation, number=4711, title="Gesucht", text="Eine Schaukel")
    make_proposal(consultation, number=1, title="Anderes")

    for wanted in ("Schaukel", "4711"):
        body = read(office, reverse("office_proposals:index") + f"?q={wanted}").decode()
        assert "Gesucht" in body
        assert "Anderes" not in body


def test_a_look_at_a_contribution_shows_hostile_text_as_text(office: Client) -> None:
    hostile = "<script>alert(1)</script>"
    proposal = make_proposal(make_consultation(title={"de": hostile}), title=hostile, text=hostile, place=hostile)
    comment = make_comment(proposal, text=hostile)

    for url in (
        reverse("office_proposals:index"),
        reverse("office_proposals:inspect", args=[proposal.pk]),
        reverse("office_comments:index"),
        reverse("office_comments:inspect", args=[comment.pk]),
    ):
        assert hostile not in read(office, url).decode()


@pytest.mark.parametrize("wanted", ["Bänke", "benches", "Sitz-Bänke"])
def test_texts_in_versions_are_found_in_each_of_them(office: Client, admin_user: User, wanted: str) -> None:
    text = {"de": "Neue Bänke", "de-simple": "Neue Sitz-Bänke", "en": "New benches"}
    consultation = make_consultation(title=text)
    make_consultation(title={"de": "Anderes"})
    answers.draft_answer(by=admin_user, consultation=consultation, proposals=[], text=text)

    found = {name: read(office, reverse(name) + f"?export=csv&q={wanted}") for name in TABLES_WITH_TEXTS}
    not_found = {name: read(office, reverse(name) + "?export=csv&q=Gibtesnicht") for name in TABLES_WITH_TEXTS}

    assert {name: table.decode().count("\r\n") for name, table in found.items()} == dict.fromkeys(found, 2)
    assert {name: table.decode().count("\r\n") for name, table in not_found.items()} == dict.fromkeys(found, 1)


def test_a_look_at_a_proposal_shows_all_of_it(office: Client) -> None:
    proposal = make_proposal(make_consultation(), text="Eine Bank\nund ein Baum", place="Am Markt")

    body = read(office, reverse("office_proposals:inspect", args=[proposal.pk])).decode()

    for shown in ("Eine Bank", "Am Markt", proposal.title, proposal.get_absolute_url()):
        assert shown in body


def test_voter_keys_never_leave_the_database(office: Client, admin_user: User) -> None:
    everything(admin_user)
    ballot = Ballot.objects.get()

    for export in ("", "?export=csv", "?export=xlsx"):
        assert ballot.voter_key.encode() not in read(office, reverse("office_ballots:index") + export)


def test_the_filter_of_the_list_also_filters_its_table(office: Client) -> None:
    first, second = make_consultation(), make_consultation()
    make_proposal(first, title="Hier")
    make_proposal(second, title="Dort")

    url = reverse("office_proposals:index") + f"?consultation={first.pk}&export=csv"
    rows = list(csv.reader(io.StringIO(read(office, url).decode())))

    assert len(rows) == 2
    assert "Hier" in rows[1]


def test_supports_that_the_public_does_not_see_are_not_in_the_offices_table_either(office: Client) -> None:
    consultation = make_consultation(phases=False)
    make_vote_phase(consultation, use="support", opens=("support",), marks_per_ballot=None, results_during=False)
    make_proposal(consultation, support_count=4711)

    assert b"4711" not in read(office, reverse("office_proposals:index") + "?export=csv")


@pytest.mark.parametrize("name", ["add", "edit", "delete", "copy"])
def test_nothing_is_added_changed_or_deleted_through_a_list(name: str) -> None:
    for listing in ("office_proposals", "office_comments", "office_ballots", "office_results"):
        for arguments in ([], [1]):
            with pytest.raises(NoReverseMatch):
                reverse(f"{listing}:{name}", args=arguments)


def test_a_reported_contribution_leads_to_where_it_is_decided(office: Client) -> None:
    proposal = make_proposal(make_consultation())
    comment = make_comment(proposal)
    for about in ({"proposal": proposal}, {"comment": comment}):
        Report.objects.create(consultation=proposal.consultation, rule="insult", **about)

    body = read(office, reverse("office_reports:index")).decode()

    assert "".join(body.split()).count(">offen</td>") == 2
    assert reverse("moderation:proposal", args=[proposal.pk]) in body
    assert reverse("moderation:comment", args=[comment.pk]) in body


def test_an_empty_list_says_so_in_words_of_the_office(office: Client) -> None:
    assert "Es sind keine Ergebnisse zum Anzeigen vorhanden." in read(office, reverse("office_results:index")).decode()


def test_a_comment_that_is_cut_in_the_list_is_read_whole_behind_its_link(office: Client) -> None:
    comment = make_comment(make_proposal(make_consultation()), text="Sehr lang. " * 20)

    body = read(office, reverse("office_comments:index")).decode()

    assert reverse("office_comments:inspect", args=[comment.pk]) in body


def test_a_look_says_hours_languages_and_statuses_as_people_do(office: Client, admin_user: User) -> None:
    proposal = make_proposal(make_consultation(), language="fr")
    Proposal.objects.filter(pk=proposal.pk).update(created_at=datetime(2020, 6, 30, 22, 30, tzinfo=UTC))
    entry = answers.set_status(by=admin_user, proposals=[proposal], status="checking")[0]

    look = read(office, reverse("office_proposals:inspect", args=[proposal.pk])).decode()
    of_proposal = look.replace("\xa0", " ")
    of_status = read(office, reverse("office_status:inspect", args=[entry.pk])).decode()

    assert "Mittwoch, 1. Juli 2020, 0:30 Uhr" in of_proposal
    assert "Französisch" in of_proposal
    assert "Die Stadt prüft" in of_status
    assert "checking" not in of_status
