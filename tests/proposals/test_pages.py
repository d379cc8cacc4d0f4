"""A proposal's own page."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from consultations.models import (
    Answer,
    AnswerCorrection,
    AnswerState,
    Consultation,
    Phase,
    Proposal,
    State,
    StatusEntry,
)
from consultations.proposals import services
from consultations.votes.services import cast
from content import page_cache
from design.dates import say_since, say_until
from tests.factories import (
    make_candidacy,
    make_category,
    make_comment,
    make_consultation,
    make_contributor,
    make_proposal,
    make_user,
    make_vote_phase,
    publish,
)
from tests.votes.making import end, vote_phase

from .forms import form_page, list_page, page_of

pytestmark = pytest.mark.django_db

HOSTILE = '<script>alert("x")</script><img src=x onerror=alert(1)>{{ 1234|add:"4321" }}{% now "Y" %}\'"&\u202e'
HARMFUL = ("<script>alert", "<img src=x", 'onerror=alert(1)>"', "5555")


def test_the_page_says_what_where_by_whom_and_when(client: Client, consultation: Consultation) -> None:
    proposal = make_proposal(
        consultation,
        title="Eine Bank",
        text="Erster Absatz.\n\nZweiter Absatz.",
        language="en",
        district="0",
        quarter="elberfeld-mitte",
        place="Am Brunnen",
        channel="paper",
        received_at="Bezirksstation",
    )
    proposal.categories.add(make_category(consultation, name={"de": "Verkehr"}))

    page = page_of(client, proposal)

    assert '<h1 dir="auto" lang="en">Eine Bank</h1>' in page
    assert "<p>Erster Absatz.</p>" in page
    for words in ("Verkehr", "Am Brunnen, Elberfeld-Mitte, Elberfeld", "Bezirksstation", str(proposal.number)):
        assert words in page
    assert f'datetime="{timezone.localtime(proposal.created_at):%Y-%m-%d}' in page


def test_titles_of_pages_differ(client: Client, consultation: Consultation, anna: User) -> None:
    one, other = (make_proposal(consultation, author=anna, title="Gleich", text="Gleich") for _number in "12")
    client.force_login(anna)

    pages = [
        client.get(address).content.decode()
        for each in (one, other)
        for address in (
            each.get_absolute_url(),
            *(f"{each.get_absolute_url()}{page}/" for page in ("fassungen", "aendern", "zurueckziehen")),
        )
    ]

    titles = [page.split("<title>")[1].split("</title>")[0] for page in pages]
    assert len(set(titles)) == 8


def test_the_status_trail_says_what_comes_next_and_when(client: Client, proposal: Proposal) -> None:
    StatusEntry.objects.create(proposal=proposal, status="received")
    StatusEntry.objects.create(
        proposal=proposal,
        status="checking",
        reason={"de": "Das Grünflächenamt prüft."},
        next_step={"de": "Die Bezirksvertretung berät"},
        next_step_on=date(2030, 5, 2),
    )

    response = client.get(proposal.get_absolute_url())

    assert [step["state"] for step in response.context["trail"]] == ["over", "running", "coming"]
    page = response.content.decode()
    assert "Das Grünflächenamt prüft." in page
    assert "Die Bezirksvertretung berät" in page
    assert 'datetime="2030-05-02"' in page


def test_public_answers_and_their_corrections_are_shown_drafts_are_not(client: Client, proposal: Proposal) -> None:
    now = timezone.now()
    public = Answer.objects.create(
        consultation=proposal.consultation,
        text={"de": "Wir stellen die Bank auf."},
        office="Grünflächenamt",
        state=AnswerState.CORRECTED,
        released_at=now,
    )
    AnswerCorrection.objects.create(answer=public, text_before={"de": "Nein."}, reason="Ein Irrtum")
    draft = Answer.objects.create(consultation=proposal.consultation, text={"de": "Noch nicht sagen."})
    proposal.answers.set([public, draft])

    page = page_of(client, proposal)

    for words in ("Wir stellen die Bank auf.", "Grünflächenamt", "Nein.", "Ein Irrtum"):
        assert words in page
    assert "Noch nicht sagen." not in page


def test_the_page_leads_to_the_form_for_support_and_says_what_one_has_done(
    client: Client, proposal: Proposal, bernd: User
) -> None:
    anonymous = client.get(proposal.get_absolute_url()).context["votes"]
    client.force_login(bernd)
    before = client.get(proposal.get_absolute_url()).context["votes"]
    cast(phase=proposal.consultation.timeline[0], person=bernd, proposal=proposal)
    after = client.get(proposal.get_absolute_url()).context["votes"]

    assert [vote[0]["state"] for vote in (anonymous, before, after)] == ["open", "open", "given"]
    assert anonymous[0]["url"] == f"{proposal.get_absolute_url()}unterstuetzen/"


def test_when_the_phase_is_over_the_page_says_so(client: Client, proposal: Proposal) -> None:
    Phase.objects.update(ends=timezone.now())

    votes = client.get(proposal.get_absolute_url()).context["votes"]

    assert [(vote["state"], bool(vote["reason"])) for vote in votes] == [("closed", True)]


def test_after_the_vote_the_proposal_says_its_votes_and_leads_to_the_result(client: Client, anna: User) -> None:
    phase, (chosen, other) = vote_phase(2)
    cast(phase=phase, person=anna, proposal=chosen)
    end(phase)

    shown = [client.get(each.get_absolute_url()).context["votes"][0] for each in (chosen, other)]

    assert [(vote["state"], vote["count"]) for vote in shown] == [("closed", "1 Stimme"), ("closed", "0 Stimmen")]
    assert shown[0]["help_url"] == f"/de/b/{phase.consultation.slug}/ergebnis/"


def test_only_the_author_is_offered_to_change_and_withdraw(
    client: Client, proposal: Proposal, anna: User, bernd: User
) -> None:
    links = [f"{proposal.get_absolute_url()}{page}/" for page in ("aendern", "zurueckziehen")]

    seen = {"nobody": page_of(client, proposal)}
    for person in (anna, bernd):
        client.force_login(person)
        seen[person.email] = page_of(client, proposal)

    offered = {who: [link in page for link in links] for who, page in seen.items()}
    assert offered == {"nobody": [False] * 2, anna.email: [True] * 2, bernd.email: [False] * 2}


def test_one_can_go_on_to_the_next_number_and_back_past_hidden_ones(client: Client, consultation: Consultation) -> None:
    first, hidden, second, third = (make_proposal(consultation) for _number in range(4))
    Proposal.objects.filter(pk=hidden.pk).update(state=State.HIDDEN)
    make_proposal(make_consultation())

    pages = [client.get(each.get_absolute_url()).context["neighbours"] for each in (first, second, third)]

    assert [(each.previous, each.following) for each in pages] == [(None, second), (first, third), (second, None)]


# Hostile text


def test_hostile_text_is_shown_as_text_everywhere(client: Client, anna: User) -> None:
    consultation = make_consultation(title={"de": HOSTILE}, contribution_licence=HOSTILE[:90])
    make_category(consultation, name={"de": HOSTILE})
    topic = make_category(consultation, name={"de": HOSTILE})
    make_contributor(consultation, anna, public_name=HOSTILE[:70])
    proposal = make_proposal(consultation, author=anna, title=HOSTILE, text=HOSTILE, place=HOSTILE)
    proposal.categories.add(topic)
    Proposal.objects.filter(pk=proposal.pk).update(received_at=HOSTILE[:90], channel="letter")
    services.change(proposal=proposal, person=anna, title=HOSTILE, text=f"{HOSTILE} neu", place=HOSTILE)
    make_comment(proposal, author=anna, text=HOSTILE)
    make_proposal(consultation, title=HOSTILE)
    StatusEntry.objects.create(
        proposal=proposal, status=HOSTILE[:30], reason={"de": HOSTILE}, next_step={"de": HOSTILE}
    )
    answer = Answer.objects.create(
        consultation=consultation,
        text={"de": HOSTILE},
        office=HOSTILE,
        state=AnswerState.RELEASED,
        released_at=timezone.now(),
    )
    answer.proposals.add(proposal)
    AnswerCorrection.objects.create(answer=answer, text_before={"de": HOSTILE}, reason=HOSTILE)
    client.force_login(anna)
    own = proposal.get_absolute_url()
    name = f"/de/b/{consultation.slug}/name/"

    for address in (
        *(list_page(consultation), f"{list_page(consultation)}?q=alert", form_page(consultation), name),
        *(own, f"{own}fassungen/", f"{own}aendern/", f"{own}zurueckziehen/", f"{own}?meldung={HOSTILE}"),
    ):
        page = client.get(address).content.decode()
        assert [harm for harm in HARMFUL if harm in page] == [], address
        assert "alert(" in page or address == name


def test_no_template_trusts_what_people_write() -> None:
    folder = Path(settings.ROOT) / "consultations" / "templates" / "consultations"
    templates = [path for subject in ("proposals", "processes") for path in (folder / subject).glob("*.html")]

    trusting = [path.name for path in [*templates, folder / "explain.html"] if "|safe" in path.read_text()]

    assert len(templates) > 10
    assert trusting == []


# Costs


@pytest.mark.parametrize("number", [1, 50])
def test_the_number_of_queries_does_not_grow_with_the_comments(
    number: int, client: Client, proposal: Proposal, django_assert_max_num_queries
) -> None:
    proposal.categories.add(make_category(proposal.consultation))
    for _each in range(number):
        make_comment(proposal, author=make_user())

    with django_assert_max_num_queries(15):
        client.get(proposal.get_absolute_url())


def test_a_change_empties_the_page_cache(
    client: Client, proposal: Proposal, anna: User, settings, django_capture_on_commit_callbacks
) -> None:
    settings.PAGE_CACHE_SECONDS = 60
    before = page_cache.version()
    seen = page_of(client, proposal)

    with django_capture_on_commit_callbacks(execute=True):
        services.change(proposal=proposal, person=anna, text="Zwei Bänke, bitte.")

    assert page_cache.version() != before
    assert "Zwei Bänke, bitte." not in seen
    assert "Zwei Bänke, bitte." in page_of(client, proposal)


# Editors


def test_what_editors_change_loses_no_contribution(client: Client, proposal: Proposal) -> None:
    consultation = proposal.consultation
    publish(consultation, "en")
    phase = consultation.timeline[0]
    phase.starts, phase.ends = timezone.now() - timedelta(days=9), timezone.now() - timedelta(days=2)
    phase.save()
    category = make_category(consultation)
    proposal.categories.add(category)
    category.delete()

    assert proposal.text in page_of(client, proposal)
    assert client.get(f"/en/b/{consultation.slug}/{proposal.number}/").status_code == 200
    assert client.get(list_page(consultation)).context["page"].total == 1


def test_a_renamed_consultation_keeps_its_old_addresses(client: Client, proposal: Proposal) -> None:
    from consultations.processes.services import rename_slug

    old = proposal.get_absolute_url()
    rename_slug(consultation=proposal.consultation, slug="neuer-name")

    response = client.get(f"{old}?kommentare=a.1")

    assert response.status_code == 301
    assert response.url == f"/de/b/neuer-name/{proposal.number}/?kommentare=a.1"


def test_the_page_says_under_which_number_it_stands_to_vote(client: Client, proposal: Proposal) -> None:
    phase = make_vote_phase(proposal.consultation)
    make_candidacy(phase, proposal, number=7)
    make_candidacy(phase, make_proposal(proposal.consultation), number=8)

    rows = client.get(proposal.get_absolute_url()).context["facts"]

    ballot = f"/de/b/{proposal.consultation.slug}/abstimmen/"
    assert [row["text"] for row in rows if row.get("url") == ballot and "7" in row["text"]]
    assert not [row for row in rows if row.get("url") == ballot and "8" in row["text"]]


def test_a_vote_that_has_not_begun_says_when_it_does(client: Client, consultation: Consultation) -> None:
    begins = timezone.now() + timedelta(days=3)
    Phase.objects.update(starts=begins, ends=begins + timedelta(days=7))
    proposal = make_proposal(consultation)

    votes = client.get(proposal.get_absolute_url()).context["votes"]

    assert [vote["state"] for vote in votes] == ["blocked"]
    assert say_since(begins) in votes[0]["reason"]


def test_what_is_over_says_until_when_it_was_possible(client: Client, consultation: Consultation) -> None:
    ended = timezone.now() - timedelta(days=3)
    Phase.objects.update(starts=ended - timedelta(days=7), ends=ended, opens=["propose", "comment", "support"])
    proposal = make_proposal(consultation)
    until = say_until(ended)

    page = client.get(proposal.get_absolute_url())

    assert until in page.context["votes"][0]["reason"]
    assert until in page.content.decode().partition('id="kommentare"')[2]
    proposals = client.get(reverse("consultations:proposals", args=[consultation.slug]))
    assert until in proposals.content.decode()
