"""What stands around every page: the site's name, the office, the menu, the legal links, the announcement."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from wagtail.contrib.settings.models import BaseSiteSetting
from wagtail.models import Site

import cities
from content import page_cache
from content.menus import MenuEntry, ids_in, marked_for_menus, tree
from content.models import Announcement, Navigation, SiteFacts
from content.multilingual import MultilingualText
from content.site_facts import CONTACT_PAGE, LEGAL_PAGES
from content.versions import Link, active_language, links_by_id, other_language

Setting = TypeVar("Setting", bound=BaseSiteSetting)

#: What the facts are called among the variables of a template.
FACTS = "facts_of_the_site"


@dataclass(frozen=True)
class Passage:
    """A text of the office. ``language`` is set where it is in another language than the page."""

    text: str = ""
    language: str = ""


@dataclass(frozen=True)
class Announced:
    """What stands on top of every page in the span [starts, ends)."""

    passage: Passage
    kind: str
    link: Link | None = None
    starts: datetime | None = None
    ends: datetime | None = None

    def is_shown(self, at: datetime) -> bool:
        return (self.starts is None or self.starts <= at) and (self.ends is None or at < self.ends)

    def changes_at(self, at: datetime) -> datetime | None:
        """When it comes or goes by itself."""
        return min((border for border in (self.starts, self.ends) if border and border > at), default=None)


@dataclass(frozen=True)
class Facts:
    """The site's facts in one version, ready to show."""

    site_name: str
    city: str
    office: str
    phone: str = ""
    email: str = ""
    address: str = ""
    opening_hours: str = ""
    menu: tuple[MenuEntry, ...] = ()
    legal: dict[str, Link] = field(default_factory=dict)
    hours_language: str = ""
    contact_page: Link | None = None
    accounts: tuple[Link, ...] = ()
    footer: Passage = Passage()
    announced: Announced | None = None


def current_facts() -> Facts:
    """The facts in the reader's version."""
    return page_cache.remembered("facts", lambda: read_facts(active_language()))


def facts_in(context: Mapping[str, Any]) -> Facts:
    """The same for whoever writes a page: what stands around it has asked for them already."""
    facts: Facts | None = context.get(FACTS)
    return current_facts() if facts is None else facts


def read_facts(code: str) -> Facts:
    """The facts as the database has them now: two queries, three where nobody has written a menu."""
    stored, navigation, announcement = stored_settings()
    city = cities.current()
    ids = {*chosen_pages(stored).values(), announcement.page_id, *ids_in(navigation.entries)} - {None}
    links = links_by_id(ids, for_everybody=True)
    return Facts(
        site_name=stored.site_name,
        city=city.name,
        office=str(stored.office) or str(city.office),
        phone=stored.phone,
        email=stored.email,
        address=stored.address,
        opening_hours=str(stored.opening_hours),
        hours_language=passage(stored.opening_hours).language,
        contact_page=links.get(stored.contact_page_id or 0),
        accounts=tuple(Link(block.value["name"], block.value["url"]) for block in stored.accounts),
        footer=passage(stored.footer_text),
        menu=tree(navigation.entries, links) if navigation.entries else marked_for_menus(code),
        legal=legal_links(stored, links),
        announced=announced(announcement, links),
    )


def stored_settings() -> tuple[SiteFacts, Navigation, Announcement]:
    """What editors have set for the site, in one query; what they have never opened is as it comes."""
    names = [accessor(kind) for kind in (SiteFacts, Navigation, Announcement)]
    site = Site.objects.filter(is_default_site=True).select_related(*names).first()
    return setting_of(site, SiteFacts), setting_of(site, Navigation), setting_of(site, Announcement)


def accessor(kind: type[BaseSiteSetting]) -> str:
    """What a site calls its settings of this kind."""
    return str(kind._meta.get_field("site").remote_field.get_accessor_name())


def setting_of(site: Site | None, kind: type[Setting]) -> Setting:
    found: Setting | None = getattr(site, accessor(kind), None)
    return found or kind()


def chosen_pages(stored: SiteFacts) -> dict[str, int]:
    """Field name → page, for the pages that every page links to."""
    chosen = {name: getattr(stored, f"{name}_id") for name in (*LEGAL_PAGES, CONTACT_PAGE)}
    return {name: number for name, number in chosen.items() if number}


def legal_links(stored: SiteFacts, links: dict[int, Link]) -> dict[str, Link]:
    """Field name → link with the page's own title, for the pages that exist and are public."""
    chosen = chosen_pages(stored)
    return {name: links[chosen[name]] for name in LEGAL_PAGES if chosen.get(name) in links}


def announced(stored: Announcement, links: dict[int, Link]) -> Announced | None:
    if not stored.text:
        return None
    link = links.get(stored.page_id or 0) or (Link("", stored.url) if stored.url else None)
    if link and stored.link_text:
        words = passage(stored.link_text)
        link = Link(words.text, link.url, words.language)
    return Announced(passage(stored.text), stored.kind, link, stored.starts, stored.ends)


def passage(text: MultilingualText) -> Passage:
    return Passage(str(text), other_language(text.language) if text else "")
