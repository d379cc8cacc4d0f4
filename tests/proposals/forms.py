"""Filling in the form as a person does: not within three seconds."""

import time
from typing import Any
from uuid import uuid4

from django.test import Client

from consultations.guarded import opened_stamp
from consultations.models import Consultation, Proposal

TEXT = "Am Markt fehlt eine Bank.\n\nDort kann sich niemand ausruhen."


def filled(**fields: Any) -> dict[str, Any]:
    return {"text": TEXT, "submission": str(uuid4()), "opened": opened_stamp(time.time() - 60), "website": "", **fields}


def form_page(consultation: Consultation, language: str = "de") -> str:
    return f"/{language}/b/{consultation.slug}/vorschlaege/neu/"


def list_page(consultation: Consultation, language: str = "de") -> str:
    return f"/{language}/b/{consultation.slug}/vorschlaege/"


def page_of(client: Client, proposal: Proposal, query: str = "") -> str:
    response = client.get(f"{proposal.get_absolute_url()}{query}")
    assert response.status_code == 200
    return response.content.decode()
