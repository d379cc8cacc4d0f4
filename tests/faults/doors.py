"""Every address of the site, found in the resolver and filled in with the things of one world."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from django.http import HttpResponseBase
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import translation
from openpyxl import load_workbook
from wagtail.models import Page, Site

from config.sitemaps import SECTIONS
from consultations.exports.results import RESULTS
from consultations.exports.rows import DATASETS
from news.models import EventPage
from tests.faults.world import World

#: Pages for developers, one of which fails on purpose; and the way out, which ends every visit after it.
LEFT_OUT = ("failwhale", "test404", "logout", "^.*/$")

FILES = ("text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")


def patterns(resolver: Any = None, route: str = "", namespace: str = "") -> Iterator[tuple[str, str, URLPattern]]:
    """Route, full name and pattern of every address."""
    for each in (resolver or get_resolver()).url_patterns:
        here = route + str(each.pattern)
        if isinstance(each, URLResolver):
            inside = f"{namespace}{each.namespace}:" if each.namespace else namespace
            yield from patterns(each, here, inside)
        elif not any(part in here for part in LEFT_OUT):
            yield here, f"{namespace}{each.name}", each


def addresses(world: World, *, office: bool, state: str = "published") -> dict[str, str]:
    """Name → address, of the public site or of the office; ``state`` says which proposal and comment they are about."""
    found: dict[str, str] = {}
    # The language version that is active stands in the routes.
    with translation.override("de"):
        for route, name, _pattern in patterns():
            if route.startswith("verwaltung/") == office:
                for suffix, address in filled_in(route, name, world, state):
                    found[f"{name}{suffix}"] = address
    return found


def filled_in(route: str, name: str, world: World, state: str) -> Iterator[tuple[str, str]]:
    if name == "wagtail_serve":
        for page in Page.objects.live().filter(depth__gt=1):
            if page.url:
                yield f" {page.pk}", page.url
        return
    for option in options(name, world, state):
        address = "/" + route.replace("^", "").replace("$", "")
        for part, value in option.items():
            for kind in ("int", "str", "slug", "uuid"):
                address = address.replace(f"<{kind}:{part}>", str(value))
        if "<" not in address and "(" not in address:
            yield f" {option.get('name', '')}".rstrip(), address


def options(name: str, world: World, state: str) -> list[dict[str, Any]]:
    """What stands in the address; several where one name leads to several things."""
    proposal, page, site = world.proposals[state], world.page, Site.objects.get(is_default_site=True)
    numbers: dict[str, Any] = {
        "slug": world.consultation.slug,
        "number": proposal.number,
        "pk": world.comments[state].pk,
        "phase": world.vote.pk,
        "phase_pk": world.vote.pk,
        "secret": "geheim",
        "page_id": page.pk,
        "parent_page_id": page.get_parent().pk,
        "page_to_move_id": page.pk,
        "destination_id": site.root_page_id,
        "revision_id": page.latest_revision_id,
        "content_type_app_name": "consultations",
        "content_type_model_name": "consultationpage",
        "app_label": "consultations",
        "app_name": "content",
        "model_name": "sitefacts" if "settings" in name else "consultationpage",
        "locale": page.locale_id,
    }
    numbers |= {"pk": pk_for(name, world, state, site)}
    if name == "sitemap_section":
        return [{"name": section} for section in SECTIONS]
    if name == "following_event":
        return [{"key": key} for key in EventPage.objects.values_list("translation_key", flat=True)[:1]]
    if "open_data_" in name:
        return [{**numbers, "name": table} for table in (*DATASETS, *RESULTS)]
    return [numbers]


def pk_for(name: str, world: World, state: str, site: Site) -> int:
    proposal = world.proposals[state].pk
    namespace = name.rpartition(":")[0]
    if namespace in world.rest:
        # Things of one kind that a test has put there.
        return int(world.rest[namespace].pk)
    return {
        "consultations_admin": world.consultation.pk,
        "answers_admin": world.rest["draft"].pk,
        "office_proposals": proposal,
        "office_shorts": proposal,
        "office_answers": world.rest["answer"].pk,
        "office_status": world.proposals["published"].status_entries.get().pk,
        "office_reports": world.rest["report"].pk,
        "wagtailusers_users": world.proposals[state].contributor.account_id or 0,
        "wagtailsites": site.pk,
        "wagtailsettings": site.pk,
        "wagtaillocales": world.page.locale_id,
        "wagtailadmin_api:pages": world.page.pk,
        "moderation": proposal if name.endswith("proposal") else world.comments[state].pk,
    }.get(namespace, world.comments[state].pk)


def body(response: HttpResponseBase) -> str:
    """What came back as text; a workbook as the text of all its cells."""
    content = b"".join(response) if response.streaming else response.content
    if response.headers.get("Content-Type", "").startswith(FILES[1]):
        return "\n".join(",".join(map(str, row)) for row in cells_of(content))
    return content.decode(errors="replace")


def cells_of(content: bytes) -> list[tuple[Any, ...]]:
    return list(load_workbook(BytesIO(content)).active.iter_rows(values_only=True))


def visit(client: Client, address: str, **more: Any) -> tuple[int, str]:
    response = client.get(address, **more)
    return response.status_code, body(response)
