"""The key of a phase is lost: nobody votes twice, and nobody gets a bare error."""

from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse
from django.utils import translation

from accounts.models import User
from consultations.models import Ballot
from consultations.votes import services
from tests.factories import make_user

from .making import vote_phase

pytestmark = pytest.mark.django_db


def test_whoever_votes_meanwhile_reads_that_it_is_our_fault(anna: User, settings: LazySettings, tmp_path: Path) -> None:
    settings.PHASE_KEYS_DIR = tmp_path
    phase, (first, *_others) = vote_phase()
    services.cast(phase=phase, person=make_user(), proposal=first)
    next(tmp_path.iterdir()).unlink()
    client = Client()
    client.force_login(anna, backend="allauth.account.auth_backends.AuthenticationBackend")
    with translation.override("en"):
        address = reverse("consultations:ballot", args=[phase.consultation.slug])

    answer = client.post(address, {"give": phase.candidacies.get(proposal=first).pk})

    assert answer.status_code in (200, 403)
    assert "This is our fault." in answer.content.decode()
    assert Ballot.objects.count() == 1
