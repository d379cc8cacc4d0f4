"""What somebody may not see is not found: not as a result, not in a number, not as a suggestion."""

from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from accounts.models import User
from consultations.models import Consultation, Level, Readers, State
from consultations.moderation import services as moderation
from tests.factories import make_consultation, make_contributor, make_proposal
from tests.news.making import make_article, make_event
from tests.pages.pages import make_consultation_page, make_page

from .looking import html, make_information, search, text, titles

pytestmark = pytest.mark.django_db

WORD, SLIP = "Geheimnis", "Geheimniz"
STATES = [State.WAITING, State.HIDDEN, State.WITHDRAWN]


@pytest.fixture
def consultation() -> Consultation:
    return make_consultation()


@pytest.fixture
def closed() -> Consultation:
    consultation = make_consultation(published=False, readers=Readers.INVITED, level=Level.CHECKED)
    make_consultation_page(translation_key=consultation.key, title=f"{WORD} einer Gruppe", summary=WORD)
    return consultation


def gives_nothing_away(client: Client) -> bool:
    found = [search(client, language, q=WORD).total for language in ("de", "de-simple", "en")]
    suggested = WORD in html(client, q=SLIP)
    return found == [0, 0, 0] and not suggested


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("reader", ["nobody", "bernd", "clara"])
def test_proposals_that_are_not_public_are_not_found(
    client: Client, consultation: Consultation, request: pytest.FixtureRequest, state: State, reader: str
) -> None:
    make_proposal(consultation, title=WORD, text=WORD, state=state)
    if reader != "nobody":
        client.force_login(request.getfixturevalue(reader))

    assert gives_nothing_away(client)


def test_anna_finds_what_of_hers_waits_and_is_told_that_nobody_else_does(
    client: Client, consultation: Consultation, anna: User
) -> None:
    make_proposal(consultation, author=anna, title=WORD, state=State.WAITING)
    client.force_login(anna)

    assert titles(client, q=WORD) == [WORD]
    assert search(client, q=WORD).sections[0].results[0].level == "warning"


def test_a_consultation_without_a_public_page_is_not_found_nor_what_belongs_to_it(client: Client) -> None:
    hidden = make_consultation(published=False, title={"de": WORD})
    make_consultation_page(translation_key=hidden.key, title=WORD, live=False)
    make_proposal(hidden, title=WORD)

    assert gives_nothing_away(client)


@pytest.mark.parametrize("reader", ["nobody", "bernd"])
def test_a_closed_consultation_is_found_by_nobody_else(
    client: Client, closed: Consultation, request: pytest.FixtureRequest, reader: str
) -> None:
    make_proposal(closed, title=WORD)
    make_article(title=WORD, consultation=closed)
    make_event(title=WORD, consultation=closed)
    # Even a page of another type that has taken its key.
    make_page(kind=type(make_information("Andere Seite")), title=WORD, translation_key=closed.key, locale=_english())
    if reader != "nobody":
        client.force_login(request.getfixturevalue(reader))

    assert gives_nothing_away(client)


def _english() -> object:
    from wagtail.models import Locale

    return Locale.objects.get(language_code="en")


def test_invited_people_find_what_is_in_their_consultation(client: Client, closed: Consultation, anna: User) -> None:
    make_contributor(closed, anna, found_entitled_at=timezone.now())
    make_proposal(closed, title=f"{WORD} der Gruppe")
    make_article(title=f"{WORD} im Artikel", consultation=closed)
    client.force_login(anna)

    assert set(titles(client, q=WORD)) == {f"{WORD} einer Gruppe", f"{WORD} der Gruppe", f"{WORD} im Artikel"}


def test_drafts_and_pages_taken_offline_are_not_found(client: Client) -> None:
    make_information(WORD, WORD, live=False)
    make_article(title=WORD, live=False)
    make_event(title=WORD, live=False, go_live_at=timezone.now() + timedelta(days=1))
    page = make_information(WORD, WORD)
    page.unpublish()
    public = make_information("Auskunft", "Etwas anderes.")
    public.body = text(WORD)
    public.title = WORD
    public.save_revision()

    assert gives_nothing_away(client)


def test_the_root_of_the_tree_is_no_result(client: Client) -> None:
    assert Page.objects.filter(depth=1, title="Root", live=True).exists()
    assert search(client, q="Root").total == 0


@pytest.mark.parametrize("how", ["hide", "black out", "in bulk"])
def test_what_is_hidden_later_is_no_longer_found_nor_suggested(
    client: Client, consultation: Consultation, clara: User, settings: LazySettings, how: str
) -> None:
    settings.PAGE_CACHE_SECONDS = 60
    proposal = make_proposal(consultation, title=WORD, text=f"Das {WORD} der Stadt.")
    assert WORD in html(client, q=SLIP)
    assert titles(client, q=WORD) == [WORD]

    if how == "hide":
        moderation.hide(target=proposal, by=clara, rule="insult")
    elif how == "black out":
        moderation.redact(target=proposal, by=clara, rule="private", passage=WORD)
    else:
        type(proposal).objects.filter(pk=proposal.pk).update(state=State.HIDDEN)

    # The words are still kept for suggestions; none is made of them.
    assert gives_nothing_away(client)
