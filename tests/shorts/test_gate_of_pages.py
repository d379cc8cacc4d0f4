"""The pages of a vote: the one in Leichte Sprache comes out first, or at the same time."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db.models.signals import pre_save
from django.test import Client
from django.utils import timezone

from accounts.models import User
from consultations.announcing import votes_to_mend
from consultations.models import Consultation, ConsultationPage, Phase
from consultations.pages.checklist import findings_of
from consultations.processes.changes import recorded
from consultations.shorts.services import write
from content.publishing.checklist import can_be_excused
from tests.factories import make_candidacy
from tests.office.helpers import said
from tests.pages.pages import make_consultation_page, translate

from .announced import TEXT, make_vote, move

pytestmark = pytest.mark.django_db


def findings(page: ConsultationPage) -> list[Any]:
    return [each for each in findings_of(page) if each.code == "easy-language"]


def test_the_first_page_of_a_vote_is_that_in_leichte_sprache_and_no_reason_of_the_check_list_helps() -> None:
    page = make_consultation_page(live=False)
    consultation = Consultation.objects.get(key=page.translation_key)
    make_vote(consultation)
    easy = translate(page, "de-simple", live=False)

    german, own = findings(page), findings(easy)

    assert [each.is_must for each in german] == [True]
    assert not can_be_excused(german)
    assert own == []


def test_what_stands_to_vote_is_asked_about_before_the_first_page_too() -> None:
    page = make_consultation_page(live=False)
    consultation = Consultation.objects.get(key=page.translation_key)
    proposal = make_candidacy(make_vote(consultation)).proposal
    easy = translate(page, "de-simple", live=False)

    before = findings(easy)
    write(target=proposal, version="de-simple", text=TEXT)

    assert ([each.is_must for each in before], findings(easy)) == ([True], [])


def schedule(page: ConsultationPage, days: int) -> None:
    page.go_live_at = timezone.now() + timedelta(days=days)
    page.save_revision().publish()


def test_a_vote_that_is_added_after_its_page_has_got_a_day_is_asked_about(dilek: User) -> None:
    page = make_consultation_page(live=False)
    consultation = Consultation.objects.get(key=page.translation_key)
    easy = translate(page, "de-simple", live=False)
    schedule(page, days=2)

    with pytest.raises(ValidationError, match=page.title), recorded(consultation, by=dilek):
        make_vote(consultation, title={"de": page.title})
    schedule(easy, days=3)
    with pytest.raises(ValidationError), recorded(consultation, by=dilek):
        make_vote(consultation)
    schedule(easy, days=1)
    with recorded(consultation, by=dilek):
        make_vote(consultation)

    assert Phase.objects.filter(consultation=consultation).count() == 1
    assert votes_to_mend() == []


def test_a_page_with_a_day_is_not_enough_where_others_read_the_vote_already() -> None:
    page = make_consultation_page()
    vote = make_vote(Consultation.objects.get(key=page.translation_key))
    schedule(translate(page, "de-simple", live=False), days=1)

    assert [each for each, _lack in votes_to_mend()] == [vote]


def test_only_for_a_missing_text_the_screen_proposes_a_public_reason(
    client: Client, dilek: User, consultation: Consultation
) -> None:
    consultation.phases.all().delete()
    phase = make_vote(consultation)
    client.force_login(dilek)

    def speak(sender: Any, **_signal: Any) -> None:
        raise ValidationError("Eine andere Regel spricht.")

    of_gate = move(client, phase).context["form"].non_field_errors()
    pre_save.connect(speak, sender=Consultation)
    try:
        of_other = move(client, phase).context["form"].non_field_errors()
    finally:
        pre_save.disconnect(speak, sender=Consultation)

    assert said("Until then, give a public reason at the phase.") in of_gate
    assert of_other == ["Eine andere Regel spricht."]


def test_of_an_announced_vote_the_check_list_only_reminds() -> None:
    page = make_consultation_page()
    make_vote(Consultation.objects.get(key=page.translation_key))

    assert [each.is_must for each in findings(page)] == [False]
