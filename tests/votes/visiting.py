"""Reading pages about votes as somebody."""

import re

from django.test import Client
from django.urls import reverse

from accounts.models import User
from consultations.models import Phase


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def url(name: str, *args: object) -> str:
    return reverse(f"consultations:{name}", args=args)


def ballot_url(phase: Phase) -> str:
    return url("ballot", phase.consultation.slug)


def title_of(response: object) -> str:
    return " ".join(response.content.decode().split("<title>")[1].split("</title>")[0].split())  # type: ignore[attr-defined]


def seen(reader: Client, address: str) -> str:
    """The page without what is new in every page: the form's token."""
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", reader.get(address, follow=True).content.decode())
