"""Language versions: which there are, how one gets from one to the other, what stands in for a missing one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import get_language, get_language_from_path, get_language_info
from wagtail.models import Page

# Leichte Sprache is German for search engines; in hreflang it would compete with the German page.
NOT_FOR_SEARCH_ENGINES = {"de-simple"}


@dataclass(frozen=True)
class Version:
    """One entry of the language switch. ``exists`` is False where the default page stands in."""

    code: str
    name: str
    url: str
    is_current: bool
    exists: bool = True

    @property
    def hreflang(self) -> str:
        """What ``<link rel="alternate">`` says; empty where there is nothing to offer to a search engine."""
        return self.code if self.exists and self.code not in NOT_FOR_SEARCH_ENGINES else ""


def active_language() -> str:
    """The version that the reader has chosen, by the address."""
    return get_language() or settings.LANGUAGE_CODE


def name_of(code: str) -> str:
    """What the version is called in itself: Deutsch, Leichte Sprache, English."""
    return str(get_language_info(code)["name_local"])


def in_version(path: str, code: str) -> str:
    """The same address in another version; an address without a version leads to that version's home page."""
    current = get_language_from_path(path)
    rest = path[len(current) + 1 :] if current and path.startswith(f"/{current}/") else "/"
    return f"/{code}{rest}"


def page_versions(page: Page, request: HttpRequest | None = None) -> list[Version]:
    """The switch's entries for a page: its live versions; for the others, the default page. One query."""
    live = Page.objects.live().filter(translation_key=page.translation_key).select_related("locale")
    pages = {own.locale.language_code: own for own in live}
    default = pages.get(settings.LANGUAGE_CODE)
    versions = []
    for code, _name in settings.LANGUAGES:
        if own := pages.get(code):
            versions.append(Version(code, name_of(code), own.get_url(request), code == active_language()))
        elif default:
            url = in_version(default.get_url(request), code)
            versions.append(Version(code, name_of(code), url, code == active_language(), exists=False))
    return versions


def view_versions(request: HttpRequest) -> list[Version]:
    """The switch's entries for a plain view: the same address with another beginning. No query."""
    path = request.get_full_path()
    return [
        Version(code, name_of(code), in_version(path, code), code == active_language())
        for code, _name in settings.LANGUAGES
    ]


def addresses_by_id(ids: Iterable[int]) -> dict[int, str]:
    """Page id → where a link to it leads a reader of the active version. One query for all.

    A page that is missing in that version gets the address under which the default page stands in for it.
    A page that is not public has no address and is left out.
    """
    code = active_language()
    linked = Page.objects.filter(id__in=ids)
    candidates = (
        Page.objects.live()
        .filter(
            Q(id__in=ids)
            | Q(
                translation_key__in=linked.values("translation_key"),
                locale__language_code__in={code, settings.LANGUAGE_CODE},
            )
        )
        .select_related("locale")
    )
    versions: dict[UUID, dict[str, Page]] = {}
    for page in candidates:
        versions.setdefault(page.translation_key, {})[page.locale.language_code] = page
    return {
        page.id: address
        for pages in versions.values()
        for page in pages.values()
        if (address := address_for_reader(pages) or page.url)
    }


def address_of(page: Page) -> str:
    """Where a link to this page leads a reader of the active version; empty where it is not public."""
    return addresses_by_id([page.pk]).get(page.pk, "")


def address_for_reader(versions: Mapping[str, Page]) -> str:
    """Where a reader of the active version finds a page, given its live versions by language; empty for neither."""
    code = active_language()
    if own := versions.get(code):
        return own.url or ""
    if default := versions.get(settings.LANGUAGE_CODE):
        return in_version(default.url or "", code)
    return ""
