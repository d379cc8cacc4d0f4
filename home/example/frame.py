"""What stands around the pages of the example content: the office, its people, the legal pages, the menu."""

from datetime import timedelta
from typing import Any

from django.utils import timezone
from django.utils.html import format_html
from wagtail.models import Page, Site

from content.models import Navigation, SiteFacts, Term
from content.multilingual import MultilingualText

from ..models import (
    AccessibilityPage,
    ContactPage,
    GlossaryPage,
    HomePage,
    HouseRulesPage,
    ImprintPage,
    Person,
    PrivacyPage,
    StandardPage,
    TeamPage,
    WaysPage,
)
from .pages import Texts, body, make_versions

KINDS: dict[str, type[Page]] = {
    "accessibility": AccessibilityPage,
    "contact": ContactPage,
    "glossary": GlossaryPage,
    "house_rules": HouseRulesPage,
    "imprint": ImprintPage,
    "privacy": PrivacyPage,
    "standard": StandardPage,
    "team": TeamPage,
    "ways": WaysPage,
}


def make_frame(texts: Texts) -> None:
    """After all other pages: the ways and the menu lead to them."""
    site = Site.objects.get(is_default_site=True)
    make_office(SiteFacts.for_site(site), texts)
    for position, person in enumerate(texts["people"]):
        Person.objects.create(
            **{**person, "role": MultilingualText(person["role"])}, sort_order=position, is_shown=True
        )
    for term in texts.get("terms", []):
        Term.objects.create(**{name: MultilingualText(words) for name, words in term.items()}, is_example=True)
    navigation = Navigation.for_site(site)
    navigation.entries = [("entry", entry) for entry in map(menu_entry, texts["menu"]) if entry]
    navigation.save()


def make_home(texts: Texts) -> None:
    """After all pages that the welcome leads to."""
    for code, words in texts.items():
        for home in HomePage.objects.filter(locale__language_code=code):
            home.lead, home.body = words["lead"], body(prepared(words).get("body", []))
            # As an editor would: what is public, and which German words a version follows, is noted.
            home.save_revision(clean=False).publish()


def make_office(facts: SiteFacts, texts: Texts) -> None:
    office = texts["office"]
    facts.phone, facts.email, facts.address = office["phone"], office["email"], office["address"].strip()
    facts.opening_hours, facts.footer_text = MultilingualText(office["hours"]), MultilingualText(office["footer"])
    accounts: Any = [("account", account) for account in texts["accounts"]]
    facts.accounts = accounts
    for words in texts["pages"]:
        kind, setting = KINDS[words.pop("kind")], words.pop("setting", "")
        page = make_versions(kind, {code: prepared(version) for code, version in words.items()}, is_example=True)
        if setting:
            setattr(facts, setting, page)
    facts.save()


def prepared(words: Texts) -> Texts:
    """Links to pages by their German address become what the columns hold."""
    if "barriers" in words:
        words["barriers"] = [("barrier", {"instead": "", **barrier}) for barrier in words["barriers"]]
    if "made_days_ago" in words:
        words["made_on"] = timezone.localdate() - timedelta(days=words.pop("made_days_ago"))
    if "ways" in words:
        words["ways"] = [("way", way_block(way)) for way in words["ways"]]
    for section in words.get("body", []):
        for link in section.pop("links", []):
            target = Page.objects.get(slug=link["page"], locale__language_code="de")
            section["text"] += format_html('\n\n<a linktype="page" id="{}">{}</a>', target.pk, link["text"])
    return words


def way_block(way: Texts) -> dict[str, Any]:
    page = page_at(way["page"]) if "page" in way else None
    return {
        "title": way["title"],
        "text": way["text"],
        "page": page,
        "url": way.get("url", ""),
        "shows_phone": way.get("phone", False),
    }


def menu_entry(entry: Texts) -> dict[str, Any] | None:
    own = menu_link(entry)
    links = [link for link in map(menu_link, entry.get("links", [])) if link["page"]]
    return {**own, "links": links} if own["page"] or links else None


def menu_link(link: Texts) -> dict[str, Any]:
    label = {code.replace("-", "_"): words for code, words in link.get("label", {}).items()}
    return {"page": page_at(link["page"]) if "page" in link else None, "url": "", "label": label}


def page_at(slug: str) -> Page | None:
    """The German page with this address; the menu goes without what an example does not have."""
    return Page.objects.filter(slug=slug, locale__language_code="de").first()
