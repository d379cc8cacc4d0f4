"""Each city has its own words for its places and its council, and pages use them."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from accounts.models import User
from consultations.processes.links import admin_url
from tests.factories import make_consultation, make_proposal

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("city", "levels"), [("wuppertal", "District or Quarter"), ("musterstadt", "Part of town or")])
def test_people_choose_a_place_in_their_citys_words(client: Client, settings: Any, city: str, levels: str) -> None:
    settings.CITY = city
    consultation = make_consultation()
    make_proposal(consultation)

    with override("en"):
        addresses = [
            reverse(f"consultations:{name}", args=[consultation.slug]) for name in ("proposals", "new_proposal")
        ]

    assert [levels in client.get(address).content.decode() for address in addresses] == [True, True]


@pytest.mark.parametrize("city", ["Wuppertal", "Musterstadt"])
def test_the_office_reads_its_own_council_as_the_example_of_who_decides(
    client: Client, settings: Any, dilek: User, city: str
) -> None:
    settings.CITY = city.lower()
    client.force_login(dilek)

    assert f"Rat der Stadt {city}" in client.get(admin_url(make_consultation())).content.decode()
