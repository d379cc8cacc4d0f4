"""Dilek works in one section. Nothing that the admin offers lets her touch or see the drafts of another one."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import StringSegment, Translation, TranslationSource
from wagtail_localize.operations import translate_object

from tests.factories import locale
from tests.pages.pages import make_editor, make_page

pytestmark = pytest.mark.django_db

SECRET = "Noch geheimer Entwurf"


@pytest.fixture
def foreign_page() -> Page:
    """A live page of another section, with a draft that is not public and an English translation."""
    section = make_page(title="Fremder Bereich")
    page = make_page(section, title="Fremde Seite")
    translate_object(page, [locale("en")])
    page.title = SECRET
    page.save_revision()
    return page


@pytest.fixture
def dilek_client(client: Client) -> Client:
    section = make_page(title="Dileks Bereich")
    client.force_login(make_editor(section, "add_page", "change_page", "publish_page", translates=True))
    return client


def addresses_of(page: Page) -> list[str]:
    revision = page.latest_revision
    source = TranslationSource.objects.get_for_instance(page)
    translation = Translation.objects.get(source=source)
    segment = StringSegment.objects.filter(source=source).first()
    pages = [page.pk]
    return [
        reverse("wagtailadmin_pages:edit", args=pages),
        reverse("wagtailadmin_pages:preview_on_edit", args=pages),
        reverse("wagtailadmin_pages:view_draft", args=pages),
        reverse("wagtailadmin_pages:history", args=pages),
        reverse("wagtailadmin_pages:usage", args=pages),
        reverse("wagtailadmin_pages:revisions_view", args=[page.pk, revision.pk]),
        reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, revision.pk]),
        reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, "live", revision.pk]),
        reverse("wagtailadmin_pages:copy", args=pages),
        reverse("wagtailadmin_pages:move", args=pages),
        reverse("wagtailadmin_pages:delete", args=pages),
        reverse("wagtailadmin_pages:unpublish", args=pages),
        reverse("wagtailadmin_pages:convert_alias", args=pages),
        reverse("wagtailadmin_pages:lock", args=pages),
        reverse("wagtailadmin_pages:set_privacy", args=pages),
        reverse("wagtail_localize:submit_page_translation", args=pages),
        reverse("wagtail_localize:convert_to_alias", args=pages),
        reverse("wagtail_localize:update_translations", args=[source.pk]),
        reverse("wagtail_localize:download_pofile", args=[translation.pk]),
        reverse("wagtail_localize:upload_pofile", args=[translation.pk]),
        reverse("wagtail_localize:machine_translate", args=[translation.pk]),
        reverse("wagtail_localize:preview_translation", args=[translation.pk]),
        reverse("wagtail_localize:stop_translation", args=[translation.pk]),
        reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk]),
    ]


def test_no_address_shows_the_draft_of_a_foreign_page_or_opens(dilek_client: Client, foreign_page: Page):
    opened = {}
    for address in addresses_of(foreign_page):
        for method in ("get", "post"):
            response = getattr(dilek_client, method)(address)
            if response.status_code == 200:
                opened[f"{method} {address}"] = response.status_code

    assert opened == {}


def test_and_afterwards_the_foreign_page_is_as_it_was(dilek_client: Client, foreign_page: Page):
    before = Page.objects.filter(pk=foreign_page.pk).values().get()
    translation = Translation.objects.get()

    for address in addresses_of(foreign_page):
        dilek_client.post(address, {"title": "übernommen", "publish_translations": "on"})

    assert Page.objects.filter(pk=foreign_page.pk).values().get() == before
    assert Translation.objects.get().enabled == translation.enabled
    assert foreign_page.get_translation(locale("en")).live is False


def test_a_citizen_reaches_none_of_them(client: Client, anna, foreign_page: Page):
    client.force_login(anna)

    statuses = {client.get(address).status_code for address in addresses_of(foreign_page)}

    assert 200 not in statuses


def test_dilek_can_translate_and_preview_in_her_own_section(dilek_client: Client):
    section = Page.objects.get(title="Dileks Bereich")
    page = make_page(section, title="Eigene Seite")

    submitted = dilek_client.get(reverse("wagtail_localize:submit_page_translation", args=[page.pk]))
    history = dilek_client.get(reverse("wagtailadmin_pages:history", args=[page.pk]))

    assert (submitted.status_code, history.status_code) == (200, 200)


def test_who_may_not_publish_cannot_publish_by_way_of_the_translations(client: Client):
    page = make_page(title="Eigene Seite")
    translate_object(page, [locale("en")])
    source = TranslationSource.objects.get_for_instance(page)
    client.force_login(make_editor(page, "change_page", translates=True))

    client.post(reverse("wagtail_localize:update_translations", args=[source.pk]), {"publish_translations": "on"})

    assert page.get_translation(locale("en")).live is False
