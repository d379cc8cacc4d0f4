"""What somebody gets to see of, and leaves behind in, consultations."""

import json

import pytest
from django.test import Client

from accounts import privacy
from accounts.models import User
from accounts.services import delete_account
from consultations.models import State
from tests.factories import make_comment, make_consultation, make_contributor, make_proposal

pytestmark = pytest.mark.django_db


def test_the_export_holds_everything_one_wrote_and_nothing_of_others(anna: User, bernd: User) -> None:
    consultation = make_consultation()
    make_contributor(consultation, anna, public_name="Anna M.")
    make_proposal(consultation, author=anna, title="Meine Bank", state=State.WAITING)
    others = make_proposal(consultation, author=bernd, title="Berndts Baum")
    make_comment(others, author=anna, text="Mein Kommentar")

    exported = json.dumps(privacy.export(anna), ensure_ascii=False)

    for words in ("Meine Bank", "Mein Kommentar", "Anna M.", consultation.slug):
        assert words in exported
    assert "Berndts Baum" not in exported
    assert "voter" not in exported


def test_the_account_page_leads_to_what_one_wrote(anna: User) -> None:
    proposal = make_proposal(make_consultation(), author=anna)

    assert proposal.get_absolute_url() in [row[-1] for row in privacy.describe(anna)]


def test_the_person_goes_and_the_record_stays_without_the_name(client: Client, anna: User, bernd: User) -> None:
    consultation = make_consultation()
    make_contributor(consultation, anna, public_name="Anna Mustermann")
    proposal = make_proposal(consultation, author=anna)
    comment = make_comment(proposal, author=bernd)

    delete_account(anna)

    page = client.get(proposal.get_absolute_url()).content.decode()
    assert proposal.text in page
    assert comment.text in page
    assert "Anna Mustermann" not in page
