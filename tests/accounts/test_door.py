"""One door: address → code → in."""

import re
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.conf import settings
from django.test import Client
from django.utils import timezone

from accounts.models import User
from accounts.services import purge_unused_accounts
from notices.models import OutboxMessage
from tests.accounts.doors import ADDRESS_PAGE, CODE_PAGE, ask_for_code, code_in_mail, is_signed_in, sign_in, type_code

pytestmark = pytest.mark.django_db


def without_what_differs(html: str, email: str) -> str:
    html = re.sub(r'(name="csrfmiddlewaretoken" value=")[^"]*', r"\1", html)
    return html.replace(email, "…")


def test_anna_comes_in_with_the_code_from_her_mail(client: Client, anna: User) -> None:
    response = sign_in(client, anna.email)

    assert response.url == "/de/konto/"
    assert is_signed_in(client)


def test_an_unknown_address_opens_an_account_that_the_code_confirms(client: Client) -> None:
    ask_for_code(client, "neu@example.test")
    assert not EmailAddress.objects.get(email="neu@example.test").verified

    type_code(client, code_in_mail("neu@example.test"))

    assert EmailAddress.objects.get(email="neu@example.test").verified
    assert is_signed_in(client)


def test_known_and_unknown_addresses_get_the_same_answers(anna: User) -> None:
    answers = []
    for email in (anna.email, "neu@example.test"):
        client = Client()
        response = ask_for_code(client, email)
        page = client.get(response.url)
        mail = OutboxMessage.objects.get(address=email)
        words = re.sub(r"\d{4}-\d{4}", "…", f"{mail.subject} {mail.body}")
        answers.append((response.status_code, response.url, without_what_differs(page.content.decode(), email), words))

    assert answers[0] == answers[1]


def test_the_code_stands_in_the_subject(client: Client, anna: User) -> None:
    ask_for_code(client, anna.email)

    mail = OutboxMessage.objects.get()
    code = client.session["account_login"]["state"]["stages"]["login_by_code"]["data"]["code"]
    assert mail.subject.startswith(code)


def test_capitals_in_the_address_and_spaces_in_the_code_do_not_matter(client: Client, anna: User) -> None:
    ask_for_code(client, " Anna@Example.TEST ")

    type_code(client, code_in_mail(anna.email).replace("-", " "))

    assert is_signed_in(client)
    assert User.objects.count() == 1


def test_a_lookalike_of_an_address_gets_no_code_for_it(client: Client) -> None:
    """The Kelvin sign becomes a k in lower case; the mail must not go to the other spelling."""
    User.objects.create_user("kim@example.test")

    ask_for_code(client, "\N{KELVIN SIGN}im@example.test")

    assert set(OutboxMessage.objects.values_list("address", flat=True)) <= {"kim@example.test"}


def test_the_code_works_for_half_an_hour(client: Client, anna: User, monkeypatch: pytest.MonkeyPatch) -> None:
    ask_for_code(client, anna.email)
    age_pending_sign_in(client, seconds=30 * 60 - 5)

    type_code(client, code_in_mail(anna.email))

    assert is_signed_in(client)


def test_after_half_an_hour_the_way_leads_back_with_a_sentence(client: Client, anna: User) -> None:
    ask_for_code(client, anna.email)
    age_pending_sign_in(client, seconds=30 * 60 + 5)

    response = type_code(client, code_in_mail(anna.email), "/de/weiter/")

    assert response.url == f"{ADDRESS_PAGE}?meldung=code&next=%2Fde%2Fweiter%2F#meldung"
    assert not is_signed_in(client)
    assert 'id="meldung"' in client.get(response.url).content.decode()


def test_five_wrong_codes_use_the_code_up(client: Client, anna: User) -> None:
    ask_for_code(client, anna.email)
    code = code_in_mail(anna.email)
    wrong = "0000-0000" if code != "0000-0000" else "1111-1111"

    statuses = [type_code(client, wrong).status_code for _ in range(5)]
    type_code(client, code)

    assert statuses == [200, 200, 200, 200, 302]
    assert not is_signed_in(client)


def test_a_code_works_only_where_it_was_asked_for(client: Client, anna: User) -> None:
    ask_for_code(client, anna.email)
    elsewhere = Client()

    response = type_code(elsewhere, code_in_mail(anna.email))

    assert response.url.startswith(ADDRESS_PAGE)
    assert not is_signed_in(elsewhere)


def test_a_code_works_once(client: Client, anna: User) -> None:
    sign_in(client, anna.email)
    client.post("/de/konto/abmelden/")

    type_code(client, code_in_mail(anna.email))

    assert not is_signed_in(client)


def test_the_fourth_mail_within_minutes_is_refused_kindly(client: Client, anna: User) -> None:
    statuses = [ask_for_code(Client(), anna.email).status_code for _ in range(4)]

    assert statuses == [302, 302, 302, 429]
    assert OutboxMessage.objects.count() == 3


def test_a_new_code_can_be_asked_for_and_replaces_the_old_one(client: Client, anna: User) -> None:
    ask_for_code(client, anna.email)
    old = code_in_mail(anna.email)

    response = client.post(CODE_PAGE, {"action": "resend", "next": "/de/weiter/"})

    assert response.url == f"{CODE_PAGE}?meldung=neu&next=%2Fde%2Fweiter%2F#meldung"
    assert 'id="meldung"' in client.get(response.url).content.decode()

    assert OutboxMessage.objects.count() == 2
    new = code_in_mail(anna.email)
    type_code(client, old)
    assert not is_signed_in(client) or old == new
    type_code(client, new)
    assert is_signed_in(client)


def test_whoever_mistyped_the_address_can_type_another(client: Client, anna: User) -> None:
    ask_for_code(client, "annna@example.test")

    assert client.get(ADDRESS_PAGE).status_code == 200
    sign_in(client, anna.email)

    assert client.session["_auth_user_id"] == str(anna.pk)


def test_an_empty_address_is_explained(client: Client) -> None:
    response = client.post(ADDRESS_PAGE, {"email": ""})

    assert response.status_code == 200
    assert response.context["form"].errors["email"]


@pytest.mark.parametrize("language", ["de", "de-simple", "en"])
def test_the_language_version_stays(client: Client, anna: User, language: str) -> None:
    response = client.post(f"/{language}/konto/anmelden/", {"email": anna.email})
    assert response.url == f"/{language}/konto/code/"

    response = client.post(response.url, {"code": code_in_mail(anna.email)})

    assert response.url == f"/{language}/konto/"
    anna.refresh_from_db()
    assert anna.language == language


@pytest.mark.parametrize(
    ("next_url", "lands"),
    [
        ("/de/b/haushalt/neu/?x=1", "/de/b/haushalt/neu/?x=1"),
        ("https://evil.example/", "/de/konto/"),
        ("//evil.example/", "/de/konto/"),
        ("/\\evil.example", "/de/konto/"),
        ("javascript:alert(1)", "/de/konto/"),
    ],
)
def test_the_way_on_never_leaves_the_site(client: Client, anna: User, next_url: str, lands: str) -> None:
    client.post(f"{ADDRESS_PAGE}", {"email": anna.email, "next": next_url})

    response = type_code(client, code_in_mail(anna.email), next_url)

    assert response.url == lands


def test_a_closed_account_gets_a_mail_but_no_code_and_the_same_page(client: Client, anna: User) -> None:
    User.objects.filter(pk=anna.pk).update(is_active=False)

    response = ask_for_code(client, anna.email)

    assert response.url == CODE_PAGE
    assert client.get(CODE_PAGE).status_code == 200
    assert [mail.kind for mail in OutboxMessage.objects.all()] == ["account_closed"]
    assert type_code(client, "").status_code == 200
    assert not is_signed_in(client)


def test_somebody_whose_account_staff_made_comes_in_with_one_code(client: Client) -> None:
    User.objects.create_user("kollege@example.test", name="Kollege")

    sign_in(client, "kollege@example.test")

    assert is_signed_in(client)


def test_accounts_that_nobody_used_for_a_day_are_deleted(client: Client, anna: User, clara: User) -> None:
    ask_for_code(client, "neu@example.test")
    User.objects.create_user("tresen@example.test")
    User.objects.create_user("")

    assert purge_unused_accounts(at=timezone.now() + timedelta(hours=23)) == 0
    assert purge_unused_accounts(at=timezone.now() + timedelta(hours=25)) == 1

    assert not User.objects.filter(email="neu@example.test").exists()
    assert User.objects.count() == 4


def test_there_are_no_other_doors(client: Client, anna: User) -> None:
    client.force_login(anna)
    for page in ("signup", "password/reset", "password/change", "password/set", "email", "login", "reauthenticate"):
        assert client.get(f"/de/konto/{page}/").status_code == 404


def test_signing_out_is_a_button_and_ends_on_its_result(client: Client, anna: User) -> None:
    client.force_login(anna)

    assert client.get("/de/konto/abmelden/").status_code == 200
    assert is_signed_in(client)
    response = client.post("/de/konto/abmelden/")

    assert response.url == "/de/konto/abgemeldet/#meldung"
    assert not is_signed_in(client)


def test_pages_of_the_account_are_never_cached(client: Client, anna: User) -> None:
    client.force_login(anna)

    for page in ("", "daten/", "loeschen/", "abmelden/"):
        assert "no-store" in client.get(f"/de/konto/{page}")["Cache-Control"]


def test_looking_at_the_door_begins_no_session(client: Client) -> None:
    response = client.get(ADDRESS_PAGE)

    assert settings.SESSION_COOKIE_NAME not in response.cookies


def test_a_result_page_sets_no_cookie(client: Client) -> None:
    assert not client.get("/de/konto/abgemeldet/").cookies


def age_pending_sign_in(client: Client, *, seconds: int) -> None:
    """Let the wait for the code have begun that long ago."""
    session = client.session
    login = session["account_login"]
    login["initiated_at"] -= seconds
    login["state"]["stages"]["login_by_code"]["data"]["at"] -= seconds
    session["account_login"] = login
    session.save()
