"""What stands around every page: the site's name, the office, the menu, the legal links."""

from dataclasses import dataclass, field

from django.conf import settings
from django.core.cache import cache
from wagtail.models import Page

import cities
from content import page_cache
from content.models import ROOT_DEPTH, SiteFacts
from content.versions import active_language, address_for_reader, addresses_by_id, live_pages

LEGAL_PAGES = ("imprint", "privacy", "accessibility", "house_rules")


@dataclass(frozen=True)
class Link:
    """A link in the frame. ``language`` is set where the title is in another language than the page."""

    title: str
    url: str
    language: str = ""


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
    menu: tuple[Link, ...] = ()
    legal: dict[str, Link] = field(default_factory=dict)


def current_facts() -> Facts:
    """The facts in the reader's version."""
    code = active_language()
    if not settings.PAGE_CACHE_SECONDS:
        return read_facts(code)
    key = f"facts:{page_cache.version()}:{settings.CITY}:{code}"
    kept: Facts | None = cache.get(key)
    if kept is None:
        kept = read_facts(code)
        cache.set(key, kept, settings.PAGE_CACHE_SECONDS)
    return kept


def read_facts(code: str) -> Facts:
    """The facts as the database has them now: three queries at most."""
    stored = SiteFacts.objects.filter(site__is_default_site=True).select_related(*LEGAL_PAGES).first() or SiteFacts()
    city = cities.current()
    return Facts(
        site_name=stored.site_name,
        city=city.name,
        office=str(stored.office) or str(city.office),
        phone=stored.phone,
        email=stored.email,
        address=stored.address,
        opening_hours=str(stored.opening_hours),
        menu=menu(code),
        legal=legal_links(stored),
    )


def menu(code: str) -> tuple[Link, ...]:
    """The pages below the home page that are marked for the menu; the default page where a version lacks one."""
    entries: dict[object, dict[str, Page]] = {}
    pages = live_pages().in_menu().filter(depth=ROOT_DEPTH + 1).order_by("path")
    for page in pages.filter(locale__language_code__in={code, settings.LANGUAGE_CODE}):
        entries.setdefault(page.translation_key, {})[page.locale.language_code] = page
    return tuple(_entry(versions, code) for versions in entries.values())


def _entry(versions: dict[str, Page], code: str) -> Link:
    url = address_for_reader(versions)
    if own := versions.get(code):
        return Link(own.title, url)
    return Link(versions[settings.LANGUAGE_CODE].title, url, language=settings.LANGUAGE_CODE)


def legal_links(stored: SiteFacts) -> dict[str, Link]:
    """Field name → link, for the pages that exist and are public."""
    chosen = {name: getattr(stored, name) for name in LEGAL_PAGES if getattr(stored, f"{name}_id")}
    if not chosen:
        return {}
    addresses = addresses_by_id([page.pk for page in chosen.values()])
    titles = {name: str(SiteFacts._meta.get_field(name).verbose_name) for name in LEGAL_PAGES}
    return {
        name: Link(titles[name].capitalize(), addresses[page.pk])
        for name, page in chosen.items()
        if page.pk in addresses
    }
