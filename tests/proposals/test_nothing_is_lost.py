"""What somebody typed comes back: after signing in, after a mistake, after the end."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import User
from consultations.models import Consultation, Phase, Proposal
from consultations.processes.models import Level
from consultations.submissions import own_submission
from tests.accounts.doors import sign_in
from tests.factories import make_category, make_consultation

from .forms import TEXT, filled, form_page

pytestmark = pytest.mark.django_db


def test_a_text_written_before_signing_in_comes_back_filled_in_and_is_published(
    client: Client, consultation: Consultation, anna: User
) -> None:
    one, other = make_category(consultation), make_category(consultation)
    fields = filled(categories=[one.pk, other.pk], where="elberfeld-mitte", public_name="Anna M.")

    to_the_door = client.post(form_page(consultation), fields)
    back = sign_in(client, anna.email, form_page(consultation))
    page = client.get(back.url)
    form = page.context["form"]
    again = {name: form[name].value() for name in fields}
    published = client.post(back.url, again)

    assert to_the_door.url.startswith("/de/konto/anmelden/?next=")
    assert back.url == form_page(consultation)
    assert page.context["is_waiting_here"]
    assert not form.is_bound
    assert again["text"] == TEXT
    proposal = Proposal.objects.get()
    assert published.url == f"{proposal.get_absolute_url()}?meldung=proposal-published#meldung"
    assert set(proposal.categories.all()) == {one, other}
    assert (proposal.quarter, proposal.submission) == ("elberfeld-mitte", own_submission(anna, fields["submission"]))
    assert not client.get(form_page(consultation)).context["is_waiting_here"]


def test_a_text_with_mistakes_is_mended_before_signing_in(client: Client, consultation: Consultation) -> None:
    response = client.post(form_page(consultation), filled(text=""))

    assert response.status_code == 200
    assert "text" in response.context["form"].errors


def test_a_text_waits_while_its_writer_says_that_they_may_take_part(client: Client, anna: User) -> None:
    consultation = make_consultation(level=Level.STATEMENT)
    client.force_login(anna)

    to_statement = client.post(form_page(consultation), filled())
    back = client.post(to_statement.url, {"states_entitled": "on"})
    form = client.get(back.url).context["form"]

    assert to_statement.url.startswith(f"/de/b/{consultation.slug}/mitmachen/?next=")
    assert back.url == f"{form_page(consultation)}?meldung=joined#meldung"
    assert form["text"].value() == TEXT


def test_a_text_that_comes_too_late_is_shown_once_more(client: Client, consultation: Consultation, anna: User) -> None:
    client.force_login(anna)
    Phase.objects.update(ends=timezone.now() - timedelta(minutes=1))

    response = client.post(form_page(consultation), filled())

    assert response.status_code == 403
    assert "Am Markt fehlt eine Bank." in response.content.decode()


def test_a_change_written_while_the_session_ran_out_comes_back(client: Client, proposal: Proposal, anna: User) -> None:
    address = f"{proposal.get_absolute_url()}aendern/"

    to_the_door = client.post(address, {"text": "Zwei Bänke, bitte."})
    sign_in(client, anna.email, address)

    assert to_the_door.url.startswith("/de/konto/anmelden/")
    assert client.get(address).context["form"]["text"].value() == "Zwei Bänke, bitte."
