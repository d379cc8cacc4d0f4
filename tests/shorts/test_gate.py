"""No vote is announced without its Leichte Sprache, unless everybody can read why."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from accounts.models import User
from consultations.announcing import votes_to_mend
from consultations.models import Consultation, ConsultationChange, ConsultationPage, Phase, Proposal, State
from consultations.processes.services import fill_phases
from consultations.proposals.services import change
from consultations.rules import Denied
from consultations.shorts.services import remove, write
from consultations.votes.services import admit, keep_off, leave_out
from office.today import cards_for
from tests.factories import make_candidacy, make_consultation, make_proposal, make_vote_phase, publish
from tests.office.forms import filled
from tests.pages.pages import make_consultation_page, translate

from .announced import TEXT, make_vote, move, screen_of, switch_off

pytestmark = pytest.mark.django_db


# What stands to vote


def test_a_proposal_comes_onto_an_announced_ballot_only_with_its_short_text(dilek: User, proposal: Proposal) -> None:
    phase = make_vote(proposal.consultation)

    with pytest.raises(ValidationError, match=str(proposal.number)):
        admit(phase=phase, proposal=proposal, by=dilek)
    write(target=proposal, version="de-simple", text=TEXT)

    assert admit(phase=phase, proposal=proposal, by=dilek).is_in


def test_a_short_text_in_english_or_of_an_earlier_version_is_not_enough(
    dilek: User, anna: User, consultation: Consultation
) -> None:
    proposal = make_proposal(consultation, author=anna)
    write(target=proposal, version="de-simple", text=TEXT)
    write(target=proposal, version="en", text="A bench.")
    change(proposal=proposal, person=anna, text="Etwas ganz anderes.")

    with pytest.raises(ValidationError):
        admit(phase=make_vote(consultation), proposal=proposal, by=dilek)


def test_a_proposal_comes_back_onto_the_ballot_only_with_its_short_text(dilek: User, proposal: Proposal) -> None:
    phase = make_vote(proposal.consultation)
    short = write(target=proposal, version="de-simple", text=TEXT)
    candidacy = admit(phase=phase, proposal=proposal, by=dilek)
    leave_out(candidacy=candidacy, reason="Doppelt.", by=dilek)

    remove(short=short, by=dilek)

    with pytest.raises(ValidationError):
        admit(phase=phase, proposal=proposal, by=dilek)


@pytest.mark.parametrize("way", ["reason", "setting", "unpublished", "archive"])
def test_nothing_is_asked_where_there_is_a_reason_or_nothing_is_announced(way: str, dilek: User) -> None:
    consultation = make_consultation(published=way != "unpublished", is_archive=way == "archive")
    reason = {"de": "Die Texte kommen nächste Woche."} if way == "reason" else {}
    phase = make_vote(consultation, without_easy_language=reason)
    if way == "setting":
        switch_off()

    assert admit(phase=phase, proposal=make_proposal(consultation), by=dilek).is_in


def test_the_office_says_why_a_proposal_does_not_stand_without_telling_it_in_short(
    client: Client, dilek: User, proposal: Proposal
) -> None:
    phase = make_vote(proposal.consultation)
    client.force_login(dilek)
    url = reverse("consultations_admin:leave_out", args=[phase.consultation_id, phase.pk])

    client.post(url, {"proposal": proposal.pk, "reason": "Doppelt."})

    candidacy = phase.candidacies.get()
    assert (candidacy.is_in, candidacy.reason) == (False, "Doppelt.")


def test_of_a_hidden_or_foreign_proposal_nobody_says_why_it_does_not_stand(
    dilek: User, consultation: Consultation
) -> None:
    phase = make_vote(consultation)
    hidden, foreign = make_proposal(consultation, state=State.HIDDEN), make_proposal(make_consultation())

    with pytest.raises(Denied):
        keep_off(phase=phase, proposal=hidden, reason="Doppelt.", by=dilek)
    with pytest.raises(Proposal.DoesNotExist):
        keep_off(phase=phase, proposal=foreign, reason="Doppelt.", by=dilek)

    assert not phase.candidacies.exists()


def test_the_ballots_screen_says_what_is_missing(client: Client, dilek: User, proposal: Proposal) -> None:
    phase = make_vote(proposal.consultation)
    client.force_login(dilek)
    url = reverse("consultations_admin:admit", args=[phase.consultation_id, phase.pk])

    page = client.post(url, {"proposal": proposal.pk}, follow=True)

    assert next(str(message) for message in page.context["messages"]).count(str(proposal.number)) == 1
    assert not phase.candidacies.exists()


# The consultation's own screen


def test_a_vote_is_not_moved_without_its_page_in_leichte_sprache(
    client: Client, dilek: User, consultation: Consultation
) -> None:
    consultation.phases.all().delete()
    phase = make_vote(consultation)
    client.force_login(dilek)

    refused = move(client, phase)
    publish(consultation, "de-simple")
    moved = move(client, phase)

    assert (refused.status_code, moved.status_code) == (200, 302)
    assert len(refused.context["form"].non_field_errors()) == 3
    before, phase_now = phase.starts, Phase.objects.get()
    assert phase_now.starts > before


def test_a_vote_is_not_moved_while_something_on_its_ballot_has_no_short_text(
    client: Client, dilek: User, consultation: Consultation
) -> None:
    consultation.phases.all().delete()
    publish(consultation, "de-simple")
    phase = make_vote(consultation)
    proposal = make_candidacy(phase).proposal
    client.force_login(dilek)

    refused = move(client, phase)
    write(target=proposal, version="de-simple", text=TEXT)

    assert (refused.status_code, Phase.objects.get().starts) == (200, phase.starts)
    assert move(client, phase).status_code == 302


def test_with_a_reason_it_is_moved_and_everybody_can_read_the_reason(client: Client, dilek: User) -> None:
    page = make_consultation_page()
    page.save_revision().publish()
    translate(page, "en")
    consultation = Consultation.objects.get(key=page.translation_key)
    phase = make_vote(consultation)
    client.force_login(dilek)

    answer = move(client, phase, **{"phases-0-without_easy_language_de": "Die Prüfgruppe liest noch."})

    assert answer.status_code == 302
    entry = ConsultationChange.objects.get(what="phase.without_easy_language")
    assert (entry.before, entry.after) == ("", "Die Prüfgruppe liest noch.")
    for version in ("de", "en"):
        own = ConsultationPage.objects.get(translation_key=page.translation_key, locale__language_code=version)
        assert client.get(own.url).content.decode().count("Die Prüfgruppe liest noch.") == 2


def test_taking_the_reason_away_asks_again(client: Client, dilek: User, consultation: Consultation) -> None:
    consultation.phases.all().delete()
    make_vote(consultation, without_easy_language={"de": "Kommt noch."})
    client.force_login(dilek)
    url = screen_of(consultation)

    answer = client.post(url, filled(client, url, **{"phases-0-without_easy_language_de": ""}))

    assert answer.status_code == 200
    assert Phase.objects.get().without_easy_language == {"de": "Kommt noch."}


def test_other_facts_of_an_announced_vote_can_always_be_saved(
    client: Client, dilek: User, consultation: Consultation
) -> None:
    make_vote(consultation)
    client.force_login(dilek)
    url = screen_of(consultation)

    answer = client.post(url, filled(client, url, controller="Stadt"))

    assert answer.status_code == 302


def test_phases_of_a_format_with_a_vote_are_refused_for_a_public_consultation(dilek: User) -> None:
    public = make_consultation(phases=False, format="vote")
    draft = make_consultation(phases=False, format="vote", published=False)

    with pytest.raises(ValidationError):
        fill_phases(consultation=public, starts=timezone.localdate(), by=dilek)
    publish(public, "de-simple")

    assert any(phase.needs_candidacy for phase in fill_phases(consultation=draft, starts=timezone.localdate()))
    assert fill_phases(consultation=public, starts=timezone.localdate(), by=dilek)


# What breaks later


def test_what_breaks_later_stops_no_vote_and_stands_among_todays_work(
    client: Client, dilek: User, gregor: User, consultation: Consultation
) -> None:
    easy = publish(consultation, "de-simple")
    phase = make_vote_phase(consultation, without_easy_language={})
    proposal = make_candidacy(phase).proposal
    write(target=proposal, version="de-simple", text=TEXT)
    assert votes_to_mend() == []

    Page.objects.filter(pk=easy.pk).update(live=False)

    assert [vote for vote, _lack in votes_to_mend()] == [phase]
    assert "easy" in [card.name for card in cards_for(dilek)]
    assert "easy" not in [card.name for card in cards_for(gregor)]
    assert client.get(f"/de-simple/b/{consultation.slug}/abstimmen/").status_code == 200


def test_a_vote_that_is_over_or_gives_its_reason_needs_no_mending(consultation: Consultation) -> None:
    now = timezone.now()
    make_vote(consultation, starts=now - timedelta(days=9), ends=now - timedelta(days=1))
    make_vote(consultation, without_easy_language={"de": "Kommt noch."})
    make_vote(make_consultation(published=False))

    assert votes_to_mend() == []


def test_looking_for_what_is_missing_takes_the_same_queries_for_many_votes(
    consultation: Consultation, django_assert_num_queries: Any
) -> None:
    for _each in range(3):
        make_candidacy(make_vote(consultation))

    with django_assert_num_queries(4):
        found = votes_to_mend()

    assert [(lack.has_page, len(lack.proposals)) for _vote, lack in found] == [(False, 1)] * 3
