"""What editors do with a page, and what that means for the procedure and its contributions."""

import json

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from accounts.models import User
from consultations.models import Consultation, ConsultationPage, Proposal
from consultations.processes.services import rename_slug
from consultations.rules import Denied
from tests.factories import close, make_proposal
from tests.pages.pages import home, make_admin, make_consultation_page, make_index, make_publishable, translate

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client: Client) -> Client:
    client.force_login(make_admin())
    return client


def editor_fields(page: ConsultationPage, **changes: str) -> dict[str, str]:
    """What the page editor sends."""
    fields = {
        "title": page.title,
        "slug": page.slug,
        "summary": page.summary,
        "image_alt": "",
        "body-count": "0",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "comments-MIN_NUM_FORMS": "0",
        "comments-MAX_NUM_FORMS": "",
    }
    return {**fields, **changes}


def test_a_page_makes_its_procedure_when_it_is_first_saved():
    page = make_consultation_page(title="Radweg", slug="radweg")

    consultation = Consultation.objects.get()

    assert (consultation.key, consultation.slug, dict(consultation.title)) == (
        page.translation_key,
        "radweg",
        {"de": "Radweg"},
    )


def test_a_draft_has_a_procedure_that_nobody_sees_and_that_it_does_not_name():
    make_consultation_page(title="Noch geheim", live=False)

    assert Consultation.objects.count() == 1
    assert not Consultation.objects.visible().exists()
    assert dict(Consultation.objects.get().title) == {}


def test_a_translation_shares_the_procedure_and_adds_its_title():
    page = make_consultation_page(title="Radweg")

    translate(page, "en", title="Cycle path")

    consultation = Consultation.objects.get()
    assert dict(consultation.title) == {"de": "Radweg", "en": "Cycle path"}


def test_a_draft_translation_does_not_name_the_consultation():
    page = make_consultation_page(title="Radweg")

    english = translate(page, "en", title="Radweg, untranslated", live=False)
    before = dict(Consultation.objects.get().title)
    english.title = "Cycle path"
    english.save_revision().publish()

    assert before == {"de": "Radweg"}
    assert dict(Consultation.objects.get().title) == {"de": "Radweg", "en": "Cycle path"}


def test_a_copied_page_gets_an_empty_procedure_of_its_own(office: Client):
    page = make_consultation_page(title="Bürgerbudget", slug="buergerbudget")
    make_proposal(page.consultation)

    office.post(
        reverse("wagtailadmin_pages:copy", args=[page.pk]),
        {
            "new_title": "Bürgerbudget 2",
            "new_slug": "buergerbudget-2",
            "new_parent_page": page.get_parent().pk,
        },
    )

    copy = ConsultationPage.objects.get(slug="buergerbudget-2")
    assert copy.consultation != page.consultation
    assert copy.consultation.proposals.count() == 0
    assert page.consultation.proposals.count() == 1


def test_two_pages_with_the_same_slug_get_procedures_with_different_addresses():
    make_consultation_page(make_index(), slug="radweg")
    make_consultation_page(make_index(title="Archiv", slug="archiv"), slug="radweg")

    assert sorted(Consultation.objects.values_list("slug", flat=True)) == ["radweg", "radweg-2"]


def test_while_the_title_of_a_new_page_is_typed_the_address_follows():
    page = make_consultation_page(title="R", slug="r", live=False)
    for slug in ("rad", "radweg"):
        page.slug = slug
        page.save_revision()

    assert Consultation.objects.get().slug == "radweg"


def test_once_public_an_address_stays_whatever_editors_do_to_their_page():
    page = make_consultation_page(slug="radweg")
    page.slug = "radweg-an-der-wupper"
    page.save_revision().publish()

    assert Consultation.objects.get().slug == "radweg"


def test_an_address_that_the_office_has_chosen_stays():
    page = make_consultation_page(slug="radweg", live=False)
    rename_slug(consultation=page.consultation, slug="rad-2027")
    page.save_revision().publish()

    assert Consultation.objects.get().slug == "rad-2027"


def test_only_who_sets_consultations_up_gives_one_another_address(clara: User, dilek: User):
    consultation = make_consultation_page(slug="radweg").consultation

    with pytest.raises(Denied):
        rename_slug(consultation=consultation, slug="andere", by=clara)
    consultation.refresh_from_db()
    assert consultation.slug == "radweg"

    rename_slug(consultation=consultation, slug="rad-2027", by=dilek)
    consultation.refresh_from_db()
    assert consultation.slug == "rad-2027"


def test_a_preview_of_a_new_page_makes_no_procedure(office: Client):
    index = make_index()
    address = reverse("wagtailadmin_pages:preview_on_add", args=["consultations", "consultationpage", index.pk])
    fields = {**editor_fields(ConsultationPage(title="Radweg", slug="radweg")), "next": ""}

    sent = office.post(address, fields)
    shown = office.get(address)

    assert json.loads(sent.content)["is_valid"] is True
    assert "Radweg" in shown.content.decode()
    assert not Consultation.objects.exists()


def test_a_preview_of_a_saved_page_changes_nothing(office: Client):
    page = make_consultation_page(title="Radweg")
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])

    office.post(address, editor_fields(page, title="Noch nicht gesagt"))
    shown = office.get(address)

    assert "Noch nicht gesagt" in shown.content.decode()
    assert dict(Consultation.objects.get().title) == {"de": "Radweg"}


def test_saving_a_draft_again_and_again_keeps_the_public_title_and_the_contributions(office: Client):
    page = make_consultation_page(title="Radweg")
    make_proposal(page.consultation)

    for title in ("R", "Ra", "Rad"):
        office.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), editor_fields(page, title=title))

    assert dict(Consultation.objects.get().title) == {"de": "Radweg"}
    assert Proposal.objects.count() == 1


def test_publishing_takes_the_new_title_over(office: Client):
    page = make_consultation_page(title="Radweg")
    make_publishable(page)

    office.post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        editor_fields(page, title="Radweg an der Wupper", **{"action-publish": "action-publish"}),
    )

    assert dict(Consultation.objects.get().title) == {"de": "Radweg an der Wupper"}


def test_unpublishing_one_version_keeps_the_consultation_and_unpublishing_all_hides_it():
    page = make_consultation_page()
    english = translate(page, "en")

    page.unpublish()
    with_one = Consultation.objects.visible().count()
    english.unpublish()

    assert (with_one, Consultation.objects.visible().count()) == (1, 0)


def test_unpublishing_and_publishing_again_changes_no_contribution():
    page = make_consultation_page()
    proposal = make_proposal(page.consultation)

    page.unpublish()
    page.save_revision().publish()

    assert list(Consultation.objects.get().proposals.all()) == [proposal]


def test_the_last_page_of_a_consultation_with_contributions_cannot_be_deleted(office: Client):
    page = make_consultation_page(title="Radweg")
    make_proposal(page.consultation)

    response = office.post(reverse("wagtailadmin_pages:delete", args=[page.pk]), follow=True)

    assert ConsultationPage.objects.filter(pk=page.pk).exists()
    assert "Radweg" in str(next(iter(response.context["messages"])))


def test_nor_can_the_section_that_it_lies_in(office: Client):
    page = make_consultation_page()
    make_proposal(page.consultation)

    office.post(reverse("wagtailadmin_pages:delete", args=[page.get_parent().pk]))

    assert ConsultationPage.objects.filter(pk=page.pk).exists()


def test_nor_can_several_pages_at_once_that_include_the_last_one(office: Client):
    page = make_consultation_page()
    english = translate(page, "en")
    make_proposal(page.consultation)

    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    office.post(f"{address}?id={page.pk}&id={english.pk}")

    assert ConsultationPage.objects.filter(pk__in=[page.pk, english.pk]).count() == 2


def test_one_of_two_versions_can_be_deleted(office: Client):
    page = make_consultation_page()
    english = translate(page, "en")
    make_proposal(page.consultation)

    office.post(reverse("wagtailadmin_pages:delete", args=[english.pk]))

    assert not Page.objects.filter(pk=english.pk).exists()
    assert Consultation.objects.visible().count() == 1


def test_a_page_without_contributions_can_be_deleted(office: Client):
    page = make_consultation_page()

    office.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))

    assert not Page.objects.filter(pk=page.pk).exists()


def test_the_editor_shows_the_phases_and_leads_to_the_procedures_own_screen(office: Client):
    page = make_consultation_page()

    html = office.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()

    assert reverse("consultations_admin:edit", args=[page.consultation.pk]) in html


def test_pages_lie_in_the_list_of_consultations_and_nowhere_else():
    assert not ConsultationPage.can_create_at(home())
    assert ConsultationPage.can_create_at(make_index())


@pytest.mark.parametrize("above", [False, True])
def test_the_copy_of_a_closed_consultations_page_is_born_closed(office: Client, bernd: User, above: bool):
    page = make_consultation_page(title="Geheimer Plan", slug="plan")
    close(page.consultation, bernd)
    copied = page.get_parent() if above else page

    office.post(
        reverse("wagtailadmin_pages:copy", args=[copied.pk]),
        {
            "new_title": "Kopie",
            "new_slug": "kopie",
            "new_parent_page": copied.get_parent().pk,
            "copy_subpages": "on",
        },
    )

    copy = ConsultationPage.objects.exclude(pk=page.pk).get()
    assert copy.consultation.key != page.consultation.key
    assert (copy.consultation.readers, copy.consultation.level) == ("invited", "checked")
    assert copy.is_closed_to(bernd)


@pytest.mark.parametrize(("slug", "made"), [("", "wie-soll-der-stadtpark-werden"), ("stadtpark", "stadtpark")])
def test_a_page_gets_its_short_address_from_its_title_where_nobody_gave_one(office: Client, slug: str, made: str):
    index = make_index()
    fields = editor_fields(ConsultationPage(title="Wie soll der Stadtpark werden?", slug=slug, summary="Neu."))

    office.post(reverse("wagtailadmin_pages:add", args=["consultations", "consultationpage", index.pk]), fields)

    assert ConsultationPage.objects.get().slug == made


def test_a_title_without_letters_needs_a_short_address(office: Client):
    index = make_index()
    fields = editor_fields(ConsultationPage(title="???", slug="", summary="Neu."))

    response = office.post(
        reverse("wagtailadmin_pages:add", args=["consultations", "consultationpage", index.pk]), fields
    )

    assert response.status_code == 200
    assert list(response.context["form"].errors) == ["slug"]
    assert not ConsultationPage.objects.exists()


def test_a_page_whose_short_address_was_emptied_gets_one_again(office: Client):
    page = make_consultation_page(title="Radweg", slug="rad-2026")

    office.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), editor_fields(page, slug=""))

    page.refresh_from_db()
    assert page.get_latest_revision_as_object().slug == "radweg"
