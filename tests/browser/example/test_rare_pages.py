"""Pages that the example content does not show: what machines can find on them, in each version."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from django.test import RequestFactory
from django.utils import timezone

from accounts.models import User
from consultations.models import Consultation
from content import errors
from content.former_addresses import remember
from news.models import EventPage, EventState
from tests.browser.example.test_every_page import VERSIONS, found_on
from tests.content.bodies import every_block, make_page_with
from tests.factories import close

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

    Person = Callable[..., Page]

IN_THE_FRAME = (400, 405, 429)
ALONE = (404, 500, 503)


@pytest.mark.parametrize("language", VERSIONS)
def test_error_pages_have_no_fault(person: "Person", example: Any, rf: RequestFactory, language: str) -> None:
    """Those that a visit does not cause are put in the place of an address; what is gone is visited."""
    made = {}
    for status in IN_THE_FRAME:
        made[f"fehler/{status}/"] = errors.answer(rf.get(f"/{language}/"), status)
    for status in ALONE:
        made[f"fehler/{status}/allein/"] = errors.alone(rf.get(f"/{language}/"), status)
    page = person()

    def answer(route: "Route") -> None:
        path = urlsplit(route.request.url).path.removeprefix(f"/{language}/")
        route.fulfill(body=made[path].content, content_type="text/html; charset=utf-8")

    page.route("**/fehler/**", answer)
    remember(f"/{language}/frueher/")

    assert found_on(page, example.url, language, {path: path for path in [*made, "frueher/"]}) == {}


@pytest.mark.parametrize("language", VERSIONS)
def test_a_closed_consultation_has_no_fault(person: "Person", example: Any, anna: User, language: str) -> None:
    close(Consultation.objects.get(slug="sitzbaenke"))
    pages = {"consultation": "b/sitzbaenke/vorschlaege/"}

    assert found_on(person(), example.url, language, pages) == {}
    assert found_on(person(anna), example.url, language, pages) == {}


@pytest.mark.parametrize("language", VERSIONS)
def test_a_page_with_every_block_has_no_fault(person: "Person", example: Any, language: str) -> None:
    """In the other versions the German page stands in."""
    link = EventPage.objects.filter(locale__language_code="de").first()
    assert link
    make_page_with(*every_block(link.pk), title="Alles")

    assert found_on(person(), example.url, language, {"every block": "seite/"}, cookies=False) == {}


@pytest.mark.parametrize("language", VERSIONS)
def test_events_that_are_cancelled_or_over_have_no_fault(person: "Person", example: Any, language: str) -> None:
    events = EventPage.objects.filter(locale__language_code=language)
    cancelled, past = events.filter(state=EventState.CANCELLED).first(), events.past(timezone.now()).first()
    assert cancelled and past
    pages = {
        "cancelled": f"{cancelled.get_parent().slug}/{cancelled.slug}/",
        "over": f"{past.get_parent().slug}/{past.slug}/",
    }

    assert found_on(person(), example.url, language, pages, cookies=False) == {}
