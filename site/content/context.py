"""What ``base.html`` reads: nothing is asked before a template shows it, so the admin's templates cost nothing."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from content import page_cache
from content.display.choice import choice_in
from content.facts import FACTS, Announced, Facts, current_facts
from content.menus import MenuEntry
from content.phone import dialable
from content.versions import Link, active_language, view_versions


def frame(request: HttpRequest) -> dict[str, Any]:
    """Name, menu, office, legal links and language versions. A page replaces ``versions`` with its own."""
    facts: Any = SimpleLazyObject(current_facts)
    return {
        FACTS: facts,
        "display": choice_in(request),
        "site_name": SimpleLazyObject(lambda: facts.site_name),
        "home_url": f"/{active_language()}/",
        "navigation": SimpleLazyObject(lambda: navigation(facts, request.path)),
        "announcement": SimpleLazyObject(lambda: announcement(facts, request)),
        "contact": SimpleLazyObject(lambda: contact(facts)),
        "legal_links": SimpleLazyObject(lambda: list(facts.legal.values())),
        "accounts_elsewhere": SimpleLazyObject(lambda: facts.accounts),
        "footer": SimpleLazyObject(lambda: facts.footer),
        "versions": SimpleLazyObject(lambda: view_versions(request)),
    }


def navigation(facts: Facts, path: str) -> list[dict[str, Any]]:
    """The menu; the entry of the page itself and the one of the section that it lies in are marked."""
    return [as_item(entry, path) for entry in facts.menu]


def as_item(entry: MenuEntry, path: str) -> dict[str, Any]:
    item = marked(entry, path)
    links = [marked(link, path) for link in entry.links]
    is_section = item["is_section"] or any(link["is_current"] or link["is_section"] for link in links)
    return {**item, "links": links, "is_section": is_section}


def marked(link: Link, path: str) -> dict[str, Any]:
    is_home = link.url == f"/{active_language()}/"
    return {
        "title": link.title,
        "url": link.url,
        "language": link.language,
        "is_current": path == link.url,
        # Everything lies below the home page: that would mark it always.
        "is_section": bool(link.url) and not is_home and path.startswith(link.url) and path != link.url,
    }


def announcement(facts: Facts, request: HttpRequest) -> Announced | None:
    """The announcement, if this is its time. The page is kept no longer than until it comes or goes."""
    if facts.announced is None:
        return None
    now = timezone.now()
    page_cache.change_at(request, facts.announced.changes_at(now))
    return facts.announced if facts.announced.is_shown(now) else None


def contact(facts: Facts) -> dict[str, Any]:
    """The office, as the help section shows it."""
    return {
        "name": facts.office,
        "phone": facts.phone,
        "phone_url": dialable(facts.phone),
        "email": facts.email,
        "address": facts.address,
        "hours": facts.opening_hours,
        "hours_language": facts.hours_language,
        "page": facts.contact_page,
    }
