"""States of the site, and where things are in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.test import RequestFactory
from django.utils import timezone
from wagtail.models import Page as WagtailPage

from accounts.models import User
from consultations.models import Comment, Consultation, ConsultationIndexPage, ConsultationPage, Phase, Proposal, State
from consultations.processes.services import join
from consultations.votes import services
from content import errors
from content.former_addresses import remember
from news.models import EventIndexPage, EventPage, EventState, NewsIndexPage, NewsPage
from tests.content.bodies import every_block, make_page_with
from tests.factories import close, make_comment, make_proposal
from tests.votes.making import end, settle

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

BENCHES, VOTE = "sitzbaenke", "quartiersbudget-oberbarmen"
MANY = 45
MINE = 900
BROKEN_ALONE = (404, 500, 503)


def anna() -> User:
    return User.objects.get(email="anna@example.org")


def benches() -> Consultation:
    return Consultation.objects.get(slug=BENCHES)


# What a state needs beyond the example.


def taking_part(page: Page, version: str) -> None:
    """Anna has voted, and has something of her own that she can still change."""
    phase = Phase.objects.get(use="choice", consultation__slug=VOTE)
    join(consultation=phase.consultation, person=anna(), states_entitled=True)
    for proposal in Proposal.objects.filter(consultation=phase.consultation)[:3]:
        services.cast(phase=phase, person=anna(), proposal=proposal)
    mine = make_proposal(benches(), author=anna(), number=MINE, language="de")
    make_comment(mine, author=anna(), language="de")


def many(page: Page, version: str) -> None:
    for number in range(1, MANY + 1):
        make_proposal(benches(), number=MINE + number, title=f"Eine Bank an der Haltestelle {number}", language="de")


def counted(page: Page, version: str) -> None:
    """The vote is over, and there is a result."""
    settle(end(Phase.objects.get(use="choice", consultation__slug=VOTE)))


def empty(page: Page, version: str) -> None:
    Proposal.objects.filter(consultation__slug=BENCHES).update(state=State.HIDDEN)
    for kind in (NewsPage, EventPage):
        kind.objects.update(live=False)


def nothing(page: Page, version: str) -> None:
    """As a city begins: no consultation, no article, no event."""
    for kind in (ConsultationPage, NewsPage, EventPage):
        kind.objects.update(live=False)


def gone(page: Page, version: str) -> None:
    Proposal.objects.filter(consultation__slug=BENCHES, number=4).update(state=State.HIDDEN)
    Comment.objects.filter(pk=comment(version)).update(state=State.WITHDRAWN)
    remember(f"/{version}/frueher/")


def closed(page: Page, version: str) -> None:
    close(benches())


def with_every_block(page: Page, version: str) -> None:
    link = EventPage.objects.filter(locale__language_code="de").first()
    assert link
    make_page_with(*every_block(link.pk), title="Alles")


def broken(page: Page, version: str) -> None:
    """The pages for errors that a visit does not cause are put in the place of an address."""
    asked = RequestFactory().get(f"/{version}/")

    def answer(route: Route) -> None:
        parts = urlsplit(route.request.url).path.strip("/").split("/")
        status = int(parts[2])
        made = errors.alone(asked, status) if parts[3:] == ["allein"] else errors.answer(asked, status)
        route.fulfill(body=made.content, status=status, content_type="text/html; charset=utf-8")

    page.route("**/fehler/**", answer)


STATES: dict[str, Callable[[Page, str], None]] = {
    "example": lambda page, version: None,
    "taking part": taking_part,
    "many": many,
    "counted": counted,
    "empty": empty,
    "nothing": nothing,
    "gone": gone,
    "closed": closed,
    "every block": with_every_block,
    "errors": broken,
}


# Where things are.


def comment(version: str) -> int:
    """One that has replies."""
    reply = Comment.objects.filter(parent__isnull=False, thread__consultation__slug=BENCHES).order_by("pk").first()
    assert reply and reply.parent_id
    return reply.parent_id


def below_version(found: WagtailPage | None) -> str:
    assert found, "The example has no such page."
    return str(found.url).split("/", 2)[2]


def only(kind: Any, version: str, **filters: Any) -> str:
    return below_version(kind.objects.live().filter(locale__language_code=version, **filters).order_by("pk").first())


def past_event(version: str) -> str:
    return below_version(EventPage.objects.filter(locale__language_code=version).past(timezone.now()).first())


PLACES: dict[str, Callable[[str], str | int]] = {
    "index": lambda version: only(ConsultationIndexPage, version),
    "news": lambda version: only(NewsIndexPage, version),
    "article": lambda version: only(NewsPage, version, picture__isnull=False),
    "events": lambda version: only(EventIndexPage, version),
    "moved": lambda version: only(EventPage, version, state=EventState.MOVED),
    "cancelled": lambda version: only(EventPage, version, state=EventState.CANCELLED),
    "past": past_event,
    "comment": comment,
    "vote": lambda version: Phase.objects.get(use="choice", consultation__slug=VOTE).pk,
    "mine": lambda version: MINE,
    "my comment": lambda version: Comment.objects.get(thread__proposal__number=MINE).pk,
    "blocks": lambda version: "seite/",
}


def address(version: str, path: str) -> str:
    """The address of a row; what stands in braces is looked up."""
    start, brace, rest = path.partition("{")
    while brace:
        name, _, rest = rest.partition("}")
        kind, _, slug = name.partition(":")
        start += str(page_of(version, slug) if kind == "page" else PLACES[name](version))
        between, brace, rest = rest.partition("{")
        start += between
    return f"/{version}/{start}"


def page_of(version: str, slug: str) -> str:
    """The version of the German page with this slug."""
    german = WagtailPage.objects.get(slug=slug, locale__language_code="de")
    return below_version(german.get_translations(inclusive=True).get(locale__language_code=version))
