"""Feeds of consultations and of proposals, as an aggregator reads them."""

from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import User
from consultations.models import Consultation, ProposalVersion, State
from consultations.processes.services import rename_slug
from content.versions import in_version
from tests.factories import close, make_category, make_consultation, make_phase, make_proposal
from tests.feeds.reading import Elements, get_feed
from tests.pages.pages import make_consultation_page, translate

pytestmark = pytest.mark.django_db

VERSIONS = [code for code, _name in settings.LANGUAGES]


def consultation_of(page: Any) -> Consultation:
    return Consultation.objects.get(key=page.translation_key)


def proposals_feed(consultation: Consultation, code: str = "de") -> str:
    return f"/{code}/b/{consultation.slug}/vorschlaege.atom"


@pytest.mark.parametrize("code", VERSIONS)
def test_each_version_has_a_feed_of_all_consultations_that_leads_to_its_own_pages(client: Client, code: str) -> None:
    page = make_consultation_page(title="Bänke", slug="baenke", summary="Wo fehlen Bänke?")
    translate(page, "en", title="Benches", slug="benches")
    make_consultation_page(title="Nur deutsch", slug="nur-deutsch")

    feed = get_feed(client, f"/{code}/abonnieren/beteiligungen.atom")

    assert feed.language == code
    assert feed.id == feed.own_link == f"{settings.BASE_URL}/{code}/abonnieren/beteiligungen.atom"
    entries = {entry.title: entry for entry in feed.entries}
    if code == "en":
        assert entries["Benches"].link == f"{settings.BASE_URL}/en/benches/"
        assert entries["Benches"].language == "en"
    else:
        assert entries["Bänke"].link == settings.BASE_URL + in_version(page.url, code)
        assert entries["Bänke"].text.startswith("<p>Wo fehlen Bänke?</p>")
    # The German page stands in, and says that it is German.
    assert entries["Nur deutsch"].language == "de"
    assert f"/{code}/" in entries["Nur deutsch"].link


def test_the_latest_consultation_stands_first_and_says_its_dates(client: Client) -> None:
    now = timezone.now()
    older, newer = make_consultation_page(title="Älter"), make_consultation_page(title="Neuer")
    type(older).objects.filter(pk=older.pk).update(first_published_at=now - timedelta(days=5))
    type(older).objects.filter(pk=newer.pk).update(first_published_at=now)
    make_phase(consultation_of(newer), title={"de": "Sammeln"})

    feed = get_feed(client, "/de/abonnieren/beteiligungen.atom")

    assert feed.titles == ["Neuer", "Älter"]
    assert "Sammeln: ab " in feed.entries[0].text
    assert feed.entries[0].published == now


def test_a_changed_date_makes_a_consultation_new_again(client: Client) -> None:
    page = make_consultation_page()
    changed = timezone.now() + timedelta(hours=1)
    consultation_of(page).changes.create(what="answer_by", at=changed)

    [entry] = get_feed(client, "/de/abonnieren/beteiligungen.atom").entries

    assert entry.updated == changed
    assert entry.published < changed


@pytest.mark.parametrize("code", VERSIONS)
@pytest.mark.parametrize("who", ["nobody", "anna", "clara", "dilek"])
def test_no_feed_knows_what_not_everybody_reads(
    client: Client, request: pytest.FixtureRequest, anna: User, code: str, who: str
) -> None:
    closed = consultation_of(make_consultation_page(title="Geheim geschlossen"))
    close(closed, anna)
    make_consultation_page(title="Geheimer Entwurf", live=False)
    open_one = consultation_of(make_consultation_page(title="Offen"))
    for state in (State.WAITING, State.HIDDEN, State.WITHDRAWN):
        make_proposal(open_one, author=anna, state=state, title="Geheim", text="Geheim")
    make_proposal(open_one, title="Offen", text="Offen")
    make_proposal(closed, author=anna, title="Geheim", text="Geheim")
    if who != "nobody":
        client.force_login(request.getfixturevalue(who))

    assert get_feed(client, f"/{code}/abonnieren/beteiligungen.atom").titles == ["Offen"]
    assert get_feed(client, proposals_feed(open_one, code)).titles == ["Offen"]
    answer = client.get(proposals_feed(closed, code))
    assert answer.status_code in {403, 404}
    assert "Geheim" not in answer.content.decode()


def test_a_consultation_that_is_published_nowhere_has_no_feed(client: Client) -> None:
    consultation = make_consultation(published=False)

    assert client.get(proposals_feed(consultation)).status_code == 404


def test_the_old_address_of_a_consultation_leads_to_its_feed(client: Client) -> None:
    consultation = make_consultation(slug="alt")
    rename_slug(consultation=consultation, slug="neu")

    assert client.get("/de/b/alt/vorschlaege.atom").headers["Location"] == "/de/b/neu/vorschlaege.atom"


@pytest.mark.parametrize("code", VERSIONS)
def test_a_proposal_comes_with_text_author_topics_language_and_licence(client: Client, code: str) -> None:
    consultation = make_consultation(contribution_licence="CC BY 4.0")
    proposal = make_proposal(consultation, title="Eine Bank", text="Am Markt.\nBitte!", language="de")
    proposal.contributor.public_name = "Eva"
    proposal.contributor.save()
    proposal.categories.add(make_category(consultation, name={"de": "Grün"}))

    feed = get_feed(client, proposals_feed(consultation, code))

    [entry] = feed.entries
    assert (entry.title, entry.author, entry.categories, entry.language) == ("Eine Bank", "Eva", ["Grün"], "de")
    assert entry.text == "<p>Am Markt.<br>Bitte!</p>"
    assert entry.link == f"{settings.BASE_URL}/{code}/b/{consultation.slug}/{proposal.number}/"
    assert feed.link == f"{settings.BASE_URL}/{code}/b/{consultation.slug}/vorschlaege/"
    assert feed.rights == "CC BY 4.0"


def test_a_proposal_keeps_its_name_when_addresses_change_and_is_newer_after_a_change(client: Client) -> None:
    consultation = make_consultation(slug="alt")
    proposal = make_proposal(consultation)
    [before] = get_feed(client, proposals_feed(consultation)).entries

    rename_slug(consultation=consultation, slug="neu")
    consultation.refresh_from_db()
    later = timezone.now() + timedelta(hours=1)
    ProposalVersion.objects.create(proposal=proposal, number=2, title="Neu", text="Neu", created_at=later)
    [after] = get_feed(client, proposals_feed(consultation)).entries

    assert after.id == before.id
    assert (after.updated, before.updated < later) == (later, True)


def test_versions_name_their_entries_apart_so_that_readers_of_two_feeds_get_both(client: Client) -> None:
    consultation = make_consultation()
    make_proposal(consultation)

    ids = {get_feed(client, proposals_feed(consultation, code)).entries[0].id for code in VERSIONS}

    assert len(ids) == len(VERSIONS)


def test_the_latest_thirty_proposals_are_in_the_feed(client: Client) -> None:
    consultation = make_consultation()
    now = timezone.now()
    for number in range(32):
        make_proposal(consultation, title=f"Nr. {number}", published_at=now - timedelta(hours=number))

    titles = get_feed(client, proposals_feed(consultation)).titles

    assert titles == [f"Nr. {number}" for number in range(30)]


@pytest.mark.parametrize("code", VERSIONS)
def test_hostile_texts_stay_texts(client: Client, code: str) -> None:
    hostile = "]]></summary><script>alert(1)</script>&amp;\x0b\x1f\ufffe <img src=x onerror=alert(1)>"
    consultation = make_consultation(title={"de": hostile})
    proposal = make_proposal(consultation, title=hostile, text=hostile)
    proposal.contributor.public_name = hostile[:80]
    proposal.contributor.save()
    proposal.categories.add(make_category(consultation, name={"de": hostile}))

    feed = get_feed(client, proposals_feed(consultation, code))

    shown = "]]></summary><script>alert(1)</script>&amp; <img src=x onerror=alert(1)>"
    assert feed.title.endswith(shown)
    [entry] = feed.entries
    assert (entry.title, entry.categories) == (shown, [shown])
    # What a reader of feeds takes for HTML holds paragraphs and nothing else.
    assert Elements(entry.text).names == {"p"}


@pytest.mark.parametrize("what", ["consultations", "proposals"])
def test_a_long_feed_costs_as_many_queries_as_a_short_one(client: Client, what: str) -> None:
    consultation = consultation_of(make_consultation_page())
    address = proposals_feed(consultation) if what == "proposals" else "/de/abonnieren/beteiligungen.atom"

    def add() -> None:
        if what == "proposals":
            make_proposal(consultation).categories.add(make_category(consultation))
        else:
            other = consultation_of(make_consultation_page())
            make_phase(other)
            other.changes.create(what="answer_by")

    counts, lengths = [], []
    for number in (1, 29):
        for _each in range(number):
            add()
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            lengths.append(len(get_feed(client, address).entries))
        counts.append(len(queries))

    assert lengths[1] >= 30
    assert counts[0] == counts[1]
