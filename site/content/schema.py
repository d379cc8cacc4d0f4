"""Facts in the words of schema.org, for machines (JSON-LD)."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.utils.html import format_html
from django.utils.safestring import SafeString

from content.facts import Facts
from content.outgoing import absolute, printable
from content.versions import active_language

Thing = dict[str, Any]

#: No sign of a text can end the element or begin another one.
ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def script(things: Iterable[Thing]) -> SafeString | str:
    """All of it in one block of data, which no browser runs; nothing where there is nothing to say."""
    graph = [_filled(thing) for thing in things]
    if not graph:
        return ""
    document = {"@context": "https://schema.org", "@graph": graph}
    text = json.dumps(document, cls=DjangoJSONEncoder, ensure_ascii=False).translate(ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', SafeString(text))


def _filled(value: Any) -> Any:
    """Without what is empty, all the way down: a fact that nobody gave is no fact."""
    if isinstance(value, dict):
        return {name: _filled(each) for name, each in value.items() if each not in (None, "", [], {}, ())}
    if isinstance(value, list | tuple):
        return [_filled(each) for each in value]
    return printable(value) if isinstance(value, str) else value


def breadcrumbs(steps: Sequence[tuple[str, str]]) -> Thing:
    """The way here; the page itself comes last and needs no address."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": str(title), "item": absolute(url) if url else ""}
            for number, (title, url) in enumerate(steps, 1)
        ],
    }


def office(facts: Facts) -> Thing:
    """Who publishes everything here."""
    return {
        "@type": "GovernmentOrganization",
        "name": facts.office,
        "url": absolute(f"/{active_language()}/"),
        "telephone": facts.phone,
        "email": facts.email,
        "address": facts.address,
        "areaServed": {"@type": "City", "name": facts.city},
    }


def site_and_office(facts: Facts) -> list[Thing]:
    """What the home page says about the whole."""
    site = {
        "@type": "WebSite",
        "name": facts.site_name,
        "url": absolute(f"/{active_language()}/"),
        "inLanguage": active_language(),
    }
    return [office(facts), site]
