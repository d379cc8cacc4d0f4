"""Pages of authors are released by somebody else; the mails about it lie in the outbox."""

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, TaskState, WorkflowState
from wagtail.test.utils.form_data import nested_form_data, streamfield

from accounts.models import User
from home.models import StandardPage
from notices.models import OutboxMessage
from tests.factories import make_user
from tests.pages.pages import home, make_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(franka: User) -> StandardPage:
    """A draft of Franka's."""
    return make_page(live=False, owner=franka, title="Baustelle am Markt")


def hand_in(page: Page, by: User) -> WorkflowState:
    page.save_revision(user=by)
    return page.get_workflow().start(page, by)


def release(client: Client, page: Page, action: str = "approve", **data: str) -> int:
    state = WorkflowState.objects.get(object_id=str(page.pk)).current_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, state.pk])
    return client.post(url, data).status_code


def is_live(page: Page) -> bool:
    return Page.objects.get(pk=page.pk).live


def test_an_author_writes_and_hands_in_but_does_not_publish(client: Client, franka: User) -> None:
    client.force_login(franka)
    url = reverse("wagtailadmin_pages:add", args=["home", "standardpage", home().pk])
    form = nested_form_data({"title": "Neu", "slug": "neu", "lead": "", "body": streamfield([])})

    shown = client.get(url).content.decode()
    client.post(url, {**form, "action-publish": "1"})
    tried = StandardPage.objects.get(slug="neu")
    client.post(reverse("wagtailadmin_pages:edit", args=[tried.pk]), {**form, "action-submit": "1"})

    assert 'name="action-publish"' not in shown
    assert 'name="action-submit"' in shown
    assert not is_live(tried)
    assert WorkflowState.objects.get().requested_by == franka


def test_an_author_changes_the_own_pages_only(client: Client, franka: User, page: StandardPage) -> None:
    other = make_page(title="Von anderen")
    client.force_login(franka)

    assert client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200
    assert client.get(reverse("wagtailadmin_pages:edit", args=[other.pk])).status_code == 302
    for name in ("delete", "unpublish", "move", "copy", "history"):
        assert client.post(reverse(f"wagtailadmin_pages:{name}", args=[other.pk])).status_code in (302, 405)
    assert is_live(other)


@pytest.mark.parametrize("who", ["dilek", "emil"])
def test_a_second_person_releases(
    client: Client, franka: User, page: StandardPage, request: pytest.FixtureRequest, who: str
) -> None:
    hand_in(page, franka)
    client.force_login(request.getfixturevalue(who))

    assert release(client, page) == 302
    assert is_live(page)


@pytest.mark.parametrize("who", ["clara", "gregor", "hanna", "franka", "anna"])
def test_others_release_nothing(
    client: Client, franka: User, page: StandardPage, request: pytest.FixtureRequest, who: str
) -> None:
    hand_in(page, franka)
    client.force_login(request.getfixturevalue(who))

    release(client, page)

    assert not is_live(page)
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_IN_PROGRESS


@pytest.mark.parametrize("is_superuser", [False, True])
def test_nobody_releases_what_one_has_handed_in(client: Client, dilek: User, is_superuser: bool) -> None:
    User.objects.filter(pk=dilek.pk).update(is_superuser=is_superuser)
    dilek = User.objects.get(pk=dilek.pk)
    page = make_page(live=False, owner=dilek)
    state = hand_in(page, dilek)
    client.force_login(dilek)

    shown = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    release(client, page)
    form = nested_form_data({"title": page.title, "slug": page.slug, "lead": "", "body": streamfield([])})
    approval = {"action-workflow-action": "1", "workflow-action-name": "approve"}
    client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), {**form, **approval})
    with pytest.raises(PermissionDenied):
        state.current_task_state.task.specific.on_action(state.current_task_state, dilek, "approve")

    assert 'data-workflow-action-name="approve"' not in shown
    assert not is_live(page)
    assert list(TaskState.objects.reviewable_by(dilek)) == []


def test_an_editor_may_still_publish_directly(client: Client, dilek: User) -> None:
    page = make_page(live=False, owner=dilek)
    client.force_login(dilek)
    form = nested_form_data({"title": page.title, "slug": page.slug, "lead": "", "body": streamfield([])})

    client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), {**form, "action-publish": "1"})

    assert is_live(page)


def test_what_was_handed_in_by_an_account_that_is_gone_can_be_released(client: Client, dilek: User) -> None:
    gone = make_user()
    page = make_page(live=False)
    hand_in(page, gone)
    gone.delete()
    client.force_login(dilek)

    assert TaskState.objects.reviewable_by(dilek).count() == 1
    assert release(client, page) == 302
    assert is_live(page)


def letters(kind: str) -> list[str]:
    return sorted(OutboxMessage.objects.filter(kind=kind).values_list("address", flat=True))


def test_those_who_release_hear_of_it_by_the_outbox_and_nobody_else(
    franka: User, dilek: User, emil: User, clara: User, page: StandardPage, admin_user: User
) -> None:
    hand_in(page, franka)

    assert letters("page_to_release") == [dilek.email, emil.email]
    message = OutboxMessage.objects.get(address=dilek.email)
    assert message.subject.endswith("Baustelle am Markt")
    assert f"/verwaltung/pages/{page.pk}/edit/" in message.body
    # Wagtail itself sends nothing; what leaves is what lies in the outbox.
    assert OutboxMessage.objects.count() == 2
    assert [letter for letter in mail.outbox if "Message-ID" not in letter.extra_headers] == []


def test_the_author_hears_what_became_of_it(client: Client, franka: User, dilek: User, page: StandardPage) -> None:
    hand_in(page, franka)
    client.force_login(dilek)

    release(client, page, "reject", comment="Bitte ein Datum nennen.")

    assert letters("page_given_back") == [franka.email]
    assert "Bitte ein Datum nennen." in OutboxMessage.objects.get(kind="page_given_back").body
    client.force_login(franka)
    WorkflowState.objects.get().resume(user=franka)
    client.force_login(dilek)
    release(client, page)
    assert letters("page_released") == [franka.email]


def test_whoever_switched_such_mails_off_gets_none(franka: User, dilek: User, page: StandardPage) -> None:
    from wagtail.users.models import UserProfile

    profile = UserProfile.get_for_user(dilek)
    profile.submitted_notifications = False
    profile.save()

    hand_in(page, franka)

    assert letters("page_to_release") == []


def test_a_mail_whose_transaction_fails_never_leaves(franka: User, dilek: User, page: StandardPage) -> None:
    from django.db import transaction

    class Crash(Exception):
        pass

    with pytest.raises(Crash), transaction.atomic():
        hand_in(page, franka)
        raise Crash

    assert (OutboxMessage.objects.count(), WorkflowState.objects.count(), mail.outbox) == (0, 0, [])


def test_an_author_begins_no_consultation(client: Client, franka: User, dilek: User) -> None:
    from tests.pages.pages import make_index

    index = make_index()
    url = reverse("wagtailadmin_pages:add", args=["consultations", "consultationpage", index.pk])

    client.force_login(franka)
    refused = client.get(url).status_code
    client.force_login(dilek)

    assert (refused, client.get(url).status_code) == (302, 200)
    assert not index.permissions_for_user(franka).can_add_subpage()
