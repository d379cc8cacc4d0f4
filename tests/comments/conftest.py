"""A consultation and a proposal in it."""

import pytest

from consultations.models import Consultation, Proposal
from tests.factories import make_consultation, make_proposal


@pytest.fixture
def consultation() -> Consultation:
    return make_consultation(slug="park", title={"de": "Der Park"})


@pytest.fixture
def proposal(consultation: Consultation) -> Proposal:
    return make_proposal(consultation, number=17, title="Eine Bank")
