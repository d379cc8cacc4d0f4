"""What stands around every page: contact, accounts elsewhere, legal pages, footer."""

from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.test.utils.form_data import nested_form_data, streamfield

from accounts.models import User
from content.announcement import Announcement
from content.models import Navigation, SiteFacts
from content.multilingual import MultilingualText
from tests.content.framing import announce, entry, link, soup, write_menu
from tests.pages.pages import make_page, root_site, translate

pytestmark = [pytest.mark.django_db, pytest.mark.once]


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
    facts.glossary = make_page(title="Glossar", slug="glossar")
    facts.footer_text = MultilingualText(de="Ein Angebot der Stadt.")
    facts.save()

    footer = soup(client, "/en/").select_one(".site-footer")

    assert [(a["href"], a.get_text(), a.get("lang")) for a in footer.select("nav a")] == [
        ("/en/imprint/", "Imprint", None),
        ("/en/hausregeln/", "Hausregeln", "de"),
        ("/en/glossar/", "Glossar", "de"),
    ]
    assert footer.select_one(".site-footer__text")["lang"] == "de"


def save(client: Client, kind: str, data: dict[str, Any]) -> int:
    address = f"/verwaltung/settings/content/{kind}/{root_site().pk}/"
    assert client.get(address).status_code == 200
    return client.post(address, nested_form_data(data)).status_code


def test_an_editor_writes_the_menu(client: Client, dilek: User) -> None:
    client.force_login(dilek)
    team = make_page(title="Team", slug="team")
    label = {"de": "Über uns", "de_simple": "Wer wir sind", "en": ""}
    below = {"page": team.pk, "url": "", "label": {"de": "", "de_simple": "", "en": ""}}
    first = {
        "page": "",
        "url": "",
        "label": label,
        "links": {"count": "1", "0": {"deleted": "", "order": "0", "id": "", "value": below}},
    }

    status = save(client, "navigation", {"entries": streamfield([("entry", first)])})

    assert status == 302
    assert [each.get_text(strip=True) for each in soup(client).select(".site-nav__group :is(summary, a)")] == [
        "Über uns",
        "Team",
    ]
    assert soup(client, "/de-simple/").select_one(".site-nav__group summary").get_text(strip=True) == "Wer wir sind"


def test_an_editor_announces_something(client: Client, dilek: User) -> None:
    client.force_login(dilek)
    words = {"text_de": "Montag zu.", "text_de_simple": "", "text_en": "Closed on Monday.", "kind": "warning"}
    rest = dict.fromkeys(("starts", "ends", "page", "url", "link_text_de", "link_text_de_simple", "link_text_en"), "")

    status = save(client, "announcement", {**words, **rest})

    assert status == 302
    assert "Closed on Monday." in soup(client, "/en/").select_one(".announcement--warning").get_text()


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


def test_the_home_page_asks_ten_questions_at_most(
    client: Client, settings: LazySettings, django_assert_max_num_queries: Any
) -> None:
    settings.PAGE_CACHE_SECONDS = 60
    write_menu(*(entry(make_page(), link(make_page())) for _number in range(5)))
    announce()
    # What stands around every page is remembered from the first visit on; the second address is kept by nobody yet.
    client.get("/de/")

    with django_assert_max_num_queries(10):
        response = client.get("/de/?neu")

    assert b"announcement" in response.content
