"""Editors choose the kind of page by its name; each is shown in every version, found, previewed and translated."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from accounts.models import User
from content.models import SiteFacts
from content.publishing.saying import checklist_url
from home.models import (
    AccessibilityPage,
    ContactPage,
    HouseRulesPage,
    ImprintPage,
    PrivacyPage,
    StandardPage,
    TeamPage,
    WaysPage,
)
from tests.factories import locale
from tests.home.accessibility.statements import FACTS as STATEMENT
from tests.pages.pages import home, make_page, root_site, translate

pytestmark = [pytest.mark.django_db, pytest.mark.once]

KINDS = [AccessibilityPage, ContactPage, HouseRulesPage, ImprintPage, PrivacyPage, StandardPage, TeamPage, WaysPage]
FACTS: dict[type[Page], dict[str, Any]] = {
    ImprintPage: {"provider": "Stadt Musterstadt", "address": "Platz 1\n12345 Musterstadt"},
    AccessibilityPage: STATEMENT,
}


def make(kind: type[Page], **fields: Any) -> Any:
    return make_page(kind=kind, **{**FACTS.get(kind, {}), **fields})


def soup(client: Client, path: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(path).content, "html.parser")


def add_address(kind: type[Page], parent: Page | None = None) -> str:
    parent = parent or home()
    return reverse("wagtailadmin_pages:add", args=[kind._meta.app_label, kind._meta.model_name, parent.pk])


def test_an_editor_chooses_among_them_by_name_and_description(client: Client, dilek: User) -> None:
    client.force_login(dilek)

    content = client.get(reverse("wagtailadmin_pages:add_subpage", args=[home().pk])).content.decode()

    for kind in KINDS:
        assert add_address(kind) in content
        assert str(kind.get_page_description()) in BeautifulSoup(content, "html.parser").get_text()
    assert len({str(kind.get_page_description()) for kind in KINDS}) == len(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_each_is_shown_in_every_version(kind: type[Page], client: Client) -> None:
    page = make(kind, title="Titel", slug="titel", lead="Worum es geht.")
    translate(page, "en", title="The title", slug="title", **FACTS.get(kind, {}))

    german, english, easy = (client.get(path) for path in ("/de/titel/", "/en/title/", "/de-simple/titel/"))

    assert [answer.status_code for answer in (german, english, easy)] == [200, 200, 200]
    assert "Worum es geht." in german.content.decode()
    assert BeautifulSoup(english.content, "html.parser").h1.get_text() == "The title"
    assert BeautifulSoup(easy.content, "html.parser").main["lang"] == "de"


@pytest.mark.parametrize("kind", KINDS)
def test_each_has_one_first_heading_and_sets_no_cookie(kind: type[Page], client: Client) -> None:
    make(kind, slug="titel")

    response = client.get("/de/titel/")

    assert len(BeautifulSoup(response.content, "html.parser").select("h1")) == 1
    assert not response.cookies
    assert not BeautifulSoup(response.content, "html.parser").select("form[method=post]")


@pytest.mark.parametrize("kind", KINDS)
def test_each_is_found_by_its_introduction(kind: type[Page]) -> None:
    page = make(kind, lead="Ein Nashorn am Arrenberg")

    assert [found.pk for found in kind.objects.search("Nashorn")] == [page.pk]


@pytest.mark.parametrize("kind", KINDS)
def test_each_can_be_edited_and_previewed_and_closes_to_nobody(kind: type[Page], client: Client, dilek: User) -> None:
    client.force_login(dilek)
    page = make(kind)

    assert client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200
    assert page.make_preview_request().status_code == 200
    assert kind.private_page_options == []


@pytest.mark.parametrize("kind", KINDS)
def test_each_says_that_it_is_an_example_and_a_copy_is_none(kind: type[Page], client: Client) -> None:
    page = make(kind, slug="titel", is_example=True)
    copy = page.copy(update_attrs={"title": "Kopie", "slug": "kopie"})

    assert soup(client, "/de/titel/").select_one("main .notice--warning") is not None
    assert copy.is_example is False
    assert soup(client, "/de/kopie/").select_one("main .notice--warning") is None


@pytest.mark.parametrize("kind", KINDS)
def test_a_translation_takes_its_texts_and_comes_out(kind: type[Page]) -> None:
    page = make(kind, title="Titel", lead="Worum es geht.")
    source, _is_new = TranslationSource.get_or_create_from_instance(page)
    translation = Translation.objects.create(source=source, target_locale=locale("en"))
    for segment in source.stringsegment_set.all():
        StringTranslation.objects.create(
            translation_of=segment.string,
            locale=locale("en"),
            context=segment.context,
            data=f"{segment.string.data} (en)",
        )

    translation.save_target(publish=True)

    english = page.get_translation(locale("en")).specific
    assert (english.title, english.lead) == ("Titel (en)", "Worum es geht. (en)")


# What a new page begins with


@pytest.mark.parametrize(
    ("kind", "version", "heading"),
    [(PrivacyPage, "en", "Your rights"), (HouseRulesPage, "en", "How we talk"), (StandardPage, "en", "")],
)
def test_a_new_page_begins_with_what_its_kind_says(
    kind: type[Page], version: str, heading: str, client: Client, dilek: User
) -> None:
    client.force_login(dilek)

    form = client.get(add_address(kind, home(version))).context["form"]

    headings = [block.value["text"] for block in form.initial["body"] if block.block_type == "heading"]
    assert (heading in headings) == bool(heading)


def form_data(page: Page, **fields: str) -> dict[str, str]:
    empty = {"title": "Datenschutz", "slug": "datenschutz", "lead": ""}
    body = {"body-count": "1", "body-0-deleted": "", "body-0-order": "0", "body-0-type": "heading", "body-0-id": ""}
    texts = {"body-0-value-text": "[…] Noch zu schreiben", "body-0-value-level": "2"}
    return {**empty, **body, **texts, "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0", **fields}


def test_what_is_still_to_be_written_may_be_saved_but_not_published(client: Client, dilek: User) -> None:
    client.force_login(dilek)
    page = make(PrivacyPage, live=False)
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])

    published = client.post(address, form_data(page, **{"action-publish": "1"}))
    page.refresh_from_db()
    was_live = page.live
    saved = client.post(address, form_data(page))
    finished = client.post(
        address, form_data(page, **{"action-publish": "1", "body-0-value-text": "Wer verantwortlich ist"})
    )
    page.refresh_from_db()

    assert (published.url, was_live) == (checklist_url(page), False)
    assert saved.status_code == 302
    assert (finished.status_code, page.live) == (302, True)


# Imprint


def test_the_imprint_shows_what_is_given_and_the_offices_phone_and_address(client: Client) -> None:
    facts = SiteFacts.for_site(root_site())
    facts.phone, facts.email = "0202 4711", "office@example.test"
    facts.save()
    make(ImprintPage, slug="impressum", responsible="Anna Beispiel")

    main = soup(client, "/en/impressum/").main

    assert [term.get_text() for term in main.select("dt")] == [
        "Provider of this site",
        "Address",
        "Phone",
        "E-mail",
        "Responsible for the content",
    ]
    assert [a["href"] for a in main.select("dd a")] == ["tel:02024711", "mailto:office@example.test"]


def test_an_imprint_without_its_provider_is_not_whole() -> None:
    with pytest.raises(ValidationError) as error:
        ImprintPage(title="Impressum", slug="impressum", locale=locale()).full_clean(exclude=["path", "depth"])

    assert {"provider", "address"} <= set(error.value.message_dict)


def test_the_contact_page_leads_to_the_form(client: Client) -> None:
    make(ContactPage, slug="kontakt")

    assert "/en/nachricht/" in [a["href"] for a in soup(client, "/en/kontakt/").main.select("a")]
