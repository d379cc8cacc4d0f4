"""What the tests of moderation are about."""

import pytest

from consultations.models import (
    Consultation,
    Proposal,
)
from tests.factories import (
    make_consultation,
    make_proposal,
)


@pytest.fixture
def consultation() -> Consultation:
    return make_consultation()


@pytest.fixture
def proposal(consultation: Consultation) -> Proposal:
    return make_proposal(consultation)
