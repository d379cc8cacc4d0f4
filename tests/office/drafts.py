"""Pages that are not public yet, and what their editor sends."""

from datetime import timedelta
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from content.blocks import TEXT_FEATURES
from home.models import StandardPage
from tests.office.forms import Form
from tests.pages.pages import make_page

BAD = [{"type": "text", "id": "block1", "value": '<p>Lesen Sie <a href="https://example.org/">hier</a>.</p>'}]
GOOD = [{"type": "text", "id": "block1", "value": "<p>Nichts fehlt.</p>"}]


def make_draft(body: list[Any] = BAD, **fields: Any) -> StandardPage:
    page = make_page(live=False, body=StandardPage._meta.get_field("body").to_python(body), **fields)
    page.save_revision()
    return page


def edit(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def written(client: Client, url: str, **changes: str) -> dict[str, Any]:
    """What the editor sends; scripts build the fields of the body."""
    known = url.split("/")[3]
    html = (
        (Page.objects.get(pk=known).get_latest_revision_as_object().body[0].value.source) if known.isdecimal() else ""
    )
    blocks = [("text", rich_text(html, features=TEXT_FEATURES))] if html else []
    values = Form(client.get(url).content.decode(), wanted="page-edit-form").values
    return {**values, **nested_form_data({"body": streamfield(blocks)}), **changes}


def is_public(page: Page) -> bool:
    page = Page.objects.get(pk=page.pk)
    return page.live or page.scheduled_revision is not None


def on_a_day(client: Client, page: Page) -> Any:
    later = timezone.localtime() + timedelta(days=2)
    when = {"go_live_at": later.strftime("%d.%m.%Y %H:%M")}
    return client.post(edit(page), written(client, edit(page), **when, **{"action-publish": "1"}))
