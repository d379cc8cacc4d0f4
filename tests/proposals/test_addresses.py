"""What stands at a proposal's address: in every version, after it is gone, and where there is nothing."""

import pytest
from django.test import Client

from accounts.models import User
from consultations.models import (
    Consultation,
    Proposal,
    State,
)
from consultations.proposals import services
from tests.factories import (
    make_comment,
    make_proposal,
)

from .forms import page_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("state", [State.HIDDEN, State.WITHDRAWN])
def test_what_is_gone_leaves_a_placeholder_at_its_address(state: str, client: Client, consultation, anna: User) -> None:
    gone = make_proposal(consultation, author=anna, title="Nicht mehr lesen", text="Auch das nicht.", state=state)

    for person in (None, anna):
        if person:
            client.force_login(person)
        page = page_of(client, gone)
        assert "Nicht mehr lesen" not in page
        assert "Auch das nicht." not in page
        assert 'name="robots" content="noindex"' in page
        assert client.get(f"{gone.get_absolute_url()}fassungen/").status_code == 404


@pytest.mark.parametrize("state", [State.HIDDEN, State.WITHDRAWN])
def test_what_was_never_public_leaves_no_placeholder(state: str, client: Client, consultation, anna: User) -> None:
    gone = make_proposal(consultation, author=anna, state=state, published_at=None)

    assert client.get(gone.get_absolute_url()).status_code == 404
    client.force_login(anna)
    assert client.get(gone.get_absolute_url()).status_code == 200


def test_a_withdrawn_proposal_leaves_a_placeholder_and_keeps_its_replies(
    client: Client, proposal: Proposal, anna: User, bernd: User
) -> None:
    make_comment(proposal, author=bernd, text="Ich finde das gut, was hier stand.")

    services.withdraw(proposal=proposal, person=anna)

    page = page_of(client, proposal)
    assert "Ich finde das gut, was hier stand." in page
    assert proposal.text not in page
    assert f"{proposal.get_absolute_url()}kommentieren/" not in page


def test_a_hidden_proposal_hides_what_was_said_about_it(client: Client, proposal: Proposal, bernd: User) -> None:
    make_comment(proposal, author=bernd, text="So steht es dort wörtlich.")
    Proposal.objects.update(state=State.HIDDEN)

    assert "So steht es dort wörtlich." not in page_of(client, proposal)


def test_every_version_has_the_page_even_where_no_page_is(client: Client, proposal: Proposal) -> None:
    for language in ("de", "de-simple", "en"):
        response = client.get(f"/{language}/b/{proposal.consultation.slug}/{proposal.number}/")
        assert response.status_code == 200
        assert f'<html lang="{language}"' in response.content.decode()


def test_an_address_without_a_version_leads_to_the_readers_version(client: Client, proposal: Proposal) -> None:
    address = f"/b/{proposal.consultation.slug}/{proposal.number}/"

    german = client.get(address, headers={"accept-language": "de-AT,de;q=0.9"})
    english = client.get(address, headers={"accept-language": "en"})

    assert (german.url, english.url) == (f"/de{address}", f"/en{address}")


@pytest.mark.parametrize("number", ["0", "999", "9" * 30])
def test_a_number_that_does_not_exist_is_not_found(number: str, client: Client, consultation: Consultation) -> None:
    for page in ("", "aendern/", "zurueckziehen/", "fassungen/"):
        assert client.get(f"/de/b/{consultation.slug}/{number}/{page}").status_code == 404


@pytest.mark.parametrize("query", ["?meldung=<script>", "?meldung=reported", "?kommentare=x", "?kommentare=a.%00"])
def test_garbage_in_the_address_is_no_error(query: str, client: Client, proposal: Proposal) -> None:
    assert "<script>" not in page_of(client, proposal, query)
