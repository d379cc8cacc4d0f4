"""What stands around every page: contact, accounts elsewhere, legal pages, footer."""

from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client
from wagtail.blocks.struct_block import StructBlockValidationError

from content.announcement import Announcement
from content.models import Navigation, SiteFacts
from content.multilingual import MultilingualText
from tests.content.framing import announce, entry, soup, write_menu
from tests.pages.pages import make_page, root_site, translate

pytestmark = pytest.mark.django_db


def test_the_office_stands_in_the_same_place_on_every_page(client: Client) -> None:
    contact = make_page(title="Kontakt", slug="kontakt")
    facts = SiteFacts.for_site(root_site())
    facts.phone, facts.email, facts.contact_page = "0202 4711", "office@example.test", contact
    facts.opening_hours = MultilingualText(de="Montag, 9 bis 12 Uhr")
    facts.save()

    places = [soup(client, path).select_one("#hilfe") for path in ("/de/", "/de/kontakt/", "/de/nachricht/", "/de/x/")]

    assert len({str(place) for place in places}) == 1
    assert [a["href"] for a in places[0].select("a")] == ["tel:02024711", "mailto:office@example.test", "/de/kontakt/"]
    assert soup(client, "/en/").select_one(".help__hours")["lang"] == "de"


def test_accounts_elsewhere_are_plain_links_and_load_nothing(client: Client) -> None:
    facts = SiteFacts.for_site(root_site())
    facts.accounts = [("account", {"name": "Mastodon", "url": "https://social.example.test/@stadt"})]
    facts.save()

    page = soup(client)

    assert [(a["href"], a.get_text()) for a in page.select("footer a[rel=me]")] == [
        ("https://social.example.test/@stadt", "Mastodon")
    ]
    loaded = [tag.get("src") or tag.get("href") for tag in page.select("script, img, iframe, link")]
    assert not [address for address in loaded if address and "social.example.test" in address]


def test_an_account_that_is_no_web_address_is_refused() -> None:
    facts = SiteFacts.for_site(root_site())
    block = facts.accounts.stream_block.child_blocks["account"]

    with pytest.raises(StructBlockValidationError):
        block.clean(block.normalize({"name": "X", "url": "javascript:alert(1)"}))


def test_the_footer_has_its_text_and_the_legal_pages_in_the_readers_words(client: Client) -> None:
    imprint = make_page(title="Impressum", slug="impressum")
    translate(imprint, "en", title="Imprint", slug="imprint")
    rules = make_page(title="Hausregeln", slug="hausregeln")
    facts = SiteFacts.for_site(root_site())
    facts.imprint, facts.house_rules = imprint, rules
    facts.footer_text = MultilingualText(de="Ein Angebot der Stadt.")
    facts.save()

    footer = soup(client, "/en/").select_one(".site-footer")

    assert [(a["href"], a.get_text(), a.get("lang")) for a in footer.select("nav a")] == [
        ("/en/imprint/", "Imprint", None),
        ("/en/hausregeln/", "Hausregeln", "de"),
    ]
    assert footer.select_one(".site-footer__text")["lang"] == "de"


@pytest.mark.parametrize("kind", ["navigation", "announcement", "sitefacts"])
def test_editors_open_the_settings(client: Client, dilek: Any, kind: str) -> None:
    client.force_login(dilek)

    response = client.get(f"/verwaltung/settings/content/{kind}/{root_site().pk}/")

    assert response.status_code == 200


@pytest.mark.parametrize("kind", [SiteFacts, Navigation, Announcement])
def test_a_change_by_editors_is_seen_at_once(
    kind: type[Any], client: Client, settings: LazySettings, django_capture_on_commit_callbacks: Any
) -> None:
    settings.PAGE_CACHE_SECONDS = 3600
    page = make_page(title="Neu im Menü", slug="neu")
    client.get("/de/")

    with django_capture_on_commit_callbacks(execute=True):
        if kind is SiteFacts:
            facts = SiteFacts.for_site(root_site())
            facts.footer_text = MultilingualText(de="Neu im Menü")
            facts.save()
        elif kind is Navigation:
            write_menu(entry(page))
        else:
            announce("Neu im Menü")

    assert "Neu im Menü" in client.get("/de/").content.decode()
