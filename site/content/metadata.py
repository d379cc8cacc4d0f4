"""What machines read about a page: search engines, programs that follow feeds, and whoever shows a link to it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.templatetags.static import static
from django.utils.text import Truncator
from wagtail.images.models import AbstractImage, SourceImageIOError

from content import schema
from content.facts import facts_in
from content.outgoing import absolute, one_line
from content.versions import Memory, Version, active_language

if TYPE_CHECKING:
    from content.models import BasePage

#: What networks show of a description.
LONGEST = 200
#: Two to one, as networks cut pictures.
SHARE_SIZE = (1200, 630)
#: A language with the country whose way of writing we follow. Leichte Sprache is German there.
COUNTRIES = {"de": "de_DE", "de-simple": "de_DE", "en": "en_GB", "ar": "ar_AR", "tr": "tr_TR"}


@dataclass(frozen=True)
class Picture:
    url: str
    width: int
    height: int
    text: str = ""


@dataclass(frozen=True)
class Following:
    """Something that people can follow: a feed, a calendar or both, by their addresses."""

    title: str
    feed: str = ""
    calendar: str = ""


@dataclass(frozen=True)
class Metadata:
    """What a page says about itself. Views give it to their template as ``metadata``, as pages do."""

    title: str = ""
    description: str = ""
    image: AbstractImage | None = None
    image_text: str = ""
    published: datetime | None = None
    changed: datetime | None = None
    followings: tuple[Following, ...] = ()
    things: tuple[schema.Thing, ...] = ()
    #: A shorter path that leads here in every version, such as that of a consultation; without a language.
    short: str = ""

    @property
    def kind(self) -> str:
        return "article" if self.published else "website"


def tags_of(context: Mapping[str, Any]) -> dict[str, Any]:
    """Everything that ``content/metadata.html`` writes. Forms, accounts and errors say nothing to machines."""
    about: Metadata | None = context.get("metadata")
    if not about:
        return {}
    versions: list[Version] = [] if context.get("is_stand_in") else list(context.get("versions", ()))
    return {
        "about": about,
        "address": address_of(context),
        "description": Truncator(one_line(about.description)).chars(LONGEST),
        "picture": picture_of(about),
        "alternates": [(each.hreflang, absolute(without_query(each.url))) for each in versions if each.hreflang],
        "followings": [each for each in about.followings if each.feed],
        "site_name": facts_in(context).site_name,
        "locale": COUNTRIES.get(active_language(), ""),
        "data": schema.script(graph_of(context, about)),
    }


def page_of(context: Mapping[str, Any]) -> "BasePage | None":
    """The page that is shown. Lists call a part of themselves so, too."""
    page = context.get("page")
    return page if hasattr(page, "is_home") else None


def address_of(context: Mapping[str, Any]) -> str:
    """The one address of what is shown; where the default page stands in for another version, that page's."""
    page = page_of(context)
    return absolute((page and page.get_url(Memory())) or context["request"].path)


def short_address_of(context: Mapping[str, Any], *, is_public: bool = False) -> str:
    """What is easily typed from paper and leads to the same page; empty for what is no page of all. ``is_public`` are
    forms and searches, too, that say nothing to machines.

    The default language is left out where the site finds the page without it: whoever photographs the code gets it in
    the language of the own device, and a page in another version keeps that version.
    """
    about: Metadata | None = context.get("metadata")
    if not (about or is_public):
        return ""
    short = about.short if about else ""
    return shortened(absolute(f"/{active_language()}{short}") if short else address_of(context))


def shortened(address: str) -> str:
    """The same without the default language, where the site finds it by itself."""
    home = absolute(f"/{settings.LANGUAGE_CODE}/")
    if address == home or address.startswith(f"{home}b/"):
        return absolute("/") + address.removeprefix(home)
    return address


def without_query(url: str) -> str:
    return url.partition("?")[0]


def graph_of(context: Mapping[str, Any], about: Metadata) -> Iterable[schema.Thing]:
    page = page_of(context)
    steps = list(context.get("breadcrumbs") or context.get("way") or ())
    if len(steps) > 1:
        yield schema.breadcrumbs(steps)
    if page and page.is_home:
        yield from schema.site_and_office(facts_in(context))
    yield from about.things


def picture_of(about: Metadata) -> Picture:
    """The page's own picture, cut for networks; where it has none, or its file is lost, the city's."""
    if about.image:
        width, height = SHARE_SIZE
        try:
            rendition = about.image.get_rendition(f"fill-{width}x{height}|format-jpeg")
        except SourceImageIOError:
            return picture_of_city()
        return Picture(absolute(rendition.url), rendition.width, rendition.height, about.image_text)
    return picture_of_city()


def picture_of_city() -> Picture:
    return Picture(absolute(static(_drawn_for(settings.CITY))), *SHARE_SIZE)


@lru_cache
def _drawn_for(_city: str) -> str:
    """A city may lay its own picture beside its colours."""
    return "city/share.png" if finders.find("city/share.png") else "icons/share.png"
