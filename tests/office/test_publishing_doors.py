"""Every door of the administration that publishes a page asks the same question first."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation, TranslationSource

from accounts.models import User
from consultations.models import ConsultationPage
from content.publishing.checklist import musts_of
from content.publishing.saying import checklist_url
from home.models import AccessibilityPage, StandardPage
from office.doors import START
from tests.home.accessibility.statements import FACTS
from tests.office.drafts import BAD, GOOD, edit, is_public, make_draft, on_a_day, written
from tests.office.test_release import hand_in
from tests.pages.pages import home, make_index, make_page

pytestmark = pytest.mark.django_db

# One function a door: it does there what publishes the page.


def by_editor(client: Client, page: Page) -> Any:
    return client.post(edit(page), written(client, edit(page), **{"action-publish": "1"}))


def by_going_back(client: Client, page: Page) -> Any:
    url = reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, page.get_latest_revision().pk])
    return client.post(url, written(client, url, **{"action-publish": "1"}))


def by_list(client: Client, page: Page) -> Any:
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    return client.post(f"{url}?id={page.pk}&next={START}")


def by_list_with_the_page_above(client: Client, page: Page) -> Any:
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    return client.post(f"{url}?id={page.get_parent().pk}&next={START}", {"include_descendants": "on"})


def by_release(client: Client, page: Page) -> Any:
    state = hand_in(page, User.objects.get(email__startswith="franka")).current_task_state
    return client.post(reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk]))


def by_release_in_the_editor(client: Client, page: Page) -> Any:
    hand_in(page, User.objects.get(email__startswith="franka"))
    acts = {"action-workflow-action": "1", "workflow-action-name": "approve"}
    return client.post(edit(page), written(client, edit(page), **acts))


def by_program(client: Client, page: Page) -> Any:
    return client.post(f"/verwaltung/api/main/pages/{page.pk}/action/publish/", {}, content_type="application/json")


DOORS: list[Callable[[Client, Page], Any]] = [
    by_editor,
    on_a_day,
    by_going_back,
    by_list,
    by_list_with_the_page_above,
    by_release,
    by_release_in_the_editor,
    by_program,
]


@pytest.mark.parametrize("door", DOORS)
def test_a_page_that_must_be_mended_passes_no_door(
    client: Client, dilek: User, franka: User, door: Callable[[Client, Page], Any]
) -> None:
    page = make_draft()
    client.force_login(dilek)

    response = door(client, page)

    if door is by_program:
        assert (response.status_code, page.title in response.json()["detail"]) == (400, True)
    else:
        assert checklist_url(page) in response.url + client.get(response.url).content.decode()
    assert not is_public(page)
    assert "hier</a>" in Page.objects.get(pk=page.pk).get_latest_revision_as_object().body[0].value.source


@pytest.mark.parametrize("door", [by_list, by_list_with_the_page_above, by_program])
def test_a_page_that_lacks_what_a_field_demands_stays_a_draft_and_no_reason_helps(
    client: Client, dilek: User, door: Callable[[Client, Page], Any]
) -> None:
    page = make_page(live=False, kind=AccessibilityPage, **{**FACTS, "responsible": ""})
    page.save_revision(clean=False)
    client.force_login(dilek)

    door(client, page)

    assert not is_public(page)
    shown = client.get(checklist_url(page)).content.decode()
    assert ("id_responsible" in shown, "despite-form" in shown) == (True, False)


@pytest.mark.parametrize("door", DOORS)
def test_a_page_with_nothing_to_mend_passes_every_door(
    client: Client, dilek: User, franka: User, door: Callable[[Client, Page], Any]
) -> None:
    page = make_draft(GOOD)
    client.force_login(dilek)

    door(client, page)

    assert is_public(page)


def test_a_new_page_that_must_be_mended_is_saved_as_a_draft(client: Client, dilek: User) -> None:
    client.force_login(dilek)
    url = reverse("wagtailadmin_pages:add", args=["home", "standardpage", home().pk])
    body = {"body-count": "1", "body-0-deleted": "", "body-0-order": "0", "body-0-type": "heading", "body-0-id": ""}
    words = {"body-0-value-text": "Teil", "body-0-value-level": "3", "title": "Neu", "slug": "neu"}

    response: Any = client.post(url, {**written(client, url), **body, **words, "action-publish": "1"})

    page = StandardPage.objects.get(slug="neu")
    assert response.url == checklist_url(page)
    assert (page.live, page.first_published_at) == (False, None)
    assert [block.value["text"] for block in page.get_latest_revision_as_object().body] == ["Teil"]


def test_a_new_page_with_nothing_to_mend_is_published_at_once(client: Client, dilek: User) -> None:
    client.force_login(dilek)
    url = reverse("wagtailadmin_pages:add", args=["home", "standardpage", home().pk])

    client.post(url, written(client, url, title="Neu", slug="neu", **{"action-publish": "1"}))

    assert StandardPage.objects.get(slug="neu").live


def copy_data(page: Page, **changes: str) -> dict[str, str]:
    place = {"new_title": "Kopie", "new_slug": "kopie", "new_parent_page": str(page.get_parent().pk)}
    return {**place, "publish_copies": "on", **changes}


def test_a_copy_of_a_page_that_must_be_mended_stays_at_home(client: Client, dilek: User) -> None:
    page = make_draft()
    Page.objects.filter(pk=page.pk).update(live=True)
    client.force_login(dilek)
    url = reverse("wagtailadmin_pages:copy", args=[page.pk])

    client.post(url, copy_data(page))
    assert not Page.objects.filter(slug="kopie").exists()
    client.post(url, copy_data(page, alias="on"))
    assert not Page.objects.filter(slug="kopie", live=True).exists()

    client.post(url, {name: value for name, value in copy_data(page).items() if name != "publish_copies"})
    assert Page.objects.filter(slug="kopie", live=False).count() == 1


def test_a_copy_of_a_consultation_has_no_dates_yet_and_begins_as_a_draft(client: Client, emil: User) -> None:
    page = make_page(make_index(), kind=ConsultationPage)
    client.force_login(emil)

    client.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), copy_data(page))

    assert not Page.objects.filter(slug="kopie").exists()


@pytest.mark.parametrize("act", ["copy", "create_alias"])
def test_a_program_that_may_not_copy_is_told_so(client: Client, dilek: User, act: str) -> None:
    page = make_draft()
    Page.objects.filter(pk=page.pk).update(live=True)
    client.force_login(dilek)

    url = f"/verwaltung/api/main/pages/{page.pk}/action/{act}/"
    response = client.post(url, {"slug": "kopie", "update_slug": "kopie"}, content_type="application/json")

    assert (response.status_code, page.title in response.json()["detail"]) == (400, True)
    assert not Page.objects.filter(slug="kopie").exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("body", [BAD, GOOD])
def test_a_page_above_comes_along_for_a_translation_as_a_draft_of_the_same_page(
    client: Client, dilek: User, body: list[Any]
) -> None:
    draft = make_draft(body)
    Page.objects.filter(pk=draft.pk).update(live=True)
    above = StandardPage.objects.get(pk=draft.pk)
    below = make_page(above)
    client.force_login(dilek)

    url = reverse("wagtail_localize:submit_page_translation", args=[below.pk])
    client.post(url, {"locales": [str(Locale.objects.get(language_code="en").pk)]})

    assert [page.live for page in above.get_translations()] == [False]
    assert below.get_translations().get().get_parent().translation_key == above.translation_key


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("door", ["editor", "update"])
def test_a_translation_that_must_be_mended_stays_a_draft(client: Client, dilek: User, door: str) -> None:
    source_page = make_draft()
    Page.objects.filter(pk=source_page.pk).update(live=True)
    source, _new = TranslationSource.update_or_create_from_instance(StandardPage.objects.get(pk=source_page.pk))
    translation = Translation.objects.create(source=source, target_locale=Locale.objects.get(language_code="en"))
    translation.save_target(publish=False)
    target = translation.get_target_instance()
    client.force_login(dilek)

    if door == "editor":
        response: Any = client.post(edit(target), {"action": "publish"})
        assert response.url == checklist_url(target)
    else:
        url = reverse("wagtail_localize:update_translations", args=[source.pk])
        client.post(url, {"publish_translations": "on"})

    assert not is_public(target)
    assert Page.objects.get(pk=target.pk).latest_revision is not None


def test_programs_of_ours_publish_without_being_asked() -> None:
    page = make_draft()

    page.get_latest_revision().publish()

    assert is_public(page)
    assert musts_of(page)


def test_what_was_typed_stays_when_the_page_is_refused(client: Client, dilek: User) -> None:
    page = make_draft()
    client.force_login(dilek)

    client.post(edit(page), written(client, edit(page), title="Neuer Titel", **{"action-publish": "1"}))

    assert Page.objects.get(pk=page.pk).get_latest_revision_as_object().title == "Neuer Titel"
