"""The pages on which people hand in, change and withdraw."""

import re

import pytest
from django.test import Client

from accounts.models import User
from consultations.guarded import opened_stamp
from consultations.models import Consultation, Proposal, PublishingCheck, State
from tests.factories import make_category, make_consultation, make_proposal

from .forms import TEXT, filled, form_page

pytestmark = pytest.mark.django_db


# The form


def test_the_form_opens_for_somebody_who_is_not_signed_in(client: Client, consultation: Consultation) -> None:
    response = client.get(form_page(consultation))

    assert response.status_code == 200
    assert response.context["decision"].reason == "not_signed_in"
    assert "no-store" in response.headers["Cache-Control"]


def test_the_form_names_the_licence_and_what_becomes_public(client: Client, consultation: Consultation) -> None:
    page = client.get(form_page(consultation)).content.decode()

    assert 'id="oeffentlich"' in page
    assert 'aria-describedby="oeffentlich"' in page
    assert consultation.contribution_licence in page


def test_anna_hands_in_and_lands_on_her_proposal_with_the_result(
    client: Client, consultation: Consultation, anna: User
) -> None:
    client.force_login(anna)

    response = client.post(form_page(consultation), filled(title="Eine Bank", public_name="Anna M."))

    proposal = Proposal.objects.get()
    assert response.url == f"/de/b/{consultation.slug}/1/?meldung=proposal-published#meldung"
    assert (proposal.title, proposal.text, str(proposal.contributor)) == ("Eine Bank", TEXT, "Anna M.")
    page = client.get(response.url).content.decode()
    title = page.split("<title>")[1].split("</title>")[0]
    assert title.startswith(str(page.split('id="meldung-titel"')[1].split("</span>")[1].split("</h2>")[0].strip()))
    assert 'id="meldung"' in page and 'tabindex="-1"' in page


def test_only_the_text_is_required(client: Client, consultation: Consultation, anna: User) -> None:
    client.force_login(anna)

    client.post(form_page(consultation), filled())

    proposal = Proposal.objects.get()
    assert (proposal.title, proposal.district, proposal.quarter, proposal.place) == (
        "Am Markt fehlt eine Bank",
        "",
        "",
        "",
    )
    assert str(proposal.contributor) != ""


def test_what_waits_for_a_check_says_so(client: Client, anna: User, bernd: User) -> None:
    consultation = make_consultation(check_before_publishing=PublishingCheck.FIRST)
    client.force_login(anna)

    response = client.post(form_page(consultation), filled())

    assert response.url.endswith("?meldung=proposal-waiting#meldung")
    assert client.get(response.url).status_code == 200
    client.force_login(bernd)
    assert client.get(response.url).status_code == 404
    assert Client().get(response.url).status_code == 404


@pytest.mark.parametrize("text", ["", "   ", "\u200b\u200b", "\x00", "\n\n", "…", "\u202e"])
def test_a_text_that_says_nothing_comes_back_with_a_sentence(
    text: str, client: Client, consultation: Consultation, anna: User
) -> None:
    client.force_login(anna)

    response = client.post(form_page(consultation), filled(text=text, title="Mein Titel"))

    assert response.status_code == 200
    assert "text" in response.context["form"].errors
    assert "Mein Titel" in response.content.decode()
    assert not Proposal.objects.exists()


def test_a_text_that_is_too_long_comes_back_whole(client: Client, consultation: Consultation, anna: User) -> None:
    client.force_login(anna)
    text = "Ein langes Wort. " * 600

    response = client.post(form_page(consultation), filled(text=text))

    assert "text" in response.context["form"].errors
    assert text.strip() in response.content.decode()
    assert "maxlength" not in response.content.decode().split("<textarea")[1].split(">")[0]


def test_line_breaks_count_once_however_the_browser_sends_them(
    client: Client, consultation: Consultation, anna: User
) -> None:
    client.force_login(anna)
    text = "\r\n".join(["Zeile"] * 1666)

    client.post(form_page(consultation), filled(text=text))

    assert Proposal.objects.get().text == text.replace("\r\n", "\n")


def test_the_page_in_leichte_sprache_takes_german_texts(client: Client, consultation: Consultation, anna: User) -> None:
    client.force_login(anna)

    client.post(form_page(consultation, "de-simple"), filled())
    client.post(form_page(consultation, "en"), filled(text="More seats, please."))

    assert list(Proposal.objects.order_by("pk").values_list("language", flat=True)) == ["de", "en"]


def test_a_german_text_is_german_on_english_pages_too(client: Client, consultation: Consultation, anna: User) -> None:
    client.force_login(anna)

    client.post(form_page(consultation, "en"), filled(text="Die Bank am Markt ist für uns alle wichtig."))

    assert Proposal.objects.get().language == "de"


def test_topics_are_asked_only_where_there_are_some(client: Client, consultation: Consultation, anna: User) -> None:
    client.force_login(anna)
    assert "categories" not in client.get(form_page(consultation)).context["form"].fields
    one, other = make_category(consultation), make_category(consultation)

    client.post(form_page(consultation), filled(categories=[one.pk, other.pk]))

    assert set(Proposal.objects.get().categories.all()) == {one, other}


def test_a_topic_without_the_readers_version_says_its_language_in_the_form(
    client: Client, consultation: Consultation
) -> None:
    make_category(consultation, name={"de": "Wege"})

    page = client.get(form_page(consultation).replace("/de/", "/en/")).content.decode()

    assert re.search('<label[^>]* lang="de">Wege</label>', page)


def test_topics_of_another_consultation_cannot_be_chosen(
    client: Client, consultation: Consultation, anna: User
) -> None:
    make_category(consultation)
    foreign = make_category(make_consultation())
    client.force_login(anna)

    response = client.post(form_page(consultation), filled(categories=[foreign.pk]))

    assert "categories" in response.context["form"].errors


@pytest.mark.parametrize(
    ("where", "columns"),
    [("", ("", "")), ("0", ("0", "")), ("elberfeld-mitte", ("0", "elberfeld-mitte"))],
)
def test_a_quarter_says_its_district_and_not_knowing_is_an_answer(
    where: str, columns: tuple[str, str], client: Client, consultation: Consultation, anna: User
) -> None:
    client.force_login(anna)

    client.post(form_page(consultation), filled(where=where, place="Am Brunnen"))

    proposal = Proposal.objects.get()
    assert (proposal.district, proposal.quarter) == columns
    assert proposal.place == "Am Brunnen"


def test_nobody_chooses_a_place_that_is_not_there(client: Client, consultation: Consultation, anna: User) -> None:
    client.force_login(anna)

    response = client.post(form_page(consultation), filled(where="nirgendwo"))

    assert "where" in response.context["form"].errors


def test_the_name_given_here_before_stands_in_the_form(client: Client, consultation: Consultation, anna: User) -> None:
    client.force_login(anna)
    client.post(form_page(consultation), filled(public_name="Anna M."))

    assert client.get(form_page(consultation)).context["form"].initial["public_name"] == "Anna M."


# Machines, and people who are taken for one


@pytest.mark.parametrize(
    "fields",
    [
        {"website": "http://spam.example"},
        {"opened": "just now"},
        {"opened": ""},
        {"opened": "1700000000:gefälscht"},
        {"opened": "x" * 10_000},
    ],
)
def test_whoever_is_taken_for_a_machine_only_has_to_press_once_more(
    fields: dict[str, str], client: Client, consultation: Consultation, anna: User, monkeypatch
) -> None:
    client.force_login(anna)
    stamp = {"opened": opened_stamp()} if fields == {"opened": "just now"} else {}

    response = client.post(form_page(consultation), filled(**fields | stamp))

    form = response.context["form"]
    assert [error.code for error in form.non_field_errors().as_data()] == ["hurried"]
    assert not Proposal.objects.exists()
    again = {name: form[name].value() or "" for name in ("text", "submission", "opened", "website")}
    assert again["text"] == TEXT
    monkeypatch.setattr("consultations.guarded.FASTEST_SECONDS", 0)
    assert client.post(form_page(consultation), again).status_code == 302


@pytest.mark.parametrize("submission", ["", "x", "1; drop table", "\x00"])
def test_a_damaged_hidden_field_costs_nobody_the_text(
    submission: str, client: Client, consultation: Consultation, anna: User
) -> None:
    client.force_login(anna)

    assert client.post(form_page(consultation), filled(submission=submission)).status_code == 302


def test_two_clicks_on_the_button_make_one_proposal(client: Client, consultation: Consultation, anna: User) -> None:
    client.force_login(anna)
    fields = filled()

    places = {client.post(form_page(consultation), fields).url for _click in range(2)}

    assert len(places) == 1
    assert Proposal.objects.count() == 1


def test_a_person_who_hands_in_very_much_keeps_the_text(client: Client, consultation: Consultation, anna: User) -> None:
    client.force_login(anna)
    for _number in range(5):
        client.post(form_page(consultation), filled())

    response = client.post(form_page(consultation), filled(text="Die sechste Idee"))

    assert response.status_code == 200
    assert [error.code for error in response.context["form"].non_field_errors().as_data()] == ["too_many"]
    assert "Die sechste Idee" in response.content.decode()


# Changing and withdrawing


def test_anna_changes_what_she_wrote(client: Client, proposal: Proposal, anna: User) -> None:
    client.force_login(anna)
    address = f"{proposal.get_absolute_url()}aendern/"
    shown = client.get(address).context["form"]["text"].value()

    response = client.post(address, {"text": "Zwei Bänke, bitte.", "title": "Zwei Bänke"})

    assert shown == proposal.text
    assert response.url == f"{proposal.get_absolute_url()}?meldung=proposal-changed#meldung"
    versions = client.get(f"{proposal.get_absolute_url()}fassungen/").content.decode()
    assert "Zwei Bänke, bitte." in versions
    assert proposal.text in versions


def test_anna_withdraws_what_she_wrote_after_one_more_question(client: Client, proposal: Proposal, anna: User) -> None:
    client.force_login(anna)
    address = f"{proposal.get_absolute_url()}zurueckziehen/"

    asked = client.get(address)
    proposal.refresh_from_db()
    state_before = proposal.state
    done = [client.post(address).url for _click in range(2)]

    assert asked.status_code == 200
    assert state_before == State.PUBLISHED
    assert set(done) == {f"{proposal.get_absolute_url()}?meldung=proposal-withdrawn#meldung"}
    assert client.get(done[0]).status_code == 200


@pytest.mark.parametrize("page", ["aendern", "zurueckziehen"])
@pytest.mark.parametrize("who", ["bernd", "clara", "dilek"])
def test_nobody_else_does_that(who: str, page: str, client: Client, proposal: Proposal, request) -> None:
    client.force_login(request.getfixturevalue(who))
    address = f"{proposal.get_absolute_url()}{page}/"

    answers = [client.get(address).status_code, client.post(address, {"text": "Meins"}).status_code]

    assert answers == [403, 403]
    proposal.refresh_from_db()
    assert (proposal.state, proposal.versions.count()) == (State.PUBLISHED, 1)


@pytest.mark.parametrize("page", ["aendern", "zurueckziehen", "fassungen", ""])
def test_what_others_have_waiting_is_nowhere(page: str, client: Client, consultation, anna: User, bernd: User) -> None:
    waiting = make_proposal(consultation, author=anna, state=State.WAITING)
    client.force_login(bernd)
    address = f"{waiting.get_absolute_url()}{page}/".replace("//", "/")

    assert client.get(address).status_code == 404


@pytest.mark.parametrize("page", ["vorschlaege/", "vorschlaege/neu/", "mitmachen/", "name/", "1/", ""])
def test_an_unpublished_consultation_has_no_door(page: str, client: Client, anna: User) -> None:
    hidden = make_consultation(published=False)
    client.force_login(anna)

    assert client.get(f"/de/b/{hidden.slug}/{page}").status_code == 404
    assert client.post(f"/de/b/{hidden.slug}/{page}", filled()).status_code in (404, 405)
