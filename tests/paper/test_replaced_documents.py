"""A document in large print makes way for a newer one while somebody asks for it."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from consultations.models import Consultation
from content.pdf import keeping
from tests.factories import make_phase
from tests.pages.pages import make_consultation_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def consultation(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Consultation:
    """Its document of seven pages was found, and is gone a moment later."""
    settings.LARGE_PRINT_DIR = tmp_path
    consultation = Consultation.objects.get(key=make_consultation_page(slug="baenke").translation_key)
    make_phase(consultation)
    gone = keeping.Document(tmp_path / f"{consultation.key.hex}-de.0123.7.pdf")
    monkeypatch.setattr(keeping, "latest", lambda name: gone)
    monkeypatch.setattr(keeping, "kept", lambda name, html: gone)
    return consultation


def test_the_page_says_nothing_of_a_document_that_has_just_gone(client: Client, consultation: Consultation):
    response = client.get(consultation.get_absolute_url(), follow=True)

    html = response.content.decode()
    assert "/de/b/baenke/grossdruck.pdf" in html
    assert "7 Seiten" not in html


def test_who_asks_for_a_document_that_has_just_gone_is_asked_to_try_again(client: Client, consultation: Consultation):
    response = client.get("/de/b/baenke/grossdruck.pdf")

    assert (response.status_code, response["Retry-After"]) == (503, str(keeping.REST_SECONDS))
