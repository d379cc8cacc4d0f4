"""The page in Leichte Sprache that a vote needs: written in it, and online until the vote is over."""

from datetime import timedelta

import pytest
from django.utils import timezone

from consultations.announcing import votes_to_mend
from consultations.models import Consultation
from consultations.pages.checklist import findings_of
from content.publishing.checklist import musts_of
from tests.factories import make_vote_phase
from tests.pages.pages import make_consultation_page, make_publishable, translate

pytestmark = pytest.mark.django_db

GERMAN = "Die Stadt plant neue Bänke. Bis März können Sie abstimmen. Danach entscheidet der Rat."
EASY = "Wir stellen neue Bänke auf. Sie stimmen ab: Wo sollen die Bänke stehen? Der Rat sagt dann Ja oder Nein."


@pytest.mark.parametrize(("days", "lacks"), [(9, True), (11, False)])
def test_a_page_that_goes_before_the_vote_is_over_tells_nobody_of_it(days: int, lacks: bool) -> None:
    page = make_consultation_page()
    now = timezone.now()
    make_vote_phase(page.consultation, without_easy_language={}, starts=now, ends=now + timedelta(days=10))
    easy = translate(page, "de-simple", expire_at=now + timedelta(days=days))

    assert bool(votes_to_mend()) is lacks
    assert ("easy-language" in {each.code for each in findings_of(easy)}) is lacks


@pytest.mark.parametrize(("summary", "found"), [(GERMAN, {"not-translated", "easy-language"}), (EASY, set())])
def test_german_words_are_no_page_in_leichte_sprache(summary: str, found: set[str]) -> None:
    page = make_consultation_page(summary=GERMAN, live=False)
    make_publishable(page)
    consultation = Consultation.objects.get(key=page.translation_key)
    now = timezone.now()
    make_vote_phase(
        consultation, without_easy_language={}, starts=now + timedelta(days=1), ends=now + timedelta(days=2)
    )

    easy = translate(page, "de-simple", live=False, summary=summary)

    assert {each.code for each in musts_of(easy)} == found


def test_a_page_with_a_name_or_an_address_in_common_is_written() -> None:
    page = make_consultation_page(summary=GERMAN, title="Bänke für Oberbarmen und Wichlinghausen")
    make_publishable(page)

    assert musts_of(translate(page, "en", title=page.title, summary="The city plans new benches for you.")) == []
