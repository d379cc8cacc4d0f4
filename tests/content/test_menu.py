"""Editors write the menu in two levels; readers get it in their version, with what is public."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from wagtail.blocks.struct_block import StructBlockValidationError

from content.facts import current_facts
from content.navigation import MenuBlock
from tests.content.framing import entry, link, soup, write_menu
from tests.factories import close
from tests.pages.pages import home, make_consultation_page, make_page, translate

pytestmark = pytest.mark.django_db


def menu(code: str = "de") -> list[Any]:
    with translation.override(code):
        return [
            (each.title, each.url, each.language, [(below.title, below.url) for below in each.links])
            for each in current_facts().menu
        ]


def test_without_a_menu_of_its_own_the_site_shows_what_is_marked_for_menus() -> None:
    make_page(title="Aktuelles", slug="aktuelles", show_in_menus=True)
    make_page(title="Nebenbei", slug="nebenbei")

    assert menu() == [("Aktuelles", "/de/aktuelles/", "", [])]


def test_the_menu_has_two_levels_with_the_titles_of_the_readers_version() -> None:
    about, team = make_page(title="Über uns", slug="ueber-uns"), make_page(title="Team", slug="team")
    translate(about, "en", title="About us", slug="about-us")
    translate(team, "en", title="The team", slug="the-team")

    write_menu(entry(about, link(team)))

    assert menu() == [("Über uns", "/de/ueber-uns/", "", [("Team", "/de/team/")])]
    assert menu("en") == [("About us", "/en/about-us/", "", [("The team", "/en/the-team/")])]


def test_where_a_version_lacks_a_page_the_german_one_stands_there_and_says_its_language() -> None:
    write_menu(entry(make_page(title="Team", slug="team")))

    assert menu("en") == [("Team", "/en/team/", "de", [])]


def test_a_label_stands_before_the_title_and_the_own_title_before_a_german_label() -> None:
    page = make_page(title="Erklärung zur Barrierefreiheit", slug="barrierefreiheit")
    translate(page, "en", title="Accessibility statement", slug="accessibility")

    write_menu(entry(page, label={"de": "Barrierefreiheit", "de_simple": "Ohne Barrieren"}))

    assert [menu(code)[0][0] for code in ("de", "de-simple", "en")] == [
        "Barrierefreiheit",
        "Ohne Barrieren",
        "Accessibility statement",
    ]


def test_an_address_elsewhere_is_an_entry() -> None:
    write_menu(entry(url="https://stadt.example.test/", label={"de": "Zur Stadt"}))

    assert menu("en") == [("Zur Stadt", "https://stadt.example.test/", "de", [])]


def test_what_is_not_public_is_left_out_until_it_is() -> None:
    hidden = make_page(title="Entwurf", slug="entwurf", live=False)
    public = make_page(title="Team", slug="team")
    write_menu(entry(hidden), entry(None, link(hidden), label={"de": "Leer"}), entry(public, link(hidden)))

    before = menu()
    hidden.save_revision().publish()

    assert before == [("Team", "/de/team/", "", [])]
    assert [each[0] for each in menu()] == ["Entwurf", "Leer", "Team"]


def test_an_entry_without_a_page_opens_the_links_below(client: Client) -> None:
    team = make_page(title="Team", slug="team")
    write_menu(entry(None, link(team), label={"de": "Über uns"}))

    group = soup(client).select_one(".site-nav__group")

    assert group.summary.get_text(strip=True) == "Über uns"
    assert [a["href"] for a in group.select("a")] == ["/de/team/"]


def test_an_entry_with_a_page_and_links_leads_to_its_page_from_inside(client: Client) -> None:
    about, team = make_page(title="Über uns", slug="ueber-uns"), make_page(title="Team", slug="team")
    write_menu(entry(about, link(team)))

    group = soup(client, "/de/team/").select_one(".site-nav__group")

    assert [(a["href"], a.get("aria-current")) for a in group.select("a")] == [
        ("/de/ueber-uns/", None),
        ("/de/team/", "page"),
    ]
    assert group.summary["aria-current"] == "true"


def test_the_home_page_is_no_section_of_all_others(client: Client) -> None:
    write_menu(entry(home(), label={"de": "Start"}))
    make_page(title="Team", slug="team")

    assert soup(client, "/de/team/").select_one(".site-nav a").get("aria-current") is None
    assert soup(client).select_one(".site-nav a")["aria-current"] == "page"


@pytest.mark.parametrize(
    "wrong",
    [
        entry(),
        entry(url="https://example.test/"),
        entry(None, link(url="https://example.test/", label={"de": "Hier"})),
        entry(None, link(label={"de": "Nirgends"}), label={"de": "Oben"}),
        entry(url="javascript:alert(1)", label={"de": "Hier"}),
    ],
    ids=["nothing", "no words", "no words above", "leads nowhere", "script"],
)
def test_an_entry_that_leads_nowhere_or_says_nothing_is_refused(wrong: dict[str, Any]) -> None:
    block = MenuBlock().child_blocks["entry"]

    with pytest.raises((StructBlockValidationError, ValidationError)):
        block.clean(block.to_python(block.get_prep_value(block.normalize(wrong))))


def test_a_page_and_an_address_together_are_refused() -> None:
    block = MenuBlock().child_blocks["entry"]

    with pytest.raises(StructBlockValidationError):
        block.clean(block.normalize(entry(make_page(), url="https://example.test/")))


def test_an_entry_that_is_right_is_taken() -> None:
    block = MenuBlock().child_blocks["entry"]

    assert block.clean(block.normalize(entry(make_page(), link(make_page()))))["links"][0]["page"].live


def test_a_long_menu_takes_no_more_queries() -> None:
    pages = [make_page() for _number in range(30)]
    write_menu(entry(pages[0]))
    current_facts()

    with CaptureQueriesContext(connection) as one:
        current_facts()
    write_menu(*(entry(page, *map(link, pages[5:])) for page in pages[:5]))
    with CaptureQueriesContext(connection) as thirty:
        current_facts()

    assert (len(one), len(thirty)) == (2, 2)


def test_the_title_of_a_closed_page_stands_in_no_menu() -> None:
    page = make_consultation_page(title="Nur für Eingeladene")
    write_menu(entry(page=page))
    assert [each[0] for each in menu()] == ["Nur für Eingeladene"]

    close(page.consultation)

    assert menu() == []
