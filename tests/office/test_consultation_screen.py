"""The consultation's own screen: what takes effect, what is refused with a sentence, what becomes public."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry
from wagtail.users.models import UserProfile

from accounts.models import User
from consultations.models import Consultation, ConsultationChange, FormerSlug, Level, Phase
from consultations.processes.links import admin_url
from tests.factories import (
    make_category,
    make_consultation,
    make_phase,
    make_proposal,
    make_vote_phase,
)
from tests.office.forms import filled
from tests.office.helpers import errors_of, make_page

BERLIN = ZoneInfo("Europe/Berlin")
NEXT_YEAR = timezone.now().year + 1


def test_saving_takes_effect_at_once(office: Client) -> None:
    consultation = make_consultation()

    data = filled(office, admin_url(consultation), decided_by_de="Der Rat der Stadt")
    response = office.post(admin_url(consultation), data)

    assert response.status_code == 302
    assert str(Consultation.objects.get().decided_by) == "Der Rat der Stadt"


def test_saving_without_a_change_changes_nothing_and_publishes_nothing(office: Client) -> None:
    consultation = make_consultation()
    make_vote_phase(consultation, values=[-2, 3])
    before = list(Phase.objects.values())

    response = office.post(admin_url(consultation), filled(office, admin_url(consultation)))

    assert response.status_code == 302
    assert list(Phase.objects.values()) == before
    assert not ConsultationChange.objects.exists()


def test_line_breaks_as_browsers_send_them_are_no_change(office: Client) -> None:
    lines = {"de": "Der Rat.", "de-simple": "Der Rat sagt Ja.\nOder er sagt Nein."}
    consultation = make_consultation(scope=lines, decided_by=lines, audience=lines)

    data = filled(office, admin_url(consultation))
    as_a_browser = {name: [each.replace("\n", "\r\n") for each in values] for name, values in data.items()}
    office.post(admin_url(consultation), as_a_browser)

    assert Consultation.objects.get().decided_by == lines
    assert not ConsultationChange.objects.exists()


@pytest.mark.parametrize("language", ["de", "en"])
def test_dates_survive_in_the_language_of_whoever_saves(office: Client, dilek: User, language: str) -> None:
    UserProfile.objects.update_or_create(user=dilek, defaults={"preferred_language": language})
    consultation = make_consultation(answer_by=date(2027, 3, 4))
    before = list(Phase.objects.values())

    response = office.post(admin_url(consultation), filled(office, admin_url(consultation)))

    assert response.status_code == 302
    assert Consultation.objects.get().answer_by == date(2027, 3, 4)
    assert list(Phase.objects.values()) == before


def test_a_changed_public_fact_stands_in_the_public_change_log(office: Client, dilek: User) -> None:
    consultation = make_consultation(scope={"de": "Die Farbe der Bank"})

    office.post(admin_url(consultation), filled(office, admin_url(consultation), scope_de="Farbe und Ort der Bank"))

    change = ConsultationChange.objects.get()
    assert (change.what, change.before, change.after) == ("scope", "Die Farbe der Bank", "Farbe und Ort der Bank")
    assert change.by == dilek


def test_the_office_log_says_who_changed_what(office: Client, dilek: User) -> None:
    consultation = make_consultation()

    office.post(admin_url(consultation), filled(office, admin_url(consultation), decided_by_de="Der Rat"))

    entry = ModelLogEntry.objects.get(action="consultations.change")
    assert entry.user == dilek
    assert entry.data["changes"] == [["decided_by", "", "Der Rat"]]


def test_the_history_says_in_words_what_moved(office: Client) -> None:
    consultation = make_consultation()
    data = filled(
        office, admin_url(consultation), reason="<b>Urlaub</b>", **{"phases-0-ends": f"30.12.{NEXT_YEAR} 00:00"}
    )
    office.post(admin_url(consultation), data)

    body = office.get(reverse("consultations_admin:history", args=[consultation.pk])).content.decode()

    assert f"29.\xa0Dezember {NEXT_YEAR}, 24\xa0Uhr" in body
    assert "&lt;b&gt;Urlaub&lt;/b&gt;" in body


def test_before_anybody_can_read_it_nothing_is_public(office: Client) -> None:
    consultation = make_consultation(published=False, phases=False)
    make_phase(consultation, starts=timezone.now() + timedelta(days=5), ends=timezone.now() + timedelta(days=9))

    data = filled(office, admin_url(consultation), **{"phases-0-ends": f"30.12.{NEXT_YEAR} 00:00"})
    response = office.post(admin_url(consultation), data)

    assert response.status_code == 302
    assert not ConsultationChange.objects.exists()


def test_the_last_of_two_editors_is_told_instead_of_undoing_the_first(office: Client) -> None:
    consultation = make_consultation()
    mine = filled(office, admin_url(consultation), decided_by_de="Der Rat")
    theirs = filled(office, admin_url(consultation), audience_de="Alle")

    office.post(admin_url(consultation), theirs)
    response = office.post(admin_url(consultation), mine)

    assert response.status_code == 200
    assert "Dilek" in str(response.context["form"].non_field_errors())
    consultation.refresh_from_db()
    assert (str(consultation.audience), str(consultation.decided_by)) == ("Alle", "")


def test_a_proposal_handed_in_meanwhile_is_no_conflict_and_keeps_its_number(office: Client) -> None:
    consultation = make_consultation()
    data = filled(office, admin_url(consultation), audience_de="Alle")

    make_proposal(consultation, number=77)
    response = office.post(admin_url(consultation), data)

    assert response.status_code == 302
    assert Consultation.objects.get().last_number == 77


def test_the_old_short_address_keeps_leading_to_the_consultation(office: Client) -> None:
    consultation = make_consultation(slug="alt")

    office.post(admin_url(consultation), filled(office, admin_url(consultation), slug="neu"))

    assert Consultation.objects.get().slug == "neu"
    assert FormerSlug.objects.get().slug == "alt"


def test_nobody_takes_the_former_address_of_another_consultation(office: Client) -> None:
    FormerSlug.objects.create(consultation=make_consultation(), slug="alt")
    consultation = make_consultation()

    response = office.post(admin_url(consultation), filled(office, admin_url(consultation), slug="alt"))

    assert errors_of(response, "slug")


def test_an_archive_names_its_source(office: Client) -> None:
    consultation = make_consultation()

    response = office.post(admin_url(consultation), filled(office, admin_url(consultation), is_archive="on"))

    assert errors_of(response, "source")


def test_a_minimum_age_needs_a_level_at_which_people_are_asked_for_it(office: Client) -> None:
    consultation = make_consultation()

    url = admin_url(consultation)

    response = office.post(url, filled(office, url, minimum_age="14"))
    assert errors_of(response, "level")

    office.post(url, filled(office, url, minimum_age="14", level=Level.STATEMENT))
    consultation.refresh_from_db()
    assert (consultation.minimum_age, consultation.level) == (14, Level.STATEMENT)


def test_the_format_stays_once_there_are_proposals(office: Client) -> None:
    consultation = make_consultation()
    make_proposal(consultation)

    response = office.post(admin_url(consultation), filled(office, admin_url(consultation), format="vote"))

    assert errors_of(response, "format")


def test_a_category_gets_its_address_from_its_name(office: Client) -> None:
    consultation = make_consultation()
    data = filled(office, admin_url(consultation))
    row = {"name_de": "Bänke & Stühle", "slug": "", "position": "0", "id": "", "DELETE": ""}

    new = {f"categories-0-{name}": value for name, value in row.items()}
    response = office.post(admin_url(consultation), {**data, **new, "categories-TOTAL_FORMS": "1"})

    assert response.status_code == 302
    assert consultation.categories.get().slug == "banke-stuhle"


def test_a_category_with_proposals_cannot_be_deleted(office: Client) -> None:
    consultation = make_consultation()
    category = make_category(consultation)
    make_proposal(consultation).categories.add(category)

    data = filled(office, admin_url(consultation), **{"categories-0-DELETE": "on"})
    response = office.post(admin_url(consultation), data)

    assert len(response.context["form"].formsets["categories"].non_form_errors()) == 1


def test_the_screen_lists_the_language_versions_with_their_state(office: Client) -> None:
    consultation = make_consultation(published=False)
    german, english = make_page(consultation, "de"), make_page(consultation, "en", live=False)

    body = office.get(admin_url(consultation)).content.decode()

    for page in (german, english):
        assert f'href="{reverse("wagtailadmin_pages:edit", args=[page.pk])}"' in body


def test_a_consultation_that_people_took_part_in_is_kept(client: Client, admin_user: User) -> None:
    client.force_login(admin_user)
    consultation = make_consultation(published=False)
    make_proposal(consultation)

    client.post(reverse("consultations_admin:delete", args=[consultation.pk]))

    assert Consultation.objects.exists()


def test_a_consultation_with_a_page_is_kept(client: Client, admin_user: User) -> None:
    client.force_login(admin_user)
    consultation = make_consultation()

    client.post(reverse("consultations_admin:delete", args=[consultation.pk]))

    assert Consultation.objects.exists()


def test_an_unused_consultation_can_be_deleted_with_its_phases(client: Client, admin_user: User) -> None:
    client.force_login(admin_user)
    consultation = make_consultation(published=False, phases=False)
    make_phase(consultation, starts=timezone.now() + timedelta(days=1))

    client.post(reverse("consultations_admin:delete", args=[consultation.pk]))

    assert not Consultation.objects.exists()
