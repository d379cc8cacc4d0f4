"""What the benchmarks run on: a home page, a list of 500 proposals, one of them with 50 comments, and 500 people."""

from importlib import import_module
from typing import NamedTuple

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.base import SessionBase
from django.core.management import call_command

from accounts.models import User
from consultations.actions import Action
from tests.factories import make_comment, make_consultation, make_phase, make_proposal, make_user

from .client import Person

PROPOSALS = 500
COMMENTS = 50
PEOPLE = 2_500


class World(NamedTuple):
    home: str
    list: str
    proposal: str
    comment: str
    support: str
    people: list[Person]


def build() -> World:
    """Fill an empty, migrated database."""
    call_command("load_example", verbosity=0)
    consultation = make_consultation(slug="messung", phases=False)
    make_phase(consultation, opens=(Action.PROPOSE, Action.COMMENT, Action.SUPPORT))
    proposals = [make_proposal(consultation, number=number) for number in range(1, PROPOSALS + 1)]
    for _nth in range(COMMENTS):
        make_comment(proposals[0])
    base = f"/de/b/{consultation.slug}"
    return World(
        home="/de/",
        list=f"{base}/vorschlaege/",
        proposal=f"{base}/1/",
        comment=f"{base}/1/kommentieren/",
        support=f"{base}/2/unterstuetzen/",
        people=[person(make_user()) for _nth in range(PEOPLE)],
    )


def person(user: User) -> Person:
    """Somebody who is signed in already."""
    session: SessionBase = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    return Person(session=session.session_key or "")
