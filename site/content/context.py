"""What ``base.html`` reads: nothing is asked before a template shows it, so the admin's templates cost nothing."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from content.facts import Facts, current_facts
from content.phone import dialable
from content.versions import active_language, view_versions


def frame(request: HttpRequest) -> dict[str, Any]:
    """Name, menu, office, legal links and language versions. A page replaces ``versions`` with its own."""
    facts: Any = SimpleLazyObject(current_facts)
    return {
        "site_name": SimpleLazyObject(lambda: facts.site_name),
        "home_url": f"/{active_language()}/",
        "navigation": SimpleLazyObject(lambda: navigation(facts, request.path)),
        "contact": SimpleLazyObject(lambda: contact(facts)),
        "legal_links": SimpleLazyObject(lambda: list(facts.legal.values())),
        "versions": SimpleLazyObject(lambda: view_versions(request)),
    }


def navigation(facts: Facts, path: str) -> list[dict[str, Any]]:
    """The menu; the entry of the page itself and the one of the section that it lies in are marked."""
    return [
        {
            "title": link.title,
            "url": link.url,
            "language": link.language,
            "is_current": path == link.url,
            "is_section": path.startswith(link.url) and path != link.url,
        }
        for link in facts.menu
    ]


def contact(facts: Facts) -> dict[str, str]:
    """The office, as the help section shows it."""
    return {
        "name": facts.office,
        "phone": facts.phone,
        "phone_url": dialable(facts.phone),
        "email": facts.email,
        "address": facts.address,
        "hours": facts.opening_hours,
    }
