"""Nothing typed is lost."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest, QueryDict
from django.test import Client, RequestFactory

from accounts import parking
from accounts.models import User
from tests.accounts.doors import ADDRESS_PAGE, sign_in

pytestmark = pytest.mark.django_db

PATH = "/de/b/haushalt/neu/"
TEXT = "Eine Bank.\n\nUnd ein Baum – bitte & danke."


def a_post(session: SessionStore, **fields: str) -> HttpRequest:
    request = RequestFactory().post(PATH, fields)
    request.session, request.user = session, AnonymousUser()
    return request


def a_visit(session: SessionStore, path: str = PATH) -> HttpRequest:
    request = RequestFactory().get(path)
    request.session = session
    return request


def test_a_parked_text_comes_back_at_the_same_address_only() -> None:
    session = SessionStore()
    request = a_post(session, text=TEXT, submission="abc", csrfmiddlewaretoken="x")

    parking.park(request, PATH, request.POST)

    assert parking.parked(a_visit(session)).dict() == {"text": TEXT, "submission": "abc"}
    assert parking.parked(a_visit(session, "/de/b/anderes/neu/")) is None


def test_a_parked_text_survives_signing_in(client: Client, anna: User) -> None:
    session = client.session
    parking.park(a_post(session), PATH, QueryDict("text=Eine+Bank&topic=1&topic=2"))
    session.save()
    client.cookies["sessionid"] = session.session_key
    assert "seven days" in client.get(ADDRESS_PAGE).content.decode().replace("sieben Tage", "seven days")

    response = sign_in(client, anna.email, PATH)

    assert response.url == PATH
    assert client.session.session_key != session.session_key
    kept = parking.parked(a_visit(client.session))
    assert kept["text"] == "Eine Bank"
    assert kept.getlist("topic") == ["1", "2"]


def test_a_text_of_somebody_else_who_was_signed_in_does_not_come_back(client: Client, anna: User, bernd: User) -> None:
    client.force_login(anna)
    session = client.session
    parking.park(a_post(session), PATH, QueryDict("text=Annas"))
    session.save()

    client.force_login(bernd)

    assert parking.parked(a_visit(client.session)) is None


def test_a_parked_text_is_forgotten_after_seven_days(monkeypatch: pytest.MonkeyPatch) -> None:
    session = SessionStore()
    parking.park(a_post(session), PATH, QueryDict("text=Alt"))
    entry = session[parking.SESSION_KEY][PATH]
    now = parking.datetime.fromisoformat(entry["at"])

    entry["at"] = (now - timedelta(days=7)).isoformat()

    assert parking.parked(a_visit(session)) is None
    assert not parking.has_parked(a_visit(session))


def test_a_text_that_was_taken_is_cleared() -> None:
    session = SessionStore()
    parking.park(a_post(session), PATH, QueryDict("text=Eine"))

    parking.clear(a_visit(session))

    assert parking.parked(a_visit(session)) is None


def test_the_oldest_text_goes_when_there_are_too_many() -> None:
    session = SessionStore()
    for number in range(parking.PARKED_AT_MOST + 1):
        parking.park(a_post(session), f"/{number}/", QueryDict(f"text={number}"))

    assert parking.parked(a_visit(session, "/0/")) is None
    assert parking.parked(a_visit(session, "/1/"))["text"] == "1"


def test_asking_for_a_parked_text_begins_no_session() -> None:
    session = SessionStore()

    parking.parked(a_visit(session))
    parking.clear(a_visit(session))

    assert not session.modified


class TestExpiredForms:
    """Signing in changes the token; a form that was open in another tab must not swallow its text."""

    def post(self, data: dict[str, str], **headers: str) -> str:
        client = Client(enforce_csrf_checks=True, headers=headers)
        response = client.post(f"{PATH}?kopie=1", data)
        assert response.status_code == 403
        return response.content.decode()

    def test_the_text_comes_back_in_a_form_with_a_fresh_token(self) -> None:
        html = self.post({"text": TEXT, "title": "Bank", "submission": "abc-1", "csrfmiddlewaretoken": "old"})

        assert f'action="{PATH}?kopie=1"' in html
        assert "Eine Bank.\n\nUnd ein Baum – bitte &amp; danke.</textarea>" in html.replace("\r\n", "\n")
        assert 'name="title" value="Bank"' in html
        assert 'name="submission" value="abc-1"' in html
        assert 'value="old"' not in html

    def test_a_short_text_is_shown_too(self) -> None:
        html = self.post({"text": "Eine Bank.", "title": ""})

        assert "\nEine Bank.</textarea>" in html
        assert html.count("<textarea") == 1

    def test_hostile_text_is_shown_as_text(self) -> None:
        html = self.post({"text": "</textarea>\n<script>alert(1)</script>", "title": '"><script>alert(2)</script>'})

        assert "<script>alert" not in html

    def test_codes_and_passwords_are_not_shown_again(self) -> None:
        html = self.post({"code": "1234-5678", "password": "geheim"})

        assert "1234-5678" not in html
        assert "geheim" not in html

    @pytest.mark.parametrize(
        "headers", [{"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}], ids=["origin", "fetch"]
    )
    def test_what_another_site_sent_cannot_be_sent_again_with_one_click(self, headers: dict[str, str]) -> None:
        html = self.post({"text": TEXT}, **headers)

        assert "<textarea" not in html
        assert f'action="{PATH}' not in html


def test_a_vote_that_waits_is_not_announced_as_a_text() -> None:
    session = SessionStore()

    parking.park(a_post(session), PATH, QueryDict("give=7"))

    assert parking.parked(a_visit(session)) == QueryDict("give=7")
    assert not parking.has_parked(a_visit(session))
