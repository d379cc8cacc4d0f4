"""How a person goes through the door, for the tests of this folder."""

import re

from django.http import HttpResponse
from django.test import Client

from notices.models import OutboxMessage

ADDRESS_PAGE = "/de/konto/anmelden/"
CODE_PAGE = "/de/konto/code/"


def ask_for_code(client: Client, email: str, next_url: str = "") -> HttpResponse:
    query = f"?next={next_url}" if next_url else ""
    return client.post(f"{ADDRESS_PAGE}{query}", {"email": email})


def code_in_mail(email: str) -> str:
    """The code as the recipient reads it in the subject of the newest mail."""
    mail = OutboxMessage.objects.filter(address=email.lower(), kind="sign_in_code").latest("pk")
    return re.search(r"\d{4}-\d{4}", mail.subject)[0]


def type_code(client: Client, code: str, next_url: str = "") -> HttpResponse:
    return client.post(CODE_PAGE, {"code": code, "next": next_url} if next_url else {"code": code})


def sign_in(client: Client, email: str, next_url: str = "") -> HttpResponse:
    ask_for_code(client, email, next_url)
    return type_code(client, code_in_mail(email), next_url)


def is_signed_in(client: Client) -> bool:
    return client.get("/de/konto/").status_code == 200
