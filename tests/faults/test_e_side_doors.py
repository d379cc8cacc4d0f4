"""E. What is not public is behind none of the doors: every address of the site is tried, by every kind of reader."""

import re
from collections.abc import Iterable
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoCaptureOnCommitCallbacks

from accounts.models import User
from consultations.comments import services as comments
from consultations.models import Category, FormerSlug, Proposal, PublishingCheck, Tally
from consultations.moderation import services as moderation
from consultations.processes.services import rename_slug
from consultations.proposals import services as proposals
from notices.models import OutboxMessage
from tests.factories import make_candidacy, make_consultation, make_proposal, make_vote_phase
from tests.faults.doors import addresses, visit
from tests.faults.world import MAIL, World, candidacy_of, make_world
from tests.pages.pages import make_editor, make_page
from tests.votes.making import put_in, settle

pytestmark = pytest.mark.django_db

#: What nobody but the office (and an author) reads.
SECRET = ("waiting", "hidden", "withdrawn", "draft", "report", "void")
CONTRIBUTIONS = [f"Geheim {place}" for place in SECRET]
STATES = ("published", "waiting", "hidden", "withdrawn")

#: Wagtail tells everybody in the office the titles of all pages: who links to a page or moves one below it needs them.
TITLES_OF_PAGES = {
    "wagtailadmin_choose_page_child",
    "wagtailadmin_pages:move_confirm",
    "wagtailadmin_reports:page_types_usage",
    "wagtailadmin_reports:page_types_usage_results",
}


def words(place: str) -> str:
    if place == "news":
        # An article is published by itself: it stays where its consultation is taken off, and only its link goes.
        return "Aktuell"
    return f"{'Geheim' if place in SECRET else 'Offen'} {place}"


@pytest.fixture
def world(anna: User) -> World:
    return make_world(anna, words)


def public_doors(world: World, states: Iterable[str] = ("published",)) -> dict[str, str]:
    """Every public address, about things in these states, and the questions that one can ask of them."""
    found = {
        f"{name} ({state})": address
        for state in states
        for name, address in addresses(world, office=False, state=state).items()
    }
    doors = {address: name for name, address in found.items()}
    start = reverse("consultations:proposals", args=[world.consultation.slug])
    ballot = reverse("consultations:ballot", args=[world.consultation.slug])
    for order in ("los", "neu", "unterstuetzt", "diskutiert"):
        doors[f"{start}?folge={order}"] = f"sorted: {order}"
    doors[f"{start}?q=eheim"] = "search in the list"
    everywhere = reverse("search:results")
    for asked in ("q=eheim", "q=eheim&art=vorschlaege", "q=Eheimm", "q=eheim&stand=received"):
        doors[f"{everywhere}?{asked}"] = f"search for the whole site: {asked}"
    doors[f"{start}?thema={Category.objects.get().slug}"] = "filter of the list"
    doors[f"/b/{world.consultation.slug}/{world.proposals['hidden'].number}/"] = "address without a version"
    for state in world.proposals:
        doors[f"{ballot}?meldung=vote-saved&nr={candidacy_of(world, state).pk}"] = f"result of a vote ({state})"
    for state, comment in world.comments.items():
        own = reverse("consultations:comment", args=[world.consultation.slug, comment.pk])
        doors[own] = f"permalink ({state})"
    return {name: address for address, name in doors.items()}


def given_away(client: Client, doors: dict[str, str], secrets: Iterable[str]) -> dict[str, list[str]]:
    """Which door shows which secret, the pages that it leads to included."""
    found = {}
    for name, address in doors.items():
        said = visit(client, address, follow=True)[1]
        if shown := [secret for secret in secrets if secret in said]:
            found[name] = shown
    return found


@pytest.mark.parametrize("reader", ["nobody", pytest.param("clara", marks=pytest.mark.once)])
def test_no_public_door_shows_what_is_not_public(
    client: Client, world: World, request: pytest.FixtureRequest, reader: str
) -> None:
    if reader != "nobody":
        client.force_login(request.getfixturevalue(reader))

    assert given_away(client, public_doors(world, STATES), ["Geheim", MAIL]) == {}


def test_anna_reads_what_of_hers_waits_and_nothing_that_is_hidden(client: Client, world: World, anna: User) -> None:
    client.force_login(anna)
    # Her own export and the list on her account page are hers.
    doors = {
        name: url for name, url in public_doors(world, STATES).items() if "account" not in name and "mfa" not in name
    }

    shown = given_away(client, doors, ["Geheim waiting", "Geheim hidden", "Geheim draft", "Geheim report", MAIL])

    assert {name: secrets for name, secrets in shown.items() if secrets != ["Geheim waiting"]} == {}
    assert shown


def test_words_that_wait_for_a_check_do_not_reach_the_ballot(client: Client, anna: User) -> None:
    consultation = make_consultation(check_before_publishing=PublishingCheck.ALL)
    phase = make_vote_phase(consultation)
    proposal = make_proposal(consultation, author=anna)
    make_candidacy(phase, proposal, title="", text="")
    proposals.change(proposal=proposal, person=anna, title="Geheim", text="Geheim und ungeprüft")

    html = client.get(reverse("consultations:ballot", args=[consultation.slug])).content.decode()

    assert "Geheim" not in html


def test_a_receipt_does_not_say_the_words_of_what_was_hidden_after_the_vote(
    client: Client, world: World, anna: User
) -> None:
    client.force_login(anna)

    html = client.get(reverse("consultations:receipt", args=[world.consultation.slug])).content.decode()

    assert world.counted.ballots.get(state="cast").receipt in html
    assert "Geheim" not in html


def test_an_unpublished_consultation_is_behind_no_door(client: Client, world: World, anna: User) -> None:
    old = "frueher"
    FormerSlug.objects.create(consultation=world.consultation, slug=old)
    slug = world.consultation.slug
    doors = {name: url for name, url in public_doors(world).items() if slug in url or "serve" in name}
    doors |= {f"old address of {name}": url.replace(slug, old) for name, url in doors.items()}
    for page in type(world.page).objects.filter(translation_key=world.page.translation_key):
        page.unpublish()
    client.force_login(anna)

    answers = {name: visit(client, url) for name, url in doors.items()}
    posts = {name: client.post(url).status_code for name, url in doors.items() if "/b/" in url}

    # An address without a version leads to one with it, whatever is there.
    there = {name for name, (status, _body) in answers.items() if status != 404 and name != "address without a version"}
    assert {name for name in there if "serve" not in name and "without a version" not in name} == set()
    assert {name for name, (_status, said) in answers.items() if "Offen" in said or "Geheim" in said} == set()
    assert set(posts.values()) <= {302, 404, 405}
    assert Proposal.objects.count() == 4


def test_the_old_address_of_an_unpublished_consultation_does_not_say_the_new_one(client: Client) -> None:
    consultation = make_consultation(published=False, slug="alt")
    rename_slug(consultation=consultation, slug="geheimer-name")

    assert client.get("/de/b/alt/").status_code == 404


#: What differs each time a form is opened.
FRESH = re.compile(r'name="(csrfmiddlewaretoken|submission|opened)" value="[^"]*"|value="[^"]*" name="opened"')


@pytest.mark.once
def test_no_public_door_changes_with_votes_whose_numbers_are_hidden(client: Client, world: World) -> None:
    doors = public_doors(world)
    before = {name: FRESH.sub("", visit(client, url)[1]) for name, url in doors.items()}

    for _voter in range(3):
        put_in(world.vote, world.proposals["published"])
    settle(world.vote)
    # Workbooks are kept for a while; a second look must not find the first one.
    cache.clear()

    assert Tally.objects.filter(phase=world.vote, in_favour=4).exists()
    after = {name: FRESH.sub("", visit(client, url)[1]) for name, url in doors.items()}
    assert {name for name in doors if before[name] != after[name]} == set()


@pytest.mark.once
@pytest.mark.parametrize("change", ["hide proposal", "withdraw proposal", "hide comment", "withdraw comment"])
def test_a_kept_page_forgets_at_once_what_is_gone(
    client: Client,
    anna: User,
    clara: User,
    settings: Any,
    change: str,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    settings.PAGE_CACHE_SECONDS = 60
    world = make_world(anna, lambda place: "Gleichfort" if place == "published" else f"Text {place}")
    if "comment" in change:
        Proposal.objects.filter(pk=world.proposals["published"].pk).update(title="Bank", text="Bank", place="")
        world.comments.pop("general").delete()
        world.proposals["published"].versions.update(title="Bank", text="Bank")
        world.vote.candidacies.update(title="Bank", text="Bank")
        world.counted.candidacies.update(title="Bank", text="Bank")
        type(world.comments["published"]).objects.filter(parent=world.comments["published"]).update(text="Antwort")
    else:
        type(world.comments["published"]).objects.filter(text="Gleichfort").update(text="Kommentar")
    doors = {name: address for name, address in public_doors(world).items() if "?" not in address}
    shown_before = given_away(client, doors, ["Gleichfort"])

    with django_capture_on_commit_callbacks(execute=True):
        act(change, world, anna, clara)

    assert shown_before
    assert given_away(client, doors, ["Gleichfort"]) == {}


def act(change: str, world: World, anna: User, clara: User) -> None:
    proposal, comment = world.proposals["published"], world.comments["published"]
    proposal.refresh_from_db()
    comment.refresh_from_db()
    # What was counted stays: only a vote that runs lets its proposals go.
    world.counted.candidacies.all().delete()
    if change == "hide proposal":
        moderation.hide(target=proposal, by=clara, rule="insult")
    elif change == "hide comment":
        moderation.hide(target=comment, by=clara, rule="insult")
    elif change == "withdraw proposal":
        proposals.withdraw(proposal=proposal, person=anna)
    else:
        comments.withdraw(comment=comment, person=anna)


def test_mails_say_nothing_that_the_reader_may_not_know(world: World, clara: User, bernd: User) -> None:
    moderation.hide(target=world.proposals["published"], by=clara, rule="insult", text="So nicht.")

    said = "\n".join([*OutboxMessage.objects.values_list("body", flat=True), *(each.body for each in mail.outbox)])

    assert "Geheim" not in said
    assert bernd.email not in said


def test_the_account_export_holds_ones_own_and_nothing_of_others(client: Client, world: World, bernd: User) -> None:
    client.force_login(bernd)

    said = client.get(reverse("account_own_data")).content.decode()

    assert "Offen" not in said
    assert "Geheim" not in said


def test_no_address_of_the_office_shows_a_low_editor_foreign_drafts_or_contributions(
    client: Client, world: World
) -> None:
    section = make_page(title="Dileks Bereich")
    world.page.title = "Geheimer Entwurf"
    world.page.save_revision()
    client.force_login(make_editor(section, "add_page", "change_page", translates=True))
    doors = addresses(world, office=True)
    search = reverse("wagtailadmin_api:pages:listing")
    doors |= {
        "search": reverse("wagtailadmin_pages:search") + "?q=eheimer",
        "exported search": reverse("wagtailadmin_reports:aging_pages") + "?export=csv",
        "exported log": reverse("wagtailadmin_reports:site_history") + "?export=csv",
        "pages as data": f"{search}?fields=*&search=Geheim",
        "page as data": f"{search}{world.page.pk}/?fields=*",
    }

    found = given_away(client, doors, ["Geheim", MAIL])

    assert found.keys() <= TITLES_OF_PAGES
    assert given_away(client, {name: doors[name] for name in found}, CONTRIBUTIONS) == {}


def test_the_list_counts_and_shows_only_what_is_public(client: Client, world: World) -> None:
    html = client.get(reverse("consultations:proposals", args=[world.consultation.slug])).content.decode()

    assert html.count("<article") == 1
