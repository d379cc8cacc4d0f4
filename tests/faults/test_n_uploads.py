"""N. Only staff upload files, and only of kinds that no browser runs."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms import FileField
from django.test import Client
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from accounts.models import User
from tests.faults.doors import addresses
from tests.faults.world import make_world

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["seite.html", "bild.svg", "skript.js", "seite.xhtml", "daten.xml", "programm.exe"])
def test_a_document_that_a_browser_would_run_is_refused(client: Client, admin_user: User, name: str) -> None:
    client.force_login(admin_user)
    file = SimpleUploadedFile(name, b"<script>alert(1)</script>")

    client.post(reverse("wagtaildocs:add"), {"title": "x", "file": file, "collection": 1})

    assert not get_document_model().objects.exists()


@pytest.mark.parametrize("name", ["bild.svg", "bild.png"])
def test_a_picture_must_be_one(client: Client, admin_user: User, name: str) -> None:
    client.force_login(admin_user)
    file = SimpleUploadedFile(name, b"<svg onload='alert(1)'/>", content_type="image/png")

    client.post(reverse("wagtailimages:add"), {"title": "x", "file": file, "collection": 1})

    assert not get_image_model().objects.exists()


@pytest.mark.once
def test_no_public_form_takes_a_file(client: Client, anna: User) -> None:
    client.force_login(anna)

    for address in addresses(make_world(anna), office=False).values():
        context: Any = client.get(address).context
        form = context.get("form") if context else None
        assert not form or not any(isinstance(field, FileField) for field in form.fields.values())
