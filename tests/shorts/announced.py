"""Votes that are announced, and what the office does to them."""

from datetime import timedelta
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Site

from consultations.models import Consultation, Phase
from content.models import SiteFacts
from tests.factories import make_vote_phase
from tests.office.forms import filled

SOON = {"starts": timedelta(days=3), "ends": timedelta(days=10)}
TEXT = "Am Markt soll eine Bank stehen."


def make_vote(consultation: Consultation, **fields: Any) -> Phase:
    span = {name: timezone.now() + after for name, after in SOON.items()}
    return make_vote_phase(consultation, **{**span, "without_easy_language": {}, **fields})


def switch_off() -> None:
    SiteFacts.objects.update_or_create(
        site=Site.objects.get(is_default_site=True), defaults={"votes_need_easy_language": False}
    )


def screen_of(consultation: Consultation) -> str:
    return reverse("consultations_admin:edit", args=[consultation.pk])


def move(client: Client, phase: Phase, **changes: Any) -> Any:
    """Save the consultation's screen with the vote beginning an hour later."""
    url = screen_of(phase.consultation)
    starts = timezone.localtime(phase.starts + timedelta(hours=1)).strftime("%Y-%m-%d %H:%M")
    return client.post(url, filled(client, url, **{"phases-0-starts": starts, "reason": "Feiertag", **changes}))
