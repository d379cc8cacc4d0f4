"""What was taken over from elsewhere is shown as it came, and nothing is invented."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from consultations.actions import Action
from consultations.channels import Channel
from consultations.models import Consultation, Phase, Tally
from tests.factories import make_consultation, make_phase, make_proposal

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive() -> Consultation:
    return make_consultation(slug="archiv", is_archive=True, phases=False)


def rating_phase(consultation: Consultation, **fields: object) -> Phase:
    over = timezone.now() - timedelta(days=1)
    fields = {"use": "rating", "values": [-1, 0, 1], "starts": over - timedelta(days=9), "ends": over, **fields}
    return make_phase(consultation, opens=(Action.RATE,), **fields)


def read(*addresses: str) -> list[str]:
    return [Client().get(address).content.decode() for address in addresses]


def test_a_proposal_without_a_date_at_its_source_shows_none(archive: Consultation) -> None:
    make_proposal(archive, number=1, channel=Channel.IMPORT, published_at=None)

    listed, shown = read("/de/b/archiv/vorschlaege/", "/de/b/archiv/1/")

    assert "<time" not in listed
    assert "Eingereicht" not in shown


def test_ratings_are_shown_as_they_were_given_and_no_supports_that_nobody_could_give(archive: Consultation) -> None:
    proposal = make_proposal(archive, number=1, channel=Channel.IMPORT)
    Tally.objects.create(phase=rating_phase(archive), proposal=proposal, in_favour=38, against=10, neutral=12)

    for page in read("/de/b/archiv/vorschlaege/", "/de/b/archiv/1/"):
        assert "38 dafür, 12 neutral, 10 dagegen" in page
        assert "unterstütz" not in page


def test_ratings_stay_hidden_while_the_phase_hides_its_numbers() -> None:
    consultation = make_consultation(slug="laeuft", phases=False)
    phase = rating_phase(consultation, ends=timezone.now() + timedelta(days=1), results_during=False)
    Tally.objects.create(phase=phase, proposal=make_proposal(consultation, number=1), in_favour=38)

    for page in read("/de/b/laeuft/vorschlaege/", "/de/b/laeuft/1/"):
        assert "Bewertet" not in page
