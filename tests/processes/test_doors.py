"""The door of a consultation, one's own statement, one's public name."""

import pytest
from django.test import Client

from accounts.models import User
from consultations.models import Consultation, Contributor
from consultations.processes.models import Level
from tests.factories import make_consultation, make_contributor, make_proposal
from tests.pages.pages import make_consultation_page, translate

pytestmark = pytest.mark.django_db


@pytest.fixture
def consultation(db: None) -> Consultation:
    return make_consultation()


def door(consultation: Consultation, language: str = "de") -> str:
    return f"/{language}/b/{consultation.slug}/"


def test_the_door_leads_to_the_page_in_the_readers_version(client: Client) -> None:
    german = make_consultation_page()
    english = translate(german, "en")
    consultation = Consultation.objects.get(key=german.translation_key)

    ways = {language: client.get(door(consultation, language)).url for language in ("de", "en", "de-simple")}

    assert ways["de"].endswith(german.slug + "/")
    assert ways["en"].endswith(english.slug + "/")
    assert ways["de-simple"].startswith("/de-simple/")


def test_what_was_asked_for_goes_along(client: Client) -> None:
    consultation = Consultation.objects.get(key=make_consultation_page().translation_key)

    assert client.get(f"{door(consultation)}?meldung=joined").url.endswith("/?meldung=joined")


def test_where_the_readers_version_and_the_german_one_have_no_page_the_door_is_one(client: Client) -> None:
    english = translate(make_consultation_page(live=False), "en")
    consultation = Consultation.objects.get(key=english.translation_key)

    response = client.get(door(consultation))

    assert response.status_code == 200
    assert english.title in response.content.decode()
    assert f"/de/b/{consultation.slug}/vorschlaege/" in response.content.decode()


def statement_page(consultation: Consultation, back: str = "") -> str:
    return f"{door(consultation)}mitmachen/{f'?next={back}' if back else ''}"


def test_anna_says_that_she_may_take_part_and_goes_on(client: Client, anna: User) -> None:
    consultation = make_consultation(level=Level.STATEMENT, audience={"de": "Wer in Elberfeld wohnt"}, minimum_age=14)
    client.force_login(anna)
    back = f"/de/b/{consultation.slug}/vorschlaege/neu/"

    page = client.get(statement_page(consultation, back)).content.decode()
    refused = client.post(statement_page(consultation, back), {})
    taken = client.post(statement_page(consultation, back), {"states_entitled": "on"})

    assert "Wer in Elberfeld wohnt" in page
    assert "states_entitled" in refused.context["form"].errors
    assert taken.url == f"{back}?meldung=joined#meldung"
    assert Contributor.objects.get().stated_entitled_at


def test_nobody_is_led_to_another_site(client: Client, anna: User) -> None:
    consultation = make_consultation(level=Level.STATEMENT)
    client.force_login(anna)

    for foreign in ("https://example.org/", "//example.org", "javascript:alert(1)", "/\\example.org"):
        response = client.post(statement_page(consultation, foreign), {"states_entitled": "on"})
        assert response.url.startswith(f"/de/b/{consultation.slug}/vorschlaege/")
        Contributor.objects.all().delete()


def test_a_statement_is_asked_of_somebody_who_is_signed_in(client: Client) -> None:
    consultation = make_consultation(level=Level.STATEMENT)

    response = client.get(statement_page(consultation))

    assert response.url.startswith("/de/konto/anmelden/?next=")
    assert "sessionid" not in response.cookies


def test_where_no_statement_is_needed_none_is_asked(client: Client, consultation: Consultation, anna: User) -> None:
    client.force_login(anna)

    assert client.get(statement_page(consultation)).url == f"/de/b/{consultation.slug}/vorschlaege/"


def test_a_new_public_name_stands_at_everything_one_wrote(client: Client, consultation: Consultation, anna) -> None:
    make_contributor(consultation, anna, public_name="Anna Mustermann")
    proposal = make_proposal(consultation, author=anna)
    client.force_login(anna)

    response = client.post(f"{door(consultation)}name/", {"public_name": "  A.\u202e  M.\n"})

    assert "meldung=name-changed" in response.url
    assert client.get(proposal.get_absolute_url()).content.decode().count("Anna Mustermann") == 0
    assert Contributor.objects.get().public_name == "A. M."


@pytest.mark.parametrize("name", ["x" * 81, "…!"])
def test_a_name_that_cannot_be_comes_back_with_a_sentence(
    name: str, client: Client, consultation: Consultation, anna: User
) -> None:
    client.force_login(anna)

    response = client.post(f"{door(consultation)}name/", {"public_name": name})

    assert "public_name" in response.context["form"].errors


def test_no_name_is_a_name(client: Client, consultation: Consultation, anna: User) -> None:
    make_contributor(consultation, anna, public_name="Anna")
    client.force_login(anna)

    client.post(f"{door(consultation)}name/", {"public_name": ""})

    assert str(Contributor.objects.get()) != "Anna"
