"""Language versions: which there are, how one gets from one to the other, what stands in for a missing one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import get_language, get_language_from_path, get_language_info
from wagtail.models import Page
from wagtail.query import PageQuerySet

from content import page_cache

# Editors write in these. Of the others there are only the words around the texts.
WRITTEN = tuple(code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES)
#: Leichte Sprache.
EASY = "de-simple"
# Leichte Sprache is German for search engines; in hreflang it would compete with the German page. Where only the words
# around a text are translated, the German address is the one to find.
NOT_FOR_SEARCH_ENGINES = {EASY, *(code for code, _name in settings.LANGUAGES if code not in WRITTEN)}
# Written by us as the first ones; every other catalogue translates them.
AUTHORED = {"en", settings.LANGUAGE_CODE}
# What a reader's page asks of the words of each version.
WORDS = tuple(f"text_state__{name}" for name in ("digest", "changed_at", "basis", "checked_by", "checked_on"))


@dataclass(frozen=True)
class Link:
    """A link in the reader's words. ``language`` is set where the title is in another language than the page."""

    title: str
    url: str
    language: str = ""


@dataclass(frozen=True)
class Version:
    """One entry of the language switch. ``exists`` is False where the default page stands in."""

    code: str
    name: str
    url: str
    is_current: bool
    exists: bool = True

    @property
    def is_unchecked(self) -> bool:
        """Whether the switch says so. Leichte Sprache says it at each text, for each is checked by itself."""
        return self.code not in WRITTEN and has_unchecked_words(self.code)

    @property
    def hreflang(self) -> str:
        """What ``<link rel="alternate">`` says; empty where there is nothing to offer to a search engine."""
        return self.code if self.exists and self.code not in NOT_FOR_SEARCH_ENGINES else ""


def active_language() -> str:
    """The version that the reader has chosen, by the address."""
    return get_language() or settings.LANGUAGE_CODE


def other_language(code: str) -> str:
    """What to write into ``lang``: the language of a passage, empty where it is the reader's own."""
    return "" if code == active_language() else code


def name_of(code: str) -> str:
    """What the version is called in itself: Deutsch, Leichte Sprache, English."""
    return str(get_language_info(code)["name_local"])


def has_unchecked_words(code: str) -> bool:
    """Whether somebody has yet to check the words of this version's catalogue; the head of the catalogue says it."""
    return code not in AUTHORED and not settings.CATALOGUE_STATES.get(code, "unchecked").startswith("checked")


def in_version(path: str, code: str) -> str:
    """The same address in another version; an address without a version leads to that version's home page."""
    current = get_language_from_path(path)
    rest = path[len(current) + 1 :] if current and path.startswith(f"/{current}/") else "/"
    return f"/{code}{rest}"


class Memory:
    """What Wagtail remembers between two addresses. It need not look for the site first: there is one."""

    _wagtail_site = None


def live_pages(*more: str) -> PageQuerySet:
    """Public pages with what an address needs, and no more than is named."""
    needed = ("title", "url_path", "path", "depth", "translation_key", "content_type", "locale__language_code")
    return Page.objects.live().select_related("locale").only(*needed, *more)


def versions_of(page: Page) -> dict[str, Page]:
    """Code → the live version of the page, each with what is known of its words. One query."""
    pages = live_pages(*WORDS).select_related("text_state").filter(translation_key=page.translation_key)
    return {own.locale.language_code: own for own in pages}


def page_versions(page: Page, pages: Mapping[str, Page] | None = None) -> list[Version]:
    """The switch's entries for a page: its live versions; for the others, the default page. One query at most."""
    pages = versions_of(page) if pages is None else pages
    memory = Memory()
    versions = []
    for code, _name in settings.LANGUAGES:
        if url := address_for_reader(pages, memory, code):
            versions.append(Version(code, name_of(code), url, code == active_language(), exists=code in pages))
    return versions


def view_versions(request: HttpRequest) -> list[Version]:
    """The switch's entries for a plain view: the same address with another beginning. No query."""
    path = request.get_full_path()
    return [
        Version(code, name_of(code), in_version(path, code), code == active_language())
        for code, _name in settings.LANGUAGES
    ]


def links_by_id(ids: Iterable[int], *, for_everybody: bool = False) -> dict[int, Link]:
    """Page id → a link that leads a reader of the active version there, with the page's title. One query for all.

    A page that is missing in that version gets the address under which the default page stands in for it.
    A page that is not public has no link and is left out; ``for_everybody``, so are pages that not everybody reads.
    """
    linked = Page.objects.filter(id__in=ids).values("translation_key")
    codes = {active_language(), settings.LANGUAGE_CODE}
    candidates = Q(id__in=ids) | Q(translation_key__in=linked, locale__language_code__in=codes)
    versions: dict[UUID, dict[str, Page]] = {}
    for page in live_pages().filter(candidates):
        if for_everybody and is_closed_to_somebody(page):
            continue
        versions.setdefault(page.translation_key, {})[page.locale.language_code] = page
    memory = Memory()
    return {
        page.id: link_for_reader(pages, memory) or link_to(page, page.get_url(memory))
        for pages in versions.values()
        for page in pages.values()
    }


def is_closed_to_somebody(page: Page) -> bool:
    """Whether only some people read this page. A query only for kinds of pages that can be closed."""
    return getattr(page.specific_class, "can_be_closed", False) and page.specific.is_closed_to(AnonymousUser())


def addresses_by_id(ids: Iterable[int]) -> dict[int, str]:
    """Page id → where a link to it leads a reader of the active version. One query for all."""
    return {number: link.url for number, link in links_by_id(ids).items()}


def addresses_of_kinds(*kinds: type[Page]) -> dict[type[Page], str]:
    """Where the one page of each kind, such as a list, is for a reader of the active version. One query for all, once
    until a page changes.

    A kind without a public page is left out.
    """
    names = [kind._meta.label_lower for kind in kinds]
    return page_cache.remembered(f"addresses:{':'.join(names)}", lambda: _read_addresses(kinds))


def _read_addresses(kinds: Iterable[type[Page]]) -> dict[type[Page], str]:
    found: dict[type[Page], dict[str, Page]] = {}
    for page in Page.objects.live().type(*kinds).select_related("locale"):
        found.setdefault(page.specific_class, {})[page.locale.language_code] = page
    memory = Memory()
    return {kind: address_for_reader(versions, memory) for kind, versions in found.items()}


def address_of(page: Page) -> str:
    """Where a link to this page leads a reader of the active version; empty where it is not public."""
    return addresses_by_id([page.pk]).get(page.pk, "")


def address_for_reader(versions: Mapping[str, Page], memory: Memory | None = None, code: str = "") -> str:
    """Where a reader of a version (the active one) finds a page, given its live versions; empty where there is neither
    the own page nor the default one.
    """
    code = code or active_language()
    memory = memory or Memory()
    if own := versions.get(code):
        return own.get_url(memory) or ""
    if default := versions.get(settings.LANGUAGE_CODE):
        return in_version(default.get_url(memory) or "", code)
    return ""


def link_for_reader(versions: Mapping[str, Page], memory: Memory | None = None) -> Link | None:
    """A link to the own page, or to the default one that stands in; None where there is neither."""
    page = versions.get(active_language()) or versions.get(settings.LANGUAGE_CODE)
    return link_to(page, address_for_reader(versions, memory)) if page else None


def link_to(page: Page, url: str | None) -> Link:
    return Link(page.title, url or "", other_language(page.locale.language_code))
