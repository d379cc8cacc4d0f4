"""Role × address over all screens of the office about consultations: who comes in, who does not."""

from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from accounts.models import User
from consultations.answers import services as answers
from consultations.models import Answer, Ballot, Candidacy, Consultation, Level, Proposal, Report, Result, StatusEntry
from tests.factories import make_candidacy, make_comment, make_consultation, make_proposal, make_vote_phase
from tests.office.helpers import make_ballot

SETTING_UP = {"dilek", "admin"}
ANSWERING = {"dilek", "admin"}
MODERATING = {"clara", "admin"}
COUNTING = {"admin"}
OFFICE = {"clara", "dilek", "admin"}
NOBODY: set[str] = set()

#: Namespace → address → who comes in. An address that is missing here makes the last test fail.
ALLOWED = {
    "consultations_admin": {
        "index": SETTING_UP,
        "index_results": SETTING_UP,
        "edit": SETTING_UP,
        "delete": {"admin"},
        "history": SETTING_UP,
        "history_results": SETTING_UP,
        "fill_phases": SETTING_UP,
        "entitle": SETTING_UP,
        "ballot_paper": SETTING_UP,
    },
    "answers_admin": {
        "index": ANSWERING,
        "index_results": ANSWERING,
        "new": ANSWERING,
        "status": ANSWERING,
        "edit": ANSWERING,
    },
    "office_shorts": {"index": ANSWERING, "index_results": ANSWERING, "write": ANSWERING},
    "office_proposals": {"index": OFFICE, "index_results": OFFICE, "inspect": OFFICE},
    "office_comments": {"index": OFFICE, "index_results": OFFICE, "inspect": OFFICE},
    "office_answers": {"index": ANSWERING, "index_results": ANSWERING, "inspect": ANSWERING},
    "office_status": {"index": ANSWERING, "index_results": ANSWERING, "inspect": ANSWERING},
    "office_reports": {"index": MODERATING, "index_results": MODERATING, "inspect": MODERATING},
    "office_ballots": {"index": COUNTING, "index_results": COUNTING},
    "office_tallies": {"index": COUNTING, "index_results": COUNTING},
    "office_results": {"index": OFFICE, "index_results": OFFICE},
}

#: Acts by POST, and who may do them.
ACTS = {
    "admit": SETTING_UP,
    "leave_out": SETTING_UP,
    "take_off": SETTING_UP,
    "put_back": SETTING_UP,
    "draw_numbers": SETTING_UP,
    "count": COUNTING,
    "make_final": COUNTING,
    "declare_void": COUNTING,
}

ROLES = ["anonymous", "anna", "clara", "dilek", "admin"]


@dataclass
class Things:
    consultation: Consultation
    numbers: dict[str, list[int]]
    query: str
    candidacy: Candidacy
    proposal: Proposal
    ballot: Ballot


@pytest.fixture
def things(admin_user: User) -> Things:
    consultation = make_consultation(phases=False, level=Level.CHECKED)
    phase = make_vote_phase(consultation)
    proposal = make_proposal(consultation)
    comment = make_comment(proposal)
    answer = answers.draft_answer(by=admin_user, consultation=consultation, proposals=[proposal], text="Geheim")
    (entry,) = answers.set_status(by=admin_user, proposals=[proposal], status="checking")
    report = Report.objects.create(consultation=consultation, proposal=proposal, rule="insult")
    ballot_paper = [consultation.pk, phase.pk]
    numbers = {
        "consultations_admin": [consultation.pk],
        "consultations_admin:ballot_paper": ballot_paper,
        **{f"consultations_admin:{act}": ballot_paper for act in ACTS},
        "answers_admin:edit": [answer.pk],
        "office_shorts:write": [proposal.pk],
        "office_proposals:inspect": [proposal.pk],
        "office_comments:inspect": [comment.pk],
        "office_answers:inspect": [answer.pk],
        "office_status:inspect": [entry.pk],
        "office_reports:inspect": [report.pk],
    }
    candidacy = make_candidacy(phase, proposal)
    return Things(consultation, numbers, f"?proposal={proposal.pk}", candidacy, proposal, make_ballot(phase, proposal))


def address(things: Things, namespace: str, name: str) -> str:
    needs_none = name in ("index", "index_results", "new") or (namespace, name) == ("answers_admin", "status")
    numbers = [] if needs_none else things.numbers.get(f"{namespace}:{name}") or things.numbers[namespace]
    return reverse(f"{namespace}:{name}", args=numbers) + (things.query if namespace == "answers_admin" else "")


def enter(client: Client, request: pytest.FixtureRequest, role: str) -> None:
    if role != "anonymous":
        client.force_login(request.getfixturevalue("admin_user" if role == "admin" else role))


PLACES = [(namespace, name) for namespace, names in ALLOWED.items() for name in names]


@pytest.mark.parametrize("role", ROLES)
def test_only_the_people_in_the_table_come_in(
    client: Client, request: pytest.FixtureRequest, things: Things, role: str
) -> None:
    enter(client, request, role)

    came_in = {place for place in PLACES if client.get(address(things, *place)).status_code == 200}

    assert came_in == {(namespace, name) for namespace, name in PLACES if role in ALLOWED[namespace][name]}


@pytest.mark.parametrize("role", ["anonymous", "anna", "clara"])
def test_nobody_else_saves_anything(client: Client, request: pytest.FixtureRequest, things: Things, role: str) -> None:
    enter(client, request, role)
    before = everything()

    for namespace, name in PLACES:
        if role not in ALLOWED[namespace][name]:
            response = client.post(address(things, namespace, name), {"release": "1", "proposal": things.proposal.pk})
            assert response.status_code in (302, 403, 404, 405)
    for name in ACTS:
        client.post(address(things, "consultations_admin", name), data_of(things))

    assert everything() == before


def test_who_sets_up_does_not_count(client: Client, dilek: User, things: Things) -> None:
    client.force_login(dilek)
    before = everything()

    for name, allowed in ACTS.items():
        if "dilek" not in allowed:
            client.post(address(things, "consultations_admin", name), data_of(things))

    assert everything() == before


@pytest.mark.parametrize("name", ACTS)
def test_nothing_is_done_by_opening_an_address(client: Client, admin_user: User, things: Things, name: str) -> None:
    client.force_login(admin_user)

    assert client.get(address(things, "consultations_admin", name)).status_code == 405


@pytest.mark.django_db
def test_the_addresses_of_anothers_phase_lead_nowhere(client: Client, admin_user: User, things: Things) -> None:
    client.force_login(admin_user)
    other = make_consultation()

    response = client.get(
        reverse("consultations_admin:ballot_paper", args=[other.pk, things.ballot.phase_id]), follow=True
    )

    assert response.status_code == 404


def test_every_screen_of_the_office_is_in_the_table() -> None:
    found = {
        (namespace, pattern.name)
        for namespace in names_of_areas()
        for pattern in patterns_of(namespace)
        if pattern.name not in (*ACTS, "discard")
    }

    assert found == set(PLACES)


def names_of_areas() -> list[str]:
    known = get_resolver().namespace_dict
    return [name for name in known if name.startswith("office_") or name in ("consultations_admin", "answers_admin")]


def patterns_of(namespace: str) -> list[URLPattern]:
    resolver: URLResolver = get_resolver().namespace_dict[namespace][1]
    return [pattern for pattern in resolver.url_patterns if isinstance(pattern, URLPattern)]


def data_of(things: Things) -> dict[str, Any]:
    return {
        "proposal": things.proposal.pk,
        "candidacy": things.candidacy.pk,
        "receipt": things.ballot.receipt,
        "reason": "Darum",
    }


def everything() -> list[Any]:
    """What the acts would change."""
    models = (Consultation, Candidacy, Ballot, Proposal, Answer, Result, StatusEntry)
    return [list(model.objects.order_by("pk").values()) for model in models]
